/**
 * The Distributed Resource Scheduler of Apache CloudStack's clusters (docs/rules.md#cs1): a plan of moves,
 * each the one that changes the imbalance most, until that is content. `balanced` spreads load, `condensed`
 * gathers it.
 *
 * - CS1: what is allocated counts, of one resource.
 * - CS2: imbalance is the standard deviation over the mean.
 * - CS3: it goes on while that is too large, or too small.
 * - CS4: a VM may go where there was room before the plan began.
 * - CS5, CS6: the best move is made, unless it gains nothing or brings a VM back.
 *
 * Comparisons are the source's, exact (RM4). Every step ends: a plan has a bounded number of moves, and
 * there is a bounded number of plans.
 */

import type { PmId, VmId } from "../base/ids.ts";
import type { ResourceIndex } from "../base/resources.ts";
import { at, resourceAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Reasons } from "../engine/decision.ts";
import { leaveOver, MOST_TOLD } from "./fleet-reasons.ts";
import { Ledger } from "./ledger.ts";
import { line } from "./listing.ts";
import type { Decisions, FleetSize, Parameters } from "./policy.ts";
import { rebalance } from "./policy.ts";
import { correctedDeviationOf, correctedMeanOf } from "./spread.ts";
import { spreadOn } from "./spread-geometry.ts";
import type { SpreadSearch, Worth } from "./spread-search.ts";
import { bestMove, firstMoves } from "./spread-search.ts";
import { carryOutRuns, RUNS_PER_STEP } from "./tool-runs.ts";
import { Weighing } from "./weighing.ts";
import { migrationChanges } from "./what-if.ts";

/** What both have in common; `balanced` and `condensed` differ in what they call imbalanced. */
export const CLOUDSTACK_PARAMETERS = [
  { kind: "choice", key: "metric", values: ["memory", "cpu"], default: "memory" },
  { kind: "choice", key: "type", values: ["used", "free"], default: "used" },
  { kind: "choice", key: "useRatio", values: ["on", "off"], default: "on" },
  {
    kind: "number",
    key: "imbalance",
    min: 0,
    max: 1,
    isWhole: false,
    step: 0.1,
    unit: "fraction",
    default: 0.4,
  },
  { kind: "number", key: "maxMoves", min: 1, max: 1000, isWhole: true, step: 1, unit: "moves", default: 50 },
  RUNS_PER_STEP,
] as const;

export const CLOUDSTACK_FACTS = {
  since: 2024,
  source: "Apache CloudStack 4.22, cluster DRS (apache/cloudstack@3d6cafe)",
  surprises: true,
  criteria: { imbalance: { decimals: 3 }, gain: { decimals: 4 }, moves: { decimals: 0 } },
  sees: ({ metric }: Pick<Values, "metric">) => spreadOn([resourceOf(metric)]),
  listing: [
    line("while", "CS3", 0, "weighed go-on"),
    line("moves", "CS5", 1, "ranked moves"),
    line("room", "CS4", 2, "weighed migrate"),
    line("apply", "CS6", 1, "done migrate"),
    line("none", "RM5", 0, "gave up"),
  ],
  weighings: ({ pms, vms }: FleetSize, values: Parameters) =>
    LOOKS_PER_MOVE * (pms + vms) * Number(values["maxMoves"]) * Number(values["runsPerStep"]),
  assumptions: [
    { key: "allocated" },
    { key: "defaults", parameter: "imbalance" },
    { key: "stale" },
    { key: "blind" },
  ],
} as const;

/** At each machine, to find the best of all moves. */
const LOOKS_PER_MOVE = 30;

interface Values {
  readonly metric: "memory" | "cpu";
  readonly type: "used" | "free";
  readonly useRatio: "on" | "off";
  readonly imbalance: number;
  readonly maxMoves: number;
  readonly runsPerStep: number;
}

const resourceOf = (metric: Values["metric"]): 0 | 2 => (metric === "memory" ? 2 : 0);

/** What is wanted of the imbalance, which is the only difference between the two algorithms. */
export interface Aim {
  readonly wants: "even" | "uneven";
  /** CS3: a plan goes on while the imbalance lies so to the bound. */
  readonly relation: "above" | "below";
  readonly bound: number;
  /** CS3: hosts that are used more, or have less free, are left out of that imbalance; null leaves none out. */
  readonly skip: number | null;
}

