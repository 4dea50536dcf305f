/** The lanes that have something to draw, with their names and frames. */

import { useMemo } from "react";
import { movedVms, totalCounters } from "../../engine/metrics.ts";
import type { PolicyChoice } from "../../policies/registry.ts";
import type { ShownRun } from "../../state/run.ts";
import type { Session } from "../../state/session.ts";
import type { FrameSource } from "../../view/frame-source.ts";
import { useApp } from "../app-context.tsx";
import { shorterNamesOf, shownNameOf } from "../lane/lane-name.ts";
import { useWords } from "../use-text.ts";

export interface ChartLane {
  readonly id: number;
  readonly name: string;
  /** The same in fewer letters. */
  readonly shorter: readonly string[];
  readonly choice: PolicyChoice;
  readonly run: ShownRun;
  /** The run without what a person changed, while one is shown that somebody did change. */
  readonly ghost: ShownRun | null;
  readonly frames: FrameSource;
}

/** The runs behind some lanes, their ghosts included. */
export const runsOf = (lanes: readonly ChartLane[]): readonly ShownRun[] =>
  lanes.flatMap(({ run, ghost }) => (ghost === null ? [run] : [run, ghost]));

/**
 * The runs that a scale of loads is made for: those that move VMs, and all where none does. What never
 * acts may be loaded far above what matters, and would flatten the others; there it is cut, visibly.
 */
export function scaledRuns(lanes: readonly ChartLane[]): readonly ShownRun[] {
  const runs = runsOf(lanes);
  const acting = runs.filter(({ record }) => movedVms(totalCounters(record)) > 0);
  return acting.length === 0 ? runs : acting;
}

/** The PMs of the lane that has most: a person may have added some. */
export const mostPms = (lanes: readonly ChartLane[]): number =>
  Math.max(0, ...lanes.map(({ run }) => run.record.pms));

export function useChartLanes({ lanes }: Pick<Session, "lanes">): readonly ChartLane[] {
  const app = useApp();
  const words = useWords();
  return useMemo(
    () =>
      lanes.flatMap((lane, i) => {
        const { id, choice, run, ghost } = lane;
        if (run.kind === "failed") return [];
        const name = shownNameOf(lane, words);
        const shorter = shorterNamesOf(name, lane, i + 1, words);
        return [{ id, name, shorter, choice, run, ghost, frames: app.framesOf(run) }];
      }),
    [app, lanes, words],
  );
}
