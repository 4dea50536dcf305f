/**
 * Xen Orchestra's load balancer with its performance plan (docs/rules.md#xo1): hosts at a limit of cpu or
 * of free memory give VMs away, one after the other, to the one host that is best.
 *
 * - XO2, XO3: a host is hot at its limit of cpu or of free memory.
 * - XO4: hot hosts have their turn by id, since the sort that was meant does nothing.
 * - XO5: their VMs by cpu, or by memory where cpu is taken for equal.
 * - XO6: for each VM the best host by what it has reached and by cpu; no other is asked.
 * - XO7, XO11: when that host refuses.
 * - XO9: hosts far above the mean, if asked for and if none is hot.
 *
 * Comparisons are the source's, exact (RM4). Every step ends: a VM moves at most once in it (XO8).
 */

import type { PmId, VmId } from "../base/ids.ts";
import { vectorAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Migrate, Reasons } from "../engine/decision.ts";
import { HEARD, leaveOver, MOST_TOLD } from "./fleet-reasons.ts";
import { sortByInsertion } from "./insertion-sort.ts";
import { line } from "./listing.ts";
import type { Decisions } from "./policy.ts";
import { definePolicy, migrate } from "./policy.ts";
import { carryOutRuns, RUNS_PER_STEP } from "./tool-runs.ts";
import { Weighing } from "./weighing.ts";
import { migrationChanges } from "./what-if.ts";
import type { VmReading } from "./xo-readings.ts";
import { areAlike, Readings } from "./xo-readings.ts";

export const xoPerformance = definePolicy({
  id: "xo-performance",
  since: 2016,
  source: "Xen Orchestra, load balancer plugin (vatesfr/xen-orchestra@9ef5389)",
  surprises: true,
  criteria: {
    hot: { decimals: 0 },
    above: { decimals: 0 },
    cpu: { decimals: 1 },
    free: { decimals: 3 },
  },
  parameters: [
    { kind: "choice", key: "preventive", values: ["off", "on"], default: "off" },
    { kind: "choice", key: "asWritten", values: ["on", "off"], default: "on" },
    RUNS_PER_STEP,
  ],
  listing: [
    line("trigger", "XO3", 0, "weighed go-on"),
    line("source", "XO4", 0, "ranked sources"),
    line("vm", "XO5", 1, "ranked candidates"),
    line("target", "XO6", 2, "ranked targets"),
    line("refused", "XO7", 2, "weighed migrate"),
    line("migrate", "XO8", 2, "done migrate"),
    line("none", "XO10", 0, "gave up"),
  ],
  assumptions: [
    { key: "limits" },
    { key: "order" },
    { key: "one" },
    { key: "field", parameter: "asWritten" },
    { key: "large" },
    { key: "preventive", parameter: "preventive" },
    { key: "zeros" },
  ],

  // Each hot PM has all others put in order for its VMs, again and again.
  weighings: ({ pms, vms }, { runsPerStep }) => 2 * pms * vms * Number(runsPerStep),

  *decide({ view, reasons, parameters }) {
    const moved = new Set<VmId>();
    let before = 0;
    const begin = (): Run => {
      before = moved.size;
      return new Run(view, reasons, parameters, moved);
    };
    const last = yield* carryOutRuns(parameters.runsPerStep, begin, () => moved.size > before);
    yield* leaveOver(view, reasons, (pm) => last.explainEnd(pm));
  },
});

interface Values {
  readonly preventive: "off" | "on";
  readonly asWritten: "on" | "off";
}

/** Of cpu in percent, of free memory in units of the reference PM. */
interface Limits {
  readonly cpu: { readonly high: number; readonly low: number };
  readonly free: { readonly high: number; readonly low: number };
}

/** XO2: what the tool makes of its critical figures, which are such that its high ones are the threshold here. */
const limitsFor = (threshold: number): Limits => ({
  cpu: { high: 100 * threshold, low: (0.65 / 0.85) * 100 * threshold },
  free: { high: 1 - threshold, low: 1.25 * (1 - threshold) },
});

