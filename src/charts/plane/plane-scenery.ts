/**
 * The empty plane of a projection as marks: tinted between threshold and limit and beyond it, with ticks,
 * names and the two bounds written at their ticks. Drawn once per size.
 */

import { range, tickStep } from "d3-array";
import type { Ink } from "../../view/marks/ink.ts";
import type { LineMark, Look, Mark, TextMark, TextRun } from "../../view/marks/marks.ts";
import type { Box } from "../../view/picture/label-layout.ts";
import type { PictureText } from "../../view/picture/picture-text.ts";
import { formatFigure, formatThreshold, formatTick } from "../../view/text/figures.ts";
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

const WEIGHT = { plain: 400, strong: 650 };
/** Px: the threshold's dashes, and how thick it is. */
const THRESHOLD = { dash: [4, 3], width: 1.3 };

export function planeScenery(plane: Plane, options: PlaneSceneryOptions): PlaneScenery {
  const { threshold, limit } = options;
  const { least, most, left, top, side } = plane;
  const [right, bottom] = [left + side, top + side];
  const square = (fill: Ink, upTo: number): Mark => {
    const edge = Math.max(least, Math.min(upTo, most));
    const [x, y] = [plane.x(edge), plane.y(edge)];
    return { kind: "rect", x: left, y, width: x - left, height: bottom - y, fill };
  };
  const grid = quarters(least, most).filter((tick) => tick !== least);
  const ticks = plane.dense
    ? [0, 0.5, 1].filter((tick) => tick >= least && tick <= most)
    : quarters(least, most);
  const labels = tickLabels(plane, options, ticks);
  const marks: Mark[] = [
    square("zone2", most),
    square("zone1", limit),
    square("wall", threshold),
    ...grid.flatMap((tick) => [
      straight(crisp(plane.x(tick)), top, crisp(plane.x(tick)), bottom, "grid"),
      straight(left, crisp(plane.y(tick)), right, crisp(plane.y(tick)), "grid"),
    ]),
    ...boundMarks(plane, limit, { stroke: "edge" }),
    ...boundMarks(plane, threshold, { stroke: "ink2", strokeWidth: THRESHOLD.width, dash: THRESHOLD.dash }),
    straight(crisp(left), top, crisp(left), bottom, "ink2"),
    straight(left, crisp(bottom), right, crisp(bottom), "ink2"),
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

/** More quarters than this cannot be told apart. */
const MOST_QUARTERS = 16;

/**
 * Every quarter; every tenth where only a corner is looked into, and rounder figures where PMs are many
 * times over. The near edges always have a tick.
 */
function quarters(least: number, most: number): number[] {
  const span = most - least;
  const quarter = span > 0.7 ? 0.25 : 0.1;
  const step = span > MOST_QUARTERS * 0.25 ? tickStep(0, span, MOST_QUARTERS / 2) : quarter;
  const first = Math.ceil(least / step + 0.3) * step;
  return [least, ...range(first, most + step * 0.01, step)];
}

/** The two sides of the box within which both resources are below `bound`. */
function boundMarks(plane: Plane, bound: number, look: Look): Mark[] {
  if (bound >= plane.most || bound <= plane.least) return [];
  const [x, y] = [crisp(plane.x(bound)), crisp(plane.y(bound))];
  return [{ kind: "path", d: `M${plane.left},${y}H${x}V${plane.top + plane.side}`, ...look }];
}

interface TickLabel {
  readonly tick: LineMark | null;
  readonly text: TextMark;
}

/** Figures along both axes, and their names. A figure that stands too near to a bound's gives way to it. */
function tickLabels(plane: Plane, options: PlaneSceneryOptions, ticks: readonly number[]): TickLabel[] {
  const { threshold, limit, text, scale } = options;
  const { dense } = plane;
  const font = FONT * scale;
  const bottom = plane.top + plane.side;
  const isClear = (tick: number, bound: number, apart: number): boolean =>
    Math.abs(tick - bound) * (plane.side / (plane.most - plane.least)) >= apart * scale;
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
  const isLimitNamed = !dense && isClear(limit, threshold, 14);
  const labels = ticks.flatMap((tick) => {
    const isBelow = isClear(tick, threshold, 30);
    const isBeside = isClear(tick, threshold, 14) && (!isLimitNamed || isClear(tick, limit, 13));
    return [
      ...(isBelow ? [along(tick, formatTick(tick))] : []),
      ...(isBeside ? [up(tick, formatTick(tick))] : []),
    ];
  });
  const figure = formatThreshold(threshold);
  labels.push(
    along(threshold, figure, true),
    up(threshold, dense ? figure : `${text.threshold} ${figure}`, true),
  );
  if (isLimitNamed) labels.push(up(limit, `${text.limit} ${formatFigure(limit)}`));
  const name = NAME * scale;
  const [across, upwards] = [text.axes[plane.axes[0]], text.axes[plane.axes[1]]];
  const middle = plane.left + plane.side * 0.375;
  const height = nameHeight(plane, [threshold, limit]);
  return [
    ...labels,
    { tick: null, text: written(across, middle, bottom + 4 + font * 2.2, "middle", name, true) },
    { tick: null, text: written(upwards, plane.left - 30 * scale, height, "end", name, true) },
  ];
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
