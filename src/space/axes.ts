/**
 * Ticks and names of the three axes. They stand at the silhouette of the box: cpu and net along
 * the floor's two near edges, mem at the upright edge farthest to the left. A tick whose text
 * would touch another's is left out, the less important first; the threshold's never is. An axis that is
 * cut down, grown or broken says so beside its name.
 */

import type { ResourceIndex } from "../base/resources.ts";
import { RESOURCE_ON } from "../view/picture/axes.ts";
import type { AxisRange } from "../view/picture/axis-range.ts";
import { axisSteps, isBroken, placeOn, reachesTo, reachOf } from "../view/picture/axis-range.ts";
import type { Box } from "../view/picture/label-layout.ts";
import { boxesOverlap } from "../view/picture/label-layout.ts";
import type { Vec3 } from "../view/picture/scene-vector.ts";
import { add, isSamePlace, mix, vec3 } from "../view/picture/scene-vector.ts";
import type { ScreenPoint } from "../view/picture/space-projection.ts";
import { project } from "../view/picture/space-projection.ts";
import { formatThreshold, formatTick } from "../view/text/figures.ts";
import type { Measure, PlacedText, Run } from "./placed-text.ts";
import { BOLD, NAME_SIZE, PLAIN, run, runsSize, TICK_SIZE } from "./placed-text.ts";
import { rgb } from "./rgb.ts";
import type { Scenery } from "./scenery.ts";
import type { Pen } from "./stage.ts";
import { wallsBehind } from "./walls.ts";

/** An edge of the box that carries ticks. */
interface Axis {
  readonly resource: ResourceIndex;
  readonly range: AxisRange;
  readonly from: Vec3;
  readonly to: Vec3;
  /** In the scene, away from the box. */
  readonly outward: Vec3;
}

interface Tick {
  /** A utilization. */
  readonly value: number;
  /** The greater, the sooner it is kept. */
  readonly rank: number;
  readonly runs: readonly Run[];
}

const TICK_LENGTH = 0.022;
const TEXT_GAP = 4;
/** Box widths: how far apart the two strokes across a broken axis are, and how far they lean. */
const BREAK = { apart: 0.016, lean: 0.012 };

/** Whether threshold and limit are named in words at their ticks. */
const isWorded = (width: number, scale: number): boolean => width >= 400 * scale;

/** What stands at the threshold's tick on a panel of this width. */
export const thresholdText = (
  { threshold, text, scale }: Pick<Scenery, "threshold" | "text" | "scale">,
  width: number,
): string =>
  isWorded(width, scale) ? `${text.threshold} ${formatThreshold(threshold)}` : formatThreshold(threshold);

export function axisTexts(pen: Pen, scenery: Scenery, measure: Measure): PlacedText[] {
  const { projection, palette, weight } = scenery;
  const axes = shownAxes(scenery);
  const placed: (PlacedText & { rank: number })[] = [];
  for (const axis of axes) for (const tick of ticksOf(axis, axes, scenery)) place(axis, tick);
  for (const axis of axes) if (isBroken(axis.range)) drawBreak(axis);
  placed.sort((a, b) => b.rank - a.rank);
  const kept: PlacedText[] = [];
  for (const words of placed) if (!kept.some((other) => boxesOverlap(words, other, 1))) kept.push(words);
  for (const axis of axes) kept.push(...axisName(axis, scenery, kept, measure));
  return kept;

  function place(axis: Axis, tick: Tick): void {
    const at = mix(axis.from, axis.to, placeOn(axis.range, tick.value));
    const out = add(at, axis.outward, TICK_LENGTH);
    pen.line(at, out, { colour: rgb(palette.ink2), width: weight });
    const tip = project(projection, out);
    const foot = project(projection, at);
    const box = beside(foot, tip, TEXT_GAP * weight, runsSize(tick.runs, measure));
    const id = `tick ${axis.resource} ${tick.value}`;
    placed.push({ ...box, id, runs: tick.runs, leader: null, rank: tick.rank });
  }

  /** Two slanted strokes across the axis. */
  function drawBreak({ from, to, outward, range }: Axis): void {
    for (const shift of [0, BREAK.apart]) {
      const at = placeOn(range, range.full) + shift;
      const [inner, outer] = [mix(from, to, at - BREAK.lean), mix(from, to, at + BREAK.lean)];
      const style = { colour: rgb(palette.ink), width: 1.4 * weight };
      pen.line(add(inner, outward, -TICK_LENGTH), add(outer, outward, TICK_LENGTH), style);
    }
  }
}

