/**
 * LowNodeUtilization of the Kubernetes descheduler (docs/rules.md#ln1): pods are evicted from nodes that are
 * used too much while others are hardly used, and the scheduler puts them wherever it likes.
 *
 * - LN1: what is requested counts, as per cent of what a node has; thresholds say who is under and over.
 * - LN2: nothing without nodes of both kinds.
 * - LN3: the nodes that are over, by the sum of their usages, which is to say by memory.
 * - LN4, LN5: pods go while the node is over and what the nodes under have left, taken together, lasts.
 * - LN6: each goes to the node with least allocated, which may be the one that it came from.
 *
 * Comparisons are the source's, exact (RM4). Every step ends: a run evicts each pod once at most, and there
 * is a bounded number of runs.
 */

import type { PmId, VmId } from "../base/ids.ts";
import { at, resourceAt, vectorAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Migrate, Reasons } from "../engine/decision.ts";
import { HEARD, leaveOver, MOST_TOLD } from "./fleet-reasons.ts";
import { Ledger } from "./ledger.ts";
import { line } from "./listing.ts";
import type { Decisions, ParameterSpec } from "./policy.ts";
import { definePolicy, rebalance } from "./policy.ts";
import { meanOf } from "./spread.ts";
import { carryOutRuns, RUNS_PER_STEP } from "./tool-runs.ts";
import { Weighing } from "./weighing.ts";
import { migrationChanges } from "./what-if.ts";

const percent = <Key extends string>(key: Key, usual: number) =>
  ({
    kind: "number",
    key,
    min: 0,
    max: 100,
    isWhole: false,
    step: 5,
    unit: "percent",
    default: usual,
  }) as const satisfies ParameterSpec;

export const lowNodeUtilization = definePolicy({
  id: "low-node-utilization",
  kind: "balance",
  since: 2018,
  source: "Kubernetes descheduler, LowNodeUtilization (kubernetes-sigs/descheduler@7d2b28b)",
  surprises: true,
  criteria: {
    under: { decimals: 0 },
    over: { decimals: 0 },
    sum: { decimals: 3 },
    pods: { decimals: 0 },
    allocated: { decimals: 1 },
  },
  parameters: [
    { kind: "choice", key: "mode", values: ["absolute", "deviation"], default: "absolute" },
    percent("lowCpu", 20),
    percent("lowMemory", 20),
    percent("lowPods", 20),
    percent("targetCpu", 50),
    percent("targetMemory", 50),
    percent("targetPods", 50),
    {
      kind: "number",
      key: "maxPods",
      min: 1,
      max: 100_000,
      isWhole: true,
      step: 10,
      unit: "pods",
      default: 110,
    },
    {
      kind: "number",
      key: "numberOfNodes",
      min: 0,
      max: 100_000,
      isWhole: true,
      step: 1,
      unit: "nodes",
      default: 0,
    },
    RUNS_PER_STEP,
  ],
  listing: [
    line("trigger", "LN2", 0, "weighed go-on"),
    line("sources", "LN3", 0, "ranked sources"),
    line("pool", "LN5", 1, "formed pool"),
    line("evict", "LN4", 2, "ranked candidates"),
    line("schedule", "LN6", 2, "ranked targets", "weighed migrate", "done migrate"),
    line("none", "RM5", 0, "gave up"),
  ],
  assumptions: [
    { key: "thresholds" },
    { key: "back" },
    { key: "room" },
    { key: "order" },
    { key: "ties" },
    { key: "scheduler" },
  ],

  *decide({ view, reasons, parameters }) {
    const begin = (): Run => new Run(view, reasons, parameters);
    const last = yield* carryOutRuns(parameters.runsPerStep, begin, ({ moves }) => moves > 0);
    yield* leaveOver(view, reasons, (pm) => last.explainEnd(pm));
  },
});

interface Values {
  readonly mode: "absolute" | "deviation";
  readonly lowCpu: number;
  readonly lowMemory: number;
  readonly lowPods: number;
  readonly targetCpu: number;
  readonly targetMemory: number;
  readonly targetPods: number;
  readonly maxPods: number;
  readonly numberOfNodes: number;
}

