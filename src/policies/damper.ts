/**
 * What damping remembers, and what it forbids by that (DA1-DA6): a constraint of the cluster, asked by the
 * policy while it weighs and by the engine before anything is carried out, with the figures of each refusal.
 */

import type { PmId, VmId } from "../base/ids.ts";
import { pmId } from "../base/ids.ts";
import { RESOURCE_COUNT, RESOURCE_INDICES } from "../base/resources.ts";
import { isLowered, isOver, TOLERANCE } from "../base/tolerance.ts";
import { resourceAt, vectorAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Constraint } from "../engine/constraint.ts";
import type { Situation } from "../engine/decider.ts";
import type { Migrate, Refusal, Swap } from "../engine/decision.ts";
import { DampedView } from "./damped-view.ts";
import type { Damping } from "./damping.ts";
import { samplesOf } from "./damping.ts";
import { DemandWindow } from "./demand-window.ts";

/** Plain data, of which a checkpoint is a copy. What is not damped has no columns. */
export interface DampedState {
  /** What the policy remembers. */
  readonly policy: unknown;
  step: number;
  /** VMs moved in the step. */
  moves: number;
  /** Per PM: a bit for each sample, the latest last, set where it was over. */
  over: Int32Array;
  /** The same of the fleet: whether the policy has wanted to act. */
  wanted: number;
  /** Per VM: the step after its last move; 0 where there was none. */
  movedBy: Int32Array;
  /** Per PM: what it was used on its worst resource before it was first relieved in the last step; below 0 where it was not. */
  relievedAt: Float64Array;
  /** Per PM: the step after the one in which it was found that relieving it had been fruitless; 0 where it never was. */
  fruitlessBy: Int32Array;
}

export const beginDamped = (policy: unknown): DampedState => ({
  policy,
  step: 0,
  moves: 0,
  over: new Int32Array(0),
  wanted: 0,
  movedBy: new Int32Array(0),
  relievedAt: new Float64Array(0),
  fruitlessBy: new Int32Array(0),
});

/** Nobody has relieved the PM. */
const NOT_RELIEVED = -1;

export class Damper implements Constraint {
  readonly view: DampedView;
  readonly #cluster: ClusterView;
  readonly #state: DampedState;
  readonly #damping: Damping;
  readonly #byFleet: boolean;
  readonly #samples: number;
  readonly #window: DemandWindow | null;

  constructor(cluster: ClusterView, state: DampedState, damping: Damping, byFleet: boolean) {
    this.#cluster = cluster;
    this.#state = state;
    this.#damping = damping;
    this.#byFleet = byFleet;
    this.#samples = samplesOf(damping);
    const { window, percentile } = damping;
    this.#window = window > 1 ? new DemandWindow(cluster.vms, window, percentile) : null;
    const smoothed = this.#window && {
      demand: this.#window.smoothed,
      utilization: new Float64Array(cluster.pms * RESOURCE_COUNT),
    };
    this.view = new DampedView(cluster, smoothed, (pm) => this.#waits(pm) !== null);
  }

