/** Damping, rule by rule, on clusters that fit in the head: figures are per cent of a PM, the threshold is 79. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import { withInterventions } from "../../src/engine/changes.ts";
import type { Decider } from "../../src/engine/decider.ts";
import type { Weighed } from "../../src/engine/decision.ts";
import type { Intervention } from "../../src/engine/intervention.ts";
import { endlessSteps, eventCount, eventsOf } from "../../src/engine/record.ts";
import type { Workload } from "../../src/engine/workload.ts";
import { damped } from "../../src/policies/damped.ts";
import type { Damping } from "../../src/policies/damping.ts";
import { resolveDamping, UNDAMPED } from "../../src/policies/damping.ts";
import { definePolicy, migrate, rebalance, swap } from "../../src/policies/policy.ts";
import type { PolicyChoice } from "../../src/policies/registry.ts";
import { deciderOf, findPolicy } from "../../src/policies/registry.ts";
import { simulate } from "../simulated.ts";
import { EVERY_CHOICE, nameOf, workloads } from "./arbitrary-workloads.ts";
import { choose, draw, explainEvent, runActions, sentence, stepsOf } from "./fixtures.ts";

const chooseDamped = (id: string, some: Partial<Damping>): PolicyChoice => choose(id, {}, some);

const damping = (some: Partial<Damping>): Damping => ({ ...UNDAMPED, ...some });

/** What a decider does, a sentence per event with the hour in front. */
function actions(decider: Decider, workload: Workload): string[] {
  const record = simulate(workload, decider);
  return stepsOf(record).flatMap((step) =>
    eventsOf(record, step).map((event) => `hour ${step}, ${sentence(event)}`),
  );
}

/** What was forbidden on the way to an event, or after the last of a step: what, by whom, and the figures. */
function forbidden(choice: PolicyChoice, workload: Workload, step: number, event: number): string[] {
  const decider = deciderOf(choice);
  const { decisions } = explainEvent(workload, decider, simulate(workload, decider), stepOf(step), event);
  return decisions.flatMap((decision) => {
    if (decision.kind !== "weighed" || decision.verdict?.kind !== "forbidden") return [];
    const { by, figures } = decision.verdict;
    const figure = (value: number): string => String(Number(value.toFixed(9)));
    const said = figures === undefined ? "" : ` ${figure(figures.value)} of ${figure(figures.bound)}`;
    return `${askedOf(decision)}: ${by}${said}`;
  });
}

function askedOf({ action }: Weighed): string {
  switch (action.kind) {
    case "migrate":
      return `VM ${action.vm} -> PM${action.to}`;
    case "swap":
      return `VM ${action.vm} <-> VM ${action.with}`;
    case "relieve":
    case "evacuate":
      return `PM${action.from}`;
    case "go-on":
      return "the fleet";
  }
}

/** Moves VM 0 to the other of two PMs in every step, whatever it is told. */
const shuttle = definePolicy({
  id: "shuttle",
  parameters: [],
  *decide({ view }) {
    yield migrate(vmId(0), pmId(1 - view.hostOf(vmId(0))));
  },
}).deciderWith({});

const HOURS = (count: number, drawing: string): string[] => Array.from({ length: count }, () => drawing);

describe("damping", () => {
  it("is off by default, and is not there where nothing has an effect", () => {
    expect(choose("scoa").damping).toBeUndefined();
    expect(chooseDamped("scoa", { percentile: 50, samples: 3 })).toEqual(choose("scoa"));
    expect(chooseDamped("scoa", { cooldown: 2 }).damping).toEqual({ ...UNDAMPED, cooldown: 2 });
  });

  it("is nothing for whom no rules decide", () => {
    expect(chooseDamped("none", { cooldown: 2 }).damping).toBeUndefined();
    expect(chooseDamped("by-hand", { cooldown: 2 }).damping).toBeUndefined();
  });

  it.each([
    [
      { rest: 1 },
      'there is no "rest"; there are hold, samples, cooldown, margin, moves, backOff, window, percentile',
    ],
    [{ hold: "2.5" }, '"hold": "2.5" is no whole number from 1 to 30'],
    [{ margin: 2 }, '"margin": "2" is no number from 0 to 1'],
  ])("says what is wrong with %j", (given, error) => {
    expect(resolveDamping(given as Record<string, string | number>)).toEqual({ kind: "error", error });
  });
});

