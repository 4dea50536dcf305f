/**
 * The empty plane of a projection as marks: tinted between threshold and limit and beyond it, with ticks,
 * names and the two bounds written at their ticks. An axis that is cut down, grown or broken says so at its
 * name. Drawn once per size.
 */

import type { Ink } from "../../view/marks/ink.ts";
import type { LineMark, Look, Mark, TextMark, TextRun } from "../../view/marks/marks.ts";
import type { AxisRange } from "../../view/picture/axis-range.ts";
import { axisSteps, isBroken, placeOn, reachesTo, reachOf } from "../../view/picture/axis-range.ts";
import type { Box } from "../../view/picture/label-layout.ts";
import type { PictureText } from "../../view/picture/picture-text.ts";
import { formatThreshold, formatTick } from "../../view/text/figures.ts";
import { crisp, FONT, middleOf, textWidth } from "../marks/svg.ts";
import type { Plane } from "./plane.ts";

/** Px: the names of axes. */
const NAME = 14;

/** What the empty plane is drawn from. */
export interface PlaneSceneryOptions {
  readonly threshold: number;
  readonly limit: number;
  /** Type relative to a screen's. */
  readonly scale: number;
  readonly text: PictureText;
}

export interface PlaneScenery {
  readonly marks: readonly Mark[];
  /** The boxes that its texts take. */
  readonly taken: readonly Box[];
}

/** Px: from which side on there is room for words beside a name; how far a name keeps from long figures. */
const ROOM_FOR_WORDS = 320;
const BESIDE_FIGURES = 40;
/** Px that two figures need beside each other, at least. */
const FIGURE_WIDTH = 24;
const WEIGHT = { plain: 400, strong: 650 };
/** Px: the threshold's dashes, and how thick it is. */
const THRESHOLD = { dash: [4, 3], width: 1.3 };
/** Where an axis is broken: how far the two lines are apart, as a part of it; px of the strokes across it. */
const BREAK = { apart: 0.014, lean: 2, half: 5 };

export function planeScenery(plane: Plane, options: PlaneSceneryOptions): PlaneScenery {
  const { threshold, limit } = options;
  const { across, up, left, top, side } = plane;
  const [right, bottom] = [left + side, top + side];
  const square = (fill: Ink, upTo: number): Mark => {
    const [x, y] = [plane.x(Math.min(upTo, across.end)), plane.y(Math.min(upTo, up.end))];
    return { kind: "rect", x: left, y, width: x - left, height: bottom - y, fill };
  };
  const labels = tickLabels(plane, options);
  const marks: Mark[] = [
    square("zone2", Math.max(across.end, up.end)),
    square("zone1", limit),
    square("wall", threshold),
    ...[...axisSteps(across), across.end].map((step) => upright(plane, plane.x(step), "grid")),
    ...[...axisSteps(up), up.end].map((step) => level(plane, plane.y(step), "grid")),
    ...endLines(across).map((place) => upright(plane, left + place * side, "ink3")),
    ...endLines(up).map((place) => level(plane, bottom - place * side, "ink3")),
    ...boundMarks(plane, limit, { stroke: "edge" }),
    ...boundMarks(plane, threshold, { stroke: "ink2", strokeWidth: THRESHOLD.width, dash: THRESHOLD.dash }),
    straight(crisp(left), top, crisp(left), bottom, "ink2"),
    straight(left, crisp(bottom), right, crisp(bottom), "ink2"),
    ...breakMarks(plane),
    ...labels.flatMap(({ tick, text }) => (tick === null ? [text] : [tick, text])),
  ];
  return { marks, taken: labels.map(({ text }) => boxOf(text, FONT * options.scale)) };
}

const straight = (x1: number, y1: number, x2: number, y2: number, stroke: Ink): LineMark => ({
  kind: "line",
  x1,
  y1,
  x2,
  y2,
  stroke,
});

const upright = ({ top, side }: Plane, x: number, ink: Ink): LineMark =>
  straight(crisp(x), top, crisp(x), top + side, ink);

