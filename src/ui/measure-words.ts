/** Measures in words. */

import type { ChartedMeasure, MeasureId } from "../measures/registry.ts";
import { isSoFar } from "../measures/run-figures.ts";
import type { Words } from "./use-text.ts";

/** Measures that count, or add up over, what an hour is in the paper. */
const BY_STEP = [
  "found",
  "resolved",
  "deviation",
  "deviationCpu",
  "deviationNet",
  "deviationMem",
] as const satisfies readonly MeasureId[];

const isSaidByStep = (id: MeasureId): id is (typeof BY_STEP)[number] => BY_STEP.some((other) => other === id);

/** What a measure says of a run. */
export const measureAbout = (id: MeasureId, { t, times }: Pick<Words, "t" | "times">): string =>
  times.unit === "step" && isSaidByStep(id) ? t(`measureByStep.${id}`) : t(`measure.${id}.about`);

/** What it says of each step of a chart. */
export function chartedAbout(id: ChartedMeasure, words: Pick<Words, "t" | "times">): string {
  const about = measureAbout(id, words);
  return isSoFar(id) ? words.t("chart.soFar", { about }) : about;
}
