/**
 * What every runner keeps to, whatever thread its simulation runs in. Needs neither Node nor a
 * page: the local runner is held to it in Node, the worker's in a real Chromium.
 */

import { afterAll, describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import type { Result } from "../../src/base/result.ts";
import { withInterventions } from "../../src/engine/changes.ts";
import type { Intervention } from "../../src/engine/intervention.ts";
import { NO_INTERVENTIONS } from "../../src/engine/intervention.ts";
import type { RecordPart } from "../../src/engine/record.ts";
import { eventCount } from "../../src/engine/record.ts";
import { replayStart, startAt } from "../../src/engine/simulate.ts";
import { scoresOf } from "../../src/experiment/score.ts";
import { deciderOf } from "../../src/policies/registry.ts";
import type { CallOptions, Progress, Runner } from "../../src/runner/protocol.ts";
import { createGeneratedScenario, DEFAULT_FIGURES } from "../../src/scenario/generated-figures.ts";
import type { InputError } from "../../src/scenario/input-error.ts";
import { createPreset, type PresetName, presetNames } from "../../src/scenario/presets/catalogue.ts";
import { createRandomScenario } from "../../src/scenario/presets/random.ts";
import { createWorkload, type Scenario } from "../../src/scenario/scenario.ts";
import { simulate } from "../simulated.ts";
import { EVERY_CHOICE, nameOf } from "../unit/arbitrary-workloads.ts";
import { AS_IT_IS, bytesOf, choose, explainEvent, scenarioText } from "../unit/fixtures.ts";
import { collectRun } from "./collect-run.ts";

const CSV = "vm,hour,cpu,net,mem\nweb,0,0.5,0.1,0.2\nweb,1,0.6,0.1,0.2\ndb,0,0.2,0.3,0.4\ndb,1,0.2,0.3,0.5\n";

/** Long enough for any runner to report on the way and to be stopped on the way. */
const LONG = createRandomScenario(3, { pms: 60, vms: 480, steps: 240 });

function opened(result: Result<Scenario, InputError>): Scenario {
  if (result.kind === "error") throw new Error(result.error.code);
  return result.value;
}

export function describeRunner(name: string, createRunner: () => Runner): void {
  describe(`the contract of runners: ${name}`, () => {
    const runner = createRunner();
    afterAll(() => runner.dispose());

    describe("open", () => {
      it.each(presetNames)("makes the preset %s", async (preset) => {
        const source = { kind: "preset", name: preset, seed: 5 } as const;
        expect(opened(await runner.call("open", source))).toEqual(createPreset(preset, 5));
      });

      it("takes the preset's own seed when none is given", async () => {
        const source = { kind: "preset", name: "random", seed: null } as const;
        expect(opened(await runner.call("open", source))).toEqual(createPreset("random"));
      });

      it("reads a CSV", async () => {
        const source = { kind: "csv", name: "two.csv", file: new Blob([CSV]), pms: 2 } as const;
        const scenario = opened(await runner.call("open", source));
        expect(scenario).toMatchObject({ name: "two.csv", pms: 2, vms: 2, steps: 2, vmNames: ["web", "db"] });
        expect([...scenario.initialPlacement]).toEqual([0, 1]);
        expect(scenario.demand).toMatchObject({
          table: Float64Array.of(0.5, 0.1, 0.2, 0.2, 0.3, 0.4, 0.6, 0.1, 0.2, 0.2, 0.3, 0.5),
        });
      });

      it("reports on the way through a long CSV, and is stopped on the way", async () => {
        const rows = Array.from({ length: 150_000 }, (_, i) => `${i % 500},${Math.floor(i / 500)},0.01,0,0`);
        const text = `vm,hour,cpu,net,mem\n${rows.join("\n")}\n`;
        const source = { kind: "csv", name: "long.csv", file: new Blob([text]), pms: 2 } as const;
        const reports: Progress[] = [];
        const onProgress = (progress: Progress): void => void reports.push(progress);
        const scenario = opened(await runner.call("open", source, { onProgress }));
        expect(scenario).toMatchObject({ vms: 500, steps: 300 });
        expect(reports.length).toBeGreaterThan(1);
        const done = reports.map((progress) => progress.done);
        expect(done).toEqual([...done].sort((a, b) => a - b));
        expect(new Set(reports.map((progress) => progress.total))).toEqual(new Set([text.length]));

        const controller = new AbortController();
        const stop = (): void => controller.abort(new Error("enough"));
        const stopped = runner.call("open", source, { signal: controller.signal, onProgress: stop });
        await expect(stopped).rejects.toThrow("enough");
      });

      it("refuses a CSV that is no UTF-8, wherever that shows", async () => {
        const bytes = new TextEncoder().encode(CSV);
        for (const file of [
          new Blob([bytes.with(5, 0xfc)]),
          new Blob([bytes, new Uint8Array([0xe2, 0x82])]), // a character that is cut off
        ]) {
          const result = await runner.call("open", { kind: "csv", name: "latin1.csv", file, pms: 2 });
          expect(result).toMatchObject({
            kind: "error",
            error: { code: "not-utf8", place: { file: "latin1.csv" } },
          });
        }
      });

      it("reads characters that are cut in two where a piece ends", async () => {
        const names = Array.from({ length: 400 }, (_, i) => `x${i}${"가상".repeat(200)}`); // 480 KB
        const file = new Blob(["vm,hour,cpu,net,mem\n", ...names.map((name) => `${name},0,1,0,0\n`)]);
        const scenario = opened(await runner.call("open", { kind: "csv", name: "long.csv", file, pms: 2 }));
        expect(scenario.vmNames).toEqual(names);
      });

      it("generates a scenario from its figures", async () => {
        const figures = { ...DEFAULT_FIGURES, pms: 10, vms: 100, steps: 24 };
        const scenario = opened(await runner.call("open", { kind: "generate", figures }));
        expect(scenario).toEqual(createGeneratedScenario(figures));
      });

      it("reads a scenario file", async () => {
        const saved = createPreset("xen-testbed", 7);
        const source = { kind: "json", name: "x.json", file: new Blob([scenarioText(saved)]) } as const;
        expect(opened(await runner.call("open", source))).toEqual(saved);
      });

      it("hands back what is wrong with a CSV, and where, as a value", async () => {
        const text = CSV.replace("0.3,0.5", "x,0.5");
        const source = { kind: "csv", name: "bad.csv", file: new Blob([text]), pms: null } as const;
        const result = await runner.call("open", source);
        expect(result).toEqual({
          kind: "error",
          error: {
            code: "not-a-number",
            parameters: {},
            place: { file: "bad.csv", line: 5, character: null, column: "net", path: null, value: "x" },
          },
        });
      });

      it("hands back what is wrong with a scenario file as a value", async () => {
        const result = await runner.call("open", { kind: "json", name: "bad.json", file: new Blob(["{}"]) });
        expect(result).toMatchObject({
          kind: "error",
          error: { code: "no-schema", place: { file: "bad.json" } },
        });
      });

      it("rejects for a preset that there is not: that is a bug of the caller", async () => {
        const source = { kind: "preset", name: "no such preset" as PresetName, seed: null } as const;
        await expect(runner.call("open", source)).rejects.toThrow();
      });
    });

    describe("explain", () => {
      it("says what led to an event, as the engine does", async () => {
        const scenario = createPreset("paper");
        const choice = choose("sandpiper-2008");
        const record = await collectRun(runner, { ...AS_IT_IS, scenario, choice });
        const step = stepOf(34);
        const start = replayStart(record, step, 0);
        const request = { scenario, choice, interventions: NO_INTERVENTIONS, step, event: 0, start };
        const workload = createWorkload(scenario);
        const direct = explainEvent(workload, deciderOf(choice), record, step, 0);
        expect(direct.decisions.length).toBeGreaterThan(3);
        expect(await runner.call("explain", request)).toEqual(direct);
      });

      it("says how far it is, and is stopped on its way", async () => {
        const scenario = createGeneratedScenario({ ...DEFAULT_FIGURES, pms: 1000, vms: 10_000, steps: 24 });
        const choice = choose("thr-mmt");
        const record = await collectRun(runner, { ...AS_IT_IS, scenario, choice });
        const steps = Array.from({ length: scenario.steps }, (_, s) => stepOf(s));
        const step = steps.reduce((most, s) => (eventCount(record, s) > eventCount(record, most) ? s : most));
        const event = eventCount(record, step) - 1;
        const ask = (options: CallOptions<"explain">) => {
          const start = replayStart(record, step, 0);
          const request = { scenario, choice, interventions: NO_INTERVENTIONS, step, event, start };
          return runner.call("explain", request, options);
        };
        const reports: Progress[] = [];
        await ask({ onProgress: (progress) => reports.push(progress) });
        expect(reports[0]).toEqual({ done: 0, total: event + 1 });
        for (const [i, { done, total }] of reports.entries()) {
          expect(done).toBeGreaterThanOrEqual(reports[i - 1]?.done ?? 0);
          expect(total).toBe(event + 1);
        }

        const controller = new AbortController();
        const stopped: Progress[] = [];
        const answer = ask({ signal: controller.signal, onProgress: (progress) => stopped.push(progress) });
        controller.abort(new Error("moved on"));
        await expect(answer).rejects.toThrow("moved on");
        await ask({}); // answered after it
        expect(stopped).toEqual([]);

        const midway = new AbortController();
        const seen: Progress[] = [];
        const left = ask({
          signal: midway.signal,
          onProgress(progress) {
            seen.push(progress);
            midway.abort(new Error("seen enough"));
          },
        });
        await expect(left).rejects.toThrow("seen enough");
        await ask({});
        expect(seen).toHaveLength(1);
      });
    });

    describe("score", () => {
      const scenario = createPreset("random", 11);

      it.each(EVERY_CHOICE.map((choice) => ({ name: nameOf(choice), choice })))(
        "gives the figures of a direct simulation: $name",
        async ({ choice }) => {
          const request = { scenario, choice, interventions: NO_INTERVENTIONS };
          const workload = createWorkload(scenario);
          const record = simulate(workload, deciderOf(choice));
          const scores = scoresOf({ record, workload }, choice, scenario);
          expect(await runner.call("score", request)).toEqual(scores);
        },
      );

      it("counts what a person does", async () => {
        const made: Intervention = { kind: "move", step: stepOf(3), after: 0, vm: vmId(0), to: pmId(5) };
        const request = { scenario, choice: choose("none"), interventions: [made] };
        expect(await runner.call("score", request)).toMatchObject({ moves: 1 });
      });

      it("says how far it is, and is stopped on its way", async () => {
        const request = { scenario: LONG, choice: choose("scoa"), interventions: NO_INTERVENTIONS };
        const controller = new AbortController();
        const seen: Progress[] = [];
        const left = runner.call("score", request, {
          signal: controller.signal,
          onProgress(progress) {
            seen.push(progress);
            controller.abort(new Error("seen enough"));
          },
        });
        await expect(left).rejects.toThrow("seen enough");
        expect(seen).toEqual([{ done: expect.any(Number), total: LONG.steps }]);
      });
    });

    describe("run", () => {
      const scenario = createPreset("random", 11);

      it.each(
        [...EVERY_CHOICE, choose("optimum", { seconds: 3600 })].map((choice) => ({
          name: nameOf(choice),
          choice,
        })),
      )("gives the bytes of a direct simulation: $name", async ({ choice }) => {
        const record = await collectRun(runner, { ...AS_IT_IS, scenario, choice });
        const direct = simulate(createWorkload(scenario), deciderOf(choice), { quantiles: true });
        expect(bytesOf(record)).toEqual(bytesOf(direct));
      });

      it("goes on from where another run was, with what somebody changes from there on", async () => {
        const whole = await collectRun(runner, { ...AS_IT_IS, scenario, choice: choose("scoa") });
        const start = startAt(whole, stepOf(40), 0);
        const made: Intervention = { kind: "threshold", step: stepOf(41), after: 0, value: 0.7 };
        const parts: RecordPart[] = [];
        const request = { scenario, choice: choose("scoa"), interventions: [made], start };
        await runner.call("run", request, { onPart: (part) => parts.push(part) });
        const workload = withInterventions(createWorkload(scenario), [made]);
        const direct = simulate(workload, deciderOf(choose("scoa")), { quantiles: true });
        expect(parts[0]?.first).toBe(start.step);
        expect(parts).toEqual(direct.parts.slice(-parts.length));
      });

      it("leaves the scenario with the caller", async () => {
        await runner.call("run", { ...AS_IT_IS, scenario, choice: choose("scoa") });
        expect(scenario).toEqual(createPreset("random", 11));
      });

      it("reports on the way, never backwards and never beyond the end", async () => {
        const reports: Progress[] = [];
        const onProgress = (progress: Progress): void => void reports.push(progress);
        await runner.call("run", { ...AS_IT_IS, scenario: LONG, choice: choose("scoa") }, { onProgress });
        const done = reports.map((progress) => progress.done);
        expect(done.length).toBeGreaterThan(1);
        expect(done).toEqual([...done].sort((a, b) => a - b));
        expect(done.at(0)).toBeGreaterThan(0);
        expect(done.at(-1)).toBeLessThanOrEqual(LONG.steps);
        expect(new Set(reports.map((progress) => progress.total))).toEqual(new Set([LONG.steps]));
      });

      it("rejects for a policy that there is not: that is a bug of the caller", async () => {
        const choice = { policy: "no such policy", parameters: {} };
        await expect(runner.call("run", { ...AS_IT_IS, scenario, choice })).rejects.toThrow("no such policy");
      });

      it("keeps two runs at a time apart", async () => {
        const choices = [choose("scoa"), choose("sandpiper-2008")];
        const records = await Promise.all(
          choices.map((choice) => collectRun(runner, { ...AS_IT_IS, scenario, choice })),
        );
        for (const [i, choice] of choices.entries()) {
          const direct = simulate(createWorkload(scenario), deciderOf(choice), { quantiles: true });
          const record = records[i];
          if (record === undefined) throw new Error(`record ${i}`);
          expect(bytesOf(record)).toEqual(bytesOf(direct));
        }
        expect(records).toHaveLength(2);
      });
    });

    describe("an abort", () => {
      const reason = new Error("changed my mind");
      const request = { ...AS_IT_IS, scenario: LONG, choice: choose("scoa") };

      it("on the way rejects with the signal's reason, and nothing is reported any more", async () => {
        const controller = new AbortController();
        let reports = 0;
        const onProgress = (): void => {
          reports++;
          controller.abort(reason);
        };
        await expect(runner.call("run", request, { signal: controller.signal, onProgress })).rejects.toBe(
          reason,
        );
        const heard = reports;
        // A run that goes on reports before it lets others be answered, and gets on in every turn.
        const source = { kind: "preset", name: "xen-testbed", seed: null } as const;
        for (let other = 0; other < 10; other++) {
          await runner.call("open", source);
          await new Promise((resolve) => setTimeout(resolve));
        }
        expect(reports).toBeLessThanOrEqual(heard + 1); // one may have been on its way
      });

      it("right after the call rejects with the signal's reason, however short the work", async () => {
        const controller = new AbortController();
        const source = { kind: "preset", name: "xen-testbed", seed: null } as const;
        const call = runner.call("open", source, { signal: controller.signal });
        controller.abort(reason);
        await expect(call).rejects.toBe(reason);
      });

      it("before the call rejects with the signal's reason", async () => {
        const signal = AbortSignal.abort(reason);
        await expect(runner.call("run", request, { signal })).rejects.toBe(reason);
      });

      it("after the call changes nothing", async () => {
        const controller = new AbortController();
        const source = { kind: "preset", name: "random", seed: 1 } as const;
        const result = await runner.call("open", source, { signal: controller.signal });
        controller.abort(reason);
        expect(opened(result)).toEqual(createPreset("random", 1));
      });

      it("of one call leaves another alone, and the runner usable", async () => {
        const controller = new AbortController();
        const scenario = createPreset("random", 2);
        const choice = choose("sandpiper-2008");
        const aborted = runner.call("run", request, {
          signal: controller.signal,
          onProgress: () => controller.abort(reason),
        });
        const other = collectRun(runner, { ...AS_IT_IS, scenario, choice });
        await expect(aborted).rejects.toBe(reason);
        const direct = bytesOf(simulate(createWorkload(scenario), deciderOf(choice), { quantiles: true }));
        expect(bytesOf(await other)).toEqual(direct);
        expect(bytesOf(await collectRun(runner, { ...AS_IT_IS, scenario, choice }))).toEqual(direct);
      });
    });
  });
}
