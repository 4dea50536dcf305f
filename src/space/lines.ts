/** Draws the lines and the hollow places of a picture: see `view/picture/picture.ts` for what, `view/picture/line-style.ts` for how. */

import type { Ink } from "../view/marks/ink.ts";
import { CROSS, HOLLOW, STROKES } from "../view/picture/line-style.ts";
import type { PlacedHollow, PlacedLine } from "../view/picture/placed-picture.ts";
import { add, isSamePlace, vec3 } from "../view/picture/scene-vector.ts";
import { inkRgb } from "./rgb.ts";
import type { SceneSpot } from "./scene-placing.ts";
import { footOf } from "./scene-placing.ts";
import type { Scenery } from "./scenery.ts";
import type { Pen } from "./stage.ts";
import { wallsBehind } from "./walls.ts";

const SHADOW_OPACITY = 0.3;
/** Px of the dot at the origin, where a chain begins. */
const ROOT = 2.5;
/** Px of paper around a hollow place. */
const HOLLOW_HALO = 0.8;

export function drawLines(pen: Pen, scenery: Scenery, lines: readonly PlacedLine<SceneSpot>[]): void {
  const chain = lines.filter((line) => line.of === "chain");
  for (const line of chain) drawShadow(pen, scenery, line, chainInk(chain));
  for (const line of lines) drawLine(pen, scenery, line);
  const { palette, weight } = scenery;
  if (chain.length > 0) pen.dot(vec3(0, 0, 0), { radius: ROOT * weight, fill: inkRgb(palette, "ink") });
}

/** The PM's: the VM that is set off has another, but casts the same shadow. */
const chainInk = (chain: readonly PlacedLine<SceneSpot>[]): Ink =>
  chain.find(({ style }) => style === "chain")?.ink ?? "ink";

function drawLine(pen: Pen, scenery: Scenery, line: PlacedLine<SceneSpot>): void {
  const { start, tip, style, ink, end, gap, opacity } = line;
  if (isSamePlace(start.scene, tip.scene)) return;
  const { palette, weight } = scenery;
  const { width, dash, head } = STROKES[style];
  pen.mark(start.scene, tip.scene, {
    colour: inkRgb(palette, ink),
    width: width * weight,
    opacity,
    ...(dash === null ? {} : { dash: [dash[0] * weight, dash[1] * weight] }),
    ...(end === "arrow" ? { head: head * weight, trim: [0, gap] } : {}),
  });
  if (end === "cross") drawCross(pen, scenery, tip);
}

/** On the floor and on the back wall. */
function drawShadow(
  pen: Pen,
  { palette, projection, weight }: Scenery,
  { start: { scene: from }, tip: { scene: to } }: PlacedLine<SceneSpot>,
  ink: Ink,
): void {
  const { z } = wallsBehind(projection);
  const style = { colour: inkRgb(palette, ink), width: weight, opacity: SHADOW_OPACITY };
  pen.mark(footOf(from), footOf(to), style);
  pen.mark(vec3(from.x, from.y, z), vec3(to.x, to.y, z), style);
}

/** Two strokes that face the reader. */
function drawCross(pen: Pen, { palette, projection, weight }: Scenery, at: SceneSpot): void {
  const { right, up, focal } = projection;
  const half = (CROSS.half * weight * at.depth) / focal;
  for (const slant of [1, -1]) {
    const arm = add(add(vec3(0, 0, 0), right, half), up, half * slant);
    const style = { colour: inkRgb(palette, "ink"), width: CROSS.width * weight };
    pen.mark(add(at.scene, arm, -1), add(at.scene, arm), style);
  }
}

/** Below the points, so drawn before them. */
export function drawHollows(
  pen: Pen,
  { palette, scale, weight }: Scenery,
  hollows: readonly PlacedHollow<SceneSpot>[],
): void {
  for (const { spot, radius, ink } of hollows) {
    pen.dot(spot.scene, {
      radius,
      fill: inkRgb(palette, "bg"),
      outline: inkRgb(palette, ink),
      outlineWidth: HOLLOW.width * weight,
      dash: HOLLOW.dash * weight,
      halo: HOLLOW_HALO * scale,
    });
  }
}
