/**
 * Threshold with minimum migration time, the best known of CloudSim's policies (Beloglazov and Buyya,
 * CCPE 2012), as CloudSim 3.0.3 runs it (docs/rules.md#tm1): with its defaults it makes CloudSim's moves.
 *
 * - TM1: a PM is hot when its cpu is over the threshold. PMs are looked at by id.
 * - TM2: VMs are taken out of it, those of least migration time first, until it is not hot.
 * - TM3: all VMs taken out are placed, those that demand most cpu first.
 * - TM4: allowed are PMs that were not hot, have room, and will not be hot; an idle one is not asked that.
 * - TM5: of those the one where power seems to grow least.
 * - TM6: a VM without a place stays. If asked for, PMs are emptied, the least used first, each whole or
 *   not at all.
 *
 * Comparisons are CloudSim's, exact: the tolerance of P9 holds only for who is counted as over. Every
 * step ends: each VM is moved twice at most, unless a person intervenes (I1).
 */

import { present } from "../base/assert.ts";
import type { PmId, VmId } from "../base/ids.ts";
import { NOBODY, pmId } from "../base/ids.ts";
import { MEM, RESOURCE_INDICES } from "../base/resources.ts";
import { resourceAt, vectorAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Comparison, Reasons } from "../engine/decision.ts";
import { line } from "./listing.ts";
import type { PlaceRules } from "./place-rules.ts";
import { comparisonsOf } from "./place-rules.ts";
import type { Decisions } from "./policy.ts";
import { definePolicy, evacuate, giveUp, migrate } from "./policy.ts";
import { linearPower, tablePower } from "./power.ts";
import { PowerPlaces } from "./power-places.ts";
import { VmOrder } from "./vm-order.ts";
import { verdictOf } from "./weighing.ts";
import { migrationChanges } from "./what-if.ts";

export const thrMmt = definePolicy({
  id: "thr-mmt",
  since: 2010,
  source: "Beloglazov, Buyya: CCPE 2012; CloudSim 3.0.3",
  surprises: true,
  empties: true,
  criteria: { watts: { decimals: 2 }, seconds: { decimals: 1 }, placed: { decimals: 0 } },
  parameters: [
    { kind: "choice", key: "power", values: ["linear", "table"], default: "linear" },
    {
      kind: "number",
      key: "maxWatts",
      min: 1,
      max: 10_000,
      isWhole: false,
      step: 10,
      unit: "watts",
      default: 250,
    },
    {
      kind: "number",
      key: "idleShare",
      min: 0,
      max: 1,
      isWhole: false,
      step: 0.05,
      unit: "fraction",
      default: 0.7,
    },
    { kind: "choice", key: "resources", values: ["cpu", "all"], default: "cpu" },
    {
      kind: "number",
      key: "memory",
      min: 0.1,
      max: 100_000,
      isWhole: false,
      step: 1,
      unit: "gigabytes",
      default: 4,
    },
    {
      kind: "number",
      key: "bandwidth",
      min: 0.001,
      max: 10_000,
      isWhole: false,
      step: 1,
      unit: "gigabits",
      default: 1,
    },
    { kind: "choice", key: "evacuate", values: ["off", "on"], default: "off" },
  ],
  listing: [
    line("sources", "TM1", 0),
    line("taken", "TM2", 1, "ranked candidates"),
    line("placed", "TM3", 0),
    line("allowed", "TM4", 1, "weighed migrate"),
    line("migrate", "TM5", 1, "ranked targets", "formed growth", "done migrate"),
    line("none", "TM6", 0, "gave up"),
    line("emptied", "TM6", 0, "ranked sources"),
    line("whole", "TM6", 1, "weighed evacuate", "done evacuate"),
  ],
  // VMs are taken out and placed together (TM2, TM3): another threshold alters which ones, another demand where they go.
  tellsRemedy: false,

  *decide({ view: cluster, reasons, parameters }) {
    const { power, maxWatts, idleShare, resources, memory, bandwidth } = parameters;
    const isCpuAlone = resources === "cpu";
    const plan: Plan = {
      cluster,
      reasons,
      secondsPerMemory: (memory * MEGABYTES * SECONDS) / bandwidth,
      rules: {
        power: power === "linear" ? linearPower(maxWatts, idleShare) : tablePower,
        counted: isCpuAlone ? [0] : RESOURCE_INDICES,
        needed: isCpuAlone ? [0, 2] : RESOURCE_INDICES,
        excusesIdle: isCpuAlone,
      },
    };
    yield* decideBy(plan, parameters.evacuate === "on");
  },
});

/** Megabytes in a gigabyte, and the seconds that one takes at 1 Gbit/s: half of the bandwidth is for migrations. */
const MEGABYTES = 1024;
const SECONDS = 16 / 1000;

interface Plan {
  readonly cluster: ClusterView;
  readonly reasons: Reasons;
  readonly rules: PlaceRules;
  /** What it takes to migrate a VM that demands all the memory of the reference PM. */
  readonly secondsPerMemory: number;
}

