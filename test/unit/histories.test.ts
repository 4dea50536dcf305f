/** What a PM and a VM have lived through, read off records. Figures in drawings are percent of a PM, the threshold is 79. */

import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import { withInterventions } from "../../src/engine/changes.ts";
import type { RecordPart, RunRecord } from "../../src/engine/record.ts";
import type { Workload } from "../../src/engine/workload.ts";
import type { PmEntry } from "../../src/view/over-time/pm-history.ts";
import { createPmHistory, marginsOf } from "../../src/view/over-time/pm-history.ts";
import { createVmHistory, hostAt, lastHappened } from "../../src/view/over-time/vm-history.ts";
import { draw, run, runActions } from "./fixtures.ts";

/** Hour 0: VM 0 leaves PM0; hour 1: calm; hour 2: PM0 is stuck; hour 3: calm. */
const WORKLOAD = draw([
  "PM0: 41 0 8, 40 0 0 \n PM1: 0 0 10",
  "PM0: 30 20 0, 20 0 0 \n PM1: 0 0 10",
  "PM0: 45 0 5, 95 0 0 \n PM1: 20 0 7",
  "PM0: 1 0 5, 1 0 0 \n PM1: 2 0 7",
]);
const SWAPPING = draw("PM0: 50 0 6, 30 0 0 \n PM1: 40 0 7");

it("is about these runs", () => {
  expect(runActions("scoa", WORKLOAD)).toEqual(["hour 0, VM 0: PM0 -> PM1", "hour 2, PM0: no solution"]);
  expect(runActions("scoa", SWAPPING)).toHaveLength(1);
  expect(runActions("scoa", SWAPPING)[0]).toMatch(/<->/);
});

const sentenceOf = (entry: PmEntry): string => {
  const when = `${entry.step}.${entry.action}`;
  const hand = "byHand" in entry && entry.byHand ? ", by hand" : "";
  switch (entry.kind) {
    case "over":
      return `${when} over on ${["cpu", "net", "mem"][entry.resource]} ${entry.value.toFixed(2)}`;
    case "arrived":
      return `${when} VM ${entry.vm} from PM${entry.from}${hand}`;
    case "left":
      return `${when} VM ${entry.vm} to PM${entry.to}${hand}`;
    case "swapped":
      return `${when} VM ${entry.left} for VM ${entry.came} of PM${entry.pm}${hand}`;
    case "stuck":
      return `${when} stuck, asked ${entry.asked}`;
  }
};

const storyOf = (policy: string, workload: Workload, pm: number): string[] =>
  createPmHistory(run(policy, workload), workload, pm).read().map(sentenceOf);

describe("the history of a PM", () => {
  it("names overloads, departures and what could not be done, each at its moment", () => {
    expect(storyOf("scoa", WORKLOAD, 0)).toEqual([
      "0.0 over on cpu 0.81",
      "0.1 VM 0 to PM1",
      "2.0 over on cpu 0.95",
      "2.1 stuck, asked 1",
    ]);
  });

  it("names arrivals; a PM that was only asked has lived through nothing", () => {
    expect(storyOf("scoa", WORKLOAD, 1)).toEqual(["0.1 VM 0 from PM0"]);
  });

  it("names a swap from both sides", () => {
    const [event] = runActions("scoa", SWAPPING);
    const [vm, other] = [...(event ?? "").matchAll(/VM (\d)/g)].map((match) => match[1]);
    expect(storyOf("scoa", SWAPPING, 0)).toEqual([
      "0.0 over on cpu 0.80",
      `0.1 VM ${vm} for VM ${other} of PM1`,
    ]);
    expect(storyOf("scoa", SWAPPING, 1)).toEqual([`0.1 VM ${other} for VM ${vm} of PM0`]);
  });

  it("names overloads that no policy has acted on", () => {
    expect(storyOf("none", WORKLOAD, 0)).toEqual(["0.0 over on cpu 0.81", "2.0 over on cpu 1.40"]);
  });

  it("tells what was done by hand, and an overload that only that brought about", () => {
    const calm = draw("PM0: 50 0 0 \n PM1: 40 0 0");
    const moved = withInterventions(calm, [
      { kind: "move", step: stepOf(0), after: 0, vm: vmId(0), to: pmId(1) },
    ]);
    expect(storyOf("none", moved, 1)).toEqual(["0.1 VM 0 from PM0, by hand", "0.1 over on cpu 0.90"]);
  });

  it("judges by the threshold of the time", () => {
    const workload = draw(["PM0: 50 0 0 \n PM1: 0 0 0", "PM0: 50 0 0 \n PM1: 0 0 0"]);
    const stricter = withInterventions(workload, [
      { kind: "threshold", step: stepOf(1), after: 0, value: 0.4 },
    ]);
    expect(storyOf("none", stricter, 0)).toEqual(["1.0 over on cpu 0.50"]);
  });

  it("is empty for a PM that the run does not have", () => {
    expect(storyOf("scoa", WORKLOAD, 2)).toEqual([]);
  });

  it("knows since when a VM is there at a moment", () => {
    const history = createPmHistory(run("scoa", WORKLOAD), WORKLOAD, 1);
    expect(history.since(0, { step: 2, action: 0 })).toEqual({ step: 0, action: 1 });
    expect(history.since(2, { step: 2, action: 0 })).toBeNull();
    expect(history.since(0, { step: 0, action: 0 })).toBeNull();
  });

  it("goes on where it left off as the run grows", () => {
    const whole = run("scoa", LONG);
    const { grown, append } = growing(whole);
    const history = createPmHistory(grown, LONG, 0);
    append();
    const first = history.read().length;
    append();
    expect(history.read().map(sentenceOf)).toEqual(storyOf("scoa", LONG, 0));
    expect(first).toBeGreaterThan(0);
    expect(history.read().length).toBeGreaterThan(first);
  });
});

