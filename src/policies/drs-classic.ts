/**
 * VMware's Distributed Resource Scheduler in its classic form (docs/rules.md#dr1): greedy descent on the
 * standard deviation of load across hosts, each move of which has to be worth its cost.
 *
 * - DR1, DR2: it acts while the deviations of the resources, weighted and added up, are above a target.
 * - DR3: of all VMs on all hosts with less load the move that lowers that most.
 * - DR4: the move has to lower it enough, and to avoid more overload than the migration costs.
 * - DR5: so many moves to and from a host.
 * - DR6: on the model as it is after the move, until no move is left.
 *
 * Every step ends: a move takes one of the moves of two hosts, so that there are at most half as many as
 * all hosts may have together.
 */

import type { PmId, VmId } from "../base/ids.ts";
import type { ResourceVector } from "../base/resources.ts";
import { RESOURCE_INDICES } from "../base/resources.ts";
import { hoursOf } from "../base/step-time.ts";
import { isLowered, isOver } from "../base/tolerance.ts";
import { vectorAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Migrate, Reasons } from "../engine/decision.ts";
import type { MigrationTerms } from "../engine/migration-cost.ts";
import type { CostOf } from "./box-tree.ts";
import { CheapestTarget } from "./cheapest-target.ts";
import { leaveOver, MOST_TOLD } from "./fleet-reasons.ts";
import { line } from "./listing.ts";
import { MigrationWorth } from "./migration-worth.ts";
import type { Decisions, ParameterSpec } from "./policy.ts";
import { definePolicy, rebalance } from "./policy.ts";
import { sizeClasses } from "./size-classes.ts";
import { spreadOn } from "./spread-geometry.ts";
import { Weighing } from "./weighing.ts";
import { WeightedDeviation } from "./weighted-deviation.ts";
import { askTarget, migrationChanges, utilizationAfter } from "./what-if.ts";

const weight = <Key extends string>(key: Key) =>
  ({
    kind: "number",
    key,
    min: 0,
    max: 10,
    isWhole: false,
    step: 0.5,
    unit: "weight",
    default: 1,
  }) as const satisfies ParameterSpec;

export const drsClassic = definePolicy({
  id: "drs-classic",
  kind: "balance",
  since: 2006,
  source: "Gulati, Holler, Ji, Shanmuganathan, Waldspurger, Zhu: VMware DRS, VMware Technical Journal 2012",
  surprises: true,
  criteria: {
    imbalance: { decimals: 3 },
    decrease: { decimals: 4 },
    load: { decimals: 2 },
    avoided: { decimals: 4 },
    moves: { decimals: 0 },
  },
  parameters: [
    {
      kind: "number",
      key: "target",
      min: 0,
      max: 10,
      isWhole: false,
      step: 0.05,
      unit: "deviation",
      default: 0.1,
    },
    weight("weightCpu"),
    weight("weightNet"),
    weight("weightMem"),
    {
      kind: "number",
      key: "epsilon",
      min: 0.000000001,
      max: 1,
      isWhole: false,
      step: 0.000001,
      unit: "deviation",
      default: 0.000001, // one move of thousands of hosts changes their deviation by no more than a few of it
    },
    { kind: "choice", key: "costBenefit", values: ["on", "off"], default: "on" },
    {
      kind: "number",
      key: "horizon",
      min: 0.01,
      max: 1000,
      isWhole: false,
      step: 1,
      unit: "steps",
      default: 1,
    },
    {
      kind: "number",
      key: "movesPerHost",
      min: 1,
      max: 100,
      isWhole: true,
      step: 1,
      unit: "moves",
      default: 8,
    },
  ],
  sees: () => spreadOn(RESOURCE_INDICES),
  listing: [
    line("while", "DR2", 0, "weighed go-on"),
    line("moves", "DR3", 1, "ranked moves"),
    line("worth", "DR4", 1, "weighed migrate"),
    line("apply", "DR6", 1, "done migrate"),
    line("none", "RM5", 0, "gave up"),
  ],
  assumptions: [
    { key: "benefit", parameter: "costBenefit" },
    { key: "cost", parameter: "horizon" },
    { key: "load" },
    { key: "room" },
    { key: "limit", parameter: "movesPerHost" },
    { key: "network" },
  ],

  *decide({ view, reasons, parameters, migration, stepMinutes }) {
    const descent = new Descent(view, reasons, parameters, migration, stepMinutes);
    yield* descent.carryOut();
    yield* leaveOver(view, reasons, (pm) => descent.explainEnd(pm));
  },
});

interface Values {
  readonly target: number;
  readonly weightCpu: number;
  readonly weightNet: number;
  readonly weightMem: number;
  readonly epsilon: number;
  readonly costBenefit: "on" | "off";
  readonly horizon: number;
  readonly movesPerHost: number;
}

