/**
 * What a change has done over the whole run: the figures that matter to everybody, of a fork and of the
 * original that it left, over the steps that both have done.
 */

import type { StepTime } from "../../base/step-time.ts";
import { completedSteps } from "../../engine/record.ts";
import type { MeasuredRun } from "../../measures/measure.ts";
import type { MeasureId } from "../../measures/registry.ts";
import { figureAfter } from "../../measures/run-figures.ts";
import { isBetter } from "../text/measure-text.ts";

export interface AnsweredFigure {
  readonly measure: MeasureId;
  /** The fork's. */
  readonly value: number;
  /** The fork's less the original's. */
  readonly by: number;
  /** Null where they are equal, or neither way is better. */
  readonly better: boolean | null;
}

export interface ForkAnswer {
  /** The first so many steps are compared. */
  readonly steps: number;
  /** Whether that is all of the run. */
  readonly isWhole: boolean;
  /** In the order in which they were asked for. */
  readonly figures: readonly AnsweredFigure[];
}

/** @param time how long a step is: of both runs, which have the same demands */
export function forkAnswer(
  fork: MeasuredRun,
  original: MeasuredRun,
  measures: readonly MeasureId[],
  time: Pick<StepTime, "stepMinutes">,
): ForkAnswer {
  const steps = Math.min(completedSteps(fork.record), completedSteps(original.record));
  return {
    steps,
    isWhole: steps === fork.record.steps,
    figures: measures.map((measure) => {
      const value = figureAfter(fork, measure, steps, time);
      const by = value - figureAfter(original, measure, steps, time);
      return { measure, value, by, better: isBetter(measure, by) };
    }),
  };
}