describe("DA1: hold", () => {
  const calm = "PM0: 40 0 0, 30 0 0 \n PM1: 5 0 0";
  const over = "PM0: 50 0 0, 40 0 0 \n PM1: 5 0 0";

  it("relieves a PM that is over in so many samples in a row, the present one among them", () => {
    const workload = draw([calm, over, over, calm]);
    expect(runActions(choose("scoa"), workload)).toEqual(["hour 1, VM 0: PM0 -> PM1"]);
    expect(runActions(chooseDamped("scoa", { hold: 2 }), workload)).toEqual(["hour 2, VM 0: PM0 -> PM1"]);
    expect(runActions(chooseDamped("scoa", { hold: 3 }), workload)).toEqual([]);
  });

  it("counts so many of the last samples where it is said of how many", () => {
    const workload = draw([over, calm, over, calm]);
    expect(runActions(chooseDamped("scoa", { hold: 2 }), workload)).toEqual([]);
    const twoOfThree = chooseDamped("scoa", { hold: 2, samples: 3 });
    expect(runActions(twoOfThree, workload)).toEqual(["hour 2, VM 0: PM0 -> PM1"]);
  });

  it("holds policies that find hot PMs for themselves, too", () => {
    const workload = draw([over, over]);
    for (const policy of ["thr-mmt", "watcher-balance", "xo-performance"]) {
      expect(runActions(choose(policy), workload)[0], policy).toContain("hour 0, VM");
      expect(runActions(chooseDamped(policy, { hold: 2 }), workload)[0], policy).toContain("hour 1, VM");
    }
  });

  it("says of a PM that waits that it does, and does not count it as one without solution (C1)", () => {
    const workload = draw([calm, over]);
    const choice = chooseDamped("scoa", { hold: 2 });
    expect(runActions(choice, workload)).toEqual([]);
    expect(forbidden(choice, workload, 1, 0)).toEqual(["PM0: not-held 1 of 2"]);
  });

  it("is a matter of the fleet for policies of the fleet: they must have wanted to act", () => {
    const uneven = "PM0: 0 0 30, 0 0 30 \n PM1: 0 0 10";
    const workload = draw([uneven, uneven, uneven]);
    expect(runActions(choose("proxlb"), workload)).toEqual(["hour 0, VM 0: PM0 -> PM1"]);
    const held = chooseDamped("proxlb", { hold: 2 });
    expect(runActions(held, workload)).toEqual(["hour 1, VM 0: PM0 -> PM1"]);
    expect(forbidden(held, workload, 0, 0)).toEqual(["the fleet: not-held 1 of 2"]);
  });

  it("leaves a policy without the memory of what it was kept from", () => {
    const counting = definePolicy({
      id: "counting",
      kind: "balance",
      parameters: [],
      begin: () => ({ moves: 0 }),
      *decide({ view, state }) {
        state.moves++;
        if (state.moves === 1) yield rebalance(vmId(0), pmId(1 - view.hostOf(vmId(0))));
      },
    }).deciderWith({});
    const workload = draw(HOURS(3, "PM0: 10 0 0 \n PM1:"));
    expect(actions(damped(counting, damping({ hold: 3 }), true), workload)).toEqual([
      "hour 2, VM 0: PM0 -> PM1",
    ]);
  });
});

