/**
 * VectorDot, by Singh, Korupolu and Mohapatra (SC 2008): a VM goes where least is used of what it asks
 * for (docs/rules.md#vd1).
 *
 * - VD1: the imbalance of a PM grows exponentially with what is over.
 * - VD2: the most imbalanced PM gives, as long as any is over.
 * - VD3: for each of its VMs, the PM that stays under with the least dot product of load and demand.
 * - VD4: of the VMs the one whose move lowers the imbalance most.
 * - VD5: a PM none of whose VMs has a place, or helps, is given up.
 *
 * Comparisons by P9. Every step ends: no target is left over the threshold, so that each VM leaves a PM
 * that is over once at most.
 */

import type { PmId, VmId } from "../base/ids.ts";
import { pmId } from "../base/ids.ts";
import type { ResourceVector } from "../base/resources.ts";
import { isLowered, isOver, onGrid } from "../base/tolerance.ts";
import { length, vectorAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Reasons } from "../engine/decision.ts";
import type { Geometry, Standing } from "../engine/sight.ts";
import type { CostOf } from "./box-tree.ts";
import { CheapestTarget } from "./cheapest-target.ts";
import { MOST_TOLD } from "./fleet-reasons.ts";
import { surfaceThrough } from "./geometry.ts";
import { line } from "./listing.ts";
import { definePolicy, migrate } from "./policy.ts";
import { ascending, descending, ranking } from "./ranking.ts";
import type { Relief } from "./rounds.ts";
import { relieveInOrder } from "./rounds.ts";
import { VmOrder } from "./vm-order.ts";
import { Weighing } from "./weighing.ts";
import { askTarget, migrationChanges, utilizationAfter } from "./what-if.ts";

export const vectordot = definePolicy({
  id: "vectordot",
  since: 2008,
  source: "Singh, Korupolu, Mohapatra: Server-Storage Virtualization, SC 2008",
  criteria: {
    imbalance: { decimals: 2, wholeFrom: 1000, most: 9999 },
    left: { decimals: 2, wholeFrom: 1000, most: 9999 },
    dot: { decimals: 3, wholeFrom: 1000, most: 9999 },
  },
  parameters: [{ kind: "choice", key: "load", values: ["before", "with"], default: "before" }],
  sees: ({ load }) => seenWith(load),
  listing: [
    line("sources", "VD2", 0, "ranked sources"),
    line("vms", "VD4", 1, "ranked candidates"),
    line("target", "VD3", 1, "ranked targets", "weighed migrate"),
    line("migrate", "VD4", 2, "done migrate"),
    line("none", "VD5", 1, "gave up"),
  ],
  assumptions: [
    { key: "load", parameter: "load" },
    { key: "order" },
    { key: "room" },
    { key: "storage" },
    { key: "ties" },
  ],

  *decide({ view, reasons, parameters }) {
    let places: Places | null = null; // none where nobody is over
    yield* relieveInOrder(
      view,
      reasons,
      {
        rule: "VD2",
        keyOf: (pm) => onGrid(imbalanceOf(view, pm, null)),
        rank: (over) =>
          ranking(
            "imbalance",
            descending(over, (pm) => imbalanceOf(view, pm, null))
              .map(read)
              .slice(0, MOST_TOLD),
          ),
      },
      (source) => {
        places ??= new Places(view, reasons, parameters.load);
        return places.relieve(source);
      },
      (pm) => places?.update(pm),
    );
  },
});

/**
 * VD1: of `pm`, once `leaving` has left it, by its logarithm: nothing over is less than any figure, and far over no
 * more than can be told apart.
 */
function imbalanceOf(view: ClusterView, pm: PmId, leaving: VmId | null): number {
  const after = utilizationAfter(view, pm, null, leaving);
  const exponents = after.filter((u) => isOver(u, view.threshold)).map((u) => u / view.threshold - 1);
  const most = Math.max(...exponents);
  return exponents.length === 0 ? most : most + Math.log(sumOf(exponents.map((one) => Math.exp(one - most))));
}

const sumOf = (figures: readonly number[]): number => figures.reduce((sum, figure) => sum + figure, 0);

/** An imbalance as it is read, from its logarithm. */
const read = <Id>({ id, figure }: { readonly id: Id; readonly figure: number }) => ({
  id,
  figure: Math.min(Number.MAX_VALUE, Math.exp(figure)),
});

/** VD3: of a PM's load, in thresholds, and a VM's demand, as shares of the PM. */
const dotOf = (
  [cpu, net, mem]: ResourceVector,
  [s, t, u]: ResourceVector,
  threshold: number,
  load: "before" | "with",
): number =>
  load === "before"
    ? (cpu / threshold) * s + (net / threshold) * t + (mem / threshold) * u
    : ((cpu + s) / threshold) * s + ((net + t) / threshold) * t + ((mem + u) / threshold) * u;

/** VD3, of the VM that goes: the angle between the load of the PM that takes it and what it asks for, and the PMs that are as good. */
const seenWith = (load: "before" | "with"): readonly Geometry[] => [
  {
    kind: "angle",
    of(standing) {
      const pair = pairOf(standing, load);
      if (pair === null) return null;
      const [u, d] = [pair.utilization, pair.share];
      const lengths = length(u) * length(d);
      if (lengths === 0) return null;
      const cosine = (u[0] * d[0] + u[1] * d[1] + u[2] * d[2]) / lengths;
      const degrees = (Math.acos(Math.min(1, cosine)) * 180) / Math.PI;
      return { kind: "angle", name: { word: "angle" }, apex: [0, 0, 0], arms: [u, d], degrees };
    },
  },
  {
    kind: "surface",
    of(standing) {
      const pair = pairOf(standing, load);
      if (pair === null) return null;
      const dot = (place: ResourceVector): number => dotOf(place, pair.share, standing.threshold, load);
      return surfaceThrough({ criterion: "dot" }, pair.utilization, dot);
    },
  },
];

