/**
 * Distance beyond an ideal point, of which only what is above it counts, as OpenShift's descheduler for
 * virtual machines goes by it (docs/rules.md#ip1): SCOA's idea as a present-day default.
 *
 * - IP1, IP2: a PM's score is how far it lies beyond the mean of all PMs, on the resources where it does.
 * - IP3: the PM with the greatest score gives first.
 * - IP4, IP5: the VM whose leaving lowers that most goes where the scores end smallest together.
 * - IP6: each VM once in a step.
 * - IP7: over and over, until nothing more is found.
 *
 * Comparisons by P9. Every step ends: each VM moves once at most, and a round in which none has moved is
 * the last.
 */

import type { PmId, VmId } from "../base/ids.ts";
import { NOBODY, pmId } from "../base/ids.ts";
import type { ResourceIndex, ResourceVector } from "../base/resources.ts";
import { RESOURCE_COUNT } from "../base/resources.ts";
import { isLowered, isOver, onGrid, TOLERANCE } from "../base/tolerance.ts";
import type { ReadonlyColumn } from "../base/vector.ts";
import { at, length, resourceAt, vectorAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Reasons } from "../engine/decision.ts";
import type { Geometry } from "../engine/sight.ts";
import { leaveOver, MOST_TOLD } from "./fleet-reasons.ts";
import { surfaceThrough } from "./geometry.ts";
import { line } from "./listing.ts";
import type { Decisions } from "./policy.ts";
import { definePolicy, rebalance } from "./policy.ts";
import { ascending, descending, ranking } from "./ranking.ts";
import { sizeClasses } from "./size-classes.ts";
import { deviationOf, meanOf } from "./spread.ts";
import { OUT, Tournament } from "./tournament.ts";
import { VmOrder } from "./vm-order.ts";
import { Weighing } from "./weighing.ts";
import { askTarget, migrationChanges, utilizationAfter } from "./what-if.ts";

export const idealPoint = definePolicy({
  id: "ideal-point",
  kind: "balance",
  since: 2025,
  source: "OpenShift, kube-descheduler-operator: positive distance from an ideal point",
  surprises: true,
  criteria: {
    score: { decimals: 3 },
    left: { decimals: 3 },
    growth: { decimals: 3 },
    together: { decimals: 3 },
  },
  parameters: [
    {
      kind: "number",
      key: "tolerance",
      min: 0,
      max: 10,
      isWhole: false,
      step: 0.25,
      unit: "deviation",
      default: 0,
    },
  ],
  sees: ({ tolerance }) => seenBeyond(tolerance),
  listing: [
    line("ideal", "IP1", 0, "formed ideal"),
    line("sources", "IP3", 0, "ranked sources"),
    line("vms", "IP4", 1, "ranked candidates"),
    line("targets", "IP5", 1, "ranked targets"),
    line("move", "IP5", 2, "weighed migrate", "done migrate"),
    line("none", "IP7", 0, "gave up"),
  ],
  assumptions: [
    { key: "resources" },
    { key: "frozen" },
    { key: "large" },
    { key: "room" },
    { key: "once" },
    { key: "damping" },
  ],

  *decide({ view, reasons, parameters }) {
    const scores = new Scores(view, reasons, parameters.tolerance);
    yield* scores.balance();
    yield* leaveOver(view, reasons, (pm) => scores.explainNone(pm));
  },
});

/** So many changes are looked through for somebody who may take a VM: where there are more, all are asked. */
const FEW_CHANGES = 64;

const NONE = new Float64Array(0);

/** IP1, with what is tolerated beyond it: of the PMs that are up. */
function idealOf(hosts: readonly number[], utilization: ReadonlyColumn, tolerance: number): ResourceVector {
  const along = (r: ResourceIndex): number => {
    const figures = hosts.map((pm) => resourceAt(utilization, pm, r));
    return meanOf(figures) + tolerance * deviationOf(figures);
  };
  return [along(0), along(1), along(2)];
}

/** IP2. */
const scoreOf = ([cpu, net, mem]: ResourceVector, [x, y, z]: ResourceVector): number =>
  length([Math.max(0, cpu - x), Math.max(0, net - y), Math.max(0, mem - z)]);

