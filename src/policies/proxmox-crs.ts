/**
 * Proxmox VE's dynamic load balancing (docs/rules.md#pv1): one guest after the other is moved for the sake
 * of the balance of the cluster, as long as one move gains enough.
 *
 * - PV1, PV2: the load of a PM is the mean of its cpu and its memory; imbalance is how unevenly that lies.
 * - PV3: it acts while the imbalance is above a threshold.
 * - PV4, PV5: the best of all moves is chosen, by the imbalance after it or by TOPSIS.
 * - PV6: that one is made if it gains enough; no other is asked (PV10).
 * - PV7: nobody asks whether there is room.
 *
 * Comparisons are the source's, exact (RM4). Every step ends: each move lowers the imbalance by a share of it.
 */

import type { PmId, VmId } from "../base/ids.ts";
import { resourceAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Reasons } from "../engine/decision.ts";
import { leaveOver, MOST_TOLD } from "./fleet-reasons.ts";
import { Ledger } from "./ledger.ts";
import { line } from "./listing.ts";
import type { Decisions } from "./policy.ts";
import { definePolicy, rebalance } from "./policy.ts";
import { deviationOf, meanOf } from "./spread.ts";
import { spreadOfLoad } from "./spread-geometry.ts";
import type { SpreadSearch, Worth } from "./spread-search.ts";
import { bestMove, firstMoves } from "./spread-search.ts";
import { IDEALS, mostLike } from "./topsis.ts";
import { Weighing } from "./weighing.ts";
import { migrationChanges } from "./what-if.ts";

export const proxmoxCrs = definePolicy({
  id: "proxmox-crs",
  kind: "balance",
  since: 2026,
  source: "Proxmox VE, pve-ha-manager 5.2.0 (proxmox/pve-ha-manager@b71218f, proxmox/proxmox-rs@f330500)",
  surprises: true,
  criteria: {
    imbalance: { decimals: 3 },
    after: { decimals: 3 },
    score: { decimals: 3 },
    gain: { decimals: 3 },
    moves: { decimals: 0 },
  },
  parameters: [
    { kind: "choice", key: "method", values: ["bruteforce", "topsis"], default: "bruteforce" },
    {
      kind: "number",
      key: "threshold",
      min: 0,
      max: 10,
      isWhole: false,
      step: 0.05,
      unit: "imbalance",
      default: 0.3,
    },
    {
      kind: "number",
      key: "margin",
      min: 0.001,
      max: 1,
      isWhole: false,
      step: 0.05,
      unit: "fraction",
      default: 0.1,
    },
    { kind: "choice", key: "normalize", values: ["on", "off"], default: "on" },
    {
      kind: "number",
      key: "maxMovesPerStep",
      min: 0,
      max: 1000,
      isWhole: true,
      step: 1,
      unit: "moves",
      default: 0,
    },
  ],
  sees: ({ method }) =>
    method === "topsis" ? IDEALS : spreadOfLoad([0, 2], ([cpu, , mem]) => (cpu + mem) / 2),
  listing: [
    line("while", "PV3", 0, "weighed go-on"),
    line("moves", "PV4", 1, "ranked moves"),
    line("margin", "PV6", 1, "weighed migrate", "done migrate"),
    line("none", "RM5", 0, "gave up"),
  ],
  assumptions: [
    { key: "opposites" },
    { key: "room" },
    { key: "version", parameter: "normalize" },
    { key: "hold" },
  ],

  // TOPSIS looks at all moves, twice, for each that it makes; how many these are nobody knows before.
  weighings: ({ pms, vms }, { method }) => (method === "topsis" ? 40 * pms * vms : 200 * (pms + vms)),

  *decide({ view, reasons, parameters }) {
    const rounds = new Rounds(view, reasons, parameters);
    yield* rounds.carryOut();
    yield* leaveOver(view, reasons, () => rounds.explain(null));
  },
});

interface Values {
  readonly method: "bruteforce" | "topsis";
  readonly threshold: number;
  readonly margin: number;
  readonly normalize: "on" | "off";
  /** 0 for any number. */
  readonly maxMovesPerStep: number;
}

class Rounds {
  #moves = 0;
  readonly #view: ClusterView;
  readonly #reasons: Reasons;
  readonly #values: Values;
  readonly #ledger: Ledger;

  constructor(view: ClusterView, reasons: Reasons, values: Values) {
    this.#view = view;
    this.#reasons = reasons;
    this.#values = values;
    this.#ledger = new Ledger(view);
  }

