/**
 * The distribution of a few hundred figures: any quantile of it, by selection, in the caller's own scratch
 * space. Two figures are interpolated between, as R and NumPy do by default (type 7 of Hyndman and Fan):
 * quantile 0 is the least, 1 the most, and of a single figure each quantile is that figure.
 */

import { assert } from "../base/assert.ts";

/**
 * The figure below which a share `q` of `figures[from]` to `figures[to - 1]` lies. It allocates nothing.
 * @param q from 0 to 1
 * @param scratch of as many figures at least; overwritten
 */
export function quantileOf(
  figures: Float64Array,
  from: number,
  to: number,
  q: number,
  scratch: Float64Array,
): number {
  const count = to - from;
  assert(count > 0 && count <= scratch.length, `a quantile of ${count} figures, room for ${scratch.length}`);
  for (let i = 0; i < count; i++) scratch[i] = figures[from + i] as number;
  const place = q * (count - 1);
  const below = Math.floor(place);
  const lower = select(scratch, count, below);
  if (place === below) return lower;
  let upper = Number.POSITIVE_INFINITY; // what is selected has no smaller one behind it
  for (let i = below + 1; i < count; i++) upper = Math.min(upper, scratch[i] as number);
  return lower + (place - below) * (upper - lower);
}

/** Brings the figure of rank `rank` to its place, smaller ones before it and larger ones behind (Hoare). */
function select(figures: Float64Array, count: number, rank: number): number {
  let [left, right] = [0, count - 1];
  while (left < right) {
    const pivot = figures[(left + right) >> 1] as number;
    let [i, j] = [left, right];
    while (i <= j) {
      while ((figures[i] as number) < pivot) i++;
      while ((figures[j] as number) > pivot) j--;
      if (i > j) break;
      const kept = figures[i] as number;
      figures[i++] = figures[j] as number;
      figures[j--] = kept;
    }
    if (rank <= j) right = j;
    else if (rank >= i) left = i;
    else break;
  }
  return figures[rank] as number;
}