const level = ({ left, side }: Plane, y: number, ink: Ink): LineMark =>
  straight(left, crisp(y), left + side, crisp(y), ink);

/** Parts of an axis: where what a PM has ends, if the axis reaches beyond; two lines where it is broken, there or before. */
function endLines(axis: AxisRange): number[] {
  if (axis.full === axis.end) return [];
  const place = placeOn(axis, axis.full);
  return isBroken(axis) ? [place, place + BREAK.apart] : [place];
}

/** Two slanted strokes across each axis that is broken. */
function breakMarks({ across, up, left, top, side }: Plane): LineMark[] {
  const bottom = top + side;
  const { lean, half } = BREAK;
  const strokes = (axis: AxisRange): number[] => (isBroken(axis) ? endLines(axis) : []);
  return [
    ...strokes(across).map((place) => {
      const x = left + place * side;
      return straight(x - lean, bottom + half, x + lean, bottom - half, "ink");
    }),
    ...strokes(up).map((place) => {
      const y = bottom - place * side;
      return straight(left - half, y + lean, left + half, y - lean, "ink");
    }),
  ];
}

/** The two sides of the box within which both resources are below `bound`; open where an axis ends before it. */
function boundMarks(plane: Plane, bound: number, look: Look): Mark[] {
  const { left, top, side, across, up } = plane;
  const [isAcross, isUp] = [bound < across.end, bound < up.end];
  const [x, y] = [crisp(plane.x(bound)), crisp(plane.y(bound))];
  const [right, bottom] = [left + side, top + side];
  if (isAcross && isUp) return [{ kind: "path", d: `M${left},${y}H${x}V${bottom}`, ...look }];
  if (isAcross) return [{ kind: "path", d: `M${x},${top}V${bottom}`, ...look }];
  return isUp ? [{ kind: "path", d: `M${left},${y}H${right}`, ...look }] : [];
}

interface TickLabel {
  readonly tick: LineMark | null;
  readonly text: TextMark;
}

/** Figures along both axes, and their names. A figure that stands too near to a bound's gives way to it. */
function tickLabels(plane: Plane, options: PlaneSceneryOptions): TickLabel[] {
  const { threshold, limit, text, scale } = options;
  const { dense } = plane;
  const font = FONT * scale;
  const bottom = plane.top + plane.side;
  const isApart = (axis: AxisRange, tick: number, other: number, px: number): boolean =>
    Math.abs(placeOn(axis, tick) - placeOn(axis, other)) * plane.side >= px * scale;
  const along = (value: number, words: string, isStrong = false): TickLabel => {
    const x = plane.x(value);
    return {
      tick: straight(crisp(x), bottom, crisp(x), bottom + 4, "ink2"),
      text: written(words, x, bottom + 4 + font * 0.85, "middle", font, isStrong),
    };
  };
  const up = (value: number, words: string, isStrong = false): TickLabel => {
    const y = plane.y(value);
    return {
      tick: straight(plane.left - 4, crisp(y), plane.left, crisp(y), "ink2"),
      text: written(words, plane.left - 7, y, "end", font, isStrong),
    };
  };
  const isBound = (axis: AxisRange): boolean => reachesTo(axis, threshold);
  const isLimitNamed = !dense && reachesTo(plane.up, limit) && isApart(plane.up, limit, threshold, 14);
  const isBelow = (tick: number): boolean =>
    !isBound(plane.across) ||
    isApart(plane.across, tick, threshold, tick === plane.across.full ? FIGURE_WIDTH : 30);
  const isBeside = (tick: number): boolean =>
    (!isBound(plane.up) || isApart(plane.up, tick, threshold, 14)) &&
    (!isLimitNamed || isApart(plane.up, tick, limit, 13));
  const labels = [
    ...axisTicks(plane.across, dense)
      .filter(isBelow)
      .map((tick) => along(tick, formatTick(tick))),
    ...axisTicks(plane.up, dense)
      .filter(isBeside)
      .map((tick) => up(tick, formatTick(tick))),
  ];
  const figure = formatThreshold(threshold);
  if (isBound(plane.across)) labels.push(along(threshold, figure, true));
  if (isBound(plane.up)) labels.push(up(threshold, dense ? figure : `${text.threshold} ${figure}`, true));
  if (isLimitNamed) labels.push(up(limit, `${text.limit} ${formatThreshold(limit)}`));
  return [...labels, ...axisNames(plane, options)];
}