/** A VM that may leave its host, and the overload that is avoided by it. */
interface Offer {
  readonly vm: VmId;
  readonly from: PmId;
  readonly benefit: number;
}

/** A move, and by how much it lowers the imbalance. */
interface Step {
  readonly id: Migrate;
  readonly figure: number;
}

class Descent {
  readonly #view: ClusterView;
  readonly #reasons: Reasons;
  readonly #values: Values;
  readonly #weights: ResourceVector;
  readonly #deviation: WeightedDeviation;
  readonly #worth: MigrationWorth;
  /** By id. */
  readonly #hosts: readonly PmId[];
  readonly #targets: CheapestTarget;
  /** DR5: so many of each host there were. */
  readonly #moves = new Map<PmId, number>();
  readonly #mayTake = (pm: PmId): boolean => this.#movesOf(pm) < this.#values.movesPerHost;
  readonly #offersOf = new Map<PmId, readonly Offer[]>();

  constructor(
    view: ClusterView,
    reasons: Reasons,
    values: Values,
    migration: MigrationTerms,
    stepMinutes: number,
  ) {
    this.#view = view;
    this.#reasons = reasons;
    this.#values = values;
    this.#weights = [values.weightCpu, values.weightNet, values.weightMem];
    this.#worth = new MigrationWorth(view, migration, hoursOf(values.horizon, { stepMinutes }));
    this.#hosts = sizeClasses(view)
      .flat()
      .sort((a, b) => a - b);
    this.#deviation = new WeightedDeviation(view, this.#hosts, this.#weights);
    this.#targets = new CheapestTarget(view);
  }

