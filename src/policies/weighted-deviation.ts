/**
 * How unevenly the resources are used over all hosts, weighted and added up, now and after a move. Worked
 * out from all hosts where it is told and compared with a bound; by sums that are kept where one move of
 * very many is looked for: what a move changes follows from the two hosts that it concerns.
 */

import type { PmId, VmId } from "../base/ids.ts";
import type { ResourceIndex, ResourceVector } from "../base/resources.ts";
import { RESOURCE_INDICES } from "../base/resources.ts";
import { resourceAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Migrate } from "../engine/decision.ts";
import type { CostOf } from "./box-tree.ts";
import { deviationOf, meanOf } from "./spread.ts";

/** Of one resource: the mean across hosts, and the squares about it, added up. */
interface Moments {
  readonly mean: number;
  readonly squares: number;
}

/** Of one resource, what a VM that leaves its host for another changes. */
interface Change {
  readonly weight: number;
  /** Across hosts, before it; and how far it shifts. */
  readonly mean: number;
  readonly shift: number;
  /** About that mean, added up, with the VM off its host. */
  readonly without: number;
  readonly hosts: number;
  /** What it is of a host that takes it. */
  readonly come: number;
}

export class WeightedDeviation {
  readonly #view: ClusterView;
  readonly #hosts: readonly PmId[];
  readonly #weights: ResourceVector;
  #moments: readonly [Moments, Moments, Moments];

  /** @param hosts those that are up, by id */
  constructor(view: ClusterView, hosts: readonly PmId[], weights: ResourceVector) {
    this.#view = view;
    this.#hosts = hosts;
    this.#weights = weights;
    this.#moments = this.#takeMoments();
  }

  /** Utilizations have changed. */
  refresh(): void {
    this.#moments = this.#takeMoments();
  }

  /** With a VM moved, or as it is; 0 without a host. */
  after(move: Migrate | null): number {
    if (this.#hosts.length === 0) return 0;
    let deviation = 0;
    for (const r of RESOURCE_INDICES) {
      const figures = this.#hosts.map((pm) => {
        const now = resourceAt(this.#view.utilization, pm, r);
        if (pm === move?.from) return now - this.#view.shareOf(move.vm, pm, r);
        return pm === move?.to ? now + this.#view.shareOf(move.vm, pm, r) : now;
      });
      deviation += this.#weights[r] * deviationOf(figures);
    }
    return deviation;
  }

  /**
   * With a VM on a host of which it is this share, by what is used there without it: it never falls as more is, not
   * even in the last digit. As near to {@link after} as sums are to each other.
   */
  onHost(vm: VmId, share: ResourceVector): CostOf {
    const x = this.#changeOf(vm, share, 0);
    const y = this.#changeOf(vm, share, 1);
    const z = this.#changeOf(vm, share, 2);
    return (cpu, net, mem) => deviationAfter(x, cpu) + deviationAfter(y, net) + deviationAfter(z, mem);
  }

  #changeOf(vm: VmId, share: ResourceVector, r: ResourceIndex): Change {
    const { mean, squares } = this.#moments[r];
    const from = this.#view.hostOf(vm);
    const gone = this.#view.shareOf(vm, from, r);
    const off = resourceAt(this.#view.utilization, from, r) - mean;
    const left = off - gone;
    const hosts = this.#hosts.length;
    const without = squares - off * off + left * left;
    return {
      weight: this.#weights[r],
      mean,
      without,
      hosts,
      come: share[r],
      shift: (share[r] - gone) / hosts,
    };
  }

  #takeMoments(): readonly [Moments, Moments, Moments] {
    const of = (r: ResourceIndex): Moments => {
      const figures = this.#hosts.map((pm) => resourceAt(this.#view.utilization, pm, r));
      const mean = meanOf(figures);
      return { mean, squares: figures.reduce((sum, u) => sum + (u - mean) * (u - mean), 0) };
    };
    return [of(0), of(1), of(2)];
  }
}

function deviationAfter({ weight, mean, shift, without, hosts, come }: Change, u: number): number {
  const squares = without + come * (2 * (u - mean) + come);
  return weight * Math.sqrt(Math.max(0, squares / hosts - shift * shift));
}
