/** A lane that has something to draw. */

import type { ShownRun } from "../../state/live-run.ts";
import type { FrameSource } from "../../view/frame-source.ts";

export interface ChartLane {
  readonly id: number;
  readonly name: string;
  readonly run: ShownRun;
  readonly frames: FrameSource;
}
