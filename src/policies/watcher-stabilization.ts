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
import { resourceAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Migrate, Reasons } from "../engine/decision.ts";
import { leaveOver, MOST_TOLD } from "./fleet-reasons.ts";
import { Ledger } from "./ledger.ts";
import { line } from "./listing.ts";
import type { Decisions } from "./policy.ts";
import { definePolicy, rebalance } from "./policy.ts";
import { deviationOf, meanOf } from "./spread.ts";
import { spreadOn } from "./spread-geometry.ts";
import type { Worth } from "./spread-search.ts";
import { carryOutRuns, RUNS_PER_STEP } from "./tool-runs.ts";
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
  readonly #metrics: readonly ResourceIndex[];
  readonly #ledger: Ledger;
  /** As it was at the start: who is asked why wants to know it later. */
  readonly #before: Ledger;
  readonly #candidates: readonly Worth[];
  readonly #moved = new Set<VmId>();
  #least = AT_FIRST;
  /** What was turned down since the last that was accepted, for who asks why. */
  #refused: Weighed[] = [];

  constructor(view: ClusterView, reasons: Reasons, values: Values) {
    this.#view = view;
    this.#reasons = reasons;
    this.#values = values;
    this.#metrics = METRICS[values.metrics];
    this.#ledger = new Ledger(view);
    this.#before = this.#ledger.copy();
    this.#candidates = this.#goingOn().isAllowed ? this.#list() : [];
  }

  /** WS4. With `onRepeat` at `break` a run that comes to a VM a second time yields nothing at all (WS6). */
  *carryOut(): Decisions {
    if (this.#values.onRepeat === "break" && this.#raises()) return;
    for (const { id } of this.#candidates) {
      const { vm, to } = id;
      const scores = this.#deviationsAfter(id);
      const score = scoreOf(scores);
      const isAgain = this.#moved.has(vm) && score < this.#least; // where the tool would fail (WS6)
      const weighing = new Weighing(this.#reasons, isAgain ? HAS_MOVED : null);
      weighing.exactly("fleet", "score", score, "below", "goal", this.#least);
      if (weighing.isAllowed) {
        this.explain({ move: id, weighing });
        this.#accept(id, score);
        yield rebalance(vm, to);
        this.#refused = [];
      } else this.#refuse({ move: id, weighing });
      if (!isAgain && this.#isEven(scores)) return;
    }
  }

  #refuse(refused: Weighed): void {
    if (this.#reasons.explain === undefined) return;
    this.#refused.push(refused);
    if (this.#refused.length > MOST_TOLD) this.#refused.shift();
  }

  #accept({ vm, from, to }: Migrate, score: number): void {
    this.#ledger.move(vm, from, to);
    this.#least = score;
    this.#moved.add(vm);
    this.moves++;
  }

  #isEven(deviations: readonly number[]): boolean {
    return deviations.some((deviation) => deviation < this.#values.threshold);
  }

  /** WS6: whether a second move of some VM would be accepted, off a host that it has left. */
  #raises(): boolean {
    const books = this.#before.copy();
    const moved = new Set<VmId>();
    let least = AT_FIRST;
    for (const { id } of this.#candidates) {
      const scores = this.#deviationsAfter(id, books);
      const score = scoreOf(scores);
      if (score < least) {
        if (moved.has(id.vm)) return true;
        books.move(id.vm, id.from, id.to);
        moved.add(id.vm);
        least = score;
      }
      if (this.#isEven(scores)) return false;
    }
    return false;
  }

  /** WS2. */
  #goingOn(): Weighing {
    const weighing = new Weighing(this.#reasons, null);
    const deviations = this.#metrics.map((r) =>
      deviationOf(this.#before.hosts.map((pm) => this.#before.share(pm, r))),
    );
    const highest = Math.max(...deviations);
    const isNobody = this.#before.hosts.length === 0;
    weighing.exactly("fleet", "deviation", isNobody ? 0 : highest, "above", "goal", this.#values.threshold);
    return weighing;
  }

  /** WS3: sources by id, their VMs, the other hosts; of each VM whatever is lower than all before. */
  #list(): Worth[] {
    const quick = new QuickScores(this.#view, this.#before, this.#metrics);
    const now = scoreOf(quick.deviations);
    const listed: Worth[] = [];
    for (const from of this.#before.hosts)
      for (const vm of this.#view.vmsOn(from)) {
        let least = now;
        quick.takeOff(vm, from);
        for (const to of this.#before.hosts) {
          if (to === from || quick.after(to) > least + NEAR) continue;
          if (this.#view.refusalOf(vm, to) !== null) continue;
          const id = { kind: "migrate", vm, from, to } as const;
          const score = scoreOf(this.#deviationsAfter(id, this.#before));
          if (!(score < least)) continue;
          least = score;
          listed.push({ id, figure: score });
        }
      }
    return listed.sort((a, b) => a.figure - b.figure);
  }

  /** Of each metric, with the VM taken off the host where it was at the start. */
  #deviationsAfter({ vm, from, to }: Migrate, books = this.#ledger): number[] {
    return this.#metrics.map((r) => {
      const demand = resourceAt(this.#view.demand, vm, r);
      return deviationOf(
        books.hosts.map((pm) => {
          const more = pm === from ? -demand : pm === to ? demand : 0;
          return (books.used(pm, r) + more) / resourceAt(this.#view.capacity, pm, r);
        }),
      );
    });
  }

  /** How it comes to a move, or why there is none any more. */
  explain(last: Weighed | null): void {
    const { explain } = this.#reasons;
    if (explain === undefined) return;
    const { comparisons, verdict } = this.#goingOn();
    explain({ kind: "weighed", rule: "WS2", action: { kind: "go-on" }, changes: null, comparisons, verdict });
    if (verdict !== null) return;
    const order = { criterion: "score", ranked: this.#candidates.slice(0, MOST_TOLD) };
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

/** WS1: every metric weighs 1. */
function scoreOf(deviations: readonly number[]): number {
  let score = 0;
  for (const deviation of deviations) score += deviation;
  return score;
}

/** What the kept sums may be off by. */
const NEAR = 1e-6;

/** Scores by sums that are kept: near enough to tell which moves need not be worked out. */
class QuickScores {
  readonly deviations: readonly number[];
  readonly #view: ClusterView;
  readonly #hosts: number;
  readonly #metrics: readonly Metric[];

  constructor(view: ClusterView, ledger: Ledger, metrics: readonly ResourceIndex[]) {
    this.#view = view;
    this.#hosts = ledger.hosts.length;
    this.deviations = metrics.map((r) => deviationOf(ledger.hosts.map((pm) => ledger.share(pm, r))));
    this.#metrics = metrics.map((r) => {
      const mean = meanOf(ledger.hosts.map((pm) => ledger.share(pm, r)));
      const [off, perDemand] = [new Float64Array(view.pms), new Float64Array(view.pms)];
      let squares = 0;
      for (const pm of ledger.hosts) {
        const distance = ledger.share(pm, r) - mean;
        off[pm] = distance;
        perDemand[pm] = 1 / resourceAt(view.capacity, pm, r);
        squares += distance * distance;
      }
      return { r, off, perDemand, squares, demand: 0, gone: 0, without: 0 };
    });
  }

  /** What follows is about this VM. */
  takeOff(vm: VmId, from: PmId): void {
    for (const metric of this.#metrics) {
      metric.demand = resourceAt(this.#view.demand, vm, metric.r);
      metric.gone = this.#view.shareOf(vm, from, metric.r);
      const source = metric.off[from] as number;
      metric.without = metric.squares - source * source + (source - metric.gone) ** 2;
    }
  }

  /** The score with the VM on `to`, about the mean that there was, which the move may shift. */
  after(to: PmId): number {
    let score = 0;
    for (const { off, perDemand, demand, gone, without } of this.#metrics) {
      const come = demand * (perDemand[to] as number);
      const all = without + come * (2 * (off[to] as number) + come);
      const shift = (come - gone) / this.#hosts;
      score += Math.sqrt(Math.max(0, all / this.#hosts - shift * shift));
    }
    return score;
  }
}

interface Metric {
  readonly r: ResourceIndex;
  /** By PM: how far it is off the mean, and what a unit of demand is of it. */
  readonly off: Float64Array;
  readonly perDemand: Float64Array;
  /** Of all hosts, off the mean. */
  readonly squares: number;
  /** Of the VM in question: what it demands, what its host loses with it, and the squares once it has left. */
  demand: number;
  gone: number;
  without: number;
}