function shownAxes({
  projection,
  range,
}: Pick<Scenery, "projection" | "range">): readonly [Axis, Axis, Axis] {
  const walls = wallsBehind(projection);
  const near = { x: 1 - walls.x, z: 1 - walls.z };
  const across: Axis = {
    resource: RESOURCE_ON.x,
    range: range[RESOURCE_ON.x],
    from: vec3(0, 0, near.z),
    to: vec3(1, 0, near.z),
    outward: vec3(0, 0, near.z * 2 - 1),
  };
  const deep: Axis = {
    resource: RESOURCE_ON.z,
    range: range[RESOURCE_ON.z],
    from: vec3(near.x, 0, 0),
    to: vec3(near.x, 0, 1),
    outward: vec3(near.x * 2 - 1, 0, 0),
  };
  const corners: readonly Vec3[] = [vec3(walls.x, 0, near.z), vec3(near.x, 0, walls.z)];
  const screenX = (corner: Vec3): number => project(projection, corner).x;
  const foot = corners.reduce((left, corner) => (screenX(corner) < screenX(left) ? corner : left));
  const { right } = projection;
  const upright: Axis = {
    resource: RESOURCE_ON.y,
    range: range[RESOURCE_ON.y],
    from: foot,
    to: vec3(foot.x, 1, foot.z),
    outward: vec3(-right.x, 0, -right.z),
  };
  return [upright, across, deep];
}

/** Ticks share the box's corners: a corner is labelled once, and not at all where two axes disagree. */
function ticksOf(axis: Axis, [upright, across, deep]: readonly [Axis, Axis, Axis], scenery: Scenery): Tick[] {
  const { palette, threshold, limit, scale, text, dense, projection } = scenery;
  const { range } = axis;
  const inWords = isWorded(projection.viewport.width, scale);
  const plain = (label: string): Run[] => [run(label, palette.ink2, TICK_SIZE * scale, PLAIN)];
  const isUpright = axis === upright;
  const label = isUpright ? thresholdText(scenery, projection.viewport.width) : formatThreshold(threshold);
  const ticks = stepTicks(range, dense).map(
    ({ value, rank }): Tick => ({ value, rank, runs: plain(formatTick(value)) }),
  );
  if (reachesTo(range, threshold)) {
    ticks.push({ value: threshold, rank: 9, runs: [run(label, palette.ink, TICK_SIZE * scale, BOLD)] });
  }
  if (isUpright && inWords && !dense && reachesTo(range, limit)) {
    ticks.push({ value: limit, rank: 5, runs: plain(`${text.limit} ${formatThreshold(limit)}`) });
  }
  if (range.full < range.end) {
    const isNamed = isUpright && inWords && range.full === 1;
    const figure = formatTick(range.full);
    ticks.push({ value: range.full, rank: 8, runs: plain(isNamed ? `${text.capacity} ${figure}` : figure) });
  }
  if (isUpright) return [...ticks, { value: range.end, rank: 7, runs: plain(formatTick(range.end)) }];

  const other = axis === across ? deep : across;
  for (const value of [0, range.end]) {
    const corner = mix(axis.from, axis.to, placeOn(range, value));
    const isOrigin = isSamePlace(corner, vec3(0, 0, 0));
    const shared = isSamePlace(corner, other.from)
      ? 0
      : isSamePlace(corner, other.to)
        ? other.range.end
        : null;
    if (shared !== null && (shared !== value || axis === deep)) continue;
    ticks.push({ value, rank: 7, runs: plain(isOrigin ? text.origin : formatTick(value)) });
  }
  return ticks;
}