  *carryOut(): Decisions {
    while (this.#goingOn().isAllowed) {
      const best = this.#best();
      if (best === null || !this.#weighing(best).isAllowed) return;
      if (this.#reasons.explain !== undefined) this.#explainMove(best);
      const { vm, from, to } = best;
      for (const pm of [from, to]) this.#moves.set(pm, this.#movesOf(pm) + 1);
      yield rebalance(vm, to);
      for (const pm of [from, to]) {
        this.#targets.update(pm);
        this.#offersOf.delete(pm);
      }
      this.#deviation.refresh();
    }
  }

  #movesOf(pm: PmId): number {
    return this.#moves.get(pm) ?? 0;
  }

  /** DR2. */
  #goingOn(): Weighing {
    const weighing = new Weighing(this.#reasons, null);
    const now = this.#deviation.after(null);
    weighing.exactly("fleet", "imbalance", now, "above", "goal", this.#values.target);
    return weighing;
  }

  /** DR3: what hosts are compared by. */
  #loadOf([cpu, net, mem]: ResourceVector): number {
    const [a, b, c] = this.#weights;
    return a * cpu + b * net + c * mem;
  }

  /**
   * DR3 to DR5: the move that leaves least imbalance of those that are worth their cost, of equals the first by VM,
   * then by target.
   */
  #best(): Migrate | null {
    const vms = this.#hosts.flatMap((pm) => this.#offers(pm)).sort((a, b) => a.vm - b.vm);
    let best: Migrate | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const { vm, from, benefit } of vms) {
      const found = this.#targets.find(vm, (share) => this.#costOn(vm, from, share, benefit), {
        mayTake: this.#mayTake,
        below: least,
      });
      if (found === null) continue;
      best = { kind: "migrate", vm, from, to: found.pm };
      least = found.key;
    }
    return best;
  }

  /** DR4, DR5: the VMs that may leave a host, and what that is good for. It stays so until the host has changed. */
  #offers(pm: PmId): readonly Offer[] {
    const known = this.#offersOf.get(pm);
    if (known !== undefined) return known;
    const isEvery = this.#values.costBenefit === "off";
    const mayGive = this.#mayTake(pm) && (isEvery || this.#view.isOverloaded(pm));
    const offers = (mayGive ? this.#view.vmsOn(pm) : [])
      .map((vm) => ({ vm, from: pm, benefit: this.#worth.benefitOf(vm, pm) }))
      .filter(({ benefit }) => isEvery || benefit > 0);
    this.#offersOf.set(pm, offers);
    return offers;
  }

  /**
   * The imbalance once the VM is on a host of which it is this share. Infinite where the move is none that DR3 knows,
   * or not worth it.
   */
  #costOn(vm: VmId, from: PmId, share: ResourceVector, benefit: number): CostOf {
    if (this.#values.costBenefit === "on" && !(benefit > this.#worth.costOf(vm, share)))
      return () => Number.POSITIVE_INFINITY;
    const { threshold, utilization } = this.#view;
    const load = this.#loadOf(vectorAt(utilization, from));
    const [s, t, u] = share;
    const [a, b, c] = this.#weights;
    const imbalanceOn = this.#deviation.onHost(vm, share);
    return (cpu, net, mem) =>
      isOver(cpu + s, threshold) ||
      isOver(net + t, threshold) ||
      isOver(mem + u, threshold) ||
      !isLowered(load, a * cpu + b * net + c * mem)
        ? Number.POSITIVE_INFINITY
        : imbalanceOn(cpu, net, mem);
  }

  /** All that is asked of a move. */
  #weighing(move: Migrate): Weighing {
    const { vm, from, to } = move;
    const view = this.#view;
    const weighing = new Weighing(this.#reasons, view.refusalOf(vm, to));
    askTarget(weighing, utilizationAfter(view, to, vm, null), view.threshold);
    const [source, target] = [vectorAt(view.utilization, from), vectorAt(view.utilization, to)];
    weighing.below("target", "load", this.#loadOf(target), "source", this.#loadOf(source));
    const most = this.#values.movesPerHost;
    weighing.exactly("source", "moves", this.#movesOf(from), "below", "number", most);
    weighing.exactly("target", "moves", this.#movesOf(to), "below", "number", most);
    const decrease = this.#deviation.after(null) - this.#deviation.after(move);
    weighing.exactly("fleet", "decrease", decrease, "at-least", "goal", this.#values.epsilon);
    if (this.#values.costBenefit === "off") return weighing;
    const cost = this.#worth.costOf(vm, this.#shareOf(vm, to));
    weighing.exactly("fleet", "avoided", this.#worth.benefitOf(vm, from), "above", "goal", cost);
    return weighing;
  }

  #shareOf(vm: VmId, pm: PmId): ResourceVector {
    return [this.#view.shareOf(vm, pm, 0), this.#view.shareOf(vm, pm, 1), this.#view.shareOf(vm, pm, 2)];
  }

  #explainMove(best: Migrate): void {
    this.#explainGoingOn();
    this.#explainMoves([best.from], best);
    this.#explainWeighed(best);
  }

  /** Why nothing leaves `pm` any more. */
  explainEnd(pm: PmId): void {
    this.#explainGoingOn();
    if (!this.#goingOn().isAllowed) return;
    for (const { id } of this.#explainMoves([pm], null)) this.#explainWeighed(id);
  }

  #explainGoingOn(): void {
    const { comparisons, verdict } = this.#goingOn();
    const action = { kind: "go-on" } as const;
    this.#reasons.explain?.({ kind: "weighed", rule: "DR2", action, changes: null, comparisons, verdict });
  }

  /** The moves off some hosts that would lower the imbalance most, one for each VM, whatever they cost; first the one that is made. */
  #explainMoves(sources: readonly PmId[], made: Migrate | null): readonly Step[] {
    const now = this.#deviation.after(null);
    const moves = sources
      .flatMap((from) => this.#view.vmsOn(from).map((vm) => this.#anyMove(vm, from)))
      .filter((move) => move !== null)
      .filter(({ vm }) => vm !== made?.vm)
      .map((id) => ({ id, figure: now - this.#deviation.after(id) }))
      .sort((a, b) => b.figure - a.figure || a.id.vm - b.id.vm);
    const first = made === null ? [] : [{ id: made, figure: now - this.#deviation.after(made) }];
    const all = [...first, ...moves];
    const order = { criterion: "decrease", ranked: all.slice(0, MOST_TOLD) };
    const more = Math.max(0, all.length - MOST_TOLD);
    this.#reasons.explain?.({ kind: "ranked", rule: "DR3", role: "moves", order, more });
    return order.ranked;
  }

  /** The best move of a VM, whatever it costs; where there is none, one to the host that has least to do. */
  #anyMove(vm: VmId, from: PmId): Migrate | null {
    const found = this.#targets.find(vm, (share) => this.#costOn(vm, from, share, Number.POSITIVE_INFINITY));
    const others = this.#hosts.filter((pm) => pm !== from);
    const loadOf = (pm: PmId): number => this.#loadOf(vectorAt(this.#view.utilization, pm));
    const to = found?.pm ?? others.sort((a, b) => loadOf(a) - loadOf(b) || a - b)[0];
    return to === undefined ? null : { kind: "migrate", vm, from, to };
  }

  #explainWeighed(action: Migrate): void {
    const { vm, from, to } = action;
    const weighing = this.#weighing(action);
    this.#reasons.explain?.({
      kind: "weighed",
      rule: "DR4",
      action,
      changes: migrationChanges(this.#view, vm, from, to),
      comparisons: weighing.comparisons,
      verdict: weighing.verdict,
    });
  }
}
