/**
 * A fleet's load over the hours, as marks: the data (bands between percentiles, the median, the chosen
 * PM, and a bar for each hour with PMs over), which are too many for elements of the page, and apart
 * from them what is drawn over them. Nothing here depends on the moment. Above the threshold bands are
 * red: there somebody is over.
 */

import { present } from "../../base/assert.ts";
import { at } from "../../base/vector.ts";
import type { Ink } from "../../view/marks/ink.ts";
import type { Look, Mark } from "../../view/marks/marks.ts";
import type { ThresholdPiece } from "../../view/over-time/threshold-line.ts";
import { partsOver, thresholdAt } from "../../view/over-time/threshold-line.ts";
import { bandPath, linePath, partPath, thresholdPath } from "../marks/curves.ts";
import { hatchPath } from "../marks/hatch.ts";
import { lineMark, pathMark, textMark } from "../marks/plain-marks.ts";
import { spread } from "../marks/spread.ts";
import { crisp, textWidth } from "../marks/svg.ts";
import { cutMarks } from "./cut-marks.ts";
import { limitLook, thresholdLook } from "./line-looks.ts";
import { END } from "./load-marks.ts";
import type { PanelFrame, PanelPlace } from "./panel-marks.ts";

/** Something for each percentile, from the lowest to the highest. */
export type Percentiles<T> = readonly [min: T, p10: T, median: T, p90: T, max: T];

export interface BandsData extends Pick<PanelFrame, "time" | "top"> {
  readonly steps: number;
  /** After each step that is done. */
  readonly percentiles: Percentiles<ArrayLike<number>>;
  /** PMs over the threshold, after each step that is done. */
  readonly overloaded: ArrayLike<number>;
  readonly chosen: { readonly name: string; readonly values: ArrayLike<number> } | null;
  /** As it changes over the run. */
  readonly threshold: readonly ThresholdPiece[];
  readonly limit: number;
  /** The highest tick of the strip. */
  readonly overTop: number;
}

/** "limit 0.90", "threshold 0.79", "PMs over". */
export interface BandEndLabels {
  readonly limit: string;
  readonly threshold: string;
  readonly over: string;
}

/** What the lines are called. */
export interface BandNames {
  /** "lowest", "10 %", "median", "90 %", "highest". */
  readonly names: Percentiles<string>;
  /** Words right of the plot, on the last lane: about 96 px are needed there. Null on the others. */
  readonly endLabels: BandEndLabels | null;
}

/** The plot, and the strip that counts PMs below it. */
export interface BandsPlace {
  readonly plot: PanelPlace;
  readonly strip: PanelPlace;
}

/**
 * The strip takes this part of the height, within bounds, px; it stands so far below the plot, and
 * its scale goes on above its highest tick, so that this keeps clear of the plot's lowest.
 */
const STRIP = { share: 0.22, least: 14, most: 36, room: 1.25 };
export const STRIP_GAP = 8;

export const stripHeight = (height: number): number =>
  Math.round(Math.min(STRIP.most, Math.max(STRIP.least, height * STRIP.share)));
export const plotHeight = (height: number): number => Math.max(1, height - stripHeight(height) - STRIP_GAP);

export const plotFrame = ({ steps, time, top }: BandsData): PanelFrame => ({
  steps,
  time,
  top,
  dayTop: Math.min(1, top),
  whole: false,
});

export function stripFrame({ steps, time, overTop }: BandsData): PanelFrame {
  const top = overTop * STRIP.room;
  return { steps, time, top, dayTop: top, whole: true, ticks: [0, overTop] };
}

/** How strongly the whole range and the inner one are filled, below the threshold and above it. */
const OPACITY = { range: 0.13, inner: 0.26, overRange: 0.2, overInner: 0.5 };
const CHOSEN: Look = { stroke: "ink", strokeWidth: 1.9, roundCorners: true };
/** A line in the ground's colour under the chosen PM's, so that it is seen on any band. */
const UNDER: Look = { stroke: "bg", strokeWidth: 4.3, roundCorners: true };

