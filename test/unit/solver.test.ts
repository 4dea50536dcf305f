/** Policies that ask a solver, and policies that do not end: fakes, in the real runner. */

import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import { resourceAt } from "../../src/base/vector.ts";
import type { Decider, Question } from "../../src/engine/decider.ts";
import { createRecord, eventCount, isEndless } from "../../src/engine/record.ts";
import { createSimulation, replayStart, simulate } from "../../src/engine/simulate.ts";
import { mostEffects } from "../../src/engine/step.ts";
import { createTableDemand } from "../../src/engine/workload.ts";
import { ask, giveUp, migrate, swap } from "../../src/policies/policy.ts";
import { drive } from "../../src/runner/drive.ts";
import type { Means } from "../../src/runner/handlers.ts";
import { createPreset } from "../../src/scenario/presets/catalogue.ts";
import { collectRun } from "../contract/collect-run.ts";
import { createLocalRunner } from "../contract/local-runner.ts";
import { plainDecider } from "../reference/plain-decider.ts";
import { AS_IT_IS, bytesOf, draw, explainEvent, runActions } from "./fixtures.ts";

/** Wherever a PM is over, a solver is asked which VM is to go where. */
const asking = plainDecider(function* (cluster) {
  for (let pm = 0; pm < cluster.pms; pm++) {
    const source = pmId(pm);
    if (!cluster.needsRelief(source)) continue;
    const problem = { vms: cluster.vmsOn(source), pms: cluster.pms, source };
    const answer = (yield* ask({ solver: "fake", problem })) as Answer;
    if (answer === "none") yield giveUp(source, null);
    else yield migrate(answer.vm, answer.to);
  }
});

type Answer = "none" | { readonly vm: ReturnType<typeof vmId>; readonly to: ReturnType<typeof pmId> };

/** The same answer to the same question, whenever it comes. */
function answerTo({ problem }: Question): Answer {
  const { vms, pms, source } = problem as {
    vms: ReturnType<typeof vmId>[];
    pms: number;
    source: number;
  };
  const vm = vms[vms.length >> 1];
  return vm === undefined ? "none" : { vm, to: pmId((source + 1 + (vm % (pms - 1))) % pms) };
}

/** Goes to and fro for ever. */
const endless: Decider = plainDecider(function* (view) {
  for (;;) yield migrate(vmId(0), pmId(view.hostOf(vmId(0)) === 0 ? 1 : 0));
});

const scenario = createPreset("random", 11);
const choice = { policy: "fake", parameters: {} };
const means = (decider: Decider, solve: Means["solve"]): Means => ({ deciderOf: () => decider, solve });
const late = (question: Question): Promise<unknown> =>
  new Promise((resolve) => setTimeout(() => resolve(answerTo(question)), Math.random() * 3));

describe("a policy that asks a solver", () => {
  it("gives the same record whenever the answers come, and in whatever order lanes are answered", async () => {
    const runner = createLocalRunner(means(asking, late));
    const records = await Promise.all(
      Array.from({ length: 6 }, () => collectRun(runner, { ...AS_IT_IS, scenario, choice })),
    );
    const [first, ...others] = records.map(bytesOf);
    for (const other of others) expect(other).toEqual(first);
    const [record] = records;
    const answers = record?.parts.flatMap(({ solverAnswers }) => solverAnswers) ?? [];
    expect(answers.length).toBeGreaterThan(20);
  });

  it("is explained by the recorded answers: nobody is asked again", async () => {
    const asked: Question[] = [];
    const runner = createLocalRunner(
      means(asking, (question) => {
        asked.push(question);
        return late(question);
      }),
    );
    const record = await collectRun(runner, { ...AS_IT_IS, scenario, choice });
    const before = asked.length;
    for (let s = 0; s < scenario.steps; s++) {
      const step = stepOf(s);
      const start = replayStart(record, step, 0);
      for (let event = 0; event < eventCount(record, step); event++) {
        const request = { scenario, choice, interventions: [], step, event, start };
        const { decisions } = await runner.call("explain", request);
        expect(decisions.at(-1)?.kind).toBe("ended");
      }
    }
    expect(asked).toHaveLength(before);
  });

  it("may use an answer up: the record keeps its own", () => {
    const planning = plainDecider(function* (cluster) {
      const plan = (yield* ask({ solver: "fake", problem: cluster.pms })) as ReturnType<typeof vmId>[];
      for (let vm = plan.shift(); vm !== undefined; vm = plan.shift()) yield migrate(vm, pmId(1));
    });
    const cluster = draw("PM0: 10 0 0, 10 0 0, 10 0 0 \n PM1:");
    const simulation = createSimulation(cluster, planning);
    const { record, append } = createRecord(cluster);
    for (let stop = simulation.advance(); stop !== null; ) {
      const part = simulation.take();
      if (part !== null) append(part);
      stop = simulation.advance(stop.kind === "question" ? [vmId(2), vmId(0)] : undefined);
    }
    expect(record.parts[0]?.solverAnswers).toEqual([{ step: 0, answer: [2, 0] }]);
    for (let round = 0; round < 2; round++) {
      const { decisions } = explainEvent(cluster, planning, record, stepOf(0), 1);
      expect(decisions.at(-1)).toMatchObject({ kind: "ended", how: "done", action: { vm: 0 } });
    }
  });

  it("is cancelled before it asks, too", async () => {
    const never = { solve: () => new Promise(() => {}), deliver() {}, pause: () => null };
    const signal = AbortSignal.abort(new Error("too late"));
    const cluster = draw("PM0: 90 0 0 \n PM1:");
    await expect(drive(createSimulation(cluster, asking), { ...never, signal })).rejects.toThrow("too late");
  });

  it("is cancelled while it waits", async () => {
    const controller = new AbortController();
    const runner = createLocalRunner(
      means(asking, () => {
        setTimeout(() => controller.abort(new Error("no patience")), 5);
        return new Promise(() => {});
      }),
    );
    const { signal } = controller;
    await expect(runner.call("run", { ...AS_IT_IS, scenario, choice }, { signal })).rejects.toThrow(
      "no patience",
    );
  });

  it("fails as a lane where the solver cannot answer, and the runner goes on", async () => {
    const runner = createLocalRunner(means(asking, () => Promise.reject(new Error("out of memory"))));
    await expect(runner.call("run", { ...AS_IT_IS, scenario, choice })).rejects.toThrow("out of memory");
    await expect(runner.call("open", { kind: "preset", name: "paper", seed: null })).resolves.toMatchObject({
      kind: "ok",
    });
  });
});

