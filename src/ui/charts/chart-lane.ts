/** A lane that has something to draw. */

import type { FinishedRun } from "../../state/session.ts";
import type { FrameSource } from "../../view/frame-source.ts";

export interface ChartLane {
  readonly id: number;
  readonly name: string;
  readonly run: FinishedRun;
  readonly frames: FrameSource;
}
