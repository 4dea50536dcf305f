/**
 * "The smallest change that would have let it through" is true: whoever makes the change that is
 * stated finds the policy's own verdict changed, and whoever makes a little less does not.
 */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PmId, VmId } from "../../src/base/ids.ts";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import type { ResourceVector } from "../../src/base/resources.ts";
import { RESOURCE_INDICES } from "../../src/base/resources.ts";
import { resourceAt } from "../../src/base/vector.ts";
import { withInterventions } from "../../src/engine/changes.ts";
import type { Cluster } from "../../src/engine/cluster.ts";
import { createCursor } from "../../src/engine/cursor.ts";
import type { Deliberation, Verdict } from "../../src/engine/decision.ts";
import type { Intervention } from "../../src/engine/intervention.ts";
import { eventCount } from "../../src/engine/record.ts";
import type { Remedy, Room, Weighed } from "../../src/engine/remedy.ts";
import { leastRemedy, remedyOf, statedFigure } from "../../src/engine/remedy.ts";
import { explainEvent, explainStep, placementAt, simulate } from "../../src/engine/simulate.ts";
import type { Workload } from "../../src/engine/workload.ts";
import { createTableDemand } from "../../src/engine/workload.ts";
import type { PolicyChoice } from "../../src/policies/registry.ts";
import { relocateWith } from "../../src/policies/registry.ts";
import { PAPER_CHOICES, workloads } from "./arbitrary-workloads.ts";
import { choose, draw, run, stepsOf } from "./fixtures.ts";

/** Everything that led to an event, with the cluster as it was then. */
interface Told {
  readonly deliberation: Deliberation;
  readonly cluster: Cluster;
}

function forEachDeliberation(choice: PolicyChoice, workload: Workload, look: (told: Told) => void): void {
  const record = run(choice, workload);
  const cursor = createCursor(workload, record);
  for (const step of stepsOf(workload)) {
    for (let event = 0; event < eventCount(record, step); event++) {
      cursor.seek(step, event);
      const { cluster } = cursor;
      const placement = placementAt(record, step);
      look({ deliberation: explainEvent(workload, relocateWith(choice), placement, step, event), cluster });
    }
  }
}

const shareIn =
  (cluster: Cluster) =>
  (vm: VmId, pm: PmId): ResourceVector => [
    cluster.shareOf(vm, pm, 0),
    cluster.shareOf(vm, pm, 1),
    cluster.shareOf(vm, pm, 2),
  ];

const weighedIn = ({ decisions }: Deliberation): Weighed[] =>
  decisions.filter((decision) => decision.kind === "migration-weighed" || decision.kind === "swap-weighed");

interface Change {
  /** What the other VMs of the target demand less, and the partner, as shares of the two PMs. */
  readonly onTarget: ResourceVector;
  readonly ofPartner: ResourceVector;
  readonly threshold: number;
}

/**
 * Lets the policy weigh the same action again, after a change: on the two PMs alone, and with every
 * other action between them forbidden, so that nothing else is done first. Undefined where it does
 * not ask: the source is not over any more, or the change made another VM the partner.
 */
function weighAgain(
  choice: PolicyChoice,
  cluster: Cluster,
  decision: Weighed,
  change: Change,
): Verdict | undefined {
  const pms = [decision.from, decision.to].sort((a, b) => a - b);
  const vms = pms.flatMap((pm) => cluster.vmsOn(pm)).sort((a, b) => a - b);
  const partner = decision.kind === "swap-weighed" ? decision.with : null;
  const table = Float64Array.from(
    vms.flatMap((vm) => RESOURCE_INDICES.map((r) => resourceAt(cluster.demand, vm, r))),
  );
  for (const r of RESOURCE_INDICES) {
    let less = change.onTarget[r] * resourceAt(cluster.capacity, decision.to, r);
    vms.forEach((vm, i) => {
      const demand = table[3 * i + r] ?? 0;
      if (vm === partner) {
        table[3 * i + r] = Math.max(
          0,
          demand - change.ofPartner[r] * resourceAt(cluster.capacity, decision.from, r),
        );
      } else if (cluster.hostOf(vm) === decision.to) {
        const taken = Math.min(less, demand);
        table[3 * i + r] = demand - taken;
        less -= taken;
      }
    });
  }
  const newPm = (pm: PmId): PmId => pmId(pms.indexOf(pm));
  const newVm = (vm: VmId): VmId => vmId(vms.indexOf(vm));
  const vetoes = vms
    .filter((vm) => vm !== decision.vm && vm !== partner)
    .map((vm): Intervention => {
      const to = cluster.hostOf(vm) === decision.from ? decision.to : decision.from;
      return { kind: "veto", step: stepOf(0), vm: newVm(vm), to: newPm(to) };
    });
  const workload: Workload = {
    pms: 2,
    vms: vms.length,
    steps: 1,
    capacity: Float64Array.from(
      pms.flatMap((pm) => RESOURCE_INDICES.map((r) => resourceAt(cluster.capacity, pm, r))),
    ),
    initialPlacement: Int32Array.from(vms, (vm) => newPm(cluster.hostOf(vm))),
    demand: createTableDemand(vms.length, 1, table),
    threshold: change.threshold,
    limit: 1,
    interventions: vetoes,
  };
  const relocate = relocateWith(choice);
  const decisions = explainStep(workload, relocate, simulate(workload, relocate), stepOf(0));
  const acted = decisions.findIndex(({ kind }) => kind === "migrated" || kind === "swapped");
  const before = acted === -1 ? decisions : decisions.slice(0, acted);
  const again = before.find(
    (other): other is Weighed =>
      other.kind === decision.kind &&
      other.vm === newVm(decision.vm) &&
      other.to === newPm(decision.to) &&
      (other.kind !== "swap-weighed" || partner === null || other.with === newVm(partner)),
  );
  return again?.verdict;
}

