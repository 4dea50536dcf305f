/**
 * The deviation across PMs at the moment that a lane shows. All three resources are asked for at
 * every event, of which a large fleet has thousands an hour: they are reckoned together, once, and
 * at the end of an hour taken from the record.
 */

import { deviationAfter } from "../../engine/record.ts";
import { FleetSummary } from "../../engine/summary.ts";
import type { ChartLane } from "./chart-lane.ts";

interface Known {
  readonly summary: FleetSummary;
  step: number;
  action: number;
}

/** What was last reckoned of each lane; its columns are used again. */
const known = new WeakMap<ChartLane["frames"], Known>();

/** cpu, net, mem; valid until the next call. */
export function deviationNow({ frames, run }: Pick<ChartLane, "frames" | "run">): ArrayLike<number> {
  const { step, action, actions, utilization } = frames.read();
  if (action === actions) return deviationAfter(run.record, step);
  const last = known.get(frames) ?? { summary: summaryOf(utilization), step: -1, action: -1 };
  known.set(frames, last);
  if (last.step !== step || last.action !== action) last.summary.take(utilization);
  [last.step, last.action] = [step, action];
  return last.summary.deviation;
}

/** Neither capacities nor a threshold matter to a deviation. */
const summaryOf = ({ length }: Float64Array): FleetSummary =>
  new FleetSummary(new Float64Array(length).fill(1), Number.POSITIVE_INFINITY);