function* decideBy(plan: Plan, evacuates: boolean): Decisions {
  const { cluster } = plan;
  const hot = hotPms(plan);
  const isHot = new Set(hot);
  if (hot.length > 0 || evacuates) {
    const places = new PowerPlaces(cluster, plan.rules, (pm) => isHot.has(pm));
    const arrived = yield* relieve(plan, hot, places);
    if (evacuates) yield* empty(plan, isHot, places, arrived);
  }
  // Nobody has looked at those that are over on what does not make a PM hot, or were filled up as idle ones.
  for (let pm = 0; pm < cluster.pms; pm++)
    if (cluster.needsRelief(pmId(pm)) && !isHot.has(pmId(pm))) yield giveUp(pmId(pm), null);
}

/** TM1. */
function hotPms(plan: Plan): PmId[] {
  const { cluster, rules } = plan;
  const hot: PmId[] = [];
  for (let pm = 0; pm < cluster.pms; pm++)
    if (rules.counted.some((r) => resourceAt(cluster.utilization, pm, r) > cluster.threshold))
      hot.push(pmId(pm));
  return hot;
}

/** TM2 to TM5, and TM6's first half. What came to which PM, in the order in which it came. */
function* relieve(plan: Plan, hot: readonly PmId[], places: PowerPlaces): Decisions<Map<PmId, Set<VmId>>> {
  const { cluster, reasons } = plan;
  const arrived = new Map<PmId, Set<VmId>>();
  const takenOf = new Map(hot.map((pm) => [pm, takeOut(plan, pm)]));
  for (const vm of byCpu(cluster, [...takenOf.values()].flat())) {
    const target = places.leastPower(vm);
    if (target === NOBODY) continue;
    const to = pmId(target);
    if (reasons.explain !== undefined) {
      explainTaken(plan, takenOf, cluster.hostOf(vm));
      explainPlace(plan, places, vm);
    }
    places.put(vm, to);
    yield migrate(vm, to);
    const here = arrived.get(to);
    if (here === undefined) arrived.set(to, new Set([vm]));
    else here.add(vm);
  }
  places.keep();
  for (const pm of hot) {
    if (!cluster.needsRelief(pm)) continue;
    if (reasons.explain !== undefined) {
      explainTaken(plan, takenOf, pm);
      for (const vm of takenOf.get(pm) ?? []) if (cluster.hostOf(vm) === pm) explainPlace(plan, places, vm);
    }
    yield giveUp(pm, null);
  }
  return arrived;
}

/** TM2: the VMs that have to go. */
function takeOut({ cluster, rules }: Plan, pm: PmId): VmId[] {
  const quickest = new VmOrder(cluster, pm, (vm) => -resourceAt(cluster.demand, vm, MEM));
  const left = RESOURCE_INDICES.map((r) => resourceAt(cluster.utilization, pm, r));
  const taken: VmId[] = [];
  while (rules.counted.some((r) => (left[r] as number) > cluster.threshold)) {
    const vm = quickest.next();
    if (vm === null) break;
    for (const r of rules.counted) left[r] = (left[r] as number) - cluster.shareOf(vm, pm, r);
    taken.push(vm);
  }
  return taken;
}

/** TM3: the sort is stable. */
const byCpu = ({ demand }: ClusterView, vms: readonly VmId[]): VmId[] =>
  [...vms].sort((a, b) => resourceAt(demand, b, 0) - resourceAt(demand, a, 0));

/**
 * TM6: PMs are emptied, the least used first, as they were used before the plan. None that is hot or
 * idle, and none that was given a VM of one that was emptied; who could not be emptied takes nobody.
 */
function* empty(
  { cluster, ...plan }: Plan,
  isHot: ReadonlySet<PmId>,
  places: PowerPlaces,
  arrived: ReadonlyMap<PmId, ReadonlySet<VmId>>,
): Decisions {
  places.excludeAll((pm) => places.before(pm) <= 0); // less than nothing is what a subtraction left
  const used: PmId[] = [];
  for (let i = 0; i < cluster.pms; i++) {
    const before = places.before(pmId(i));
    if (before > 0 && before < 1 && !isHot.has(pmId(i))) used.push(pmId(i));
  }
  used.sort((a, b) => places.before(a) - places.before(b));
  const hasTaken = new Set<PmId>();
  for (const [turn, pm] of used.entries()) {
    if (hasTaken.has(pm)) continue;
    places.exclude(pm);
    const came = arrived.get(pm) ?? NO_VMS;
    const own = cluster.vmsOn(pm).filter((vm) => !came.has(vm));
    const vms = byCpu(cluster, [...own, ...came]);
    const moves = placesFor(places, vms, plan.reasons.explain !== undefined);
    if (moves.length < vms.length) {
      explainWhole(plan.reasons, pm, moves.length, vms.length);
      continue;
    }
    let there = vms.length; // so many are put where they go
    for (const [i, { vm, to }] of moves.entries()) {
      if (plan.reasons.explain !== undefined) {
        const left = used.slice(turn).filter((other) => !hasTaken.has(other));
        explainEmptied({ cluster, ...plan }, places, left);
        explainWhole(plan.reasons, pm, moves.length, vms.length);
        places.takeBack(there - i); // as it was when the VM's turn came
        there = i;
        explainPlace({ cluster, ...plan }, places, vm);
      }
      if (there === i) {
        places.put(vm, to);
        there++;
      }
      yield evacuate(vm, to);
    }
    for (const { to } of moves) hasTaken.add(to);
    places.keep();
  }
}

