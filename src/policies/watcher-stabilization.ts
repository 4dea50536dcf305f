/**
 * OpenStack Watcher's workload stabilization (docs/rules.md#ws1): moves that would lower the deviation
 * across hosts are listed as things stand, the best first, and the list is gone through.
 *
 * - WS1, WS2: it acts if the standard deviation of a metric is above its threshold.
 * - WS3: the candidates, all on the loads at the start.
 * - WS4: each is accepted if it still lowers the score, until one metric is even enough.
 * - WS5: nobody asks for room, nor whether anybody is over.
 * - WS6: a VM that has moved may be listed again.
 *
 * Comparisons are the source's, exact (RM4). Every step ends: the list does.
 */

import type { PmId, VmId } from "../base/ids.ts";
import type { ResourceIndex } from "../base/resources.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Migrate, Reasons } from "../engine/decision.ts";
import { leaveOver, MOST_TOLD } from "./fleet-reasons.ts";
import { Ledger } from "./ledger.ts";
import { line } from "./listing.ts";
import { exactly, Figure, inOrder } from "./near-figure.ts";
import type { Decisions } from "./policy.ts";
import { definePolicy, rebalance } from "./policy.ts";
import { spreadOn } from "./spread-geometry.ts";
import { carryOutRuns, RUNS_PER_STEP } from "./tool-runs.ts";
import { Scores, scoreOf } from "./watcher-scores.ts";
import { Weighing } from "./weighing.ts";
import { migrationChanges } from "./what-if.ts";

export const watcherStabilization = definePolicy({
  id: "watcher-stabilization",
  kind: "balance",
  since: 2016,
  source: "OpenStack Watcher, workload_stabilization (openstack/watcher@ec06744)",
  surprises: true,
  criteria: { deviation: { decimals: 3 }, score: { decimals: 4 } },
  parameters: [
    { kind: "choice", key: "metrics", values: ["cpu", "memory", "both"], default: "cpu" },
    {
      kind: "number",
      key: "threshold",
      min: 0,
      max: 1,
      isWhole: false,
      step: 0.05,
      unit: "deviation",
      default: 0.1,
    },
    { kind: "choice", key: "onRepeat", values: ["skip", "break"], default: "skip" },
    RUNS_PER_STEP,
  ],
  sees: ({ metrics }) => spreadOn(METRICS[metrics]),
  listing: [
    line("trigger", "WS2", 0, "weighed go-on"),
    line("list", "WS3", 0, "ranked moves"),
    line("accept", "WS4", 1, "weighed migrate", "done migrate"),
    line("none", "RM5", 0, "gave up"),
  ],
  assumptions: [
    { key: "search" },
    { key: "stale" },
    { key: "repeat", parameter: "onRepeat" },
    { key: "room" },
  ],

  weighings: ({ pms, vms }, { runsPerStep }) => 2 * pms * vms * Number(runsPerStep),

  *decide({ view, reasons, parameters }) {
    const begin = (): Audit => new Audit(view, reasons, parameters);
    const last = yield* carryOutRuns(parameters.runsPerStep, begin, ({ moves }) => moves > 0);
    yield* leaveOver(view, reasons, () => last.explain(null));
  },
});

interface Values {
  readonly metrics: "cpu" | "memory" | "both";
  readonly threshold: number;
  readonly onRepeat: "skip" | "break";
}

const METRICS: Readonly<Record<Values["metrics"], readonly ResourceIndex[]>> = {
  cpu: [0],
  memory: [2],
  both: [0, 2],
};

/** WS4: what the first candidate has to be lower than. */
const AT_FIRST = 1;

class Audit {
  moves = 0;
  readonly #view: ClusterView;
  readonly #reasons: Reasons;
  readonly #values: Values;
  readonly #scores: Scores;
  /** As it was at the start: who is asked why wants to know it later. */
  readonly #before: Scores;
  readonly #candidates: readonly Listed[];
  readonly #moved = new Set<VmId>();
  readonly #hosts: readonly PmId[];
  #least = AT_FIRST;
  /** What was turned down since the last that was accepted, for who asks why. */
  #refused: Weighed[] = [];

  constructor(view: ClusterView, reasons: Reasons, values: Values) {
    this.#view = view;
    this.#reasons = reasons;
    this.#values = values;
    const ledger = new Ledger(view);
    this.#hosts = ledger.hosts;
    this.#scores = new Scores(view, ledger, METRICS[values.metrics]);
    this.#before = this.#scores.copy();
    this.#candidates = this.#goingOn().isAllowed ? this.#list() : [];
  }

