/**
 * Carries the actions of a run out on its cluster, a policy's and a person's, writes them down, and
 * passes a policy's reasons on to whoever listens.
 */

import type { PmId, VmId } from "../base/ids.ts";
import { NOBODY } from "../base/ids.ts";
import type { ResourceVector } from "../base/resources.ts";
import { MEM } from "../base/resources.ts";
import { distance, resourceAt, vectorAt } from "../base/vector.ts";
import type { Cluster } from "./cluster.ts";
import type { Decision, DecisionListener, Outcome, Purpose, Reasons } from "./decision.ts";
import type { RecordBuilder } from "./record-builder.ts";
import { MIGRATION, NO_SOLUTION, SWAP } from "./record-builder.ts";
import { deviationAcrossPms, withoutPms } from "./summary.ts";

export class Actions implements Reasons {
  explain: DecisionListener | undefined;
  /** Events in the step so far. */
  events = 0;
  readonly #cluster: Cluster;
  readonly #builder: RecordBuilder | null;
  readonly #ear: Ear | null;
  readonly #givenUp = new Set<PmId>();
  #movedMemory = 0;

  constructor(cluster: Cluster, builder: RecordBuilder | null, ear: Ear | null = null) {
    this.#cluster = cluster;
    this.#builder = builder;
    this.#ear = ear;
    this.#listen();
  }

  beginStep(): void {
    this.events = 0;
    this.#givenUp.clear();
  }

  migrate(vm: VmId, to: PmId, purpose: Purpose | "by-hand"): void {
    const cluster = this.#cluster;
    const byHand = purpose === "by-hand";
    const from = cluster.hostOf(vm);
    const before = this.#stateBefore(from, to);
    const overload = this.#isForOverload(purpose, from);
    this.#builder?.push(
      { kind: MIGRATION, vm, from, to, other: NOBODY, byHand, overload },
      cluster.utilization,
    );
    cluster.move(vm, to);
    if (!byHand && overload) this.#builder?.judge(cluster.utilization, cluster.threshold);
    this.#movedMemory += memoryOf(cluster, vm);
    if (purpose === "by-hand") this.#ear?.forget();
    else if (before !== null)
      this.explain?.({
        kind: "ended",
        how: "done",
        action: { kind: "migrate", vm, from, to },
        purpose,
        outcome: this.#outcome(before, from, to),
      });
    this.#count();
  }

  swap(vm: VmId, other: VmId, purpose: Purpose | "by-hand"): void {
    const cluster = this.#cluster;
    const byHand = purpose === "by-hand";
    const [from, to] = [cluster.hostOf(vm), cluster.hostOf(other)];
    const before = this.#stateBefore(from, to);
    const overload = this.#isForOverload(purpose, from);
    this.#builder?.push({ kind: SWAP, vm, from, to, other, byHand, overload }, cluster.utilization);
    cluster.swap(vm, other);
    if (!byHand && overload) this.#builder?.judge(cluster.utilization, cluster.threshold);
    this.#movedMemory += memoryOf(cluster, vm);
    this.#movedMemory += memoryOf(cluster, other);
    if (purpose === "by-hand") this.#ear?.forget();
    else if (before !== null)
      this.explain?.({
        kind: "ended",
        how: "done",
        action: { kind: "swap", vm, from, with: other, to },
        purpose,
        outcome: this.#outcome(before, from, to),
      });
    this.#count();
  }

  /** A PM that was given up before in this step is not counted again (C1, I7). */
  giveUp(source: PmId, target: PmId | null): void {
    if (this.#givenUp.has(source)) {
      this.#ear?.forget();
      return;
    }
    this.#givenUp.add(source);
    const { utilization } = this.#cluster;
    const event = { kind: NO_SOLUTION, vm: NOBODY, from: source, to: target ?? NOBODY, other: NOBODY };
    this.#builder?.push({ ...event, byHand: false, overload: true }, utilization);
    const utilizationOfSource = vectorAt(utilization, source);
    this.explain?.({ kind: "ended", how: "gave-up", source, target, utilization: utilizationOfSource });
    this.#count();
  }

  /** What was due next is made now, or passed over. */
  noteIntervention(isMade: boolean): void {
    this.#builder?.noteIntervention(this.events, isMade);
  }

  /** A solver has answered what the policy asked. */
  noteSolverAnswer(answer: unknown): void {
    this.#builder?.noteSolverAnswer(answer);
  }

  /** The policy does not end: its step is over without it. */
  noteEndless(): void {
    this.#builder?.noteEndless();
  }

  /** Memory of the VMs moved since the last call, in PMs' worth. */
  takeMovedMemory(): number {
    const moved = this.#movedMemory;
    this.#movedMemory = 0;
    return moved;
  }

  #count(): void {
    this.events++;
    this.#listen();
  }

  /** Reasons are passed on while the event that somebody asks about is being found. */
  #listen(): void {
    const ear = this.#ear;
    this.explain = ear?.event === this.events ? ear.hear : undefined;
  }

  /**
   * Whether an overload led to a move or swap off `source` (C2): to each of those that relieve PMs, also once the
   * PM is not over any more; of all others the cluster tells.
   */
  #isForOverload(purpose: Purpose | "by-hand", source: PmId): boolean {
    return purpose === "relief" || this.#cluster.isOverloaded(source);
  }

  /** How things stand before an action whose outcome will be told; null where nobody listens. */
  #stateBefore(from: PmId, to: PmId): Standing | null {
    return this.explain === undefined ? null : stateOf(this.#cluster, from, to);
  }

  #outcome(before: Standing, from: PmId, to: PmId): Outcome {
    const after = stateOf(this.#cluster, from, to);
    return {
      source: { before: before.source, after: after.source },
      target: { before: before.target, after: after.target },
      distance: { before: before.distance, after: after.distance },
      deviation: { before: before.deviation, after: after.deviation },
    };
  }
}

/** Who listens, and to what. */
interface Ear {
  /** The event whose reasons are wanted, by its position in the step. */
  readonly event: number;
  readonly hear: DecisionListener;
  /** What was heard so far led to nothing that counts. */
  forget(): void;
}

/** An ear that remembers what leads to one event. */
export function createEar(event: number): Ear & { readonly heard: readonly Decision[] } {
  const heard: Decision[] = [];
  return {
    event,
    heard,
    hear: (decision) => void heard.push(decision),
    forget() {
      heard.length = 0;
    },
  };
}

interface Standing {
  readonly source: ResourceVector;
  readonly target: ResourceVector;
  readonly distance: number;
  readonly deviation: ResourceVector;
}

function stateOf({ utilization, down }: Cluster, from: PmId, to: PmId): Standing {
  const counted = down === null ? utilization : withoutPms(utilization, down);
  return {
    source: vectorAt(utilization, from),
    target: vectorAt(utilization, to),
    distance: distance(utilization, from, to),
    deviation: vectorAt(deviationAcrossPms(counted), 0),
  };
}

/** What `vm` demands of memory, in units of the reference PM. */
const memoryOf = ({ demand }: Cluster, vm: VmId): number => resourceAt(demand, vm, MEM);