describe("DA2: cooldown", () => {
  it("leaves a VM where it is for so many steps after a move", () => {
    const workload = draw(HOURS(8, "PM0: 10 0 0 \n PM1:"));
    expect(actions(damped(shuttle, damping({ cooldown: 3 }), false), workload)).toEqual([
      "hour 0, VM 0: PM0 -> PM1",
      "hour 3, VM 0: PM1 -> PM0",
      "hour 6, VM 0: PM0 -> PM1",
    ]);
  });

  it("tells when the VM was moved, and lets another go instead", () => {
    // VM 0 comes to PM1, which is over an hour later.
    const workload = draw([
      "PM0: 50 0 0, 40 0 0 \n PM1: 20 0 0 \n PM2: 60 0 0",
      "PM0: 55 0 0, 5 0 0 \n PM1: 30 0 0 \n PM2: 40 0 0",
    ]);
    expect(runActions(choose("scoa"), workload)).toEqual([
      "hour 0, VM 0: PM0 -> PM1",
      "hour 1, VM 0: PM1 -> PM0",
    ]);
    const choice = chooseDamped("scoa", { cooldown: 2 });
    expect(runActions(choice, workload)).toEqual(["hour 0, VM 0: PM0 -> PM1", "hour 1, VM 2: PM1 -> PM0"]);
    expect(forbidden(choice, workload, 1, 0)).toContain("VM 0 -> PM0: cooldown 1 of 2");
  });

  it("holds for both VMs of a swap", () => {
    const swapping = definePolicy({
      id: "swapping",
      parameters: [],
      *decide({ step }) {
        if (step === 0) yield migrate(vmId(1), pmId(0));
        else yield swap(vmId(0), vmId(2));
        if (step === 1) yield swap(vmId(1), vmId(2));
      },
    }).deciderWith({});
    const workload = draw(HOURS(4, "PM0: 10 0 0 \n PM1: 10 0 0, 10 0 0"));
    expect(actions(damped(swapping, damping({ cooldown: 2 }), false), workload)).toEqual([
      "hour 0, VM 1: PM1 -> PM0",
      "hour 1, VM 0 of PM0 <-> VM 2 of PM1",
      "hour 3, VM 0 of PM1 <-> VM 2 of PM0",
    ]);
  });

  it("is not for a person: by hand a VM goes at any time, and rests for nobody", () => {
    const made: Intervention[] = [{ kind: "move", step: stepOf(1), after: 0, vm: vmId(0), to: pmId(0) }];
    const workload = withInterventions(draw(HOURS(4, "PM0: 10 0 0 \n PM1:")), made);
    expect(actions(damped(shuttle, damping({ cooldown: 3 }), false), workload)).toEqual([
      "hour 0, VM 0: PM0 -> PM1",
      "hour 1, VM 0: PM1 -> PM0",
      "hour 3, VM 0: PM0 -> PM1",
    ]);
  });
});

describe("DA3: margin", () => {
  it("asks of a target that it stays so far below the threshold", () => {
    const workload = draw("PM0: 45 0 0, 40 0 0 \n PM1: 30 0 0");
    expect(runActions(choose("scoa"), workload)).toEqual(["VM 0: PM0 -> PM1"]);
    const choice = chooseDamped("scoa", { margin: 0.05 });
    expect(runActions(choice, workload)).toEqual(["VM 0 of PM0 <-> VM 2 of PM1"]); // which leaves PM1 at 45
    expect(forbidden(choice, workload, 0, 0)).toEqual(["VM 0 -> PM1: margin 0.75 of 0.74"]);
  });

  it("asks nothing of a resource that the VM does not use", () => {
    const sending = definePolicy({
      id: "sending",
      parameters: [],
      *decide() {
        yield migrate(vmId(0), pmId(1));
      },
    }).deciderWith({});
    const by = (drawing: string): string[] =>
      actions(damped(sending, damping({ margin: 0.2 }), false), draw(drawing));
    expect(by("PM0: 45 0 0 \n PM1: 10 0 78")).toEqual(["hour 0, VM 0: PM0 -> PM1"]);
    expect(by("PM0: 45 0 1 \n PM1: 10 0 78")).toEqual([]);
  });

  it("takes a swap as one: what comes and what goes together, at both ends", () => {
    const swapping = definePolicy({
      id: "swapping",
      parameters: [],
      *decide() {
        yield swap(vmId(0), vmId(2));
      },
    }).deciderWith({});
    const by = (margin: number, drawing: string): string[] =>
      actions(damped(swapping, damping({ margin }), false), draw(drawing));
    const done = ["hour 0, VM 0 of PM0 <-> VM 2 of PM1"];
    // PM1 has 70 before and 75 after: VM 0 alone would bring it to 120.
    expect(by(0.03, "PM0: 50 0 0, 40 0 0 \n PM1: 45 0 0, 25 0 0")).toEqual(done);
    expect(by(0.05, "PM0: 50 0 0, 40 0 0 \n PM1: 45 0 0, 25 0 0")).toEqual([]);
    // The source gets more memory than it gives away: 70 to 76.
    expect(by(0.02, "PM0: 50 0 10, 40 0 60 \n PM1: 10 0 16")).toEqual(done);
    expect(by(0.04, "PM0: 50 0 10, 40 0 60 \n PM1: 10 0 16")).toEqual([]);
  });
});

