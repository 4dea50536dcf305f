/** A lane that has something to draw. */

import type { ShownRun } from "../../state/run.ts";
import type { FrameSource } from "../../view/frame-source.ts";

export interface ChartLane {
  readonly id: number;
  readonly name: string;
  readonly run: ShownRun;
  /** The run without what a person changed, while one is shown that somebody did change. */
  readonly ghost: ShownRun | null;
  readonly frames: FrameSource;
}

/** The runs behind some lanes, their ghosts included. */
export const runsOf = (lanes: readonly ChartLane[]): readonly ShownRun[] =>
  lanes.flatMap(({ run, ghost }) => (ghost === null ? [run] : [run, ghost]));

/** The PMs of the lane that has most: a person may have added some. */
export const mostPms = (lanes: readonly ChartLane[]): number =>
  Math.max(0, ...lanes.map(({ run }) => run.record.pms));