describe("where a VM has lived", () => {
  it("is one stay for a VM that was never moved", () => {
    const stays = createVmHistory(run("scoa", WORKLOAD), 1).read();
    expect(stays).toEqual([{ pm: 0, step: 0, action: 0, at: 0, by: null, byHand: false }]);
  });

  it("begins a stay with every move, within its hour", () => {
    const stays = createVmHistory(run("scoa", WORKLOAD), 0).read();
    expect(stays.map(({ pm, at, by }) => ({ pm, at, by }))).toEqual([
      { pm: 0, at: 0, by: null },
      { pm: 1, at: 0.5, by: "migration" },
    ]);
    expect(hostAt(stays, { step: 0, action: 0 })).toBe(0);
    expect(hostAt(stays, { step: 0, action: 1 })).toBe(1);
    expect(hostAt(stays, { step: 3, action: 0 })).toBe(1);
  });

  it("knows both VMs of a swap", () => {
    const record = run("scoa", SWAPPING);
    const last = [0, 1, 2].map((vm) => createVmHistory(record, vm).read().at(-1)?.pm);
    expect(last.filter((pm) => pm === 0)).toHaveLength(2);
    expect([0, 1, 2].filter((vm) => createVmHistory(record, vm).read().at(-1)?.by === "swap")).toHaveLength(
      2,
    );
  });

  it("goes on where it left off as the run grows", () => {
    const whole = run("scoa", LONG);
    const { grown, append } = growing(whole);
    const history = createVmHistory(grown, 0);
    expect(history.read()).toEqual([]);
    append();
    history.read();
    append();
    expect(history.read()).toEqual(createVmHistory(whole, 0).read());
    expect(history.read().length).toBeGreaterThan(2);
  });
});

it("the last fact that is there is found by its moment", () => {
  const facts = [
    { step: 0, action: 0 },
    { step: 2, action: 1 },
    { step: 2, action: 2 },
  ];
  const at = (step: number, action: number): number => lastHappened(facts, { step, action });
  expect([at(0, 0), at(2, 0), at(2, 1), at(2, 2), at(9, 0)]).toEqual([0, 0, 1, 2, 2]);
  expect(lastHappened([], { step: 1, action: 1 })).toBe(-1);
});

describe("how far from the threshold", () => {
  it("a PM is over: every resource that is, the worst first", () => {
    const margins = marginsOf(Float64Array.of(0, 0, 0, 0.85, 0.2, 0.8), 1, 0.79);
    expect(margins).toEqual([
      { resource: 0, over: true, text: "0.06" },
      { resource: 2, over: true, text: "0.01" },
    ]);
  });

  it("a PM is below: the nearest resource", () => {
    expect(marginsOf(Float64Array.of(0.3, 0.77, 0.5), 0, 0.79)).toEqual([
      { resource: 1, over: false, text: "0.02" },
    ]);
  });

  it("with as many decimals as it takes to be a distance", () => {
    expect(marginsOf(Float64Array.of(0.7904, 0, 0), 0, 0.79)[0]?.text).toBe("0.0004");
  });
});

/** Twenty hours in which VM 0 keeps being moved: more than one part of a record. */
const LONG = draw(
  Array.from({ length: 20 }, (_, hour) =>
    hour % 2 === 0 ? "PM0: 50 0 0, 40 0 0 \n PM1: 0 0 0" : "PM0: 50 0 0, 1 0 0 \n PM1: 40 0 0",
  ),
);

/** A record that is to grow by the parts of another, one at a time. */
function growing(whole: RunRecord): { grown: RunRecord; append: () => void } {
  const parts: RecordPart[] = [];
  expect(whole.parts.length).toBe(2);
  return {
    grown: { ...whole, parts },
    append: () => {
      const next = whole.parts[parts.length];
      if (next !== undefined) parts.push(next);
    },
  };
}
