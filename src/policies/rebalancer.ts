/**
 * ReBalancer's local search (docs/rules.md#rb1): from the placement that there is, one change after the
 * other that betters the objective, until there is none any more.
 *
 * - RB1: what lies above the threshold comes first, then how even the fleet is, and what moves are charged.
 * - RB2: the hottest PM has its turn.
 * - RB3, RB4, RB5: its best move, or else its best swap, or else a chain of moves with the coldest PM.
 * - RB6: where none of them is for the better it is set aside, until all are and nothing came of it.
 *
 * Every step ends: each change takes a whole step of the grid off an objective that cannot fall below
 * nothing (`objective.ts`).
 */

import type { PmId, VmId } from "../base/ids.ts";
import { NOBODY, pmId } from "../base/ids.ts";
import { onGrid } from "../base/tolerance.ts";
import { at, vectorAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Migrate, Reasons, Swap } from "../engine/decision.ts";
import { leaveOver, MOST_TOLD } from "./fleet-reasons.ts";
import { line } from "./listing.ts";
import type { Chain, Found } from "./local-moves.ts";
import { LocalMoves } from "./local-moves.ts";
import type { Cost } from "./objective.ts";
import { Costs, figureOf, isBetter, NO_CHANGE, WORST } from "./objective.ts";
import type { Decisions } from "./policy.ts";
import { definePolicy, rebalance, swap } from "./policy.ts";
import { OUT, Tournament } from "./tournament.ts";
import { Weighing } from "./weighing.ts";
import { migrationChanges, swapChanges } from "./what-if.ts";

export const rebalancer = definePolicy({
  id: "rebalancer",
  kind: "balance",
  since: 2024,
  source: "Kumar et al.: Optimizing Resource Allocation in Hyperscale Datacenters, OSDI 2024",
  criteria: {
    excess: { decimals: 3 },
    squares: { decimals: 3 },
    objective: { decimals: 3 },
    moves: { decimals: 0 },
  },
  parameters: [
    {
      kind: "number",
      key: "moveWeight",
      min: 0,
      max: 10,
      isWhole: false,
      step: 0.005,
      unit: "squares",
      default: 0.01,
    },
    {
      kind: "number",
      key: "chainMoves",
      min: 0,
      max: 100,
      isWhole: true,
      step: 1,
      unit: "moves",
      default: 10,
    },
  ],
  listing: [
    line("source", "RB2", 0, "ranked sources"),
    line("move", "RB3", 1, "ranked moves", "weighed migrate", "done migrate"),
    line("swap", "RB4", 1, "weighed swap", "done swap"),
    line("chain", "RB5", 1, "ranked targets", "formed chain", "formed no-chain", "weighed migrate by RB5"),
    line("none", "RB6", 0, "gave up"),
  ],
  assumptions: [
    { key: "weight", parameter: "moveWeight" },
    { key: "chain", parameter: "chainMoves" },
    { key: "aside" },
    { key: "at-once" },
    { key: "time" },
  ],

  // Between each PM and all others it looks whether there can be anything, and at few VMs of most.
  weighings: ({ pms, vms }) => 2 * pms * vms,

  *decide({ view, reasons, parameters }) {
    const search = new Search(view, reasons, parameters);
    yield* search.carryOut();
    yield* leaveOver(view, reasons, (pm) => search.explain(pm, null));
  },
});

interface Values {
  readonly moveWeight: number;
  readonly chainMoves: number;
}

/** What is done next. */
type Next =
  | ({ readonly kind: "move" } & Found<Migrate>)
  | ({ readonly kind: "swap" } & Found<Swap<VmId>>)
  | ({ readonly kind: "chain"; readonly cold: PmId } & Chain);

/** Nobody was looked at yet. */
const NEVER = -1;

class Search {
  readonly #view: ClusterView;
  readonly #reasons: Reasons;
  readonly #values: Values;
  readonly #hosts: readonly PmId[];
  readonly #costs: Costs;
  readonly #local: LocalMoves;
  /** RB2: those that are not set aside; in the first only those over the threshold. */
  readonly #over: Tournament;
  readonly #waiting: Tournament;
  /** Changes so far: by them the moments are counted at which a PM changed last, and was found to have nothing with anybody. */
  #made = 0;
  readonly #changed: Int32Array;
  readonly #cleared: Int32Array;
  /** Since the last time that all PMs were set aside. */
  #hasActed = false;

