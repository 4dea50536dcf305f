/**
 * OpenStack Watcher's workload balance (docs/rules.md#wb1): one VM at a time leaves a hot host for the
 * emptiest that stays cool.
 *
 * - WB1: hosts are hot at the threshold or above it, on one resource; if none or all are, nothing happens.
 * - WB2: of the hottest host goes the VM that leaves it least above the mean of all hosts.
 * - WB3: to the emptiest cool host with memory for it that stays below the threshold.
 * - WB4: one move a run.
 * - WB5: a VM that is larger than what its host has above the mean stays.
 *
 * Comparisons are the source's, exact (RM4). Every step ends: a host that takes a VM does not get hot, so
 * that each VM leaves a hot host at most once.
 */

import type { PmId, VmId } from "../base/ids.ts";
import { resourceAt, vectorAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Reasons } from "../engine/decision.ts";
import { leaveOver, MOST_TOLD } from "./fleet-reasons.ts";
import { Ledger } from "./ledger.ts";
import { line } from "./listing.ts";
import { definePolicy, migrate } from "./policy.ts";
import { meanOf } from "./spread.ts";
import { meanOn } from "./spread-geometry.ts";
import { Weighing } from "./weighing.ts";
import { migrationChanges } from "./what-if.ts";

export const watcherBalance = definePolicy({
  id: "watcher-balance",
  since: 2016,
  source: "OpenStack Watcher, workload_balance (openstack/watcher@ec06744)",
  surprises: true,
  criteria: { hot: { decimals: 0 }, cool: { decimals: 0 }, audits: { decimals: 0 }, left: { decimals: 3 } },
  parameters: [
    { kind: "choice", key: "metric", values: ["cpu", "memory"], default: "cpu" },
    {
      kind: "number",
      key: "runsPerStep",
      min: 0,
      max: 100_000,
      isWhole: true,
      step: 1,
      unit: "runs",
      default: 0,
    },
  ],
  sees: ({ metric }) => [meanOn([metric === "cpu" ? 0 : 2], "mean")],
  listing: [
    line("trigger", "WB1", 0, "weighed go-on"),
    line("source", "WB2", 0, "ranked sources"),
    line("vm", "WB2", 1, "ranked candidates"),
    line("target", "WB3", 1, "ranked targets", "weighed migrate"),
    line("migrate", "WB4", 2, "done migrate"),
    line("none", "WB5", 0, "gave up"),
  ],
  assumptions: [
    { key: "threshold" },
    { key: "runs", parameter: "runsPerStep" },
    { key: "large" },
    { key: "second" },
    { key: "blind" },
  ],

  *decide({ view, reasons, parameters: { metric, runsPerStep } }) {
    const audits = new Audits(view, reasons, metric === "cpu" ? 0 : 2, runsPerStep);
    for (let move = audits.next(); move !== null; move = audits.next()) {
      audits.explain(move.from, move);
      audits.book(move);
      yield migrate(move.vm, move.to);
    }
    yield* leaveOver(view, reasons, (pm) => audits.explain(pm, null));
  },
});

interface Move {
  readonly vm: VmId;
  readonly from: PmId;
  readonly to: PmId;
}

/** Audits one after the other, on books that are carried on: what an audit reads is what the one before has left. */
class Audits {
  readonly #view: ClusterView;
  readonly #reasons: Reasons;
  readonly #resource: 0 | 2;
  readonly #ledger: Ledger;
  /** How many there may be; 0 for any number. */
  readonly #most: number;
  #audits = 0;

  constructor(view: ClusterView, reasons: Reasons, resource: 0 | 2, most: number) {
    this.#view = view;
    this.#reasons = reasons;
    this.#resource = resource;
    this.#ledger = new Ledger(view);
    this.#most = most;
  }

  /** What one audit comes to; null where it finds nothing. */
  next(): Move | null {
    if (!this.#goingOn().isAllowed) return null;
    const mean = this.#mean();
    for (const from of this.#hot()) {
      const vm = this.#leaving(from, mean);
      if (vm === null) continue; // WB2: passed over
      const to = this.#cool().find((pm) => this.#weighing(vm, pm).isAllowed);
      return to === undefined ? null : { vm, from, to }; // WB3: no second VM is tried
    }
    return null;
  }

  book({ vm, from, to }: Move): void {
    this.#ledger.move(vm, from, to);
    this.#audits++; // each makes one move (WB4)
  }

  #isHot(pm: PmId): boolean {
    return this.#ledger.share(pm, this.#resource) >= this.#view.threshold;
  }

