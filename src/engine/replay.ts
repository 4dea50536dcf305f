/**
 * Why something happened: the step of a run is replayed up to it, with a listener on, who hears nothing
 * of what came before. Nothing of a policy's reasons is recorded while runs go on.
 */

import { assert } from "../base/assert.ts";
import { clone } from "../base/clone.ts";
import type { Step } from "../base/ids.ts";
import { stepOf } from "../base/ids.ts";
import { Actions, createEar } from "./actions.ts";
import { Course } from "./course.ts";
import type { Decider } from "./decider.ts";
import type { Deliberation } from "./decision.ts";
import type { ReplayStart } from "./simulate.ts";
import { act } from "./step.ts";
import type { Workload } from "./workload.ts";

/**
 * What led to event `event` of `step`. An event that the step does not have is led to by whatever the
 * policy said after the last. It can be left at any time; it yields how much it has done, of `workOf`: earlier
 * steps, and events of the step.
 * @param decider the policy that made the record
 * @param start of the run's record (see `replayStart`)
 */
export function* explainEvent(
  workload: Workload,
  decider: Decider,
  start: ReplayStart,
  step: Step,
  event: number,
): Generator<number, Deliberation, void> {
  const course = new Course(workload, decider, start);
  const { cluster } = course;
  const answers = start.solverAnswers.values();
  for (let before = start.step; before < step; before = stepOf(before + 1)) {
    course.beginStep(before);
    for (const _ of replay(course, new Actions(cluster, null), answers)) yield before - start.step;
    course.endStep();
    yield before - start.step + 1;
  }
  const ear = createEar(event);
  const actions = new Actions(cluster, null, ear);
  course.beginStep(step);
  for (const events of replay(course, actions, answers)) {
    yield step - start.step + events;
    if (events > event) break;
  }
  return { step, event, threshold: cluster.threshold, decisions: ear.heard };
}

/** What explaining an event takes, in earlier steps and events of the step: what `explainEvent` counts. */
export const workOf = ({ step: first }: ReplayStart, step: Step, event: number): number =>
  step - first + event + 1;

/** Goes through a step that has begun; yields, after each effect, how many events there were. */
function* replay(
  course: Course,
  actions: Actions,
  solverAnswers: Iterator<unknown>,
): Generator<number, void, void> {
  const step = act(course, actions);
  try {
    for (let stop = step.next(); stop.done !== true; ) {
      if (stop.value.kind === "question") {
        const given = solverAnswers.next();
        assert(given.done !== true, "every answer of a solver is recorded");
        stop = step.next(clone(given.value)); // the policy may use it up, the record stays
      } else {
        yield actions.events;
        stop = step.next();
      }
    }
  } finally {
    step.return();
  }
}
