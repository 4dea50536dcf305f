/**
 * The PMs of a plan by volume (W1), the smallest first, of equals the lowest id (P9); kept in order while
 * the plan books its moves.
 */

import type { PmId } from "../base/ids.ts";
import type { ReadonlyColumn } from "../base/vector.ts";
import { keyOf, volumeOfPm } from "./volume.ts";

interface Place {
  readonly pm: PmId;
  readonly key: number;
}

export class VolumeOrder {
  readonly #used: ReadonlyColumn;
  readonly #places: Place[];

  /** @param used `3 * pms` utilizations, which whoever books changes */
  constructor(pms: readonly PmId[], used: ReadonlyColumn) {
    this.#used = used;
    this.#places = pms.map((pm) => this.#placeOf(pm)).sort(inOrder);
  }

  *[Symbol.iterator](): Generator<PmId, void, void> {
    for (const { pm } of this.#places) yield pm;
  }

  first(isWanted: (pm: PmId) => boolean): PmId | null {
    return this.#places.find(({ pm }) => isWanted(pm))?.pm ?? null;
  }

  /** What is used of `pm` has changed. */
  update(pm: PmId): void {
    this.#places.splice(
      this.#places.findIndex((place) => place.pm === pm),
      1,
    );
    const place = this.#placeOf(pm);
    const next = this.#places.findIndex((other) => inOrder(place, other) < 0);
    this.#places.splice(next < 0 ? this.#places.length : next, 0, place);
  }

  #placeOf(pm: PmId): Place {
    return { pm, key: keyOf(volumeOfPm(this.#used, pm)) };
  }
}

const inOrder = (a: Place, b: Place): number => a.key - b.key || a.pm - b.pm;