  /** A step has begun: its samples are taken. */
  observe(now: Situation): void {
    const state = this.#state;
    this.#window?.see(now);
    this.view.sumUp();
    state.step = now.step;
    state.moves = 0;
    state.wanted = shifted(state.wanted, this.#samples);
    if (this.#holdsPms) this.#sampleOver();
    if (this.#damping.backOff > 0) this.#judgeLast();
  }

  /** The policy is asked, perhaps once more in the step: a person may have moved something. */
  beginDeciding(): void {
    this.view.sumUp();
  }

  /** DA1: why the policy may not act in this step, however much it wants to; null where it may. */
  unheld(): Refusal | null {
    const { hold } = this.#damping;
    if (!this.#byFleet || hold === 1) return null;
    const hits = bitsOf(this.#state.wanted | 1); // in this step it wants to
    return hits < hold ? { kind: "forbidden", by: "not-held", figures: { value: hits, bound: hold } } : null;
  }

  /** The policy has wanted to act. */
  noteWant(): void {
    this.#state.wanted |= 1;
  }

  /** @param before what the PM that was relieved was used on its worst resource */
  noteDone(action: Migrate | Swap<VmId>, before: number): void {
    const state = this.#state;
    const { vm, from, to } = action;
    this.view.follow(vm, from, to);
    this.#noteMove(vm);
    if (action.kind === "swap") {
      this.view.follow(action.with, to, from);
      this.#noteMove(action.with);
    }
    if (this.#damping.backOff === 0) return;
    state.relievedAt = grown(state.relievedAt, this.#cluster.pms, NOT_RELIEVED);
    if ((state.relievedAt[from] as number) < 0) state.relievedAt[from] = before;
  }

  #noteMove(vm: VmId): void {
    const state = this.#state;
    state.moves++;
    if (this.#damping.cooldown === 0) return;
    if (state.movedBy.length === 0) state.movedBy = new Int32Array(this.#cluster.vms);
    state.movedBy[vm] = state.step + 1;
  }

  /** Utilization of the most utilized resource, as the policy sees it. */
  worstOf(pm: PmId): number {
    return Math.max(...vectorAt(this.view.utilization, pm));
  }

  refusalOf(vm: VmId, to: PmId): Refusal | null {
    return (
      this.#ofMoves(1) ?? this.#waits(this.view.hostOf(vm)) ?? this.#ofVm(vm) ?? this.#ofTarget(to, vm, null)
    );
  }

  refusalOfSwap(vm: VmId, other: VmId): Refusal | null {
    const [from, to] = [this.view.hostOf(vm), this.view.hostOf(other)];
    return (
      this.#ofMoves(2) ??
      this.#waits(from) ??
      this.#ofVm(vm) ??
      this.#ofVm(other) ??
      this.#ofTarget(to, vm, other) ??
      this.#ofTarget(from, other, vm)
    );
  }

  /** DA1, DA5, DA6: why a PM that is over is not relieved; null where it may be, or is not over. */
  readonly refusalOfSource = (pm: PmId): Refusal | null => {
    if (!this.#cluster.isOverloaded(pm)) return null;
    if (!this.view.seemsOver(pm))
      return {
        kind: "forbidden",
        by: "smoothed",
        figures: { value: this.worstOf(pm), bound: this.#cluster.threshold },
      };
    return this.#waits(pm);
  };

  /** DA1, DA5. A PM that is not over is not held back for not having been over. */
  #waits(pm: PmId): Refusal | null {
    const { hold, backOff } = this.#damping;
    const { over, fruitlessBy, step } = this.#state;
    if (this.#holdsPms && this.view.seemsOver(pm)) {
      const hits = bitsOf(over[pm] ?? 0);
      if (hits < hold) return { kind: "forbidden", by: "not-held", figures: { value: hits, bound: hold } };
    }
    const found = fruitlessBy[pm] ?? 0;
    const since = step + 1 - found;
    return found > 0 && since < backOff
      ? { kind: "forbidden", by: "back-off", figures: { value: since, bound: backOff } }
      : null;
  }

  /** DA2. */
  #ofVm(vm: VmId): Refusal | null {
    const { cooldown } = this.#damping;
    const moved = this.#state.movedBy[vm] ?? 0;
    const since = this.#state.step + 1 - moved;
    return moved > 0 && since < cooldown
      ? { kind: "forbidden", by: "cooldown", figures: { value: since, bound: cooldown } }
      : null;
  }

  /** DA3: of what the PM gets more of than it gives away. */
  #ofTarget(to: PmId, arriving: VmId, leaving: VmId | null): Refusal | null {
    const { margin } = this.#damping;
    if (margin === 0) return null;
    const { view } = this;
    const bound = view.threshold - margin;
    for (const r of RESOURCE_INDICES) {
      const more = view.shareOf(arriving, to, r) - (leaving === null ? 0 : view.shareOf(leaving, to, r));
      const value = resourceAt(view.utilization, to, r) + more;
      if (more > TOLERANCE && isOver(value, bound))
        return { kind: "forbidden", by: "margin", figures: { value, bound } };
    }
    return null;
  }

  /** DA4. */
  #ofMoves(more: number): Refusal | null {
    const { moves: most } = this.#damping;
    const { moves } = this.#state;
    return most > 0 && moves + more > most
      ? { kind: "forbidden", by: "moves-used", figures: { value: moves, bound: most } }
      : null;
  }

  /** Whether it is PMs that have to be over for a while. */
  get #holdsPms(): boolean {
    return this.#damping.hold > 1 && !this.#byFleet;
  }

  #sampleOver(): void {
    const state = this.#state;
    state.over = grown(state.over, this.#cluster.pms, 0);
    const { over } = state;
    for (let pm = 0; pm < over.length; pm++)
      over[pm] = shifted(over[pm] as number, this.#samples) | Number(this.view.seemsOver(pmId(pm)));
  }

  /** DA5: a PM that is used no less than before it was relieved in the last step was relieved in vain. */
  #judgeLast(): void {
    const state = this.#state;
    const { relievedAt } = state;
    for (let pm = 0; pm < relievedAt.length; pm++) {
      const before = relievedAt[pm] as number;
      if (before < 0) continue;
      relievedAt[pm] = NOT_RELIEVED;
      if (isLowered(before, this.worstOf(pmId(pm)))) continue;
      state.fruitlessBy = grown(state.fruitlessBy, this.#cluster.pms, 0);
      state.fruitlessBy[pm] = state.step + 1;
    }
  }
}

/** With room for the sample of this step, which is not set. */
const shifted = (samples: number, most: number): number => (samples << 1) & ((1 << most) - 1);

function bitsOf(samples: number): number {
  let bits = 0;
  for (let rest = samples; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}

/** PMs that are added later come behind. */
function grown<C extends Int32Array | Float64Array>(column: C, length: number, value: number): C {
  if (column.length >= length) return column;
  const longer = (column instanceof Int32Array ? new Int32Array(length) : new Float64Array(length)) as C;
  longer.fill(value);
  longer.set(column);
  return longer;
}
