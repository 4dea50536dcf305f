/** What the policies of lanes expected, for drawings of machines, and what there is to say of it. */

import { useEffect, useMemo, useState } from "react";
import { createPart } from "../../base/part.ts";
import { forecasterOf } from "../../policies/registry.ts";
import type { RunForecasts } from "../../view/over-time/run-forecasts.ts";
import type { Words } from "../use-text.ts";
import type { ChartLane } from "./chart-lane.ts";

/** Few policies forecast: what makes series of it comes with the first that does. */
const RUN_FORECASTS = createPart(
  () => import("../../view/over-time/run-forecasts.ts"),
  (module) => module.RunForecasts,
);

/** By lane, in their order; null of one whose policy does not forecast, and until they can be made. */
export function useForecasts(lanes: readonly ChartLane[]): readonly (RunForecasts | null)[] {
  const forecasters = useMemo(
    () => lanes.map(({ choice, run }) => forecasterOf(choice, run.workload.stepMinutes)),
    [lanes],
  );
  const isWanted = forecasters.some((forecaster) => forecaster !== null);
  const [made, setMade] = useState(RUN_FORECASTS.now);
  useEffect(() => {
    if (!isWanted || made !== null) return;
    const gone = new AbortController();
    RUN_FORECASTS.load(gone.signal).then(
      (there) => setMade(() => there),
      (error: unknown) => {
        if (!gone.signal.aborted) throw error;
      },
    );
    return () => gone.abort();
  }, [isWanted, made]);
  return useMemo(
    () =>
      lanes.map(({ run: { record, workload } }, i) => {
        const forecaster = forecasters[i] ?? null;
        return forecaster === null || made === null ? null : new made(record, workload, forecaster);
      }),
    [lanes, forecasters, made],
  );
}

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