const NOTHING: ResourceVector = [0, 0, 0];
const ALL: ResourceVector = [1e3, 1e3, 1e3];
const each = (v: ResourceVector, change: (figure: number) => number): ResourceVector => [
  change(v[0]),
  change(v[1]),
  change(v[2]),
];

/** How often a claim was put to the test: one that never was says nothing. */
type Claim =
  | "stated room"
  | "less room"
  | "no room"
  | "stated raise"
  | "lower raise"
  | "relieved"
  | "no raise";

function check(choice: PolicyChoice, { deliberation, cluster }: Told, tested: Map<string, number>): void {
  const { threshold } = deliberation;
  for (const decision of weighedIn(deliberation)) {
    const { verdict } = decision;
    if (verdict === null || verdict.kind === "no-partner") continue;
    const source = each([0, 1, 2], (r) => resourceAt(cluster.utilization, decision.from, r as 0 | 1 | 2));
    const { room, raise } = remedyOf(decision, { threshold, source, shareOf: shareIn(cluster) });
    const weigh = (claim: Claim, change: Partial<Change>): Verdict | undefined => {
      const all = { onTarget: NOTHING, ofPartner: NOTHING, threshold, ...change };
      const again = weighAgain(choice, cluster, decision, all);
      const key = `${decision.kind}: ${claim}`;
      if (again !== undefined) tested.set(key, (tested.get(key) ?? 0) + 1);
      return again;
    };

    if (room === null) {
      expect(weigh("no room", { onTarget: ALL, ofPartner: ALL })).not.toBeNull();
    } else {
      expect(weigh("stated room", statedRoom(room)) ?? null).toBeNull();
      expect(weigh("stated room", room) ?? null).toBeNull();
      const less = { onTarget: each(room.onTarget, most), ofPartner: each(room.ofPartner, most) };
      if (room.size > 1e-4) expect(weigh("less room", less)).not.toBeNull();
    }

    if (raise === null) {
      expect(weigh("no raise", { threshold: 1 })).not.toBeNull();
      continue;
    }
    const raised = weigh("stated raise", { threshold: statedFigure(raise.value) });
    if (raise.stillOver) expect(raised ?? null).toBeNull();
    else {
      tested.set("relieved", (tested.get("relieved") ?? 0) + 1);
      expect(source.every((figure) => figure <= statedFigure(raise.value) + 1e-9)).toBe(true);
      expect(raised).toBeUndefined();
    }
    expect(weigh("lower raise", { threshold: raise.value - 1e-6 })).not.toBeNull();
  }
}

const most = (figure: number): number => 0.99 * figure;
const statedRoom = ({ onTarget, ofPartner }: Room): Pick<Change, "onTarget" | "ofPartner"> => ({
  onTarget: each(onTarget, statedFigure),
  ofPartner: each(ofPartner, statedFigure),
});

describe("the smallest change", () => {
  it.each(PAPER_CHOICES.map((choice) => ({ choice })))(
    "lets the action through, and nothing smaller does: $choice.policy $choice.parameters",
    ({ choice }) => {
      const tested = new Map<string, number>();
      fc.assert(
        fc.property(workloads({ pms: 4, vms: 16, steps: 3 }), (workload) => {
          forEachDeliberation(choice, workload, (told) => check(choice, told, tested));
        }),
        { numRuns: 150, seed: 34 },
      );
      for (const kind of ["migration-weighed", "swap-weighed"]) {
        for (const claim of ["stated room", "less room", "no room", "stated raise"])
          expect(tested.get(`${kind}: ${claim}`) ?? 0, `${kind}: ${claim}`).toBeGreaterThan(20);
      }
      expect(tested.get("relieved") ?? 0).toBeGreaterThan(20);
    },
    60_000,
  );
});

