/** What the policies of lanes expected, for drawings of machines, and what there is to say of it. */

import { useMemo } from "react";
import { forecasterOf } from "../../policies/registry.ts";
import { RunForecasts } from "../../view/over-time/run-forecasts.ts";
import type { Words } from "../use-text.ts";
import type { ChartLane } from "./chart-lane.ts";

/** By lane, in their order; null of one whose policy does not forecast. */
export const useForecasts = (lanes: readonly ChartLane[]): readonly (RunForecasts | null)[] =>
  useMemo(
    () =>
      lanes.map(({ choice, run: { record, workload } }) => {
        const forecaster = forecasterOf(choice, workload.stepMinutes);
        return forecaster === null ? null : new RunForecasts(record, workload, forecaster);
      }),
    [lanes],
  );

/** What is drawn of the forecasts of lanes, in a line: a note for all that are drawn alike. */
export const forecastNotes = (
  lanes: readonly ChartLane[],
  all: readonly (RunForecasts | null)[],
  words: Words,
): readonly string[] => [
  ...new Set(
    lanes.flatMap((lane, i) => {
      const forecasts = all[i] ?? null;
      if (forecasts === null) return [];
      if (forecasts.isTooLong(1)) return [forecastText(lane, forecasts, words)];
      return [words.t("chart.forecastNote", { within: withinOf(forecasts) })];
    }),
  ),
];

const withinOf = ({ forecaster }: RunForecasts): number => Math.round(100 * forecaster.within);

/** What is drawn of a lane's forecasts, or why nothing is. */
export function forecastText(lane: ChartLane, forecasts: RunForecasts, { t }: Words): string {
  if (forecasts.isTooLong(1)) return t("chart.forecastTooLong", { lane: lane.name });
  return t("chart.forecast", { lane: lane.name, within: withinOf(forecasts) });
}