/** IP1, IP2: all that lies beyond the ideal point of the step, and the places that have the source's score. */
const seenBeyond = (tolerance: number): readonly Geometry[] => [
  {
    kind: "box",
    of({ hosts, begun }) {
      if (hosts.length === 0) return null;
      const ideal = idealOf(hosts, begun, tolerance);
      return { kind: "box", name: { word: "ideal" }, figures: ideal, low: ideal, high: ENDLESS };
    },
  },
  {
    kind: "surface",
    of({ hosts, begun, utilization, source }) {
      if (source === null) return null;
      const ideal = idealOf(hosts, begun, tolerance);
      const score = (place: ResourceVector): number => scoreOf(place, ideal);
      const equal = surfaceThrough({ criterion: "score" }, vectorAt(utilization, source), score);
      return equal.level > 0 ? { ...equal, around: ideal } : null; // within the ideal nobody differs
    },
  },
];

const ENDLESS: ResourceVector = [
  Number.POSITIVE_INFINITY,
  Number.POSITIVE_INFINITY,
  Number.POSITIVE_INFINITY,
];

class Scores {
  readonly #view: ClusterView;
  readonly #reasons: Reasons;
  /** Those that are up, by id. */
  readonly #hosts: readonly PmId[];
  /** IP1, with what is tolerated beyond it. */
  readonly #ideal: ResourceVector;
  /** The same by size: a VM is the same share of all of a size. */
  readonly #bySize: readonly Int32Array[];
  /** The utilizations, in a column of a type of its own. */
  readonly #loads: Float64Array;
  /** IP2, by PM; 0 of those that are down. */
  readonly #scores: Float64Array;
  /** What a search has found, until the next one. */
  readonly #found: Int32Array;
  readonly #growths: Float64Array;
  readonly #moved = new Set<VmId>();
  /** The PMs between which there were moves, and after how many of them each PM had nothing to give. */
  readonly #changed: PmId[] = [];
  readonly #askedAt = new Map<PmId, number>();

  constructor(view: ClusterView, reasons: Reasons, tolerance: number) {
    this.#view = view;
    this.#reasons = reasons;
    this.#hosts = Array.from({ length: view.pms }, (_, pm) => pmId(pm)).filter((pm) => view.isUp(pm));
    this.#ideal = idealOf(this.#hosts, view.utilization, tolerance);
    this.#scores = new Float64Array(view.pms);
    for (const pm of this.#hosts) this.#scores[pm] = this.#scoreOf(vectorAt(view.utilization, pm));
    this.#found = new Int32Array(view.pms);
    this.#growths = new Float64Array(view.pms);
    this.#loads = Float64Array.from(view.utilization);
    this.#bySize = sizeClasses(view).map((pms) => Int32Array.from(pms));
  }

  /** IP7: rounds through all PMs that are beyond the ideal point, until one moves nothing. */
  *balance(): Decisions {
    for (let moves = -1; moves !== this.#moved.size; ) {
      moves = this.#moved.size;
      yield* this.#goRound();
    }
  }

  /** IP3: the greatest score first, looked at again after each move; who has nothing to give is passed over. */
  *#goRound(): Decisions {
    const passed = new Set<PmId>();
    const keyOf = (pm: PmId): number => {
      const key = onGrid(this.#scoreNow(pm));
      return key > 0 && !passed.has(pm) ? key : OUT;
    };
    const order = new Tournament(this.#view.pms, (pm) => keyOf(pmId(pm)));
    for (let first = order.first(); first !== NOBODY; first = order.first()) {
      const source = pmId(first);
      const move = this.#isWorthAsking(source) ? this.#find(source) : null;
      if (move === null) {
        this.#askedAt.set(source, this.#changed.length);
        passed.add(source);
        order.update(source, OUT);
        continue;
      }
      const { vm, to } = move;
      this.#explainMove(source, vm, to);
      this.#moved.add(vm);
      yield rebalance(vm, to);
      for (const pm of [source, to]) {
        this.#scores[pm] = this.#scoreOf(vectorAt(this.#view.utilization, pm));
        this.#loads.set(vectorAt(this.#view.utilization, pm), pm * RESOURCE_COUNT);
        this.#changed.push(pm);
        order.update(pm, keyOf(pm));
      }
    }
  }

  /** IP2. */
  #scoreOf(utilization: ResourceVector): number {
    return scoreOf(utilization, this.#ideal);
  }

  #scoreNow(pm: PmId): number {
    return at(this.#scores, pm);
  }

  #scoreWithout(pm: PmId, vm: VmId): number {
    return this.#scoreOf(utilizationAfter(this.#view, pm, null, vm));
  }

  /** IP4: whether its leaving lowers the score of its PM, and it has not moved (IP6). */
  #mayGo(source: PmId, vm: VmId): boolean {
    return !this.#moved.has(vm) && isLowered(this.#scoreNow(source), this.#scoreWithout(source, vm));
  }