/** The remedy of a weighed action on a drawing, as [room on the target, of the partner, threshold]. */
function remedyIn(drawing: string, policy: string, index = 0): Remedy {
  const workload = draw(drawing);
  let found: Remedy | null = null;
  forEachDeliberation(choose(policy), workload, ({ deliberation, cluster }) => {
    const decision = weighedIn(deliberation)[index];
    if (decision === undefined || found !== null) return;
    const source = each([0, 1, 2], (r) => resourceAt(cluster.utilization, decision.from, r as 0 | 1 | 2));
    const { threshold } = deliberation;
    found = remedyOf(decision, { threshold, source, shareOf: shareIn(cluster) });
  });
  if (found === null) throw new Error("nothing was weighed");
  return found;
}

describe("by hand", () => {
  it("a target that would be over lacks what it would be over by", () => {
    const { room, raise } = remedyIn("PM0: 40 10 10, 43 0 0\nPM1: 50 20 20", "sandpiper-2008");
    expect(room?.onTarget.map(statedFigure)).toEqual([0.11, 0, 0]); // 50 + 40 = 90, and 79 is allowed
    expect(raise).toEqual({ value: expect.closeTo(0.9, 9), stillOver: false }); // PM0 has 83
  });

  it("a VM larger than the threshold finds room nowhere", () => {
    expect(remedyIn("PM0: 85 0 0\nPM1: 10 10 10", "sandpiper-2008").room).toBeNull();
    expect(remedyIn("PM0: 85 0 0\nPM1: 10 10 10", "sandpiper-2008").raise?.stillOver).toBe(false);
  });

  it("a load that may not exceed the source's shrinks along itself: no threshold helps (S4)", () => {
    // PM1 would have (70, 70, 70), 1.212 long; PM0 has (80, 30, 30), 0.906 long: 52.3 each would do.
    const { room, raise } = remedyIn("PM0: 40 10 10, 40 20 20\nPM1: 30 60 60", "scoa");
    expect(raise).toBeNull();
    expect(room?.onTarget.map(statedFigure)).toEqual([0.178, 0.178, 0.178]);
  });

  it("rounds up to thousandths, but not for noise", () => {
    expect([0.02, 0.1 + 0.2, 0.0201, 2e-9, 1e-12, 0].map(statedFigure)).toEqual([
      0.02, 0.3, 0.021, 0.001, 0, 0,
    ]);
  });
});

describe("the least change of a no-solution", () => {
  it.each(PAPER_CHOICES.map((choice) => ({ choice })))(
    "as an intervention in the run itself: $choice.policy $choice.parameters",
    ({ choice }) => {
      const tested = { raised: 0, relieved: 0 };
      fc.assert(
        fc.property(workloads({ pms: 4, vms: 16, steps: 3 }), (workload) => {
          forEachDeliberation(choice, workload, ({ deliberation, cluster }) => {
            const last = deliberation.decisions.at(-1);
            const least = leastRemedy(deliberation, shareIn(cluster));
            if (last?.kind !== "gave-up" || deliberation.event !== 0) {
              expect(least === null || last?.kind === "gave-up").toBe(true);
              return;
            }
            const { step, event } = deliberation;
            const at = (value: number): Deliberation => {
              const made: Intervention = { kind: "threshold", step, after: event, value };
              const changed = withInterventions(workload, [made]);
              const placement = placementAt(run(choice, workload), step);
              return explainEvent(changed, relocateWith(choice), placement, step, event);
            };
            if (least?.raise?.needed.stillOver === true) {
              tested.raised++;
              const ended = at(statedFigure(least.raise.needed.value)).decisions.at(-1);
              expect(ended?.kind === "migrated" || ended?.kind === "swapped").toBe(true);
            } else if (least?.relief !== null && least?.relief !== undefined) {
              tested.relieved++;
              const { decisions } = at(statedFigure(least.relief));
              expect(decisions.some((d) => d.kind === "gave-up" && d.source === last.source)).toBe(false);
            }
          });
        }),
        { numRuns: 200, seed: 34 },
      );
      expect(tested.raised).toBeGreaterThan(5);
      expect(tested.relieved).toBeGreaterThan(5);
    },
    60_000,
  );
});
