/** Figures of measures as the page writes them. */

import type { MeasureFormat } from "../../measures/measure.ts";
import type { MeasureId } from "../../measures/registry.ts";
import { measureOf } from "../../measures/registry.ts";
import { formatCount, formatFigure, formatFineFigure, formatHours } from "./figures.ts";

/** From here on decimals say nothing more. */
const LARGE = 1000;

const FORMATS: Readonly<Record<MeasureFormat, (value: number) => string>> = {
  count: formatCount,
  hours: formatHours,
  amount: (value) => (value < LARGE ? formatFigure(value) : formatCount(value)),
  fraction: formatFigure,
  fine: formatFineFigure,
};

export const formatOf = (id: MeasureId): ((value: number) => string) => FORMATS[measureOf(id).format];

/** Whether a difference is one for the better; null where it is none, or says nothing of better and worse. */
export function isBetter(id: MeasureId, by: number): boolean | null {
  const { better } = measureOf(id);
  return by === 0 || better === "neither" ? null : by > 0 === (better === "higher");
}

/** Whether an axis of it has ticks at whole figures only. */
export function isWhole(id: MeasureId): boolean {
  const { format } = measureOf(id);
  return format === "count" || format === "hours";
}
