/**
 * Why something happened: the step of a run is replayed up to it, with a listener on, who hears nothing
 * of what came before. Nothing of a policy's reasons is recorded while runs go on.
 */

import { assert } from "../base/assert.ts";
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
 * policy said after the last. It can be left at any time, and yields how many events of the step it has
 * passed.
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
  const answers = start.answers.values();
  for (let before = start.step; before < step; before = stepOf(before + 1)) {
    course.begin(before);
    yield* replay(course, new Actions(cluster, null), answers, () => false);
    course.end();
  }
  const ear = createEar(event);
  const actions = new Actions(cluster, null, ear);
  course.begin(step);
  yield* replay(course, actions, answers, () => actions.events > event);
  return { step, event, threshold: cluster.threshold, decisions: ear.heard };
}

/** Goes on until the step is over, or it is enough. Yields at each event. */
function* replay(
  course: Course,
  actions: Actions,
  answers: Iterator<unknown>,
  isEnough: () => boolean,
): Generator<number, void, void> {
  const step = act(course, actions);
  let reply: unknown;
  for (;;) {
    const stop = step.next(reply);
    reply = undefined;
    if (stop.done === true) return;
    if (stop.value.kind === "question") {
      const given = answers.next();
      assert(given.done !== true, "every answer of a solver is recorded");
      reply = given.value;
      continue;
    }
    yield actions.events;
    if (isEnough()) {
      step.return();
      return;
    }
  }
}