  /** WB2: the hottest first, of equals the first by id. */
  #hot(): PmId[] {
    return this.#byShare((pm) => this.#isHot(pm), -1);
  }

  /** WB3: the emptiest first. */
  #cool(): PmId[] {
    return this.#byShare((pm) => !this.#isHot(pm), 1);
  }

  #byShare(isMeant: (pm: PmId) => boolean, sign: 1 | -1): PmId[] {
    const shareOf = (pm: PmId): number => this.#ledger.share(pm, this.#resource);
    return this.#ledger.hosts.filter(isMeant).sort((a, b) => sign * (shareOf(a) - shareOf(b)));
  }

  /** WB1: some are hot, and some are not. WB4: and it has not moved as often as it may. */
  #goingOn(): Weighing {
    const { hosts } = this.#ledger;
    const hot = hosts.filter((pm) => this.#isHot(pm)).length;
    const weighing = new Weighing(this.#reasons, null);
    weighing.exactly("fleet", "hot", hot, "at-least", "goal", 1);
    weighing.exactly("fleet", "cool", hosts.length - hot, "at-least", "goal", 1);
    if (this.#most > 0) weighing.exactly("fleet", "audits", this.#audits, "below", "goal", this.#most);
    return weighing;
  }

  /** Of the workloads of all hosts, absolute (WB5). */
  #mean(): number {
    return meanOf(this.#ledger.hosts.map((pm) => this.#ledger.used(pm, this.#resource)));
  }

  /** WB2: what the host would have above the mean without the VM. */
  #leftBy(vm: VmId, from: PmId, mean: number): number {
    return this.#ledger.used(from, this.#resource) - mean - this.#demandOf(vm);
  }

  /** WB2: the VM by which least is left and nothing is lacking, the first of equals. */
  #leaving(from: PmId, mean: number): VmId | null {
    let [chosen, least]: [VmId | null, number] = [null, Number.POSITIVE_INFINITY];
    for (const vm of this.#view.vmsOn(from)) {
      const left = this.#leftBy(vm, from, mean);
      if (left >= 0 && left < least) [chosen, least] = [vm, left];
    }
    return chosen;
  }

  /** WB3: as much memory as is free, and below the threshold with it. */
  #weighing(vm: VmId, to: PmId): Weighing {
    const weighing = new Weighing(this.#reasons, this.#view.refusalOf(vm, to));
    const shareWith = (r: 0 | 2): number =>
      (this.#ledger.used(to, r) + resourceAt(this.#view.demand, vm, r)) /
      resourceAt(this.#view.capacity, to, r);
    weighing.exactly("target", 2, shareWith(2), "at-most", "capacity", 1);
    const r = this.#resource;
    weighing.exactly("target", r, shareWith(r), "below", "threshold", this.#view.threshold);
    return weighing;
  }

  #demandOf(vm: VmId): number {
    return resourceAt(this.#view.demand, vm, this.#resource);
  }

  /**
   * How it comes to a move off `pm`, or why there is none.
   * @param move null where nothing leaves it any more
   */
  explain(pm: PmId, move: Move | null): void {
    const { explain } = this.#reasons;
    if (explain === undefined) return;
    const { comparisons, verdict } = this.#goingOn();
    explain({ kind: "weighed", rule: "WB1", action: { kind: "go-on" }, changes: null, comparisons, verdict });
    if (verdict !== null || !this.#isHot(pm)) return;
    const hot = this.#hot();
    const ranked = hot.slice(0, MOST_TOLD).map((id) => this.#shareOf(id));
    const sources = { criterion: this.#resource, ranked };
    const chosen = { pm, utilization: vectorAt(this.#view.utilization, pm) };
    explain({ kind: "ranked", rule: "WB2", role: "sources", order: sources, chosen, source: null });
    const mean = this.#mean();
    this.#explainVms(pm, mean);
    const vm = move?.vm ?? this.#leaving(pm, mean);
    const isFirst = hot.find((other) => this.#leaving(other, mean) !== null) === pm;
    if (vm !== null && isFirst) this.#explainTargets(vm, pm, move?.to ?? null); // else nobody asks for it
  }

  /** Those that may go, by what they leave, and then those that are too large. */
  #explainVms(pm: PmId, mean: number): void {
    const ranked = this.#view.vmsOn(pm).map((id) => ({ id, figure: this.#leftBy(id, pm, mean) }));
    const may = ranked.filter(({ figure }) => figure >= 0).sort((a, b) => a.figure - b.figure);
    const mayNot = ranked.filter(({ figure }) => !(figure >= 0)).sort((a, b) => b.figure - a.figure);
    const order = { criterion: "left", ranked: [...may, ...mayNot].slice(0, MOST_TOLD) };
    this.#reasons.explain?.({ kind: "ranked", rule: "WB2", role: "candidates", order, pm });
  }

  #explainTargets(vm: VmId, from: PmId, to: PmId | null): void {
    const { explain } = this.#reasons;
    const cool = this.#cool();
    const asked = (to === null ? cool : cool.slice(0, cool.indexOf(to) + 1)).slice(-MOST_TOLD);
    const order = { criterion: this.#resource, ranked: asked.map((id) => this.#shareOf(id)) };
    const chosen = to === null ? null : { pm: to, utilization: vectorAt(this.#view.utilization, to) };
    explain?.({ kind: "ranked", rule: "WB3", role: "targets", order, chosen, source: from });
    for (const each of asked) {
      const weighing = this.#weighing(vm, each);
      explain?.({
        kind: "weighed",
        rule: "WB3",
        action: { kind: "migrate", vm, from, to: each },
        changes: migrationChanges(this.#view, vm, from, each),
        comparisons: weighing.comparisons,
        verdict: weighing.verdict,
      });
    }
  }

  #shareOf(id: PmId): { readonly id: PmId; readonly figure: number } {
    return { id, figure: this.#ledger.share(id, this.#resource) };
  }
}