describe("DA4: moves in a step", () => {
  const workload = draw("PM0: 50 0 0, 40 0 0 \n PM1: 50 0 0, 40 0 0 \n PM2: 5 0 0 \n PM3: 5 0 0");

  it("are so many, and what is left over has no solution", () => {
    expect(runActions(choose("scoa"), workload)).toHaveLength(2);
    const choice = chooseDamped("scoa", { moves: 1 });
    expect(runActions(choice, workload)).toEqual(["VM 0: PM0 -> PM2", "PM1: no solution"]);
    expect(forbidden(choice, workload, 0, 1)).toContain("VM 2 -> PM3: moves-used 1 of 1");
  });

  it("are counted by VMs: a swap is two", () => {
    const swapping = definePolicy({
      id: "swapping",
      parameters: [],
      *decide() {
        yield migrate(vmId(0), pmId(1));
        yield swap(vmId(1), vmId(2));
        yield migrate(vmId(3), pmId(0));
      },
    }).deciderWith({});
    const fleet = draw("PM0: 10 0 0, 10 0 0 \n PM1: 10 0 0, 10 0 0");
    expect(actions(damped(swapping, damping({ moves: 2 }), false), fleet)).toEqual([
      "hour 0, VM 0: PM0 -> PM1",
      "hour 0, VM 3: PM1 -> PM0",
    ]);
  });

  it("begin anew with every step", () => {
    const steps = draw(HOURS(3, "PM0: 10 0 0 \n PM1:"));
    expect(actions(damped(shuttle, damping({ moves: 1 }), false), steps)).toHaveLength(3);
  });
});

describe("DA5: back-off", () => {
  it("leaves a PM alone for so many steps once it is as full again as before it was relieved", () => {
    const hours = [
      "PM0: 50 0 0, 40 0 0, 5 0 0 \n PM1: 5 0 0 \n PM2: 5 0 0",
      "PM0: 5 0 0, 90 0 0, 6 0 0 \n PM1: 5 0 0 \n PM2: 5 0 0",
      "PM0: 5 0 0, 85 0 0, 6 0 0 \n PM1: 5 0 0 \n PM2: 5 0 0",
      "PM0: 5 0 0, 85 0 0, 6 0 0 \n PM1: 5 0 0 \n PM2: 5 0 0",
    ];
    const undamped = runActions(choose("sandpiper-2008"), draw(hours));
    expect(undamped.filter((event) => event.startsWith("hour 1"))).not.toEqual([]);
    const choice = chooseDamped("sandpiper-2008", { backOff: 2 });
    const events = runActions(choice, draw(hours));
    expect(events.filter((event) => /^hour [12]/.test(event))).toEqual([]);
    expect(events.filter((event) => event.startsWith("hour 3"))).not.toEqual([]);
    expect(forbidden(choice, draw(hours), 1, 0)).toEqual(["PM0: back-off 0 of 2"]);
    expect(forbidden(choice, draw(hours), 2, 0)).toEqual(["PM0: back-off 1 of 2"]);
  });

  it("is not for a PM that was relieved for good", () => {
    const workload = draw(["PM0: 50 0 0, 40 0 0 \n PM1: 5 0 0", "PM0: 50 0 0, 40 0 0 \n PM1: 5 0 0"]);
    const choice = chooseDamped("scoa", { backOff: 5 });
    expect(runActions(choice, workload)).toEqual(runActions(choose("scoa"), workload));
  });
});

