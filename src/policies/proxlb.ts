/**
 * ProxLB, a load balancer for Proxmox VE by others than its makers (docs/rules.md#px1): guests go from the
 * fullest host to the emptiest, one after the other, as long as the two are far enough apart.
 *
 * - PX1: one resource decides.
 * - PX2, PX4: before each guest it asks whether it goes on.
 * - PX3: guests come in the order of their memory, whatever decides.
 * - PX5, PX6: from the fullest host to the emptiest, as they are on the books at that moment.
 * - PX7: the guest's memory has to be less than what is free; nothing else is asked.
 * - PX8: each guest once.
 *
 * Comparisons are the source's, exact (RM4). Every step ends: a run comes to each guest once, and there is
 * a bounded number of runs.
 */

import { present } from "../base/assert.ts";
import type { PmId, VmId } from "../base/ids.ts";
import type { ResourceIndex } from "../base/resources.ts";
import { resourceAt, vectorAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Comparison, Migrate, Reasons } from "../engine/decision.ts";
import { leaveOver, MOST_TOLD } from "./fleet-reasons.ts";
import { Ledger } from "./ledger.ts";
import { line } from "./listing.ts";
import type { Decisions } from "./policy.ts";
import { definePolicy, rebalance } from "./policy.ts";
import { rangeOn } from "./spread-geometry.ts";
import { carryOutRuns, RUNS_PER_STEP } from "./tool-runs.ts";
import { Weighing } from "./weighing.ts";
import { migrationChanges } from "./what-if.ts";

export const proxlb = definePolicy({
  id: "proxlb",
  kind: "balance",
  since: 2024,
  source: "ProxLB 2.2.0 and 1.1.11 (credativ/ProxLB@d645ace, gyptazy/ProxLB@c39301c)",
  surprises: true,
  criteria: { gap: { decimals: 2 }, highest: { decimals: 2 } },
  parameters: [
    { kind: "choice", key: "method", values: ["memory", "cpu"], default: "memory" },
    {
      kind: "number",
      key: "balanciness",
      min: 0,
      max: 100,
      isWhole: false,
      step: 1,
      unit: "points",
      default: 10,
    },
    {
      kind: "number",
      key: "threshold",
      min: 0,
      max: 1000,
      isWhole: false,
      step: 5,
      unit: "percent",
      default: 0,
    },
    { kind: "choice", key: "largerFirst", values: ["off", "on"], default: "off" },
    { kind: "choice", key: "vcpuUnits", values: ["cores", "faithful"], default: "cores" },
    { kind: "number", key: "vcpus", min: 1, max: 1024, isWhole: true, step: 1, unit: "cpus", default: 4 },
    { kind: "choice", key: "release", values: ["2.2", "1.1.11"], default: "2.2" },
    RUNS_PER_STEP,
  ],
  sees: ({ method }) => [rangeOn(method === "memory" ? 2 : 0)],
  listing: [
    line("while", "PX2", 0, "weighed go-on"),
    line("source", "PX6", 1, "ranked sources"),
    line("target", "PX5", 1, "ranked targets"),
    line("fit", "PX7", 1, "weighed migrate", "done migrate"),
    line("none", "RM5", 0, "gave up"),
  ],
  assumptions: [
    { key: "stacks" },
    { key: "blind" },
    { key: "units", parameter: "vcpuUnits" },
    { key: "release", parameter: "release" },
    { key: "order" },
  ],

  *decide({ view, reasons, parameters }) {
    const begin = (): Run => new Run(view, reasons, parameters);
    const last = yield* carryOutRuns(parameters.runsPerStep, begin, ({ moves }) => moves > 0);
    yield* leaveOver(view, reasons, () => last.explainEnd());
  },
});

interface Values {
  readonly method: "memory" | "cpu";
  readonly balanciness: number;
  /** Percent; 0 for none. */
  readonly threshold: number;
  readonly largerFirst: "off" | "on";
  readonly vcpuUnits: "cores" | "faithful";
  readonly vcpus: number;
  readonly release: "2.2" | "1.1.11";
}

/** The ends of the fleet: who is asked to give, and who to take. */
interface Ends {
  readonly fullest: PmId;
  readonly emptiest: PmId;
}

class Run {
  moves = 0;
  readonly #view: ClusterView;
  readonly #reasons: Reasons;
  readonly #values: Values;
  readonly #ledger: Ledger;
  readonly #resource: ResourceIndex;
  /** PX14: the target that 1.1.11 chooses once. */
  readonly #first: PmId | null;
  #ends: Ends | null;
  /** Moves that had no room since the last that was made, for who asks why. */
  #refused: Migrate[] = [];

  constructor(view: ClusterView, reasons: Reasons, values: Values) {
    this.#view = view;
    this.#reasons = reasons;
    this.#values = values;
    this.#ledger = new Ledger(view, values.vcpuUnits === "faithful" ? 1 / values.vcpus : 1);
    this.#resource = values.method === "memory" ? 2 : 0;
    this.#ends = this.#findEnds();
    this.#first = values.release === "1.1.11" ? (this.#ends?.emptiest ?? null) : null;
  }

