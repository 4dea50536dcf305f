/**
 * How far the axes of the space reach: one range for all lanes. It follows from the runs. While all of them
 * are still coming in it is the usual one; once one is there as a whole, be it the one without moves, it
 * fits what is used, and from then on only grows as the others come further.
 */

import { loadExtent } from "../view/over-time/load-extent.ts";
import type { LoadExtent, SpaceRange } from "../view/picture/axis-range.ts";
import { fittedSpace, isSameSpace, WHOLE_SPACE } from "../view/picture/axis-range.ts";
import type { SpaceReach } from "./display.ts";
import type { ShownRun } from "./run.ts";
import type { Session } from "./session.ts";

type Runs = Pick<Session, "baseline" | "lanes">;

const fitted = new WeakMap<Runs, SpaceRange>();

export function spaceRange(session: Runs, reach: SpaceReach): SpaceRange {
  if (reach === "whole") return WHOLE_SPACE;
  const known = fitted.get(session) ?? fittedTo(session);
  fitted.set(session, known);
  return known;
}

/** Whether there is anything to choose: in many scenarios the usual range fits. */
export const isFittedSpace = (session: Runs): boolean =>
  !isSameSpace(spaceRange(session, "fitted"), WHOLE_SPACE);

function fittedTo({ baseline, lanes }: Runs): SpaceRange {
  const shown = lanes.flatMap(({ run, ghost }): ShownRun[] => {
    const ofLane = run.kind === "failed" ? [] : [run];
    return ghost === null ? ofLane : [...ofLane, ghost];
  });
  const isSettled = [baseline, ...shown].some(({ kind }) => kind !== "running");
  const ofLanes = loadExtent(shown.map(({ record }) => record));
  const without = loadExtent([baseline.record]);
  // Without moves more is asked of some PMs than in any lane. It tells early what an axis must hold, but makes none longer.
  const foreseen = (of: LoadExtent, early: LoadExtent): LoadExtent => ({
    peak: Math.max(of.peak, Math.min(1, isSettled ? early.peak : 1)),
    bulk: Math.max(of.bulk, isSettled ? early.bulk : 1),
  });
  return fittedSpace([
    foreseen(ofLanes[0], without[0]),
    foreseen(ofLanes[1], without[1]),
    foreseen(ofLanes[2], without[2]),
  ]);
}
