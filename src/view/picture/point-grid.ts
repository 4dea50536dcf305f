/**
 * Which of many points is nearest to a place on the panel. Points are filed into square cells, in a
 * counting sort over two passes, so that a question looks at a few cells only; filing ten thousand
 * takes a fraction of a millisecond and, once the largest fleet has been seen, allocates nothing. That
 * is done with the first question after points have moved: most frames are not asked about.
 */

import { at } from "../../base/vector.ts";

/** The first `count` points of `xs` and `ys` (px) on a panel. They stay as they are while asked about. */
export interface GridPoints {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  readonly count: number;
  readonly width: number;
  readonly height: number;
}

export interface PointGrid {
  /** The points are others from now on: `points` says which, once somebody asks. Null where there are none. */
  renew(points: (() => GridPoints) | null): void;
  /** The nearest point within `reach` px; of equals the lowest. Null when there is none. */
  nearest(x: number, y: number, reach: number): number | null;
}

const CELL = 16;

export function createPointGrid(): PointGrid {
  let xs: Float32Array = new Float32Array(0);
  let ys: Float32Array = xs;
  let [columns, rows] = [1, 1];
  /** Where each cell's points begin in `filed`, and after the last cell where they end. */
  let starts = new Int32Array(2);
  let filed = new Int32Array(0);
  let unfiled: (() => GridPoints) | null = null;

  /** Points beyond the panel are filed at its rim. */
  const cellOf = (along: number, cells: number): number =>
    Math.max(0, Math.min(cells - 1, Math.floor(along / CELL)));
  const cellAt = (i: number): number => cellOf(at(ys, i), rows) * columns + cellOf(at(xs, i), columns);

  function file(points: GridPoints): void {
    const { count, width, height } = points;
    [xs, ys] = [points.xs, points.ys];
    [columns, rows] = [Math.max(1, Math.ceil(width / CELL)), Math.max(1, Math.ceil(height / CELL))];
    const cells = columns * rows;
    if (starts.length < cells + 1) starts = new Int32Array(cells + 1);
    if (filed.length < count) filed = new Int32Array(count);
    starts.fill(0);
    for (let i = 0; i < count; i++) starts[cellAt(i)] = at(starts, cellAt(i)) + 1;
    for (let cell = 1; cell <= cells; cell++) starts[cell] = at(starts, cell) + at(starts, cell - 1);
    for (let i = count - 1; i >= 0; i--) {
      const place = at(starts, cellAt(i)) - 1; // from a cell's end towards its start
      starts[cellAt(i)] = place;
      filed[place] = i;
    }
  }

  return {
    renew(points) {
      unfiled = points;
      if (points === null) starts.fill(0);
    },
    nearest(x, y, reach) {
      if (unfiled !== null) file(unfiled());
      unfiled = null;
      let best: number | null = null;
      let least = reach * reach;
      const [left, right] = [cellOf(x - reach, columns), cellOf(x + reach, columns)];
      for (let row = cellOf(y - reach, rows); row <= cellOf(y + reach, rows); row++) {
        const end = at(starts, row * columns + right + 1);
        for (let place = at(starts, row * columns + left); place < end; place++) {
          const i = at(filed, place);
          const [dx, dy] = [at(xs, i) - x, at(ys, i) - y];
          const square = dx * dx + dy * dy;
          if (square > least || (square === least && best !== null && i > best)) continue;
          [best, least] = [i, square];
        }
      }
      return best;
    },
  };
}