/** An eviction as it was weighed; what it changes is null where the pod comes back. */
interface Evicted {
  readonly move: Migrate;
  readonly weighing: Weighing;
  readonly changes: ReturnType<typeof migrationChanges> | null;
}

/** Of cpu, memory and pods, in this order: what a node uses or has, in cores, bytes and pods, or per cent of it. */
type Usage = readonly [cpu: number, memory: number, pods: number];
const KINDS = [0, 1, 2] as const;

/** LN3: a node that has all of the reference PM's cpu and memory, in the units in which usages are added up. */
const MILLI_CPUS = 16_000;
const BYTES = 16 * 2 ** 30;
const A_GIB = 2 ** 30;

class Run {
  moves = 0;
  readonly #view: ClusterView;
  readonly #reasons: Reasons;
  readonly #values: Values;
  /** As it was when the run began: what the descheduler reads. */
  readonly #before: Ledger;
  readonly #pods: readonly (readonly VmId[])[];
  /** As it is: what the scheduler reads. */
  readonly #now: Ledger;
  readonly #podsNow: Int32Array;
  /** LN1, in per cent. */
  readonly #low: Usage;
  readonly #target: Usage;
  readonly #under: readonly PmId[];
  /** LN3: in the order in which they are taken. */
  readonly #over: readonly PmId[];
  /** LN4: what those that are under have left together. */
  #pool: Usage;
  /** LN6: evictions that moved nothing, since the last move, for who asks why; and all of them, by node. */
  #failed: Evicted[] = [];
  readonly #failedOn = new Map<PmId, Evicted[]>();