export function* planMoves(view: ClusterView, reasons: Reasons, values: Values, aim: Aim): Decisions {
  const ledger = new Ledger(view);
  const begin = (): Plan => new Plan(view, reasons, ledger, values, aim);
  const last = yield* carryOutRuns(values.runsPerStep, begin, ({ moves }) => moves > 0);
  yield* leaveOver(view, reasons, () => last.explain());
}

class Plan {
  moves = 0;
  readonly #view: ClusterView;
  readonly #reasons: Reasons;
  readonly #ledger: Ledger;
  readonly #values: Values;
  readonly #aim: Aim;
  readonly #resource: ResourceIndex;
  /** CS4: the room that there was before the plan began. */
  readonly #before: Ledger;
  /** CS6: who came from where. */
  readonly #origins = new Map<VmId, PmId>();

  constructor(view: ClusterView, reasons: Reasons, ledger: Ledger, values: Values, aim: Aim) {
    this.#view = view;
    this.#reasons = reasons;
    this.#ledger = ledger;
    this.#values = values;
    this.#aim = aim;
    this.#resource = resourceOf(values.metric);
    this.#before = ledger.copy();
  }

  *carryOut(): Decisions {
    while (this.#goingOn().isAllowed) {
      const best = this.#best();
      if (best === null || !this.#weighing(best).isAllowed) return;
      this.explain(best);
      const { vm, from, to } = best.id;
      if (!this.#origins.has(vm)) this.#origins.set(vm, from);
      this.#ledger.move(vm, from, to);
      this.moves++;
      yield rebalance(vm, to);
    }
  }

  /** How it comes to the next move, or why there is none. */
  explain(known?: Worth): void {
    if (this.#reasons.explain === undefined) return;
    const goingOn = this.#goingOn();
    const { comparisons, verdict } = goingOn;
    this.#reasons.explain({
      kind: "weighed",
      rule: "CS3",
      action: { kind: "go-on" },
      changes: null,
      comparisons,
      verdict,
    });
    if (!goingOn.isAllowed) return;
    const best = known ?? this.#best();
    if (best === null) return;
    const { first, more } = firstMoves(this.#search(), MOST_TOLD);
    const others = first.filter(({ id }) => id.vm !== best.id.vm);
    const order = { criterion: "gain", ranked: [best, ...others] };
    this.#reasons.explain({ kind: "ranked", rule: "CS5", role: "moves", order, more });
    for (const without of this.#passedOver(best)) this.#tell(without);
    this.#tell(best);
  }

  #tell(move: Worth): void {
    const weighing = this.#weighing(move);
    const { vm, from, to } = move.id;
    this.#reasons.explain?.({
      kind: "weighed",
      rule: "CS4",
      action: move.id,
      changes: migrationChanges(this.#view, vm, from, to),
      comparisons: weighing.comparisons,
      verdict: weighing.verdict,
    });
  }

  /** CS3, and CS4's bound. */
  #goingOn(): Weighing {
    const { relation, bound } = this.#aim;
    const weighing = new Weighing(this.#reasons, null);
    const figures = this.#ledger.hosts.filter((pm) => this.#isCounted(pm)).map((pm) => this.#figureOf(pm));
    weighing.exactly("fleet", "imbalance", imbalanceOf(figures), relation, "goal", bound);
    weighing.exactly("fleet", "moves", this.moves, "below", "number", this.#values.maxMoves);
    return weighing;
  }

  #isCounted(pm: PmId): boolean {
    const { skip } = this.#aim;
    if (skip === null) return true;
    const has = resourceAt(this.#view.capacity, pm, this.#resource);
    const used = this.#ledger.used(pm, this.#resource);
    return this.#values.type === "used" ? !(used > skip * has) : !(has - used < skip * has);
  }

  /** CS1: m of a host. */
  #figureOf(pm: PmId, more = 0): number {
    const { type, useRatio } = this.#values;
    const has = resourceAt(this.#view.capacity, pm, this.#resource);
    const used = this.#ledger.used(pm, this.#resource) + more;
    const figure = type === "used" ? used : has - used;
    return useRatio === "on" ? figure / has : figure;
  }

  /** CS4; a host that somebody has vetoed, or that is down, is none. */
  #hasRoom(vm: VmId, to: PmId): boolean {
    const { capacity } = this.#view;
    return (
      this.#sumOn(vm, to, 0) <= resourceAt(capacity, to, 0) &&
      this.#sumOn(vm, to, 2) <= resourceAt(capacity, to, 2)
    );
  }

  #sumOn(vm: VmId, to: PmId, r: ResourceIndex): number {
    return this.#before.used(to, r) + resourceAt(this.#view.demand, vm, r);
  }