  constructor(view: ClusterView, reasons: Reasons, values: Values) {
    this.#view = view;
    this.#reasons = reasons;
    this.#values = values;
    this.#hosts = Array.from({ length: view.pms }, (_, pm) => pmId(pm)).filter((pm) => view.isUp(pm));
    this.#costs = new Costs(view);
    this.#local = new LocalMoves(view, this.#costs, onGrid(values.moveWeight));
    this.#over = new Tournament(view.pms, () => OUT);
    this.#waiting = new Tournament(view.pms, () => OUT);
    this.#changed = new Int32Array(view.pms);
    this.#cleared = new Int32Array(view.pms).fill(NEVER);
    for (const pm of this.#hosts) this.#enter(pm);
  }

  *carryOut(): Decisions {
    for (let source = this.#hottest(); source !== null; source = this.#hottest()) {
      const next = this.#nextOf(source);
      if (next === null) this.#setAside(source);
      else yield* this.#make(source, next);
    }
  }

  /** RB2, RB6: null once all are set aside and nothing has changed since all were for the last time. */
  #hottest(): PmId | null {
    for (;;) {
      const over = this.#over.first();
      const first = over === NOBODY ? this.#waiting.first() : over;
      if (first !== NOBODY) return pmId(first);
      if (!this.#hasActed) return null;
      this.#hasActed = false;
      for (const pm of this.#hosts) this.#enter(pm);
    }
  }

  #enter(pm: PmId): void {
    const excess = at(this.#costs.excess, pm);
    this.#over.update(pm, excess > 0 ? excess : OUT);
    this.#waiting.update(pm, at(this.#costs.squares, pm));
  }

  #setAside(pm: PmId): void {
    this.#cleared[pm] = this.#made;
    this.#over.update(pm, OUT);
    this.#waiting.update(pm, OUT);
  }

  /** RB3-RB5: null where nothing is for the better. */
  #nextOf(source: PmId): Next | null {
    // Of a pair that has not changed since one of the two had nothing with anybody it is known already.
    const others = this.#hosts.filter(
      (pm) => pm !== source && at(this.#changed, pm) > at(this.#cleared, source),
    );
    const move = this.#local.bestMove(source, this.#local.within(source, others, "move"), NO_CHANGE);
    if (move !== null) return { kind: "move", ...move };
    const unseen = others.filter((pm) => at(this.#cleared, pm) < at(this.#changed, source));
    const exchange = this.#local.bestSwap(source, this.#local.within(source, unseen, "swap"), NO_CHANGE);
    if (exchange !== null) return { kind: "swap", ...exchange };
    const cold = this.#coldestBut(source);
    if (cold === null || this.#local.within(source, [cold], "chain").length === 0) return null;
    const chain = this.#local.chain(source, cold, this.#values.chainMoves);
    return chain.moves.length === 0 ? null : { kind: "chain", cold, ...chain };
  }

  /** RB5: the one of least squares. */
  #coldestBut(source: PmId): PmId | null {
    let coldest: PmId | null = null;
    for (const pm of this.#hosts) {
      if (pm === source) continue;
      if (coldest === null || at(this.#costs.squares, pm) < at(this.#costs.squares, coldest)) coldest = pm;
    }
    return coldest;
  }

  /** RB7: at once, move by move. */
  *#make(source: PmId, next: Next): Decisions {
    this.#made++;
    this.#hasActed = true;
    if (this.#reasons.explain !== undefined) this.explain(source, next);
    switch (next.kind) {
      case "move":
        return yield* this.#move(next.action);
      case "swap": {
        const { vm, from, with: partner, to } = next.action;
        yield swap(vm, partner, "fleet");
        return this.#note(from, to);
      }
      case "chain":
        return yield* this.#makeChain(source, next);
    }
  }

  /** Each of its moves is accepted for what all of them together come to: by itself it may be for the worse (RB5). */
  *#makeChain(source: PmId, chain: Chain): Decisions {
    const before = this.#costs.total();
    for (const [place, action] of chain.moves.entries()) {
      if (this.#reasons.explain !== undefined) {
        if (place > 0) this.#explainChain(source, chain);
        this.#explainAction("RB5", { action, change: chain.change }, before);
      }
      yield* this.#move(action);
    }
  }

  *#move({ vm, from, to }: Migrate): Decisions {
    yield rebalance(vm, to);
    this.#note(from, to);
  }

  #note(...pms: readonly PmId[]): void {
    for (const pm of pms) {
      this.#costs.refresh(pm);
      this.#changed[pm] = this.#made;
      this.#cleared[pm] = NEVER;
      this.#enter(pm);
    }
  }

  /** How it comes to what is done next, or why nothing is. */
  explain(source: PmId, next: Next | null): void {
    const others = this.#hosts.filter((pm) => pm !== source);
    const now = this.#costs.total();
    this.#explainSource(source);
    this.#explainMoves(source, others);
    const move = next?.kind === "move" ? next : this.#local.bestMove(source, others, WORST);
    if (move !== null) this.#explainAction("RB3", move, now);
    if (next?.kind === "move") return;
    const exchange = next?.kind === "swap" ? next : this.#local.bestSwap(source, others, WORST);
    if (exchange !== null) this.#explainAction("RB4", exchange, now);
    if (next?.kind === "swap") return;
    const cold = next?.cold ?? this.#coldestBut(source);
    if (cold === null || this.#values.chainMoves === 0) return;
    this.#explainColdest(source, cold);
    this.#explainChain(source, next ?? this.#local.chain(source, cold, this.#values.chainMoves));
  }

  #explainSource(source: PmId): void {
    const { excess, squares } = this.#costs;
    const isOver = at(excess, source) > 0;
    const figures = isOver ? excess : squares;
    const waiting = this.#hosts.filter((pm) => this.#waiting.keyOf(pm) !== OUT);
    const ranked = (waiting.length > 0 ? waiting : this.#hosts)
      .filter((pm) => !isOver || at(excess, pm) > 0)
      .sort((a, b) => at(figures, b) - at(figures, a) || a - b)
      .slice(0, MOST_TOLD)
      .map((id) => ({ id, figure: figureOf(at(figures, id)) }));
    const order = { criterion: isOver ? "excess" : "squares", ranked };
    const chosen = { pm: source, utilization: vectorAt(this.#view.utilization, source) };
    this.#reasons.explain?.({ kind: "ranked", rule: "RB2", role: "sources", order, chosen, source: null });
  }

  /** RB3: the best move of each VM, of those that are as good as the best by the first part. */
  #explainMoves(source: PmId, others: readonly PmId[]): void {
    const all = this.#view
      .vmsOn(source)
      .flatMap((vm) => this.#local.bestTarget(vm, source, others, WORST) ?? [])
      .sort((a, b) => (isBetter(a.change, b.change) ? -1 : isBetter(b.change, a.change) ? 1 : 0));
    const best = all[0]?.change.excess ?? 0;
    const told = best === 0 ? all.filter(({ change }) => change.excess === 0) : all;
    const figure = ({ excess, squares }: Cost): number => figureOf(best === 0 ? squares : excess);
    const ranked = told
      .slice(0, MOST_TOLD)
      .map(({ action, change }) => ({ id: action, figure: figure(change) }));
    this.#reasons.explain?.({
      kind: "ranked",
      rule: "RB3",
      role: "moves",
      order: { criterion: best === 0 ? "objective" : "excess", ranked },
      more: told.length - ranked.length,
    });
  }

  /** @param before what all PMs came to before what is changed */
  #explainAction(rule: string, { action, change }: Found<Migrate> | Found<Swap<VmId>>, before: Cost): void {
    const weighing = new Weighing(this.#reasons, null);
    const isLess = change.excess < 0;
    const compare = (criterion: "excess" | "objective", key: keyof Cost, relation: "below" | "at-most") =>
      weighing.exactly(
        "fleet",
        criterion,
        figureOf(before[key] + change[key]),
        relation,
        "before",
        figureOf(before[key]),
      );
    compare("excess", "excess", isLess ? "below" : "at-most");
    if (!isLess) compare("objective", "squares", "below");
    const { comparisons, verdict } = weighing;
    const { vm, from, to } = action;
    if (action.kind === "migrate") {
      const changes = migrationChanges(this.#view, vm, from, to);
      this.#reasons.explain?.({ kind: "weighed", rule, action, changes, comparisons, verdict });
    } else {
      const changes = swapChanges(this.#view, vm, action.with, from, to);
      this.#reasons.explain?.({ kind: "weighed", rule, action, changes, comparisons, verdict });
    }
  }

  #explainColdest(source: PmId, cold: PmId): void {
    const { squares } = this.#costs;
    const ranked = this.#hosts
      .filter((pm) => pm !== source)
      .sort((a, b) => at(squares, a) - at(squares, b) || a - b)
      .slice(0, MOST_TOLD)
      .map((id) => ({ id, figure: figureOf(at(squares, id)) }));
    const order = { criterion: "squares", ranked };
    const chosen = { pm: cold, utilization: vectorAt(this.#view.utilization, cold) };
    this.#reasons.explain?.({ kind: "ranked", rule: "RB5", role: "targets", order, chosen, source });
  }

  #explainChain(source: PmId, { moves, change, tried }: Chain): void {
    this.#reasons.explain?.({
      kind: "formed",
      rule: "RB5",
      name: moves.length === 0 ? "no-chain" : "chain",
      pm: source,
      vm: null,
      figures: {
        tried: { criterion: "moves", value: tried },
        moves: { criterion: "moves", value: moves.length },
        excess: { criterion: "excess", value: figureOf(change.excess) },
        objective: { criterion: "objective", value: figureOf(change.squares) },
      },
    });
  }
}
