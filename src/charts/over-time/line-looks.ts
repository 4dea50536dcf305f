/** How lines that lie over one another are told apart: by weight and dash, and only then by shade (docs/design.md#lines). */

import type { Look } from "../../view/marks/marks.ts";
import type { ThresholdPiece } from "../../view/over-time/threshold-line.ts";
import { formatThreshold } from "../../view/text/figures.ts";

/** How a line is drawn: the key of a lane, or that of a resource within one machine. */
export type LineKey = "a" | "b" | "c" | "d" | "cpu" | "net" | "mem";
export const LANE_KEYS: readonly LineKey[] = ["a", "b", "c", "d"];
export const RESOURCE_KEYS = ["cpu", "net", "mem"] as const satisfies readonly LineKey[];

export const LINE_LOOKS: Readonly<Record<LineKey, Look>> = {
  a: { stroke: "ink2", strokeWidth: 1.6, dash: [5, 3], roundCorners: true },
  b: { stroke: "ink", strokeWidth: 1.8, roundCorners: true },
  c: { stroke: "ink2", strokeWidth: 1.6, dash: [1.5, 3], roundCorners: true },
  d: { stroke: "ink", strokeWidth: 0.8, roundCorners: true },
  cpu: { stroke: "ink", strokeWidth: 1.6, roundCorners: true },
  net: { stroke: "ink2", strokeWidth: 1.1, dash: [6, 2], roundCorners: true },
  mem: { stroke: "ink2", strokeWidth: 1.1, dash: [2, 2.5], roundCorners: true },
};

/** A lane's key beside its name: a little heavier, for it is short. */
export const KEY_LOOKS: readonly Look[] = [
  { ...LINE_LOOKS.a, strokeWidth: 2 },
  { ...LINE_LOOKS.b, strokeWidth: 2.2 },
  { ...LINE_LOOKS.c, strokeWidth: 2 },
  { ...LINE_LOOKS.d, strokeWidth: 1.2 },
];

/** The figure of the moment on a line. */
export const DOT_LOOKS: Readonly<Record<LineKey, Look>> = {
  a: { fill: "bg", stroke: "ink2", strokeWidth: 1.6 },
  b: { fill: "ink", stroke: "ink", strokeWidth: 1.6 },
  c: { fill: "ink2", stroke: "ink2", strokeWidth: 1.6 },
  d: { fill: "bg", stroke: "ink", strokeWidth: 1.2 },
  cpu: { fill: "ink", stroke: "ink", strokeWidth: 1.6 },
  net: { fill: "bg", stroke: "ink2", strokeWidth: 1.6 },
  mem: { fill: "ink2", stroke: "ink2", strokeWidth: 1.6 },
};

/** The run without what a person changed. */
export const GHOST_LOOK: Look = { stroke: "ghost", strokeWidth: 1.2, dash: [3, 2], mark: "original" };
export const thresholdLook = (threshold: readonly ThresholdPiece[]): Look => {
  const [first, ...others] = threshold;
  const figure = first === undefined || others.length > 0 ? {} : { figure: formatThreshold(first.value) };
  return { stroke: "ink2", dash: [4, 3], roundCorners: true, mark: "bound", ...figure };
};
export const limitLook = (limit: number): Look => ({
  stroke: "edge",
  mark: "limitLine",
  figure: formatThreshold(limit),
});
/** The load without moves. */
export const AREA_LOOK: Look = { fill: "area", mark: "without" };