/** XO9: how far above the mean a host is hot and how far it is brought down, and the least that makes it hot. */
const PREVENTIVE = { high: 1.5, low: 1.25, least: 25 };

/** XO5: by how many times the smaller figure two may differ, or how many points they may have. */
const ALIKE_VMS = 3;
/** XO6. */
const ALIKE_HOSTS = 0.001;

interface Asked {
  readonly move: Migrate;
  readonly weighing: Weighing;
}

class Run {
  readonly #view: ClusterView;
  readonly #reasons: Reasons;
  readonly #values: Values;
  readonly #readings: Readings;
  /** XO6's order goes by these, whatever is relieved. */
  readonly #fixed: Limits;
  readonly #limits: Limits;
  readonly #hot: readonly PmId[];
  readonly #isPreventive: boolean;
  /** XO8: they rest. */
  readonly #moved: Set<VmId>;
  /** Moves of each hot host that were refused since the last that was made, for who asks why. */
  readonly #refused = new Map<PmId, Asked[]>();

  constructor(view: ClusterView, reasons: Reasons, values: Values, moved: Set<VmId>) {
    this.#view = view;
    this.#reasons = reasons;
    this.#values = values;
    this.#moved = moved;
    this.#readings = new Readings(view);
    this.#fixed = limitsFor(view.threshold);
    const hot = this.#readings.hosts.filter((pm) => this.#reached(pm) > 0); // XO3
    this.#isPreventive = hot.length === 0 && values.preventive === "on";
    const mean = this.#readings.meanCpu();
    const cpu = { high: PREVENTIVE.high * mean, low: PREVENTIVE.low * mean };
    this.#limits = this.#isPreventive ? { ...this.#fixed, cpu } : this.#fixed;
    this.#hot = this.#isPreventive ? this.#readings.hosts.filter((pm) => this.#isAbove(pm)) : hot;
  }

  /** XO4: by id, and the list is not made again. */
  *carryOut(): Decisions {
    for (const from of this.#hot) {
      const others = this.#readings.hosts.filter((pm) => pm !== from);
      if (others.length === 0) return;
      const refused: Asked[] = [];
      this.#refused.set(from, refused);
      for (const vm of this.#order(from)) {
        if (this.#isRelieved(from)) break;
        if (this.#moved.has(vm)) continue;
        const reading = this.#readings.vm(vm);
        const to = this.#best(others);
        const move = { kind: "migrate", vm, from, to } as const;
        const weighing = this.#weighing(move, reading);
        if (!weighing.isAllowed) {
          refused.push({ move, weighing });
          continue;
        }
        this.#explain(from, [...refused.slice(-MOST_TOLD), { move, weighing }], to);
        this.#readings.leave(reading, from);
        this.#readings.arrive(reading, to);
        this.#moved.add(vm);
        yield migrate(vm, to);
        refused.length = 0;
      }
    }
  }

  explainEnd(pm: PmId): void {
    this.#explain(pm, this.#refused.get(pm)?.slice(-MOST_TOLD) ?? [], null);
  }

  /** XO2, XO6: which limits a host has reached: 0 for none, 1 of memory, 2 of cpu, 3 for both. */
  #reached(pm: PmId): number {
    const isFull = this.#readings.freeOf(pm) <= this.#fixed.free.high;
    const isBusy = this.#readings.cpuOf(pm) >= this.#fixed.cpu.high;
    return (isFull ? 1 : 0) + (isBusy ? 2 : 0);
  }

  /** XO9. */
  #isAbove(pm: PmId): boolean {
    const cpu = this.#readings.cpuOf(pm);
    return cpu >= this.#limits.cpu.high && cpu >= PREVENTIVE.least;
  }