/** Of the round figures along an axis the lower ones: the upper ones stand where threshold and limit are written. The middle one comes first. */
function stepTicks(range: AxisRange, dense: boolean): { readonly value: number; readonly rank: number }[] {
  const steps = axisSteps(range).filter((step) => range.full !== 1 || step <= 0.5);
  const middle = steps.find((step) => step >= range.full / 2);
  return steps.flatMap((value) =>
    value === middle ? [{ value, rank: 4 }] : dense ? [] : [{ value, rank: 3 }],
  );
}

/** The box that begins `gap` px beyond `tip`, seen from `foot`. */
function beside(
  foot: ScreenPoint,
  tip: ScreenPoint,
  gap: number,
  size: { width: number; height: number },
): Box {
  const length = Math.hypot(tip.x - foot.x, tip.y - foot.y) || 1;
  const [dx, dy] = [(tip.x - foot.x) / length, (tip.y - foot.y) / length];
  return {
    x: tip.x + dx * (gap + size.width / 2) - size.width / 2,
    y: tip.y + dy * (gap + size.height / 2) - size.height / 2,
    ...size,
  };
}

/** Where a name may stand, the best first: how far along its axis, and how many px away from it. */
const NAME_PLACES = {
  upright: [
    [0.645, 0.63, 0.66, 0.375, 0.9],
    [14, 20, 26, 40],
  ],
  /** Ticks of other ranges stand elsewhere. */
  otherUpright: [
    [0.52, 0.5, 0.54, 0.3, 0.1, 0.9],
    [14, 20, 26, 40],
  ],
  flat: [
    [0.42, 0.36, 0.64, 0.5, 0.3],
    [22, 26, 30, 36, 44, 12],
  ],
} as const;

/**
 * The name stands outside of the ticks, at the first place along the axis where it touches none; below it, in
 * as many words as there is room for, how far the axis reaches, unless that is as usual.
 */
function axisName(
  axis: Axis,
  { projection, palette, scale, text, threshold }: Scenery,
  taken: readonly PlacedText[],
  measure: Measure,
): PlacedText[] {
  const name = [run(text.axes[axis.resource], palette.ink, NAME_SIZE * scale, BOLD)];
  const nameSize = runsSize(name, measure);
  const reach = reachOf(axis.range, threshold);
  const words = text.reach(reach, false);
  const isUsual = words === "";
  const notes = [...new Set([words, text.reach(reach, true), ""])].map((note) => {
    const runs = note === "" ? [] : [run(note, palette.ink2, TICK_SIZE * scale, PLAIN)];
    return { runs, size: runsSize(runs, measure) };
  });
  const upright = axis.resource === RESOURCE_ON.y;
  const [along, distances] = NAME_PLACES[!upright ? "flat" : isUsual ? "upright" : "otherUpright"];
  for (const note of notes) {
    for (const distance of distances) {
      for (const t of along) {
        const lines = linesAt(t, distance * scale, note);
        if (lines.every(isFree)) return lines;
      }
    }
  }
  return linesAt(along[0], distances[0] * scale, { runs: [], size: { width: 0, height: 0 } });

  /** The note is as far from the axis as the name, in the middle below it. */
  function linesAt(t: number, distance: number, { runs, size }: (typeof notes)[number]): PlacedText[] {
    const at = mix(axis.from, axis.to, t);
    const width = Math.max(nameSize.width, size.width);
    const box = beside(
      project(projection, at),
      project(projection, add(at, axis.outward, TICK_LENGTH)),
      distance,
      { width, height: nameSize.height + size.height },
    );
    const line = (id: string, of: readonly Run[], y: number, lineSize: typeof size): PlacedText => {
      const x = box.x + (width - lineSize.width) / 2;
      return { ...lineSize, x, y, id: `${id} ${axis.resource}`, runs: of, leader: null };
    };
    const first = line("axis", name, box.y, nameSize);
    return runs.length === 0 ? [first] : [first, line("reach", runs, box.y + nameSize.height, size)];
  }

  function isFree(box: Box): boolean {
    const { width, height } = projection.viewport;
    if (box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height) return false;
    return !taken.some((other) => boxesOverlap(box, other, 2 * scale));
  }
}
