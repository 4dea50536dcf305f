/** Machines in order (P9): everything sorted, on the 1e-9 grid, every tie to the lower id. Shared by the plain forms. */

import { onGrid } from "../../src/base/tolerance.ts";

export interface Placed<Id> {
  readonly id: Id;
  readonly figure: number;
}

/** @param keyOf what figures are compared by, where it is not the figures themselves */
export function largestFirst<Id extends number>(
  ids: readonly Id[],
  figureOf: (id: Id) => number,
  keyOf: (figure: number) => number = (figure) => figure,
): Placed<Id>[] {
  const key = ({ figure }: Placed<Id>): number => onGrid(keyOf(figure));
  return ids.map((id) => ({ id, figure: figureOf(id) })).sort((a, b) => key(b) - key(a) || a.id - b.id);
}

/** @param keyOf as in {@link largestFirst} */
export function smallestFirst<Id extends number>(
  ids: readonly Id[],
  figureOf: (id: Id) => number,
  keyOf: (figure: number) => number = (figure) => figure,
): Placed<Id>[] {
  const key = ({ figure }: Placed<Id>): number => onGrid(keyOf(figure));
  return ids.map((id) => ({ id, figure: figureOf(id) })).sort((a, b) => key(a) - key(b) || a.id - b.id);
}
