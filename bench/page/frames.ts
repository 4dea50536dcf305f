/** Frames as lines: what the main thread did for each, all of it against the aim and its parts beside it. */

import { median, percentile, print } from "../lines.ts";
import type { Frames } from "./trace.ts";
import { PARTS } from "./trace.ts";

/** @param limit milliseconds of main thread a frame, on average */
export function reportFrames(
  of: string,
  doing: string,
  { whole, parts, interval }: Frames,
  limit: number,
): void {
  const line = { bench: "page", of, unit: "ms" };
  const value = mean(whole);
  const about = `main thread per frame while ${doing}`;
  print({
    ...line,
    figure: `${about}, mean`,
    value,
    ratio: value / limit,
    relativeTo: `${limit} ms`,
    aim: "<= 1",
  });
  for (const part of PARTS)
    print({ ...line, figure: `${about}, of it ${part}, mean`, value: mean(parts[part]) });
  print({ ...line, figure: `${about}, median`, value: median(whole) });
  print({ ...line, figure: `${about}, 95th percentile`, value: percentile(whole, 0.95) });
  const between = `from frame to frame while ${doing}, median, software rendering`;
  print({ ...line, figure: between, value: median(interval) });
}

const mean = (figures: readonly number[]): number =>
  figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
