/**
 * Whole orders of machines (P9), for explanations: by a figure, on the 1e-9 grid, every tie to the
 * lower id. The policies themselves only keep as much of an order as they need (`tournament.ts`,
 * `vm-order.ts`, `box-tree.ts`).
 */

import { onGrid } from "../base/tolerance.ts";
import type { Criterion, Ranking } from "../engine/decision.ts";

export interface Ranked<Id> {
  readonly id: Id;
  readonly figure: number;
}

/**
 * The ids by descending figure. `keyOf` maps figures to what is compared on the grid, where the
 * figures themselves are too large for it.
 */
export const descending = <Id extends number>(
  ids: readonly Id[],
  figureOf: (id: Id) => number,
  keyOf: (figure: number) => number = itself,
): Ranked<Id>[] =>
  withFigures(ids, figureOf).sort((a, b) => onGrid(keyOf(b.figure)) - onGrid(keyOf(a.figure)) || a.id - b.id);

/** The ids by ascending figure; `keyOf` as in {@link descending}. */
export const ascending = <Id extends number>(
  ids: readonly Id[],
  figureOf: (id: Id) => number,
  keyOf: (figure: number) => number = itself,
): Ranked<Id>[] =>
  withFigures(ids, figureOf).sort((a, b) => onGrid(keyOf(a.figure)) - onGrid(keyOf(b.figure)) || a.id - b.id);

const itself = (figure: number): number => figure;

/** A ranking for the decision stream. */
export const ranking = <Id>(criterion: Criterion, ranked: readonly Ranked<Id>[]): Ranking<Id> => ({
  criterion,
  ranked,
});

const withFigures = <Id extends number>(ids: readonly Id[], figureOf: (id: Id) => number): Ranked<Id>[] =>
  ids.map((id) => ({ id, figure: figureOf(id) }));
