/** What a run that has come further makes of the session, and whether it came to an end of its own. */

import type { AppState } from "./app-state.ts";
import type { Lane } from "./lane.ts";
import { withRun } from "./lane.ts";
import { stoppedToo } from "./problem.ts";
import type { ShownRun } from "./run.ts";
import { allOf } from "./run.ts";
import type { Session } from "./session.ts";

type Grown = Pick<AppState, "session" | "problem">;

/** Null where the run is none of the session's, as before it is shown and once another has taken its place. */
export function grownBy(session: Session, problem: AppState["problem"], run: ShownRun): Grown | null {
  if (session.baseline.record === run.record) return { session: { ...session, baseline: run }, problem };
  const lanes = session.lanes.map((lane) => withRun(lane, run));
  const grown = lanes.find((lane, i) => lane !== session.lanes[i]);
  if (grown === undefined) return null;
  const fault = run.kind === "stopped" ? run.fault : null;
  return {
    session: { ...session, lanes },
    problem: fault === null ? problem : stoppedToo(problem, fault, grown.id),
  };
}

/** What is to be said of lanes that are shown for the first time: a run of theirs may have stopped by itself before. */
export const stoppedBefore = (lanes: readonly Lane[]): AppState["problem"] =>
  lanes.reduce<AppState["problem"]>((problem, { id, runs }) => {
    const faults = allOf(runs).flatMap((run) =>
      run.kind === "stopped" && run.fault !== null ? [run.fault] : [],
    );
    const [fault] = faults;
    return fault === undefined ? problem : stoppedToo(problem, fault, id);
  }, null);
