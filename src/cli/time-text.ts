/** "4 min" */

import { roughTime } from "../base/rough-time.ts";

const UNITS = { seconds: "s", minutes: "min", hours: "h" } as const;

export function timeText(ms: number): string {
  const { unit, count } = roughTime(ms);
  return `${count} ${UNITS[unit]}`;
}