  /** Whether a PM that had nothing to give may have something now: only those that have changed since can take it. */
  #isWorthAsking(source: PmId): boolean {
    const asked = this.#askedAt.get(source);
    if (asked === undefined) return true;
    if (this.#changed.length - asked > FEW_CHANGES) return true;
    const changed = new Set(this.#changed.slice(asked));
    if (changed.has(source)) return true;
    const vms = this.#view.vmsOn(source).filter((vm) => this.#mayGo(source, vm));
    return vms.some((vm) => [...changed].some((to) => this.#weighing(source, vm, to).isAllowed));
  }

  /** IP4, IP5: the first of the source's VMs that has somewhere to go. */
  #find(source: PmId): { readonly vm: VmId; readonly to: PmId } | null {
    const vms = new VmOrder(this.#view, source, (vm) => -onGrid(this.#scoreWithout(source, vm)))
      .rest()
      .filter((vm) => this.#mayGo(source, vm));
    const reliefOf = (vm: VmId): number => this.#scoreNow(source) - this.#scoreWithout(source, vm);
    const [first] = vms;
    if (first === undefined) return null;
    const least = (pm: PmId, r: ResourceIndex): number =>
      Math.min(...vms.map((vm) => this.#view.shareOf(vm, pm, r)));
    const takers = this.#bySize.map((pms) => this.#growing(pms, least, reliefOf(first)).pms);
    for (const vm of vms) {
      const to = this.#leastGrowth(takers, vm, reliefOf(vm));
      if (to !== null && this.#weighing(source, vm, to).isAllowed) return { vm, to };
    }
    return null;
  }

  /**
   * IP5: of these PMs, by size, the one with room whose score grows least, the first of equals.
   * @param most where it grows by more nobody is looked for
   */
  #leastGrowth(takers: readonly Int32Array[], vm: VmId, most: number): PmId | null {
    const view = this.#view;
    const from = view.hostOf(vm);
    let [best, least]: [number, number] = [NOBODY, Number.POSITIVE_INFINITY];
    for (const some of takers) {
      const { pms, by } = this.#growing(some, (pm, r) => view.shareOf(vm, pm, r), most);
      for (const [k, pm] of pms.entries()) {
        const growth = onGrid(at(by, k));
        if (growth > least || (growth === least && pm > best)) continue;
        if (pm === from || view.refusalOf(vm, pmId(pm)) !== null) continue;
        [best, least] = [pm, growth];
      }
    }
    return best === NOBODY ? null : pmId(best);
  }

  /**
   * Of PMs of one size those that have room for so much more and whose scores grow by at most `most` with it, and by
   * how much. It goes through all PMs for every VM of every PM that lies beyond: nothing in it may be for nothing.
   */
  #growing(
    pms: Int32Array,
    shareOf: (pm: PmId, resource: ResourceIndex) => number,
    most: number,
  ): { readonly pms: Int32Array; readonly by: Float64Array } {
    const first = pms[0];
    if (first === undefined) return { pms, by: NONE };
    const [loads, scores, found, growths] = [this.#loads, this.#scores, this.#found, this.#growths];
    const [x, y, z] = this.#ideal;
    const [s, t, u] = [shareOf(pmId(first), 0), shareOf(pmId(first), 1), shareOf(pmId(first), 2)];
    const full = this.#view.threshold + TOLERANCE;
    let count = 0;
    for (let k = 0; k < pms.length; k++) {
      const pm = pms[k] as number;
      const i = pm * RESOURCE_COUNT;
      const a = (loads[i] as number) + s;
      const b = (loads[i + 1] as number) + t;
      const c = (loads[i + 2] as number) + u;
      const p = Math.max(0, a - x);
      const q = Math.max(0, b - y);
      const r = Math.max(0, c - z);
      const squares = p * p + q * q + r * r;
      const score = scores[pm] as number;
      const bound = score + most;
      if (squares > bound * bound || a > full || b > full || c > full) continue;
      found[count] = pm;
      growths[count] = Math.sqrt(squares) - score;
      count++;
    }
    return { pms: found.slice(0, count), by: growths.subarray(0, count) };
  }

  /** IP5: nothing over on the target, and both scores together lower. */
  #weighing(source: PmId, vm: VmId, to: PmId): Weighing {
    const weighing = new Weighing(this.#reasons, this.#view.refusalOf(vm, to));
    const after = utilizationAfter(this.#view, to, vm, null);
    askTarget(weighing, after, this.#view.threshold);
    const together = this.#scoreWithout(source, vm) + this.#scoreOf(after);
    weighing.below("fleet", "together", together, "before", this.#scoreNow(source) + this.#scoreNow(to));
    return weighing;
  }

  #explainMove(source: PmId, vm: VmId, to: PmId): void {
    if (this.#reasons.explain === undefined) return;
    this.#explainSource(source);
    this.#explainTargets(source, vm, to);
    this.#explainWeighed(source, vm, to);
  }

  /** Why nothing leaves `pm` any more. */
  explainNone(pm: PmId): void {
    this.#explainSource(pm);
    const going = this.#view.vmsOn(pm).filter((vm) => this.#mayGo(pm, vm));
    for (const { id: vm } of ascending(going, (vm) => this.#scoreWithout(pm, vm)).slice(0, MOST_TOLD)) {
      const others = this.#byGrowth(pm, vm);
      const to = others.find(({ id }) => this.#fits(vm, id)) ?? others[0];
      if (to !== undefined) this.#explainWeighed(pm, vm, to.id);
    }
  }

  /** The ideal point, the PMs beyond it, and the VMs of one of them. */
  #explainSource(source: PmId): void {
    const { explain } = this.#reasons;
    const [cpu, net, mem] = this.#ideal;
    const figures = {
      cpu: { criterion: 0, value: cpu },
      net: { criterion: 1, value: net },
      mem: { criterion: 2, value: mem },
    } as const;
    explain?.({ kind: "formed", rule: "IP1", name: "ideal", pm: null, vm: null, figures });
    const beyond = this.#hosts.filter((pm) => onGrid(this.#scoreNow(pm)) > 0);
    if (!beyond.includes(source)) return; // nobody asks it for anything
    const first = descending(beyond, (pm) => this.#scoreNow(pm)).slice(0, MOST_TOLD);
    const chosen = { pm: source, utilization: vectorAt(this.#view.utilization, source) };
    const sources = ranking("score", first);
    explain?.({ kind: "ranked", rule: "IP3", role: "sources", order: sources, chosen, source: null });
    const going = this.#view.vmsOn(source).filter((vm) => this.#mayGo(source, vm));
    const vms = ascending(going, (vm) => this.#scoreWithout(source, vm)).slice(0, MOST_TOLD);
    const order = ranking("left", vms);
    explain?.({ kind: "ranked", rule: "IP4", role: "candidates", pm: source, order });
  }

  #explainTargets(source: PmId, vm: VmId, to: PmId): void {
    const possible = this.#byGrowth(source, vm).filter(({ id }) => this.#fits(vm, id));
    const chosen = { pm: to, utilization: vectorAt(this.#view.utilization, to) };
    const order = ranking("growth", possible.slice(0, MOST_TOLD));
    this.#reasons.explain?.({ kind: "ranked", rule: "IP5", role: "targets", order, chosen, source });
  }

  #fits(vm: VmId, to: PmId): boolean {
    const view = this.#view;
    return (
      view.refusalOf(vm, to) === null &&
      utilizationAfter(view, to, vm, null).every((u) => !isOver(u, view.threshold))
    );
  }

  /** The other PMs by how much their scores would grow, whether or not there is room. */
  #byGrowth(source: PmId, vm: VmId) {
    const growthOf = (pm: PmId): number =>
      this.#scoreOf(utilizationAfter(this.#view, pm, vm, null)) - this.#scoreNow(pm);
    return ascending(
      this.#hosts.filter((pm) => pm !== source),
      growthOf,
    );
  }

  #explainWeighed(from: PmId, vm: VmId, to: PmId): void {
    const weighing = this.#weighing(from, vm, to);
    this.#reasons.explain?.({
      kind: "weighed",
      rule: "IP5",
      action: { kind: "migrate", vm, from, to },
      changes: migrationChanges(this.#view, vm, from, to),
      comparisons: weighing.comparisons,
      verdict: weighing.verdict,
    });
  }
}
