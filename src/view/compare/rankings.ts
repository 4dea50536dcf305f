/**
 * What measures say of policies beside each other: which order each makes, which is best, and whether two
 * measures turn the order round. Figures are told apart as they are written: what reads alike is alike.
 */

import type { MeasureId } from "../../measures/registry.ts";
import { MEASURE_IDS, measureOf } from "../../measures/registry.ts";
import { formatOf } from "../text/measure-text.ts";

/** The figures of a policy; null where a measure says nothing of it, undefined while they are not known. */
export type Figures = Readonly<Partial<Record<MeasureId, number | null>>>;

/** A figure as it is told apart from others: the better the smaller; null where there is none. */
function rankedBy(figures: Figures | undefined, id: MeasureId): number | null {
  const figure = figures?.[id] ?? null;
  if (figure === null) return null;
  const written = Number(formatOf(id)(figure).replaceAll("\u202f", ""));
  return measureOf(id).better === "higher" ? -written : written;
}

/** The best first, or the worst; what has no figure last. Equals keep their order. */
export function sortedBy<T>(
  rows: readonly T[],
  figuresOf: (row: T) => Figures | undefined,
  id: MeasureId,
  isReversed: boolean,
): T[] {
  const ranked = rows.map((row) => ({ row, rank: rankedBy(figuresOf(row), id) }));
  const side = isReversed ? -1 : 1;
  ranked.sort((a, b) =>
    a.rank === null || b.rank === null
      ? Number(a.rank === null) - Number(b.rank === null)
      : side * (a.rank - b.rank),
  );
  return ranked.map(({ row }) => row);
}

/** Whether a policy has the best of the figures; nobody where all are alike, or none is better than another. */
export function isBest(figures: Figures | undefined, all: readonly Figures[], id: MeasureId): boolean {
  if (measureOf(id).better === "neither") return false;
  const rank = rankedBy(figures, id);
  const ranks = all.flatMap((each) => rankedBy(each, id) ?? []);
  return rank !== null && rank === Math.min(...ranks) && rank < Math.max(...ranks);
}

/** How the pairs of policies stand that two measures both tell apart. */
interface Agreement {
  readonly same: number;
  readonly reversed: number;
}

function agreementOf(all: readonly Figures[], one: MeasureId, other: MeasureId): Agreement {
  let [same, reversed] = [0, 0];
  all.forEach((a, i) => {
    for (const b of all.slice(i + 1)) {
      const [first, second] = [differenceOf(a, b, one), differenceOf(a, b, other)];
      if (first * second > 0) same++;
      else if (first * second < 0) reversed++;
    }
  });
  return { same, reversed };
}

/** 0 where one of them has no figure. */
function differenceOf(a: Figures, b: Figures, id: MeasureId): number {
  const [first, second] = [rankedBy(a, id), rankedBy(b, id)];
  return first === null || second === null ? 0 : first - second;
}

export interface Reversal extends Agreement {
  readonly id: MeasureId;
}

/** Those that say who is better: others make no order. */
const RANKING = MEASURE_IDS.filter((id) => measureOf(id).better !== "neither");

/** The measures that turn the order of `by` round: more of the pairs stand the other way than the same way. */
export const reversing = (all: readonly Figures[], by: MeasureId): Reversal[] =>
  RANKING.includes(by)
    ? RANKING.map((id) => ({ id, ...agreementOf(all, id, by) })).filter(
        ({ same, reversed }) => reversed > same,
      )
    : [];

/** Which of some points nobody beats: none is at most as far on both axes and less on one. */
export const paretoFront = <T extends { readonly x: number; readonly y: number }>(
  points: readonly T[],
): T[] =>
  points
    .filter((a) => !points.some((b) => b.x <= a.x && b.y <= a.y && (b.x < a.x || b.y < a.y)))
    .sort((a, b) => a.x - b.x || b.y - a.y);