  /** PV3 to PV6, round by round: what has to hold in several rounds holds within a step. */
  *carryOut(): Decisions {
    while (this.#goingOn().isAllowed) {
      const best = this.#best();
      if (best === null || !this.#weighing(best).isAllowed) return;
      this.explain(best);
      const { vm, from, to } = best.id;
      this.#ledger.move(vm, from, to);
      this.#moves++;
      yield rebalance(vm, to);
    }
  }

  /** How it comes to a move, or why to none. */
  explain(known: Worth | null): void {
    const { explain } = this.#reasons;
    if (explain === undefined) return;
    const goingOn = this.#goingOn();
    const { comparisons, verdict } = goingOn;
    explain({ kind: "weighed", rule: "PV3", action: { kind: "go-on" }, changes: null, comparisons, verdict });
    const best = goingOn.isAllowed ? (known ?? this.#best()) : null;
    if (best === null) return;
    const isByImbalance = this.#values.method === "bruteforce";
    const { first, more } = firstMoves(this.#search(), MOST_TOLD);
    const others = first.filter(({ id }) => id.vm !== best.id.vm).map(told);
    const ranked = isByImbalance ? [told(best), ...others] : [best];
    const order = { criterion: isByImbalance ? "after" : "score", ranked };
    explain({
      kind: "ranked",
      rule: "PV4",
      role: "moves",
      order,
      more: isByImbalance ? more : this.#view.vms - 1,
    });
    const weighing = this.#weighing(best);
    const { vm, from, to } = best.id;
    explain({
      kind: "weighed",
      rule: "PV6",
      action: best.id,
      changes: migrationChanges(this.#view, vm, from, to),
      comparisons: weighing.comparisons,
      verdict: weighing.verdict,
    });
  }

  #loads(): number[] {
    return this.#ledger.hosts.map((pm) => this.#loadOf(pm));
  }

  /** PV2. */
  #loadOf(pm: PmId): number {
    return (this.#ledger.share(pm, 0) + this.#ledger.share(pm, 2)) / 2;
  }

  /** PV4: with a VM that comes, or one that leaves; of what it leaves nothing less than nothing stays. */
  #loadWith(pm: PmId, vm: VmId, sign: 1 | -1): number {
    return (this.#shareWith(pm, vm, 0, sign) + this.#shareWith(pm, vm, 2, sign)) / 2;
  }

  #shareWith(pm: PmId, vm: VmId, r: 0 | 2, sign: 1 | -1): number {
    const used = this.#ledger.used(pm, r) + sign * resourceAt(this.#view.demand, vm, r);
    return Math.max(0, used) / resourceAt(this.#view.capacity, pm, r);
  }

  /** PV3. */
  #goingOn(): Weighing {
    const { threshold, maxMovesPerStep: most } = this.#values;
    const weighing = new Weighing(this.#reasons, null);
    weighing.exactly("fleet", "imbalance", this.#imbalanceOf(this.#loads()), "above", "goal", threshold);
    if (most > 0) weighing.exactly("fleet", "moves", this.#moves, "below", "number", most);
    return weighing;
  }

  /** PV2, PV9. */
  #imbalanceOf(loads: readonly number[]): number {
    if (loads.length < 2) return 0;
    const mean = meanOf(loads);
    if (mean === 0) return 0;
    const spread = deviationOf(loads) / mean;
    return this.#values.normalize === "on" ? spread / Math.sqrt(loads.length - 1) : spread;
  }

  #imbalanceAfter({ vm, from, to }: { readonly vm: VmId; readonly from: PmId; readonly to: PmId }): number {
    return this.#imbalanceOf(
      this.#ledger.hosts.map((pm) =>
        pm === from ? this.#loadWith(pm, vm, -1) : pm === to ? this.#loadWith(pm, vm, 1) : this.#loadOf(pm),
      ),
    );
  }

  #search(): SpreadSearch {
    const { capacity } = this.#view;
    const sizes = new Map<string, number>();
    const sizeOf = (pm: PmId): number => {
      const size = `${resourceAt(capacity, pm, 0)} ${resourceAt(capacity, pm, 2)}`;
      return sizes.get(size) ?? (sizes.set(size, sizes.size).get(size) as number);
    };
    const loads = new Float64Array(this.#view.pms);
    for (const pm of this.#ledger.hosts) loads[pm] = this.#loadOf(pm);
    return {
      hosts: this.#ledger.hosts,
      vms: this.#view.vms,
      hostOf: (vm) => this.#view.hostOf(vm),
      figureOf: (pm) => loads[pm] as number,
      weightOf: (vm, pm) => (this.#view.shareOf(vm, pm, 0) + this.#view.shareOf(vm, pm, 2)) / 2,
      sizeOf,
      wants: "even",
      mayTake: (vm, pm) => this.#view.refusalOf(vm, pm) === null,
      worthOf: (vm, from, to) => -truncated(this.#imbalanceAfter({ vm, from, to })),
    };
  }

  /** PV4, PV5. */
  #best(): Worth | null {
    return this.#values.method === "bruteforce"
      ? bestMove(this.#search())
      : mostLike(this.#view, this.#ledger);
  }

  /** PV6: a move has to take this share off the imbalance. */
  #weighing({ id }: Worth): Weighing {
    const now = this.#imbalanceOf(this.#loads());
    const weighing = new Weighing(this.#reasons, null);
    const gain = (now - this.#imbalanceAfter(id)) / now;
    weighing.exactly("fleet", "gain", gain, "at-least", "goal", this.#values.margin);
    return weighing;
  }
}

/** PV4: digits behind the fifteenth do not decide. */
const truncated = (imbalance: number): number => Math.trunc(imbalance * 1e15) / 1e15;

/** As it is read: the imbalance after the move. */
const told = ({ id, figure }: Worth): Worth => ({ id, figure: -figure });
