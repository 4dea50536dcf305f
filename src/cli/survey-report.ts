/** A survey (R6) as tables for a terminal. */

import type { PeakFigure, Survey, SurveyFigure } from "../experiment/survey.ts";
import { PEAK_FIGURES, SURVEY_FIGURES } from "../experiment/survey.ts";
import { BASELINE } from "../policies/defaults.ts";
import { MEASURE_NAMES, statisticDigits } from "./measure-text.ts";
import { signed, textTable } from "./text-table.ts";

const PEAK_NAMES: Readonly<Record<PeakFigure, string>> = {
  peakDeviation: "sd cpu, peak hours",
  peakChange: "its change per hour",
};

const isPeak = (figure: SurveyFigure): figure is PeakFigure => PEAK_FIGURES.some((peak) => peak === figure);

const nameOf = (figure: SurveyFigure): string =>
  isPeak(figure) ? PEAK_NAMES[figure] : MEASURE_NAMES[figure];

/** R4's are deviations. */
const digitsOf = (figure: SurveyFigure): number => statisticDigits(isPeak(figure) ? "deviation" : figure);

export function reportSurvey(survey: Survey): string {
  const { workloads, seed, reference } = survey.plan;
  return [
    `${workloads} random workloads within D1 and D2, seeds ${seed} to ${seed + workloads - 1} (R6)\n`,
    ...survey.policies.map(({ policy, figures }) => `${policy}\n\n${distributions(figures)}`),
    ...survey.pairings.map(
      ({ policy, figures }) => `${policy} - ${reference}, on the same workloads\n\n${pairings(figures)}`,
    ),
    ...survey.standing
      .filter(({ policy }) => policy !== BASELINE.policy)
      .map(
        ({ policy, figures }) =>
          `the paper scenario's own ${policy} - ${reference}, and the share of random workloads with a lower one\n\n${standing(figures)}`,
      ),
  ].join("\n");
}

function distributions(figures: Survey["policies"][number]["figures"]): string {
  const head = ["", "mean", "min", "5 %", "25 %", "median", "75 %", "95 %", "max"];
  const rows = SURVEY_FIGURES.map((figure) => {
    const { mean, min, p5, p25, median, p75, p95, max } = figures[figure];
    return [
      nameOf(figure),
      ...[mean, min, p5, p25, median, p75, p95, max].map((x) => x.toFixed(digitsOf(figure))),
    ];
  });
  return textTable([head, ...rows]);
}

function pairings(figures: Survey["pairings"][number]["figures"]): string {
  const head = ["", "mean difference", "95 % interval of it", "lower", "equal", "higher"];
  const rows = SURVEY_FIGURES.map((figure) => {
    const { meanDifference, interval, lower, equal, higher } = figures[figure];
    const digits = digitsOf(figure) + 1;
    return [
      nameOf(figure),
      signed(meanDifference, digits),
      interval.map((x) => signed(x, digits)).join(" to "),
      ...[lower, equal, higher].map(percent),
    ];
  });
  return textTable([head, ...rows]);
}

function standing(figures: Survey["standing"][number]["figures"]): string {
  const rows = SURVEY_FIGURES.map((figure) => {
    const { difference, percentile } = figures[figure];
    return [nameOf(figure), signed(difference, digitsOf(figure)), percent(percentile)];
  });
  return textTable([["", "difference", "lower"], ...rows]);
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