describe("DA6: smoothing", () => {
  const calm = "PM0: 30 0 0, 40 0 0 \n PM1: 5 0 0";
  const peak = "PM0: 50 0 0, 40 0 0 \n PM1: 5 0 0";

  it("shows a policy a percentile of what each VM has demanded, by nearest rank", () => {
    const workload = draw([calm, peak, calm, peak, peak]);
    expect(runActions(choose("scoa"), workload)).toEqual(["hour 1, VM 0: PM0 -> PM1"]);
    // The middle one of three: 50 from the second peak in three hours on.
    const middle = chooseDamped("scoa", { window: 3, percentile: 50 });
    expect(runActions(middle, workload)).toEqual(["hour 3, VM 0: PM0 -> PM1"]);
    expect(forbidden(middle, workload, 1, 0)).toEqual(["PM0: smoothed 0.7 of 0.79"]);
  });

  it("shows it what is not demanded any more as well", () => {
    const most = chooseDamped("scoa", { window: 3, percentile: 100 });
    const workload = draw([peak, calm, calm, calm]);
    const late = withInterventions(workload, [
      { kind: "threshold", step: stepOf(0), after: 0, value: 1 },
      { kind: "threshold", step: stepOf(2), after: 0, value: 0.79 },
    ]);
    expect(runActions(choose("scoa"), late)).toEqual([]);
    expect(runActions(most, late)).toEqual(["hour 2, VM 0: PM0 -> PM1"]);
  });

  it("follows what is moved, swaps as well, until nothing seems to be over", () => {
    const workload = draw([
      "PM0: 60 0 0, 30 0 0, 20 0 0 \n PM1: 40 0 0 \n PM2: 50 0 0",
      "PM0: 60 0 0, 30 0 0, 20 0 0 \n PM1: 40 0 0 \n PM2: 50 0 0",
    ]);
    // Demands do not change: smoothed or not, it is the same.
    for (const policy of ["scoa", "sandpiper-2008", "thr-mmt", "watcher-stabilization"])
      expect(runActions(chooseDamped(policy, { window: 4 }), workload), policy).toEqual(
        runActions(choose(policy), workload),
      );
  });
});

/** Whatever the policy: all of it is kept to, and what ends without it ends with it. */
describe.each(
  EVERY_CHOICE.filter(({ policy }) => findPolicy(policy)?.decidedBy === "rules").map(
    (choice) => [nameOf(choice), choice] as const,
  ),
)("%s, damped", (_, choice) => {
  const dampings = fc.record({
    hold: fc.integer({ min: 1, max: 3 }),
    samples: fc.integer({ min: 1, max: 4 }),
    cooldown: fc.integer({ min: 0, max: 4 }),
    margin: fc.constantFrom(0, 0.05, 0.2),
    moves: fc.integer({ min: 0, max: 3 }),
    backOff: fc.integer({ min: 0, max: 3 }),
    window: fc.integer({ min: 1, max: 4 }),
    percentile: fc.constantFrom(50, 95, 100),
  });

  it("ends in every step, moves no VM too soon, and no more in a step than it may", () => {
    fc.assert(
      fc.property(workloads({ pms: 5, vms: 15, steps: 12 }), dampings, (workload, damping) => {
        const record = simulate(workload, deciderOf({ ...choice, damping }));
        expect(endlessSteps(record)).toEqual([]);
        const movedIn = new Map<number, number>();
        for (const step of stepsOf(record)) {
          const moved = eventsOf(record, step).flatMap((event) =>
            event.kind === "migration" ? [event.vm] : event.kind === "swap" ? [event.vm, event.with] : [],
          );
          if (damping.moves > 0) expect(moved.length).toBeLessThanOrEqual(damping.moves);
          for (const vm of moved) {
            const before = movedIn.get(vm) ?? Number.NEGATIVE_INFINITY;
            expect(step - before).toBeGreaterThanOrEqual(damping.cooldown);
            movedIn.set(vm, step);
          }
        }
      }),
      { numRuns: findPolicy(choice.policy)?.kind === "optimum" ? 3 : 40 }, // a solver takes its time
    );
  });
});

describe("a damped run", () => {
  it("counts a PM that is over as over, whether or not it waits", () => {
    const over = "PM0: 50 0 0, 40 0 0 \n PM1: 5 0 0";
    const record = simulate(draw([over]), deciderOf(chooseDamped("scoa", { hold: 2 })));
    expect(eventCount(record, stepOf(0))).toBe(0);
  });
});
