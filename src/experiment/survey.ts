/**
 * How typical is the paper's run (R6)? Many random workloads within D1 and D2, every policy on each
 * of them, so that figures are paired. What comes out is data: distributions per policy, and per
 * pair of policies on how many of the same workloads one has the lower figure.
 */

import { present } from "../base/assert.ts";
import { HOURLY } from "../base/step-time.ts";
import { simulate } from "../engine/simulate.ts";
import type { Workload } from "../engine/workload.ts";
import type { MeasureId } from "../measures/registry.ts";
import { figuresAfter } from "../measures/run-figures.ts";
import { deciderOf, withDefaults } from "../policies/registry.ts";
import { createRandomScenario } from "../scenario/presets/random.ts";
import { createWorkload } from "../scenario/scenario.ts";
import type { Distribution, Pairing } from "./paired-statistics.ts";
import { describeDistribution, differencesOf, pairSamples, percentileOf } from "./paired-statistics.ts";
import { peakDeviation } from "./peak-deviation.ts";

/** What is measured of each run. */
const SURVEY_MEASURES = [
  "overload",
  "migration",
  "swap",
  "noSolution",
  "relievedNothing",
  "overloadedHours",
  "overloadedExcess",
  "mostMoves",
  "deviation",
] as const satisfies readonly MeasureId[];

/** And R4's: no measures of runs in general, since they know the paper's peak hours. */
export const PEAK_FIGURES = [
  /** R4's mean: standard deviation of cpu across PMs in the peak hours after the first day. */
  "peakDeviation",
  /** R4's change from one peak hour to the next. */
  "peakChange",
] as const;

export type PeakFigure = (typeof PEAK_FIGURES)[number];

export const SURVEY_FIGURES = [...SURVEY_MEASURES, ...PEAK_FIGURES] as const;
export type SurveyFigure = (typeof SURVEY_FIGURES)[number];
export type SurveyFigures = Readonly<Record<SurveyFigure, number>>;

export interface SurveyPlan {
  /** Workload i is the random preset with seed `seed + i`. */
  readonly seed: number;
  readonly workloads: number;
  /** Ids of the registry, run with their defaults. */
  readonly policies: readonly string[];
  /** The policy that the others are paired with. */
  readonly reference: string;
}

export interface Survey {
  readonly plan: SurveyPlan;
  readonly policies: readonly {
    readonly policy: string;
    readonly figures: Readonly<Record<SurveyFigure, Distribution>>;
  }[];
  /** Each other policy less the reference, on the same workloads. */
  readonly pairings: readonly {
    readonly policy: string;
    readonly figures: Readonly<Record<SurveyFigure, Pairing>>;
  }[];
  /** Where the difference of one given workload (the paper's) lies among the random ones. */
  readonly standing: readonly {
    readonly policy: string;
    readonly figures: Readonly<
      Record<SurveyFigure, { readonly difference: number; readonly percentile: number }>
    >;
  }[];
}

/**
 * Runs the survey: about a millisecond per workload and policy.
 * @param compared the workload whose standing among the random ones is asked: the paper's
 * @param onProgress after each workload, with the number done
 */
export function surveyWorkloads(
  plan: SurveyPlan,
  compared: Workload,
  onProgress: (done: number) => void = () => {},
): Survey {
  const samples = new Map<string, SurveyFigures[]>(plan.policies.map((policy) => [policy, []]));
  for (let i = 0; i < plan.workloads; i++) {
    const workload = createWorkload(createRandomScenario(plan.seed + i));
    for (const [policy, figures] of samples) figures.push(measure(workload, policy));
    onProgress(i + 1);
  }
  const column = (policy: string, figure: SurveyFigure): number[] =>
    present(samples.get(policy), `the samples of ${policy}`).map((figures) => figures[figure]);
  const others = plan.policies.filter((policy) => policy !== plan.reference);
  const reference = measure(compared, plan.reference);
  return {
    plan,
    policies: plan.policies.map((policy) => ({
      policy,
      figures: eachFigure((figure) => describeDistribution(column(policy, figure))),
    })),
    pairings: others.map((policy) => ({
      policy,
      figures: eachFigure((figure) => pairSamples(column(policy, figure), column(plan.reference, figure))),
    })),
    standing: others.map((policy) => {
      const theirs = measure(compared, policy);
      return {
        policy,
        figures: eachFigure((figure) => {
          const difference = theirs[figure] - reference[figure];
          const random = differencesOf(column(policy, figure), column(plan.reference, figure));
          return { difference, percentile: percentileOf(random, difference) };
        }),
      };
    }),
  };
}

function measure(workload: Workload, policy: string): SurveyFigures {
  const record = simulate(workload, deciderOf(withDefaults(policy)));
  const { mean, change } = peakDeviation(record);
  return {
    ...figuresAfter({ record, workload }, SURVEY_MEASURES, record.steps, HOURLY),
    peakDeviation: mean,
    peakChange: change,
  };
}

function eachFigure<T>(of: (figure: SurveyFigure) => T): Readonly<Record<SurveyFigure, T>> {
  const entries = SURVEY_FIGURES.map((figure) => [figure, of(figure)] as const);
  return Object.fromEntries(entries) as Record<SurveyFigure, T>; // one entry per figure
}