/** Its two ends, where it is broken or a PM's capacity ends, and round figures; of them the middle one alone where there is little room. */
function axisTicks(axis: AxisRange, dense: boolean): number[] {
  const steps = axisSteps(axis);
  const middle = steps.filter((step) => step >= axis.full / 2).slice(0, 1);
  const { full, end } = axis;
  return [0, ...(dense ? middle : steps), ...(full < end ? [full] : []), end];
}

/** Their names; with each how far its axis reaches, unless that is as usual. */
function axisNames(plane: Plane, { threshold, limit, text, scale }: PlaneSceneryOptions): TickLabel[] {
  const { dense } = plane;
  const size = NAME * scale;
  const small = FONT * scale;
  const isShort = dense || plane.side < ROOM_FOR_WORDS * scale;
  const [note, noteUp] = [
    text.reach(reachOf(plane.across, threshold), isShort),
    text.reach(reachOf(plane.up, threshold), true),
  ];
  const below = plane.top + plane.side + 4 + small * 2.2;
  const [across, up] = [text.axes[plane.axes[0]], text.axes[plane.axes[1]]];
  const nameOf = (words: string, x: number, y: number, anchor: TextMark["anchor"]): TickLabel => ({
    tick: null,
    text: written(words, x, y, anchor, size, true),
  });
  const labels: TickLabel[] = [];
  if (note === "") labels.push(nameOf(across, plane.left + plane.side * 0.375, below, "middle"));
  else {
    // To the left, where the count of those over leaves room.
    const name = written(across, plane.left + plane.side * 0.15, below, "end", size, true);
    const said: TextRun = { text: note, size: small, fill: "ink2", weight: WEIGHT.plain, space: 5 * scale };
    labels.push({ tick: null, text: { ...name, runs: [...name.runs, said] } });
  }
  const y = nameHeight(plane, [threshold, limit]);
  if (noteUp === "" || dense) return [...labels, nameOf(up, plane.left - 30 * scale, y, "end")];
  const x = plane.left - BESIDE_FIGURES * scale;
  const said = written(noteUp, x, y + size * 1.2, "end", small, false);
  return [...labels, nameOf(up, x, y, "end"), { tick: null, text: said }];
}

/** A text whose middle, vertically, is at `y`. */
const written = (
  text: string,
  x: number,
  y: number,
  anchor: TextMark["anchor"],
  size: number,
  isStrong: boolean,
): TextMark => {
  const run: TextRun = isStrong
    ? { text, size, fill: "ink", weight: WEIGHT.strong }
    : { text, size, fill: "ink2", weight: WEIGHT.plain };
  return { kind: "text", x, y: middleOf(y, size), anchor, runs: [run] };
};

/** Where the name of the upright axis stands: a third from the top, or lower where a bound is named there. */
function nameHeight(plane: Plane, bounds: readonly number[]): number {
  const heights = [0.375, 0.5, 0.62, 0.75].map((share) => plane.top + plane.side * share);
  const isFree = (at: number): boolean => bounds.every((bound) => Math.abs(plane.y(bound) - at) > 22);
  return heights.find(isFree) ?? plane.top + plane.side * 0.375;
}

/** Reckoned as if it were of the size of figures: names are shorter than their letters would be wide. */
function boxOf({ x, y, anchor, runs }: TextMark, height: number): Box {
  const width = runs.reduce((sum, { text }) => sum + textWidth(text, height), 0);
  const left = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
  return { x: left, y: y - height * 0.86, width, height };
}
