/**
 * How typical is the paper's run (R6)? Many random workloads within D1 and D2, every policy on each
 * of them, so that figures are paired. What comes out is data: distributions per policy, and per
 * pair of policies on how many of the same workloads one has the lower figure.
 */

import { present } from "../base/assert.ts";
import type { Step } from "../base/ids.ts";
import { stepOf } from "../base/ids.ts";
import { RESOURCE_COUNT } from "../base/resources.ts";
import { totalCounters } from "../engine/metrics.ts";
import type { RunRecord } from "../engine/record.ts";
import { deviationAfter, overloadedCount } from "../engine/record.ts";
import { simulate } from "../engine/simulate.ts";
import type { Workload } from "../engine/workload.ts";
import { deciderOf, withDefaults } from "../policies/registry.ts";
import { createRandomScenario } from "../scenario/presets/random.ts";
import { createWorkload } from "../scenario/scenario.ts";
import type { Distribution, Pairing } from "./paired-statistics.ts";
import { describeDistribution, differencesOf, pairSamples, percentileOf } from "./paired-statistics.ts";
import { peakDeviation } from "./peak-deviation.ts";

/** What is measured of a run. Lower is better in all of them, migrations and swaps being a price. */
export const SURVEY_FIGURES = [
  "overload",
  "migration",
  "swap",
  "noSolution",
  /** PMs over the threshold after the step's actions, summed over the steps. */
  "overloadedHours",
  /** R4's mean: standard deviation of cpu across PMs in the peak hours after the first day. */
  "peakDeviation",
  /** R4's change from one peak hour to the next. */
  "peakChange",
  /** Standard deviation across PMs, over all three resources and all steps. */
  "deviation",
] as const;
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
    ...totalCounters(record),
    overloadedHours: sumOverSteps(record, (step) => overloadedCount(record, step)),
    peakDeviation: mean,
    peakChange: change,
    deviation:
      sumOverSteps(record, (step) => deviationAfter(record, step).reduce((sum, d) => sum + d, 0)) /
      (record.steps * RESOURCE_COUNT),
  };
}

function sumOverSteps(record: RunRecord, figure: (step: Step) => number): number {
  let sum = 0;
  for (let step = 0; step < record.steps; step++) sum += figure(stepOf(step));
  return sum;
}

function eachFigure<T>(of: (figure: SurveyFigure) => T): Readonly<Record<SurveyFigure, T>> {
  const entries = SURVEY_FIGURES.map((figure) => [figure, of(figure)] as const);
  return Object.fromEntries(entries) as Record<SurveyFigure, T>; // one entry per figure
}