  #demandOf(vm: VmId): number {
    return resourceAt(this.#view.demand, vm, this.#resource);
  }

  #search(): SpreadSearch {
    const { type, useRatio } = this.#values;
    const figures = new Float64Array(this.#view.pms);
    for (const pm of this.#ledger.hosts) figures[pm] = this.#figureOf(pm);
    const list = this.#ledger.hosts.map((pm) => at(figures, pm));
    const before = imbalanceOf(list);
    const places = new Map(this.#ledger.hosts.map((pm, i) => [pm, i]));
    const sign = type === "used" ? 1 : -1;
    const sizeOf = (pm: PmId): number =>
      useRatio === "on" ? resourceAt(this.#view.capacity, pm, this.#resource) : 1;
    return {
      hosts: this.#ledger.hosts,
      vms: this.#view.vms,
      hostOf: (vm) => this.#view.hostOf(vm),
      figureOf: (pm) => at(figures, pm),
      weightOf: (vm, pm) => (sign * this.#demandOf(vm)) / sizeOf(pm),
      sizeOf,
      wants: this.#aim.wants,
      mayTake: (vm, pm) => this.#hasRoom(vm, pm) && this.#view.refusalOf(vm, pm) === null,
      worthOf: (vm, from, to) => {
        const after = [...list];
        after[places.get(from) ?? 0] = this.#figureOf(from, -this.#demandOf(vm));
        after[places.get(to) ?? 0] = this.#figureOf(to, this.#demandOf(vm));
        const gain = before - imbalanceOf(after);
        return this.#aim.wants === "even" ? gain : -gain;
      },
    };
  }

  /** CS5. */
  #best(): Worth | null {
    return bestMove(this.#search());
  }

  /** CS4 to CS6: what is asked of the best move. */
  #weighing({ id: { vm, to }, figure }: Worth): Weighing {
    const refusal = this.#view.refusalOf(vm, to);
    const comesBack = this.#origins.get(vm) === to;
    const weighing = new Weighing(this.#reasons, refusal ?? (comesBack ? COMES_BACK : null));
    for (const r of ROOM) {
      const has = resourceAt(this.#view.capacity, to, r);
      weighing.exactly("target", r, this.#sumOn(vm, to, r) / has, "at-most", "capacity", 1);
    }
    weighing.exactly("fleet", "gain", figure, "above", "goal", 0);
    return weighing;
  }

  /** Where the VM of the best move would have gained more, and had no room: the best few. */
  #passedOver({ id: { vm, from, to }, figure }: Worth): Worth[] {
    const search = this.#search();
    return this.#ledger.hosts
      .filter((pm) => pm !== from && pm !== to && !search.mayTake(vm, pm))
      .map((pm) => ({
        id: { kind: "migrate", vm, from, to: pm } as const,
        figure: search.worthOf(vm, from, pm),
      }))
      .filter((move) => move.figure > figure)
      .sort((a, b) => b.figure - a.figure || a.id.to - b.id.to)
      .slice(0, MOST_TOLD);
  }
}

/** Of net nothing is asked (RM1). */
const ROOM = [0, 2] as const;

const COMES_BACK = { kind: "forbidden", by: "comes-back" } as const;

/** CS2; 0 where there is nothing to be even about. */
function imbalanceOf(figures: readonly number[]): number {
  if (figures.length === 0) return 0;
  const mean = correctedMeanOf(figures);
  return mean === 0 ? 0 : correctedDeviationOf(figures, mean) / mean;
}