describe("a policy that does not end", () => {
  const cluster = draw(["PM0: 50 0 0, 40 0 0 \n PM1: 10 0 0", "PM0: 50 0 0, 40 0 0 \n PM1: 10 0 0"]);

  it("is broken off in each step, which says so", () => {
    const record = simulate(cluster, endless);
    for (const step of [stepOf(0), stepOf(1)]) {
      expect(isEndless(record, step)).toBe(true);
      expect(eventCount(record, step)).toBe(mostEffects(cluster.vms));
    }
    expect(
      isEndless(
        simulate(
          cluster,
          plainDecider(function* () {}),
        ),
        stepOf(0),
      ),
    ).toBe(false);
  });

  it("is broken off also where it gives up the same PM for ever, which is no event", () => {
    const stubborn = plainDecider(function* () {
      for (;;) yield giveUp(pmId(0), null);
    });
    const record = simulate(cluster, stubborn);
    expect(isEndless(record, stepOf(0))).toBe(true);
    expect(eventCount(record, stepOf(0))).toBe(1);
  });

  it("says so also where somebody intervenes right at the bound", () => {
    const after = mostEffects(cluster.vms);
    const made = { kind: "threshold", step: stepOf(0), after, value: 0.5 } as const;
    expect(isEndless(simulate({ ...cluster, interventions: [made] }, endless), stepOf(0))).toBe(true);
    const content = plainDecider(function* (view) {
      if (view.threshold === 0.5) yield migrate(vmId(2), pmId(0));
      else for (let i = 0; i < after; i++) yield migrate(vmId(0), pmId(i % 2 === 0 ? 1 : 0));
    });
    const record = simulate({ ...cluster, interventions: [made] }, content);
    expect(isEndless(record, stepOf(0))).toBe(true); // one more than there may be
    expect(eventCount(record, stepOf(0))).toBe(after);
  });

  it("ends its generator, however its step ends", () => {
    let open = 0;
    const careful = plainDecider(function* () {
      open++;
      try {
        for (let i = 1; ; i++) yield migrate(vmId(0), pmId(i % 2));
      } finally {
        open--;
      }
    });
    const made = { kind: "threshold", step: stepOf(1), after: 3, value: 0.5 } as const;
    const forked = { ...cluster, interventions: [made] };
    const record = simulate(forked, careful);
    explainEvent(forked, careful, record, stepOf(1), 2);
    expect(open).toBe(0);
  });

  it("is explained all the same", () => {
    const record = simulate(cluster, endless);
    const { decisions } = explainEvent(cluster, endless, record, stepOf(1), mostEffects(cluster.vms) - 1);
    expect(decisions.at(-1)).toMatchObject({ kind: "ended", how: "done" });
  });

  it("stops at every effect, also at one that is no event, so that it can be cancelled there", () => {
    const stubborn = plainDecider(function* () {
      for (;;) yield giveUp(pmId(0), null);
    });
    const simulation = createSimulation(cluster, stubborn);
    let stops = 0;
    while (simulation.advance()?.kind === "effect") stops++;
    expect(stops).toBe(mostEffects(cluster.vms));
  });

  it("leaves the runner alive", async () => {
    const runner = createLocalRunner(means(endless, late));
    const record = await collectRun(runner, { ...AS_IT_IS, scenario, choice });
    expect(isEndless(record, stepOf(scenario.steps - 1))).toBe(true);
    await expect(runner.call("open", { kind: "preset", name: "paper", seed: null })).resolves.toMatchObject({
      kind: "ok",
    });
  });
});