const NO_VMS: ReadonlySet<VmId> = new Set();

interface Move {
  readonly vm: VmId;
  readonly to: PmId;
}

/**
 * Where the VMs go, one after the other, up to the first without a place. They are put there if there is
 * a place for all of them; else nothing is.
 * @param tells whether it matters how many find one, if not all do
 */
function placesFor(places: PowerPlaces, vms: readonly VmId[], tells: boolean): Move[] {
  if (!tells && places.isTooMuch(vms)) return [];
  const moves: Move[] = [];
  for (const vm of vms) {
    const target = places.leastPower(vm);
    if (target === NOBODY) {
      places.takeBack(moves.length);
      return moves;
    }
    moves.push({ vm, to: pmId(target) });
    places.put(vm, pmId(target));
  }
  return moves;
}

/** TM2: the VMs that `pm` ran in the order in which they go, with the seconds that each takes. */
function explainTaken(
  { cluster, reasons, secondsPerMemory }: Plan,
  takenOf: ReadonlyMap<PmId, readonly VmId[]>,
  pm: PmId,
): void {
  const memoryOf = (vm: VmId): number => resourceAt(cluster.demand, vm, MEM);
  const ran = [...new Set([...cluster.vmsOn(pm), ...(takenOf.get(pm) ?? [])])];
  const ranked = ran
    .sort((a, b) => memoryOf(a) - memoryOf(b) || a - b)
    .map((id) => ({ id, figure: secondsPerMemory * memoryOf(id) }));
  const order = { criterion: "seconds", ranked };
  reasons.explain?.({ kind: "ranked", rule: "TM2", role: "candidates", pm, order });
}

/** TM6: the PMs that are left to be emptied, the first of which is. */
function explainEmptied({ cluster, reasons }: Plan, places: PowerPlaces, left: readonly PmId[]): void {
  const pm = present(left[0], "the PM that is emptied");
  const chosen = { pm, utilization: vectorAt(cluster.utilization, pm) };
  const order = { criterion: 0, ranked: left.map((id) => ({ id, figure: places.before(id) })) } as const;
  reasons.explain?.({ kind: "ranked", rule: "TM6", role: "sources", order, chosen, source: null });
}

/** TM6: whether all VMs of `from` have a place. */
function explainWhole({ explain }: Reasons, from: PmId, placed: number, vms: number): void {
  const comparison: Comparison = {
    subject: "source",
    criterion: "placed",
    value: placed,
    relation: "at-least",
    against: "number",
    bound: vms,
    holds: placed >= vms,
  };
  explain?.({
    kind: "weighed",
    rule: "TM6",
    action: { kind: "evacuate", from },
    changes: null,
    comparisons: [comparison],
    verdict: comparison.holds ? null : { kind: "failed", comparison },
  });
}

/** TM4 and TM5: the PMs that a VM might go to, by how much power seems to grow, until one takes it. */
function explainPlace({ cluster, reasons: { explain }, rules }: Plan, places: PowerPlaces, vm: VmId): void {
  const from = cluster.hostOf(vm);
  const ranked = places
    .asked()
    .map((id) => ({ id, figure: places.growth(vm, id) }))
    .sort((a, b) => a.figure - b.figure || a.id - b.id);
  for (const { id: to, figure } of ranked) {
    const [before, after] = [places.used(to), places.usedWith(vm, to)];
    const comparisons = comparisonsOf(rules, cluster.threshold, before, after);
    const verdict = verdictOf(cluster.refusalOf(vm, to), comparisons);
    if (verdict === null) {
      const chosen = { pm: to, utilization: vectorAt(cluster.utilization, to) };
      const order = { criterion: "watts", ranked } as const;
      explain?.({ kind: "ranked", rule: "TM5", role: "targets", order, chosen, source: from });
      const figures = {
        growth: { criterion: "watts", value: figure },
        before: { criterion: 0, value: places.before(to) },
        after: { criterion: 0, value: after[0] },
      } as const;
      explain?.({ kind: "formed", rule: "TM5", name: "growth", pm: to, vm, figures });
    }
    explain?.({
      kind: "weighed",
      rule: "TM4",
      action: { kind: "migrate", vm, from, to },
      changes: { source: migrationChanges(cluster, vm, from, to).source, target: { before, after } },
      comparisons,
      verdict,
    });
    if (verdict === null) return;
  }
}