/** The VM that goes, and the PM that takes it or, while there is none, the one that it is least in the way of. */
function pairOf(
  { utilization, hosts, source, target, vm, threshold, shareOf }: Standing,
  load: "before" | "with",
): { readonly utilization: ResourceVector; readonly share: ResourceVector } | null {
  if (vm === null) return null;
  const dot = (pm: number): number => dotOf(vectorAt(utilization, pm), shareOf(vm, pm), threshold, load);
  const others = hosts.filter((pm) => pm !== source);
  const [first, ...rest] = target === null ? others : [target];
  if (first === undefined) return null;
  const taker = rest.reduce((least, pm) => (dot(pm) < dot(least) ? pm : least), first);
  return { utilization: vectorAt(utilization, taker), share: shareOf(vm, taker) };
}

class Places {
  readonly #view: ClusterView;
  readonly #reasons: Reasons;
  readonly #load: "before" | "with";
  readonly #targets: CheapestTarget;

  constructor(view: ClusterView, reasons: Reasons, load: "before" | "with") {
    this.#view = view;
    this.#reasons = reasons;
    this.#load = load;
    this.#targets = new CheapestTarget(view);
  }

  update(pm: PmId): void {
    this.#targets.update(pm);
  }

  /** VD4, VD5: VMs by what imbalance they leave, those that lower none excepted; the first with a place goes. */
  relieve(source: PmId): Relief {
    const view = this.#view;
    const now = imbalanceOf(view, source, null);
    const helps = (vm: VmId): boolean => isLowered(now, imbalanceOf(view, source, vm));
    const order = new VmOrder(view, source, (vm) => -onGrid(imbalanceOf(view, source, vm)));
    this.#explainVms(source, helps);
    let refused = 0;
    for (let vm = order.next(); vm !== null; vm = order.next()) {
      if (!helps(vm)) continue;
      const target = this.#targets.find(vm, (share) => this.#costOn(share))?.pm ?? null;
      if (target !== null) {
        this.#explainTarget(vm, source, target);
        return { action: migrate(vm, target), target };
      }
      if (refused++ < MOST_TOLD) this.#explainNone(vm, source);
    }
    return { action: null, target: null };
  }

  /** VD3. */
  #costOn(share: ResourceVector): CostOf {
    const { threshold } = this.#view;
    const [s, t, u] = share;
    return (cpu, net, mem) =>
      isOver(cpu + s, threshold) || isOver(net + t, threshold) || isOver(mem + u, threshold)
        ? Number.POSITIVE_INFINITY
        : this.#dot([cpu, net, mem], share);
  }

  #dot(utilization: ResourceVector, share: ResourceVector): number {
    return dotOf(utilization, share, this.#view.threshold, this.#load);
  }

  #explainVms(source: PmId, helps: (vm: VmId) => boolean): void {
    const { explain } = this.#reasons;
    if (explain === undefined) return;
    const view = this.#view;
    const vms = ascending(view.vmsOn(source).filter(helps), (vm) => imbalanceOf(view, source, vm));
    const order = ranking("left", vms.map(read).slice(0, MOST_TOLD));
    explain({ kind: "ranked", rule: "VD4", role: "candidates", pm: source, order });
  }

  /** The PMs with a lesser dot product, which have no room, and the one that takes it. */
  #explainTarget(vm: VmId, source: PmId, target: PmId): void {
    if (this.#reasons.explain === undefined) return;
    const all = this.#byDot(vm, source);
    const asked = all.slice(0, all.findIndex(({ id }) => id === target) + 1).slice(-MOST_TOLD);
    const chosen = { pm: target, utilization: vectorAt(this.#view.utilization, target) };
    const order = ranking("dot", asked);
    this.#reasons.explain({ kind: "ranked", rule: "VD3", role: "targets", order, chosen, source });
    for (const { id } of asked) this.#explainMove(vm, source, id);
  }

  /** On the PM where it would go if there were room. */
  #explainNone(vm: VmId, source: PmId): void {
    if (this.#reasons.explain === undefined) return;
    const [first] = this.#byDot(vm, source);
    if (first !== undefined) this.#explainMove(vm, source, first.id);
  }

  #byDot(vm: VmId, source: PmId) {
    const view = this.#view;
    const others = Array.from({ length: view.pms }, (_, pm) => pmId(pm));
    return ascending(
      others.filter((pm) => pm !== source && view.isUp(pm)),
      (pm) =>
        this.#dot(vectorAt(view.utilization, pm), [
          view.shareOf(vm, pm, 0),
          view.shareOf(vm, pm, 1),
          view.shareOf(vm, pm, 2),
        ]),
    );
  }

  #explainMove(vm: VmId, from: PmId, to: PmId): void {
    const view = this.#view;
    const weighing = new Weighing(this.#reasons, view.refusalOf(vm, to));
    askTarget(weighing, utilizationAfter(view, to, vm, null), view.threshold);
    this.#reasons.explain?.({
      kind: "weighed",
      rule: "VD3",
      action: { kind: "migrate", vm, from, to },
      changes: migrationChanges(view, vm, from, to),
      comparisons: weighing.comparisons,
      verdict: weighing.verdict,
    });
  }
}
