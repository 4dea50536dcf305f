import { describe, expect, it } from "vitest";
import { pmId, vmId } from "../../src/base/ids.ts";
import { NO_INTERVENTIONS } from "../../src/engine/intervention.ts";
import { USUAL_TERMS } from "../../src/engine/migration-cost.ts";
import type { RecordPart, RunEvent, RunRecord } from "../../src/engine/record.ts";
import { createRecord, EVENT_KINDS } from "../../src/engine/record.ts";
import { RecordBuilder } from "../../src/engine/record-builder.ts";
import { createTableDemand, uniformCapacity } from "../../src/engine/workload.ts";
import { firstDivergence } from "../../src/view/compare/divergence.ts";
import { draw, run } from "./fixtures.ts";

const move = (vm: number): RunEvent => ({ kind: "migration", vm: vmId(vm), from: pmId(0), to: pmId(1) });
const swap = (vm: number): RunEvent => ({
  kind: "swap",
  vm: vmId(vm),
  from: pmId(0),
  with: vmId(9),
  to: pmId(1),
});
const stuck = (asked: number): RunEvent => ({ kind: "no-solution", from: pmId(0), to: pmId(asked) });

/** A record of three hours with these events. */
function record(...hours: readonly (readonly RunEvent[])[]): RunRecord {
  const demand = createTableDemand(10, 3, new Float64Array(90));
  const builder = new RecordBuilder(
    {
      pms: 2,
      vms: 10,
      steps: 3,
      capacity: uniformCapacity(2),
      initialPlacement: new Int32Array(10),
      demand,
      threshold: 0.79,
      limit: 0.9,
      migration: USUAL_TERMS,
      stepMinutes: 60,
      seed: 1,
      streams: 2,
      interventions: NO_INTERVENTIONS,
    },
    { quantiles: false },
  );
  const { record: made, append } = createRecord({ pms: 2, vms: 10, steps: 3 });
  const idle = new Float64Array(6);
  for (let hour = 0; hour < 3; hour++) {
    builder.beginStep(hour, new Int32Array(10), () => null);
    for (const event of hours[hour] ?? []) {
      const [vm, other] =
        event.kind === "no-solution" ? [-1, -1] : [event.vm, event.kind === "swap" ? event.with : -1];
      const kind = EVENT_KINDS.indexOf(event.kind);
      builder.push(
        { kind, vm, from: event.from, to: event.to ?? -1, other, byHand: false, overload: true },
        idle,
      );
    }
    builder.endStep(hour, { utilization: idle, threshold: 0.79, down: null }, 0);
    const part = builder.take();
    if (part !== null) append(part);
  }
  return made;
}

describe("where runs part", () => {
  it("nowhere, if they do the same", () => {
    expect(firstDivergence([record([move(1)], [swap(2)]), record([move(1)], [swap(2)])])).toBeNull();
  });

  it("nowhere, if there is but one, or none", () => {
    expect(firstDivergence([record([move(1)])])).toBeNull();
    expect(firstDivergence([])).toBeNull();
  });

  it("at the first event that differs in anything", () => {
    const same = [move(1), move(2)];
    expect(firstDivergence([record(same), record([move(1), move(3)])])).toEqual({ step: 0, action: 1 });
    expect(firstDivergence([record(same), record([swap(1), move(2)])])).toEqual({ step: 0, action: 0 });
    expect(firstDivergence([record([], [stuck(1)]), record([], [stuck(0)])])).toEqual({ step: 1, action: 0 });
  });

  it("where one goes on and another has done", () => {
    const runs = [record([move(1)], [move(2)]), record([move(1)], [move(2), move(3)])];
    expect(firstDivergence(runs)).toEqual({ step: 1, action: 1 });
    expect(firstDivergence([...runs].reverse())).toEqual({ step: 1, action: 1 });
  });

  it("of several runs, where any of them first leaves the others, in whatever order they stand", () => {
    const runs = [
      record([move(1), move(2)]),
      record([move(1), move(3)]), // parts after one event
      record([move(4)]), // parts at once
    ];
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [2, 1, 0],
    ]) {
      expect(firstDivergence(order.flatMap((i) => runs[i] ?? []))).toEqual({ step: 0, action: 0 });
    }
  });

  it("further on, once all runs have come further", () => {
    const calm = "PM0: 41 0 0, 10 0 0 \n PM1: 0 0 0";
    const workload = draw(
      Array.from({ length: 20 }, (_, hour) => (hour === 18 ? "PM0: 41 0 0, 40 0 0 \n PM1: 0 0 0" : calm)),
    );
    const growing = ["scoa", "none"].map((policy) => {
      const whole = run(policy, workload);
      return { whole, record: { ...whole, parts: whole.parts.slice(0, 1) } };
    });
    const records = growing.map((each) => each.record);
    expect(firstDivergence(records)).toBeNull();
    for (const { whole, record: grown } of growing) {
      expect(firstDivergence(records)).toBeNull(); // not all of them are there
      grown.parts.push(...whole.parts.slice(1));
    }
    expect(firstDivergence(records)).toEqual({ step: 18, action: 0 });
    expect(firstDivergence([...records].reverse())).toEqual({ step: 18, action: 0 });
    expect(firstDivergence(records.slice(0, 1))).toBeNull();
  });

  it("of a fork and its original not in what they share, which is not even looked at", () => {
    const whole = record([move(1)], [move(2)]);
    const shared = { ...(whole.parts[0] as RecordPart) };
    let reads = 0;
    const watched = new Proxy(shared, {
      get(part, key) {
        if (key === "eventVm") reads++;
        return Reflect.get(part, key);
      },
    });
    const original = { ...whole, parts: [watched] };
    expect(firstDivergence([original, { ...whole, parts: [watched] }])).toBeNull();
    expect(reads).toBe(0);
    expect(firstDivergence([original, { ...whole, parts: [shared] }])).toBeNull();
    expect(reads).toBeGreaterThan(0);
  });
});