  /** XO6. */
  #isRelieved(pm: PmId): boolean {
    const { cpu, free } = this.#limits;
    return this.#readings.cpuOf(pm) <= cpu.low && this.#readings.freeOf(pm) >= free.low;
  }

  /** XO5. */
  #order(from: PmId): VmId[] {
    const vms = this.#view.vmsOn(from).map((vm) => ({ vm, ...this.#readings.vm(vm) }));
    sortByInsertion(vms, (a, b) => (areAlike(a.cpu, b.cpu, ALIKE_VMS) ? b.memory - a.memory : b.cpu - a.cpu));
    return vms.map(({ vm }) => vm);
  }

  /** XO6: the first of all others, which stay in the order of the VM before. */
  #best(others: PmId[]): PmId {
    const cpuOf = (pm: PmId): number => this.#readings.cpuOf(pm);
    const freeOf = (pm: PmId): number => this.#readings.freeOf(pm);
    sortByInsertion(others, (a, b) => {
      const states = this.#reached(a) - this.#reached(b);
      if (states !== 0) return states;
      if (areAlike(cpuOf(a), cpuOf(b), ALIKE_HOSTS)) return freeOf(b) - freeOf(a);
      return cpuOf(a) - cpuOf(b);
    });
    return others[0] as PmId;
  }

  /** XO7. */
  #weighing({ vm, from, to }: Migrate, { cpu, memory }: VmReading): Weighing {
    const { high, low } = this.#limits.cpu;
    const cpuThere = this.#readings.cpuOf(to) + cpu;
    const freeThere = this.#readings.freeOf(to) - memory;
    const weighing = new Weighing(HEARD, this.#view.refusalOf(vm, to)); // told when all is done, at times
    weighing.exactly("target", "cpu", cpuThere, "below", "goal", low);
    weighing.exactly("target", "free", freeThere, "above", "goal", this.#limits.free.high);
    const isBusy = this.#readings.cpuOf(from) >= high;
    const isFull = this.#readings.freeOf(from) <= this.#limits.free.high;
    if (isBusy || (isFull && this.#values.asWritten === "off")) return weighing; // XO11
    weighing.exactly("source", "cpu", this.#readings.cpuOf(from) - cpu, "at-least", "target", cpuThere);
    weighing.exactly("source", "free", this.#readings.freeOf(from) + memory, "at-most", "target", freeThere);
    return weighing;
  }

  /** How it comes to a move off `pm`, or why there is none. */
  #explain(pm: PmId, asked: readonly Asked[], to: PmId | null): void {
    const { explain } = this.#reasons;
    if (explain === undefined) return;
    const goingOn = new Weighing(this.#reasons, null);
    goingOn.exactly("fleet", this.#isPreventive ? "above" : "hot", this.#hot.length, "at-least", "goal", 1);
    const { comparisons, verdict } = goingOn;
    explain({ kind: "weighed", rule: "XO3", action: { kind: "go-on" }, changes: null, comparisons, verdict });
    if (!this.#hot.includes(pm)) return;
    const chosen = { pm, utilization: vectorAt(this.#view.utilization, pm) };
    const sources = this.#ranked(this.#hot.slice(0, MOST_TOLD));
    explain({ kind: "ranked", rule: "XO4", role: "sources", order: sources, chosen, source: null });
    const vms = this.#order(pm).map((id) => ({ id, figure: this.#readings.vm(id).cpu }));
    const order = { criterion: "cpu", ranked: vms.slice(0, MOST_TOLD) };
    explain({ kind: "ranked", rule: "XO5", role: "candidates", order, pm });
    if (to !== null) this.#explainTarget(pm, to);
    for (const { move, weighing } of asked)
      explain({
        kind: "weighed",
        rule: "XO7",
        action: move,
        changes: migrationChanges(this.#view, move.vm, move.from, move.to),
        comparisons: weighing.comparisons,
        verdict: weighing.verdict,
      });
  }

  #explainTarget(source: PmId, to: PmId): void {
    const others = this.#readings.hosts.filter((pm) => pm !== source && pm !== to);
    this.#best(others.length > 0 ? others : [to]);
    const order = this.#ranked([to, ...others].slice(0, MOST_TOLD));
    const chosen = { pm: to, utilization: vectorAt(this.#view.utilization, to) };
    this.#reasons.explain?.({ kind: "ranked", rule: "XO6", role: "targets", order, chosen, source });
  }

  #ranked(pms: readonly PmId[]) {
    return { criterion: "cpu", ranked: pms.map((id) => ({ id, figure: this.#readings.cpuOf(id) })) };
  }
}