  *carryOut(): Decisions {
    for (const vm of this.#queue()) {
      const ends = this.#ends;
      if (ends === null || this.#goingOn(ends) === null) return; // PX4
      const from = this.#view.hostOf(vm);
      const to = this.#first ?? ends.emptiest;
      if (from !== ends.fullest || from === to) continue; // PX6
      const move = { kind: "migrate", vm, from, to } as const;
      if (!this.#weighing(move).isAllowed) {
        if (this.#reasons.explain !== undefined) this.#refused.push(move);
        continue;
      }
      this.#explain(ends, move);
      this.#ledger.move(vm, from, to);
      this.#ends = this.#findEnds();
      this.moves++;
      yield rebalance(vm, to);
      this.#refused = [];
    }
  }

  explainEnd(): void {
    if (this.#ends !== null) this.#explain(this.#ends, null);
  }

  /** PX3: of equals those of the first host first, and there by id; 1.1.11 has cpu for memory (PX14). */
  #queue(): VmId[] {
    const { demand } = this.#view;
    const resource = this.#values.release === "1.1.11" ? 0 : 2;
    const sign = this.#values.largerFirst === "on" ? -1 : 1;
    return this.#ledger.hosts
      .flatMap((pm) => this.#view.vmsOn(pm))
      .sort((a, b) => sign * (resourceAt(demand, a, resource) - resourceAt(demand, b, resource)));
  }

  /** PX5, PX6: the first of equals each. Null without two hosts. */
  #findEnds(): Ends | null {
    const { hosts } = this.#ledger;
    const [first] = hosts;
    if (first === undefined || hosts.length < 2) return null;
    let [fullest, emptiest] = [first, first];
    for (const pm of hosts) {
      if (this.#usedOf(pm) > this.#usedOf(fullest)) fullest = pm;
      if (this.#usedOf(pm) < this.#usedOf(emptiest)) emptiest = pm;
    }
    return { fullest, emptiest };
  }

  #usedOf(pm: PmId): number {
    return this.#ledger.share(pm, this.#resource);
  }

  /** PX2: what holds, of all that is asked; null where nothing does. Either is enough. */
  #goingOn(ends: Ends): Comparison | null {
    return this.#asked(ends).find(({ holds }) => holds) ?? null;
  }

  #asked({ fullest, emptiest }: Ends): Comparison[] {
    const { balanciness, threshold } = this.#values;
    const [highest, lowest] = [this.#usedOf(fullest) * 100, this.#usedOf(emptiest) * 100];
    const of = { subject: "fleet", against: "goal" } as const;
    const gap = highest - lowest;
    const isApart = gap > balanciness;
    const apart = {
      ...of,
      criterion: "gap",
      value: gap,
      relation: "above",
      bound: balanciness,
      holds: isApart,
    } as const;
    if (threshold === 0) return [apart];
    const isHigh = highest >= threshold;
    return [
      apart,
      { ...of, criterion: "highest", value: highest, relation: "at-least", bound: threshold, holds: isHigh },
    ];
  }

  /** PX7, PX10: less than what is free, so that the sum is less than there is. */
  #weighing({ vm, to }: Migrate): Weighing {
    const weighing = new Weighing(this.#reasons, this.#view.refusalOf(vm, to));
    const has = resourceAt(this.#view.capacity, to, 2);
    const sum = this.#ledger.used(to, 2) + resourceAt(this.#view.demand, vm, 2);
    weighing.exactly("target", 2, sum / has, "below", "capacity", 1);
    return weighing;
  }

  /** How it comes to a move, or why there is none any more. */
  #explain(ends: Ends, move: Migrate | null): void {
    const { explain } = this.#reasons;
    if (explain === undefined) return;
    const comparisons = this.#asked(ends);
    const failed = present(comparisons[0], "what is asked first");
    const verdict = this.#goingOn(ends) === null ? ({ kind: "failed", comparison: failed } as const) : null;
    explain({ kind: "weighed", rule: "PX2", action: { kind: "go-on" }, changes: null, comparisons, verdict });
    if (verdict !== null) return;
    this.#explainEnds(ends.fullest, move?.to ?? this.#first ?? ends.emptiest);
    for (const each of [...this.#refused.slice(-MOST_TOLD), ...(move === null ? [] : [move])]) {
      const weighing = this.#weighing(each);
      const { vm, from, to } = each;
      explain({
        kind: "weighed",
        rule: "PX7",
        action: each,
        changes: migrationChanges(this.#view, vm, from, to),
        comparisons: weighing.comparisons,
        verdict: weighing.verdict,
      });
    }
  }

  #explainEnds(source: PmId, target: PmId): void {
    const { hosts } = this.#ledger;
    const criterion = this.#resource;
    const chosen = (pm: PmId) => ({ pm, utilization: vectorAt(this.#view.utilization, pm) });
    const ranked = hosts.map((id) => ({ id, figure: this.#usedOf(id) }));
    const fullestFirst = ranked.toSorted((a, b) => b.figure - a.figure).slice(0, MOST_TOLD);
    const emptiestFirst = ranked.toSorted((a, b) => a.figure - b.figure).slice(0, MOST_TOLD);
    const sources = { criterion, ranked: fullestFirst };
    const targets = { criterion, ranked: emptiestFirst };
    const { explain } = this.#reasons;
    explain?.({
      kind: "ranked",
      rule: "PX6",
      role: "sources",
      order: sources,
      chosen: chosen(source),
      source: null,
    });
    explain?.({
      kind: "ranked",
      rule: "PX5",
      role: "targets",
      order: targets,
      chosen: chosen(target),
      source,
    });
  }
}