/** (0, 0) is the upper left corner of the plot; the strip stands below it. */
export function bandsMarks(data: BandsData, { plot, strip }: BandsPlace): Mark[] {
  const { percentiles, overloaded, chosen, threshold } = data;
  const [min, p10, median, p90, max] = percentiles;
  const { x, y, height } = plot;
  const [range, inner] = [bandPath(min, max, x, y), bandPath(p10, p90, x, y)];
  const bands = (ink: Ink, ofRange: number, ofInner: number): Mark[] => [
    pathMark(range, { fill: ink, opacity: ofRange }),
    pathMark(inner, { fill: ink, opacity: ofInner }),
  ];
  /** @param edges the upper and the lower edge of what is seen where the threshold stands at `level` */
  const within = (edges: (level: number) => readonly [number, number], marks: readonly Mark[]): Mark[] =>
    threshold.map(({ from, to, value }) => {
      const [upper, lower] = edges(y(value));
      const left = x.edge(from);
      const clip = { x: left, y: upper, width: x.edge(to) - left, height: Math.max(0, lower - upper) };
      return { kind: "group", clip, marks };
    });
  const undone = x.edge(median.length);
  return [
    ...within((level) => [level, height], bands("ink2", OPACITY.range, OPACITY.inner)),
    ...within((level) => [0, level], bands("over", OPACITY.overRange, OPACITY.overInner)),
    pathMark(linePath(median, x, y), { stroke: "ink2", strokeWidth: 1.6, roundCorners: true }),
    ...(chosen === null
      ? []
      : [
          pathMark(linePath(chosen.values, x, y), UNDER),
          pathMark(linePath(chosen.values, x, y), CHOSEN),
          ...partsOver(chosen.values, threshold).map((part) =>
            pathMark(partPath(part, x, y), { ...CHOSEN, stroke: "over" }),
          ),
        ]),
    pathMark(hatchPath(undone, 0, x.right, height), { stroke: "rule" }),
    {
      kind: "group",
      at: [0, height + STRIP_GAP],
      marks: [
        pathMark(countsPath(overloaded, strip), { fill: "over" }),
        pathMark(hatchPath(undone, 0, x.right, strip.height), { stroke: "rule" }),
      ],
    },
  ];
}

/** A bar for each step with a count; the least is seen, too. */
function countsPath(counts: ArrayLike<number>, { x, y, height }: PanelPlace): string {
  const width = Math.max(0.5, x.cell - (x.cell >= 4 ? 1 : 0));
  let path = "";
  for (let step = 0; step < counts.length; step++) {
    const count = at(counts, step);
    if (count === 0) continue;
    const top = Math.min(height - 1, y(count));
    path += `M${x.edge(step).toFixed(2)},${top.toFixed(2)}h${width.toFixed(2)}V${height}h${(-width).toFixed(2)}z`;
  }
  return path;
}

/** What stands over the bands: the bounds, whose line the chosen one is, and the names of all lines. */
export function boundMarks(data: BandsData, place: PanelPlace, { names, endLabels }: BandNames): Mark[] {
  const { threshold, limit, chosen, percentiles, top } = data;
  const { x, y, width } = place;
  const limitAt = crisp(y(limit));
  return [
    lineMark(0, limitAt, width, limitAt, limitLook(limit)),
    pathMark(thresholdPath(threshold, x, y), thresholdLook(threshold)),
    ...(chosen === null || chosen.values.length === 0 ? [] : [chosenName(chosen.name, chosen.values, place)]),
    ...cutMarks(percentiles[4], top, place, "over").bar,
    ...(endLabels === null ? [] : endMarks(data, place, names, endLabels)),
  ];
}

/** How far what is cut at the upper edge goes. */
export const cutFigure = ({ percentiles, top }: BandsData, place: PanelPlace): readonly Mark[] =>
  cutMarks(percentiles[4], top, place, "over").figure;

function chosenName(name: string, values: ArrayLike<number>, { x, y }: PanelPlace): Mark {
  const last = values.length - 1;
  const right = Math.max(textWidth(name), x.centre(last) - 2);
  const above = Math.max(8, y(at(values, last)) - 10);
  return textMark(name, right, above, { anchor: "end", fill: "ink", rim: true });
}

/** Lines of labels stand so far apart, px. */
export const APART = 12.5;

/** Names limit, threshold and every percentile right of the plot, the highest first. */
function endMarks(
  { percentiles, threshold, limit, steps }: BandsData,
  { y, width, height }: PanelPlace,
  names: Percentiles<string>,
  labels: BandEndLabels,
): Mark[] {
  const lines = percentiles.map((values, i) => ({
    value: values.length === 0 ? 0 : at(values, values.length - 1),
    text: present(names[i], "the name of a percentile"),
    strong: false,
  }));
  const entries = [
    ...lines.reverse(),
    { value: thresholdAt(threshold, steps - 1), text: labels.threshold, strong: true },
    { value: limit, text: labels.limit, strong: false },
  ];
  const wanted = entries.map(({ value }) => y(value));
  const places = spread(wanted, APART, -4, height + 4);
  return entries.flatMap(({ text, strong }, i): Mark[] => {
    const [from, to] = [at(wanted, i), at(places, i)];
    const words = textMark(text, width + 10, to, { fill: strong ? "ink" : "ink2", name: END });
    if (Math.abs(from - to) <= 3) return [words];
    return [lineMark(width + 1, from, width + 8, to, { stroke: "ghost", name: END }), words];
  });
}

/** What the strip counts, right of it. */
export const stripName = ({ width, height }: PanelPlace, { endLabels }: BandNames): Mark[] =>
  endLabels === null ? [] : [textMark(endLabels.over, width + 10, height / 2, { name: END })];
