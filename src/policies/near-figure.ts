/**
 * Figures that are known nearly, with the error that they may have, and are worked out, once, where that does
 * not decide between two of them: orders are those of the figures as worked out, to the last digit.
 */

import { present } from "../base/assert.ts";
import { at } from "../base/vector.ts";

export class Figure {
  #score: number;
  #error: number;
  readonly #workOut: () => number;

  constructor(score: number, error: number, workOut: () => number) {
    this.#score = score;
    this.#error = error;
    this.#workOut = workOut;
  }

  get score(): number {
    return this.#score;
  }

  /** 0 once it is worked out. */
  get error(): number {
    return this.#error;
  }

  exact(): number {
    if (this.#error > 0) this.#score = this.#workOut();
    this.#error = 0;
    return this.#score;
  }

  isBelow(other: Figure): boolean {
    const apart = other.score - this.score;
    if (Math.abs(apart) > this.error + other.error) return apart > 0;
    return this.exact() < other.exact();
  }
}

/** One that is worked out. */
export const exactly = (score: number): Figure => new Figure(score, 0, () => score);

/** The least first, equals as they were. */
export function inOrder<T extends { readonly figure: Figure }>(all: readonly T[]): T[] {
  const scores = Float64Array.from(all, ({ figure }) => figure.score);
  const order = Uint32Array.from(all.keys()).sort((a, b) => at(scores, a) - at(scores, b) || a - b);
  const figureAt = (place: number): Figure => present(all[at(order, place)], "one of them").figure;
  for (let first = 0, end = 0; first < order.length; first = end) {
    let most = Number.NEGATIVE_INFINITY;
    for (end = first; end < order.length; end++) {
      const { score, error } = figureAt(end);
      if (end > first && score - error > most) break;
      most = Math.max(most, score + error);
    }
    if (end - first === 1) continue;
    const exact = new Map<number, number>();
    for (let place = first; place < end; place++) exact.set(at(order, place), figureAt(place).exact());
    const exactOf = (one: number): number => present(exact.get(one), "its figure");
    order.subarray(first, end).sort((a, b) => exactOf(a) - exactOf(b) || a - b);
  }
  return Array.from(order, (one) => present(all[one], "one of them"));
}
