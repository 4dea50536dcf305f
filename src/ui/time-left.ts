/** "4 min" */

import { roughTime } from "../base/rough-time.ts";
import type { Words } from "./use-text.ts";

export function timeText(ms: number, t: Words["t"]): string {
  const { unit, count } = roughTime(ms);
  return t(`duration.${unit}`, { n: count });
}
