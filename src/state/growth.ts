/** What a run that has come further makes of the session, and whether it came to an end of its own. */

import { FaultError } from "../runner/fault.ts";
import type { AppState } from "./app-state.ts";
import type { LaneRun, ShownRun } from "./live-run.ts";
import { bugOf, stoppedToo } from "./problem.ts";
import type { Lane, Session } from "./session.ts";
import type { RunKey } from "./session-runs.ts";
import { withRun } from "./session-runs.ts";

/** The same session where nothing of it has changed, the same problem where nothing went wrong. */
export function grownBy(
  session: Session,
  problem: AppState["problem"],
  key: RunKey,
  run: LaneRun,
): Pick<AppState, "session" | "problem"> {
  if (key === "baseline") {
    const baseline = baselineOf(session, run);
    return {
      session: baseline === session.baseline ? session : { ...session, baseline },
      problem: run.kind === "failed" ? bugOf(new FaultError(run.fault)) : problem,
    };
  }
  const lanes = session.lanes.map((lane) => withRun(lane, key, run));
  const grown = lanes.find((lane, i) => lane !== session.lanes[i]);
  if (grown === undefined) return { session, problem };
  const fault = run.kind === "stopped" ? run.fault : null;
  return {
    session: { ...session, lanes },
    problem: fault === null ? problem : stoppedToo(problem, fault, grown.id),
  };
}

/** What is to be said of lanes that are shown for the first time: a run of theirs may have stopped by itself before. */
export const stoppedBefore = (lanes: readonly Lane[]): AppState["problem"] =>
  lanes.reduce<AppState["problem"]>((problem, { id, original, forks }) => {
    const stopped = [original, ...forks.map(({ run }) => run)].find(
      (run) => run.kind === "stopped" && run.fault !== null,
    );
    const fault = stopped?.fault ?? null;
    return fault === null ? problem : stoppedToo(problem, fault, id);
  }, null);

/** Without a baseline there is nothing to compare with: one that fails stays as far as it came. */
function baselineOf(session: Session, run: LaneRun): ShownRun {
  return run.kind === "failed" ? { ...session.baseline, kind: "stopped", remainingMs: 0 } : run;
}
