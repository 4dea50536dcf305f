/**
 * The deviation across PMs at the moment that a lane shows. All three resources are asked for at
 * every event, of which a large fleet has thousands an hour: they are reckoned together, once, and
 * at the end of an hour taken from the record.
 */

import { RESOURCE_COUNT } from "../../base/resources.ts";
import { deviationAfter } from "../../engine/record.ts";
import { deviationAcrossPms } from "../../engine/summary.ts";
import type { ChartLane } from "./chart-lane.ts";

interface Known {
  readonly deviation: Float64Array;
  step: number;
  action: number;
}

/** What was last reckoned of each lane; its column is used again. */
const known = new WeakMap<ChartLane["frames"], Known>();

/** cpu, net, mem; valid until the next call. */
export function deviationNow({ frames, run }: Pick<ChartLane, "frames" | "run">): ArrayLike<number> {
  const { step, action, actions, utilization } = frames.read();
  if (action === actions) return deviationAfter(run.record, step);
  const last = known.get(frames) ?? { deviation: new Float64Array(RESOURCE_COUNT), step: -1, action: -1 };
  known.set(frames, last);
  if (last.step !== step || last.action !== action) deviationAcrossPms(utilization, last.deviation);
  [last.step, last.action] = [step, action];
  return last.deviation;
}