  constructor(view: ClusterView, reasons: Reasons, values: Values) {
    this.#view = view;
    this.#reasons = reasons;
    this.#values = values;
    this.#before = new Ledger(view);
    this.#now = this.#before.copy();
    this.#pods = Array.from({ length: view.pms }, (_, pm) => view.vmsOn(pm as PmId));
    this.#podsNow = Int32Array.from(this.#pods, ({ length }) => length);
    const { lowCpu, lowMemory, lowPods, targetCpu, targetMemory, targetPods } = values;
    this.#low = this.#thresholds([lowCpu, lowMemory, lowPods], -1);
    this.#target = this.#thresholds([targetCpu, targetMemory, targetPods], 1);
    const { hosts } = this.#before;
    const isUnder = (pm: PmId): boolean => KINDS.every((k) => this.#percents(pm)[k] <= this.#low[k]);
    this.#under = hosts.filter(isUnder);
    this.#over = hosts
      .filter((pm) => !isUnder(pm) && this.#isOver(pm, this.#usage(pm)))
      .sort((a, b) => this.#sumOf(b) - this.#sumOf(a));
    this.#pool = this.#headroom();
  }

  *carryOut(): Decisions {
    if (!this.#goingOn().isAllowed) return;
    for (const from of this.#over) {
      let used = this.#usage(from);
      for (const vm of this.#podsOf(from)) {
        if (!this.#isOver(from, used) || !this.#hasHeadroom()) break; // LN5
        const to = this.#schedule(vm, from);
        const move = { kind: "migrate", vm, from, to: to ?? from } as const;
        if (to === null || to === from) this.#fail(to === null ? this.#roomless(vm, from) : move);
        else this.#explain(move);
        const asks = this.#asks(vm);
        used = minus(used, asks);
        this.#pool = minus(this.#pool, asks);
        if (to === null || to === from) continue;
        this.#now.move(vm, from, to);
        this.#podsNow[from] = at(this.#podsNow, from) - 1;
        this.#podsNow[to] = at(this.#podsNow, to) + 1;
        this.moves++;
        yield rebalance(vm, to);
        this.#failed = [];
      }
    }
  }

  /** LN6: nothing has moved. Who asks why may do so later, when things have changed. */
  #fail(move: Migrate): void {
    const { vm, from, to } = move;
    const changes = from === to ? null : migrationChanges(this.#view, vm, from, to);
    const failed = { move, weighing: this.#weighing(move, HEARD), changes };
    this.#failed.push(failed);
    if (this.#failed.length > MOST_TOLD) this.#failed.shift();
    const known = this.#failedOn.get(from);
    if (known === undefined) this.#failedOn.set(from, [failed]);
    else if (known.length < MOST_TOLD) known.push(failed);
  }

  #podsOf(pm: PmId): readonly VmId[] {
    return this.#pods[pm] ?? [];
  }

  #has(pm: PmId): Usage {
    const { capacity } = this.#view;
    return [resourceAt(capacity, pm, 0), resourceAt(capacity, pm, 2), this.#values.maxPods];
  }

  #asks(vm: VmId): Usage {
    return [resourceAt(this.#view.demand, vm, 0), resourceAt(this.#view.demand, vm, 2), 1];
  }

  /** LN1, when the run began. */
  #usage(pm: PmId): Usage {
    return [this.#before.used(pm, 0), this.#before.used(pm, 2), this.#podsOf(pm).length];
  }

  #percents(pm: PmId, used: Usage = this.#usage(pm)): Usage {
    const [cpu, memory, pods] = this.#has(pm);
    return [(used[0] / cpu) * 100, (used[1] / memory) * 100, (used[2] / pods) * 100];
  }

  /** LN1: as they are given, or so far from the mean of all nodes. */
  #thresholds(given: Usage, sign: 1 | -1): Usage {
    const { hosts } = this.#before;
    if (this.#values.mode === "absolute" || hosts.length === 0) return given;
    const all = hosts.map((pm) => this.#percents(pm));
    const off = (k: 0 | 1 | 2): number =>
      Math.min(100, Math.max(0, meanOf(all.map((figures) => figures[k])) + sign * given[k]));
    return [off(0), off(1), off(2)];
  }

  /** LN1, LN5. */
  #isOver(pm: PmId, used: Usage): boolean {
    const percents = this.#percents(pm, used);
    return KINDS.some((k) => percents[k] > this.#target[k]);
  }

  /** LN3. */
  #sumOf(pm: PmId): number {
    const [cpu, memory, pods] = this.#usage(pm);
    return cpu * MILLI_CPUS + memory * BYTES + pods;
  }

  /** LN4. */
  #headroom(): Usage {
    const left = (k: 0 | 1 | 2): number => {
      let sum = 0;
      for (const pm of this.#under) sum += (this.#target[k] / 100) * this.#has(pm)[k] - this.#usage(pm)[k];
      return sum;
    };
    return [left(0), left(1), left(2)];
  }

  #hasHeadroom(): boolean {
    return KINDS.every((k) => this.#pool[k] > 0);
  }

  /** LN2. */
  #goingOn(): Weighing {
    const weighing = new Weighing(this.#reasons, null);
    const { length } = this.#under;
    weighing.exactly("fleet", "under", length, "above", "goal", this.#values.numberOfNodes);
    weighing.exactly("fleet", "under", length, "below", "number", this.#before.hosts.length);
    weighing.exactly("fleet", "over", this.#over.length, "at-least", "goal", 1);
    return weighing;
  }

  /** LN6: of the nodes with room, its own included, the one with least allocated, of equals the first. */
  #schedule(vm: VmId, from: PmId): PmId | null {
    let [best, least]: [PmId | null, number] = [null, Number.POSITIVE_INFINITY];
    for (const pm of this.#now.hosts) {
      const allocated = this.#allocatedWith(vm, pm, from);
      if (allocated >= least || !this.#fits(vm, pm, from)) continue;
      if (pm !== from && this.#view.refusalOf(vm, pm) !== null) continue;
      [best, least] = [pm, allocated];
    }
    return best;
  }

  /** What is allocated on a node once the pod is on it; on its own it is already. */
  #with(vm: VmId, pm: PmId, from: PmId): Usage {
    const [cpu, memory, pods]: Usage = pm === from ? [0, 0, 0] : this.#asks(vm);
    return [this.#now.used(pm, 0) + cpu, this.#now.used(pm, 2) + memory, at(this.#podsNow, pm) + pods];
  }

  #fits(vm: VmId, pm: PmId, from: PmId): boolean {
    const [used, has] = [this.#with(vm, pm, from), this.#has(pm)];
    return KINDS.every((k) => used[k] <= has[k]);
  }

  /** LN6: the mean of cpu and memory, in per cent. */
  #allocatedWith(vm: VmId, pm: PmId, from: PmId): number {
    const [cpu, memory] = this.#percents(pm, this.#with(vm, pm, from));
    return (cpu + memory) / 2;
  }

  /** Where a pod would go that fits nowhere, not even where it is. */
  #roomless(vm: VmId, from: PmId): Migrate {
    const others = this.#now.hosts.filter((pm) => pm !== from);
    const to = others.reduce<PmId | null>((best, pm) => {
      const isBetter =
        best === null || this.#allocatedWith(vm, pm, from) < this.#allocatedWith(vm, best, from);
      return isBetter ? pm : best;
    }, null);
    return { kind: "migrate", vm, from, to: to ?? from };
  }

  #weighing({ vm, from, to }: Migrate, reasons = this.#reasons): Weighing {
    const weighing = new Weighing(reasons, to === from ? COMES_BACK : this.#view.refusalOf(vm, to));
    const [used, has] = [this.#with(vm, to, from), this.#has(to)];
    weighing.exactly("target", 0, used[0] / has[0], "at-most", "capacity", 1);
    weighing.exactly("target", 2, used[1] / has[1], "at-most", "capacity", 1);
    weighing.exactly("target", "pods", used[2], "at-most", "number", has[2]);
    return weighing;
  }

  /** How it comes to a move. */
  #explain(move: Migrate): void {
    if (this.#reasons.explain === undefined || !this.#explainSource(move.from)) return;
    for (const failed of this.#failed) this.#explainWeighed(failed);
    const { vm, from, to } = move;
    const targets = this.#now.hosts
      .filter((pm) => this.#fits(vm, pm, from))
      .map((id) => ({ id, figure: this.#allocatedWith(vm, id, from) }))
      .sort((a, b) => a.figure - b.figure)
      .slice(0, MOST_TOLD);
    const chosen = { pm: to, utilization: vectorAt(this.#view.utilization, to) };
    const order = { criterion: "allocated", ranked: targets };
    this.#reasons.explain({ kind: "ranked", rule: "LN6", role: "targets", order, chosen, source: from });
    const changes = migrationChanges(this.#view, vm, from, to);
    this.#explainWeighed({ move, weighing: this.#weighing(move), changes });
  }

  /** Why nothing more left `pm`, with what came back to it. */
  explainEnd(pm: PmId): void {
    if (!this.#explainSource(pm)) return;
    for (const failed of this.#failedOn.get(pm) ?? []) this.#explainWeighed(failed);
  }

  /** Whether the tool acts, on which nodes, and what is left for them; false where it does not come to `pm`. */
  #explainSource(pm: PmId): boolean {
    const { explain } = this.#reasons;
    const { comparisons, verdict } = this.#goingOn();
    explain?.({
      kind: "weighed",
      rule: "LN2",
      action: { kind: "go-on" },
      changes: null,
      comparisons,
      verdict,
    });
    if (verdict !== null || !this.#over.includes(pm)) return false;
    const ranked = this.#over.slice(0, MOST_TOLD).map((id) => ({ id, figure: this.#sumOf(id) / A_GIB }));
    const chosen = { pm, utilization: vectorAt(this.#view.utilization, pm) };
    const sources = { criterion: "sum", ranked };
    explain?.({ kind: "ranked", rule: "LN3", role: "sources", order: sources, chosen, source: null });
    const [cpu, mem, pods] = this.#pool;
    const figures = {
      cpu: { criterion: 0, value: cpu },
      mem: { criterion: 2, value: mem },
      pods: { criterion: "pods", value: pods },
    } as const;
    explain?.({ kind: "formed", rule: "LN5", name: "pool", pm: null, vm: null, figures });
    const vms = this.#podsOf(pm).map((id) => ({ id, figure: resourceAt(this.#view.demand, id, 2) }));
    const order = { criterion: 2, ranked: vms.slice(0, MOST_TOLD) } as const;
    explain?.({ kind: "ranked", rule: "LN4", role: "candidates", pm, order });
    return true;
  }

  #explainWeighed({ move, weighing: { comparisons, verdict }, changes }: Evicted): void {
    this.#reasons.explain?.({ kind: "weighed", rule: "LN6", action: move, changes, comparisons, verdict });
  }
}

const minus = (a: Usage, b: Usage): Usage => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

const COMES_BACK = { kind: "forbidden", by: "comes-back" } as const;