  /** WS4. With `onRepeat` at `break` a run that comes to a VM a second time yields nothing at all (WS6). */
  *carryOut(): Decisions {
    if (this.#values.onRepeat === "break" && this.#raises()) return;
    for (const { id } of this.#candidates) {
      if (this.#reasons.explain === undefined && this.#isOutOfQuestion(id, this.#scores, this.#least))
        continue;
      const { vm, to } = id;
      const deviations = this.#scores.after(id);
      const score = scoreOf(deviations);
      const isAgain = this.#moved.has(vm) && score < this.#least; // where the tool would fail (WS6)
      const weighing = new Weighing(this.#reasons, isAgain ? HAS_MOVED : null);
      weighing.exactly("fleet", "score", score, "below", "goal", this.#least);
      if (weighing.isAllowed) {
        this.explain({ move: id, weighing });
        this.#accept(id, score);
        yield rebalance(vm, to);
        this.#refused = [];
      } else this.#refuse({ move: id, weighing });
      if (!isAgain && this.#isEven(deviations)) return;
    }
  }

  #refuse(refused: Weighed): void {
    if (this.#reasons.explain === undefined) return;
    this.#refused.push(refused);
    if (this.#refused.length > MOST_TOLD) this.#refused.shift();
  }

  #accept(move: Migrate, score: number): void {
    this.#scores.move(move);
    this.#least = score;
    this.#moved.add(move.vm);
    this.moves++;
  }

  #isEven(deviations: readonly number[]): boolean {
    return deviations.some((deviation) => deviation < this.#values.threshold);
  }

  /** WS4: whether a candidate is neither accepted nor the end of the run, as far as a look tells. */
  #isOutOfQuestion({ vm, from, to }: Migrate, books: Scores, bound: number): boolean {
    const { score, least, error } = books.look(vm, from, to);
    return score > bound + error && least > this.#values.threshold + error;
  }

  /** WS6: whether a second move of some VM would be accepted, off a host that it has left. */
  #raises(): boolean {
    const books = this.#before.copy();
    const moved = new Set<VmId>();
    let least = AT_FIRST;
    for (const { id } of this.#candidates) {
      if (this.#isOutOfQuestion(id, books, least)) continue;
      const deviations = books.after(id);
      const score = scoreOf(deviations);
      if (score < least) {
        if (moved.has(id.vm)) return true;
        books.move(id);
        moved.add(id.vm);
        least = score;
      }
      if (this.#isEven(deviations)) return false;
    }
    return false;
  }

  /** WS2. */
  #goingOn(): Weighing {
    const weighing = new Weighing(this.#reasons, null);
    const highest = this.#hosts.length === 0 ? 0 : Math.max(...this.#before.now());
    weighing.exactly("fleet", "deviation", highest, "above", "goal", this.#values.threshold);
    return weighing;
  }

  /** WS3: sources by id, their VMs, the other hosts; of each VM whatever is lower than all before. */
  #list(): readonly Listed[] {
    const now = exactly(scoreOf(this.#before.now()));
    const listed: Listed[] = [];
    for (const from of this.#hosts)
      for (const vm of this.#view.vmsOn(from)) {
        let least = now;
        const targets = this.#before.targetsOf(vm, from);
        for (const to of targets) {
          if (to === from) continue;
          const { score, error } = this.#before.look(vm, from, to);
          if (score > least.score + least.error + error) continue;
          if (this.#view.refusalOf(vm, to) !== null) continue;
          const id = { kind: "migrate", vm, from, to } as const;
          const figure = new Figure(score, error, () => scoreOf(this.#before.after(id)));
          if (!figure.isBelow(least)) continue;
          least = figure;
          listed.push({ id, figure });
        }
      }
    return inOrder(listed);
  }

  /** How it comes to a move, or why there is none any more. */
  explain(last: Weighed | null): void {
    const { explain } = this.#reasons;
    if (explain === undefined) return;
    const { comparisons, verdict } = this.#goingOn();
    explain({ kind: "weighed", rule: "WS2", action: { kind: "go-on" }, changes: null, comparisons, verdict });
    if (verdict !== null) return;
    const first = this.#candidates.slice(0, MOST_TOLD);
    const ranked = first.map((listed) => ({ id: listed.id, figure: listed.figure.exact() }));
    const order = { criterion: "score", ranked };
    const more = Math.max(0, this.#candidates.length - MOST_TOLD);
    explain({ kind: "ranked", rule: "WS3", role: "moves", order, more });
    for (const { move, weighing } of [...this.#refused, ...(last === null ? [] : [last])])
      explain({
        kind: "weighed",
        rule: "WS4",
        action: move,
        changes: this.#changesOf(move),
        comparisons: weighing.comparisons,
        verdict: weighing.verdict,
      });
  }

  /** Null of a VM that runs elsewhere by now. */
  #changesOf({ vm, from, to }: Migrate) {
    return this.#view.hostOf(vm) === from ? migrationChanges(this.#view, vm, from, to) : null;
  }
}

interface Weighed {
  readonly move: Migrate;
  readonly weighing: Weighing;
}

const HAS_MOVED = { kind: "forbidden", by: "has-moved" } as const;

/** A move, and its score on the loads at the start. */
interface Listed {
  readonly id: Migrate;
  readonly figure: Figure;
}