describe("the engine", () => {
  it("carries out nothing that a constraint forbids, and says so to the policy", () => {
    const told: unknown[] = [];
    const stubborn = plainDecider(function* () {
      told.push(yield migrate(vmId(0), pmId(1)));
      told.push(yield swap(vmId(0), vmId(2)));
    });
    const cluster = draw("PM0: 50 0 0, 40 0 0 \n PM1: 10 0 0");
    const vetoed = {
      ...cluster,
      interventions: [{ kind: "veto", step: stepOf(0), vm: vmId(0), to: pmId(1) } as const],
    };
    expect(eventCount(simulate(vetoed, stubborn), stepOf(0))).toBe(0);
    const refused = { kind: "refused", refusal: { kind: "forbidden", by: "veto" } };
    expect(told).toEqual([refused, refused]);
  });

  it("carries out nothing that the decider's own constraints forbid, in any step", () => {
    const told: unknown[] = [];
    const heavy: Decider = {
      ...plainDecider(function* () {
        told.push(yield migrate(vmId(0), pmId(1)));
      }),
      constraints: (cluster) => [
        {
          refusalOf: (vm) =>
            resourceAt(cluster.demand, vm, 0) > 0.3 ? { kind: "forbidden", by: "slow-cores" } : null,
        },
      ],
    };
    const steps = [0.4, 0.2].flatMap((cpu) => [cpu, 0, 0]);
    const cluster = {
      ...draw("PM0: 40 0 0 \n PM1:"),
      steps: 2,
      demand: createTableDemand(1, 2, Float64Array.from(steps)),
    };
    const record = simulate(cluster, heavy);
    const refused = { kind: "refused", refusal: { kind: "forbidden", by: "slow-cores" } };
    expect(told).toEqual([refused, { kind: "done" }]);
    expect([eventCount(record, stepOf(0)), eventCount(record, stepOf(1))]).toEqual([0, 1]);
  });

  it("moves nothing to where it is", () => {
    const told: unknown[] = [];
    const idle = plainDecider(function* () {
      told.push(yield migrate(vmId(0), pmId(0)), yield swap(vmId(0), vmId(1)));
    });
    const cluster = draw("PM0: 50 0 0, 40 0 0 \n PM1: 10 0 0");
    expect(eventCount(simulate(cluster, idle), stepOf(0))).toBe(0);
    const refused = { kind: "refused", refusal: { kind: "forbidden", by: "there-already" } };
    expect(told).toEqual([refused, refused]);
  });

  it("hands a policy no more than it may use", () => {
    const cluster = draw("PM0: 50 0 0, 40 0 0 \n PM1: 10 0 0");
    const seen: string[] = [];
    const curious: Decider = {
      ...plainDecider(function* () {}),
      begin(fleet) {
        seen.push(...Object.keys(fleet).filter((key) => key === "demand"));
        return null;
      },
      *decide({ past }, _, reasons) {
        seen.push(...["migrate", "swap", "add", "restore"].filter((key) => key in reasons || key in past));
        expect(() => Object.assign(past, { steps: 7 })).toThrow(TypeError);
      },
    };
    simulate(cluster, curious);
    expect(seen).toEqual([]);
  });

  it("carries nothing to a PM that is down", () => {
    const told: unknown[] = [];
    const stubborn = plainDecider(function* () {
      told.push(yield migrate(vmId(0), pmId(1)));
    });
    const down = {
      ...draw("PM0: 50 0 0, 40 0 0 \n PM1: 10 0 0"),
      interventions: [{ kind: "pm-down", step: stepOf(0), after: 0, pm: pmId(1) } as const],
    };
    const record = simulate(down, stubborn);
    expect(told).toEqual([{ kind: "refused", refusal: { kind: "forbidden", by: "pm-down" } }]);
    expect(eventCount(record, stepOf(0))).toBe(1); // VM 2 leaves the PM that goes down
  });

  it("gives a policy a view that cannot be written to", () => {
    const cluster = draw("PM0: 50 0 0, 40 0 0 \n PM1: 10 0 0");
    const meddling = plainDecider(function* (view) {
      expect(() => Object.assign(view, { threshold: 1 })).toThrow(TypeError);
      for (const name of ["move", "swap", "hold", "place", "beginStep"]) {
        expect(name in view).toBe(false);
        expect(name in view.placement).toBe(false);
      }
      expect(() => Object.assign(view, { utilization: [] })).not.toThrow(); // its own field, nobody else's
      yield giveUp(pmId(0), null);
    });
    expect(eventCount(simulate(cluster, meddling), stepOf(0))).toBe(1);
    expect(runActions("none", cluster)).toEqual([]);
  });
});
