/** The hatching of what has not been computed yet: thin strokes, 45 degrees, cut to a rectangle. */

/** Px between strokes. */
const APART = 7;

type Stroke = readonly [x1: number, y1: number, x2: number, y2: number];

/** Strokes rise to the right; they stand at the same places of the drawing however wide the rectangle is. */
export function hatchStrokes(left: number, top: number, right: number, bottom: number): Stroke[] {
  const strokes: Stroke[] = [];
  const height = bottom - top;
  for (let foot = Math.ceil((left - height) / APART) * APART; foot < right; foot += APART) {
    const [from, to] = [Math.max(foot, left), Math.min(foot + height, right)];
    if (from < to) strokes.push([from, bottom - (from - foot), to, bottom - (to - foot)]);
  }
  return strokes;
}

export const hatchPath = (left: number, top: number, right: number, bottom: number): string =>
  hatchStrokes(left, top, right, bottom)
    .map(([x1, y1, x2, y2]) => `M${x1.toFixed(1)},${y1.toFixed(1)}L${x2.toFixed(1)},${y2.toFixed(1)}`)
    .join("");
