/**
 * What a policy sees, as a small picture without words: always the same five PMs on cpu x mem, the dashed
 * box, and the policy's shapes, cut through the PM that is over. For cards, where many stand side by side.
 */

import type { Mark, TextMark } from "../../view/marks/marks.ts";
import { WHOLE_SPACE } from "../../view/picture/axis-range.ts";
import { RING_WIDTH } from "../../view/picture/pm-state.ts";
import type { Outline } from "../../view/sight/outlines.ts";
import { SKETCH_CLUSTER, SKETCH_PLANE, sketchPoints } from "../../view/sight/sketch-cluster.ts";
import type { Plane } from "./plane.ts";
import { createPlane, createPlanePlacing } from "./plane.ts";
import { curveMarks } from "./plane-marks.ts";

/** Px. */
const [POINT, RING] = [4, 6.5];
const [NAME, INSET] = [12, 5];

/**
 * @param outlines what the policy sees (`sketchOutlines`)
 * @param size px of the square
 * @param names of cpu, to the right, and of mem, up
 */
export function sightSketch(
  outlines: readonly Outline[],
  size: number,
  [across, up]: readonly [string, string],
): readonly Mark[] {
  const bare = { width: size, height: size, axes: SKETCH_PLANE, range: WHOLE_SPACE, dense: true, scale: 1 };
  const plane = bareSquare(createPlane(bare), size);
  const placing = createPlanePlacing(plane, bare);
  const curves = outlines.map(({ weight, curve }) => ({ weight, spots: curve.map(placing.place) }));
  const [x, y] = [plane.x(SKETCH_CLUSTER.threshold), plane.y(SKETCH_CLUSTER.threshold)];
  const dashed = { stroke: "ink2", strokeWidth: 1.2, dash: [4, 3] } as const;
  const named = (text: string, x: number, y: number, anchor: TextMark["anchor"]): Mark => ({
    kind: "text",
    x,
    y,
    anchor,
    runs: [{ text, fill: "ink2", size: NAME, weight: 400 }],
    stroke: "bg",
    strokeWidth: 3,
    halo: true,
  });
  return [
    { kind: "rect", x: 0, y: 0, width: size, height: size, fill: "zone1" },
    { kind: "rect", x: 0, y, width: x, height: size - y, fill: "wall" },
    { kind: "line", x1: 0, y1: y, x2: x, y2: y, ...dashed },
    { kind: "line", x1: x, y1: y, x2: x, y2: size, ...dashed },
    { kind: "rect", x: 0.5, y: 0.5, width: size - 1, height: size - 1, stroke: "edge" },
    ...curveMarks(curves, 1, "chart-sight"),
    named(across, size - INSET, size - INSET, "end"),
    named(up, INSET, INSET + NAME * 0.8, "start"),
    ...sketchPoints().flatMap(({ place, isOver }): Mark[] => {
      const spot = { kind: "circle", ...placing.place(place) } as const;
      const ring = { ...spot, radius: RING, fill: "bg", stroke: "over", strokeWidth: RING_WIDTH } as const;
      const point = { ...spot, radius: POINT, fill: "ink2", name: "chart-point-dot" } as const;
      return isOver ? [ring, point] : [point];
    }),
  ];
}

/** Without room for ticks and names. */
const bareSquare = (plane: Plane, side: number): Plane => ({
  ...plane,
  left: 0,
  top: 0,
  side,
  x: (value) => value * side,
  y: (value) => (1 - value) * side,
});
