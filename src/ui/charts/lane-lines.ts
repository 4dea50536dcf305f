/** What the charts with overlaid lanes share: a line per lane, with its ghost, and moving them with the frames. */

import { present } from "../../base/assert.ts";
import { LANE_KEYS } from "../../charts/over-time/line-looks.ts";
import type { LinesChart } from "../../charts/over-time/lines-chart.ts";
import type { ChartLine } from "../../charts/over-time/lines-marks.ts";
import type { ShownRun } from "../../state/run.ts";
import type { ChartLane } from "./chart-lane.ts";

export const laneLines = (
  lanes: readonly ChartLane[],
  series: (run: ShownRun) => Float64Array,
): readonly ChartLine[] =>
  lanes.map(({ name, shorter, run, ghost }, i) => ({
    key: present(LANE_KEYS[i], "a lane's key"),
    name,
    shorter,
    values: series(run),
    ghost: ghost === null ? null : series(ghost),
  }));

/**
 * Moves `chart` whenever a lane has a new frame. `value` reads a lane's figure at its moment.
 * Returns the way out.
 */
export function followLanes(
  chart: Pick<LinesChart, "moveTo">,
  lanes: readonly ChartLane[],
  value: (lane: ChartLane, index: number) => number | undefined,
): () => void {
  const [first] = lanes;
  if (first === undefined) return () => {};
  const move = (): void => chart.moveTo(first.frames.read().step, lanes.map(value));
  move();
  return first.frames.subscribePosition(move); // all lanes share the moment
}
