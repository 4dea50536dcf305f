/** What stands still on the timeline, as marks: rows and their names, the demand, the times, the bar of the whole range. */

import { line } from "d3-shape";
import { present } from "../../base/assert.ts";
import { dayOf, MINUTES_A_DAY } from "../../base/step-time.ts";
import { at } from "../../base/vector.ts";
import type { Ink } from "../../view/marks/ink.ts";
import type { Look, Mark } from "../../view/marks/marks.ts";
import type { HourScale } from "../../view/over-time/chart-scales.ts";
import type { TimeAxis } from "../../view/over-time/time-axis.ts";
import { dayStarts, tickMinutes, ticksAt } from "../../view/over-time/time-axis.ts";
import type { GlyphScreen } from "../marks/glyphs.ts";
import { GLYPH_SIZES, glyphMark } from "../marks/glyphs.ts";
import { hatchPath } from "../marks/hatch.ts";
import { lineMark, pathMark, textMark } from "../marks/plain-marks.ts";
import { spread } from "../marks/spread.ts";
import { crisp, fitText, fittingName, textWidth } from "../marks/svg.ts";
import type { TickLabel } from "../marks/time-labels.ts";
import { timeLabels } from "../marks/time-labels.ts";
import { KEY_LOOKS, LINE_LOOKS, RESOURCE_KEYS } from "../over-time/line-looks.ts";
import type { TimelineSizes } from "./timeline-sizes.ts";
import { hasEnds } from "./timeline-sizes.ts";

export interface TimelineDemand {
  /** Left of the track: "Demand, same for all", or whose is dotted. */
  readonly name: string;
  /** cpu, net, mem: the fleet's demand over its capacity. */
  readonly series: readonly { readonly name: string; readonly values: ArrayLike<number> }[];
  /** The same of every run that has its own, dotted. */
  readonly own: readonly (readonly ArrayLike<number>[])[];
}

export interface Rows {
  readonly top: number;
  readonly firstTrack: number;
  readonly track: number;
  readonly axisTop: number;
  readonly lanes: readonly { readonly name: string; readonly shorter: readonly string[] }[];
  /** A second line under each name: what the track's bars count. Null for glyphs. */
  readonly note: string | null;
  readonly time: TimeAxis;
}

const RULE: Look = { stroke: "rule" };

/** Width of a lane's key beside its name. */
const KEY = 22;

export function rowMarks(scale: HourScale, sizes: TimelineSizes, rows: Rows): Mark[] {
  const days = dayStarts(scale, rows.time).map((day) => day.at);
  const lines = [scale.first, ...days, scale.first + scale.steps].map((day): Mark => {
    const x = crisp(scale.edge(day));
    return lineMark(x, rows.top, x, rows.axisTop, RULE);
  });
  return [
    ...lines,
    ...rows.lanes.flatMap(({ name, shorter }, i) => rowMark([name, ...shorter], i, scale, sizes, rows)),
  ];
}

function rowMark(
  names: readonly [string, ...string[]],
  i: number,
  scale: HourScale,
  sizes: TimelineSizes,
  rows: Rows,
): Mark[] {
  const { font, nameFont, keys } = sizes;
  const top = rows.firstTrack + rows.track * i;
  const middle = top + rows.track / 2 + 1;
  const note = rows.track >= 2.5 * nameFont ? rows.note : null;
  const line = note === null ? middle : middle - nameFont * 0.65;
  const room = scale.left - 8 - (keys ? KEY + 12 : 0);
  const look = keys ? KEY_LOOKS[i] : undefined;
  const [from, to, level] = [scale.left - 12 - KEY, scale.left - 12, crisp(line)];
  return [
    lineMark(0, crisp(top), scale.right, crisp(top), RULE),
    textMark(fittingName(names, room, nameFont), 0, line, {
      fill: "ink",
      size: nameFont,
      weight: 650,
      about: names[0],
    }),
    ...(note === null
      ? []
      : [textMark(fitText(note, scale.left - 8, font), 0, middle + font * 0.7, { size: font, about: note })]),
    ...(look === undefined ? [] : [lineMark(from, level, to, level, look)]),
  ];
}

/** Above and below the demand's lines; where a day's name stands, the lines keep below it. Px. */
const DEMAND_MARGIN = { top: 4, bottom: 3, name: 15 };

/** A lower row is left to the lines: the clock names the day. Px. */
const LEAST_NAMED = 30;

/** A run's own demand: a row of dots. */
const OWN: Look = { strokeWidth: 1.4, dash: [0.1, 3], round: true };

export function demandMarks(
  scale: HourScale,
  sizes: TimelineSizes,
  demand: TimelineDemand & { readonly top: number; readonly time: TimeAxis },
): Mark[] {
  const { font } = sizes;
  const bottom = demand.top + sizes.demand;
  const names = dayNames(scale, sizes, demand.time);
  const all = [...demand.series.map(({ values }) => values), ...demand.own.flat()];
  const room = roomForLines(scale, sizes, all, names);
  const y = (value: number): number => bottom - DEMAND_MARGIN.bottom - value * room;
  const lookOf = (i: number): Look => LINE_LOOKS[present(RESOURCE_KEYS[i], "a resource's key")];
  const own = demand.own.flatMap((run) =>
    run.map((values, i) => pathMark(demandPath(values, scale, y), { ...lookOf(i), ...OWN, mark: "demand" })),
  );
  const series = demand.series.map(({ values }, i) =>
    pathMark(demandPath(values, scale, y), { ...lookOf(i), mark: "demand" }),
  );
  return [
    textMark(demand.name, 0, (demand.top + bottom) / 2, { size: font }),
    ...names.map(({ x, text }) => textMark(text, x, demand.top + 7, { size: font, rim: true })),
    ...own,
    ...series,
    ...(hasEnds(sizes) ? endNames() : []),
  ];

  function endNames(): Mark[] {
    const ends = demand.series.map(({ values }) => {
      const shown = shownSteps(values, scale);
      return y(shown === 0 ? 0 : at(values, scale.first + shown - 1));
    });
    // In a low row they reach below it: no lane says anything beside the ribbon.
    const places = spread(ends, 12, demand.top + 6, Math.max(bottom, demand.top + 36) - 6);
    return demand.series.map(({ name }, i) =>
      textMark(name, scale.right + 7, at(places, i), { fill: i === 0 ? "ink" : "ink2" }),
    );
  }
}

/** How many steps of a series are shown. */
const shownSteps = (values: ArrayLike<number>, scale: HourScale): number =>
  Math.max(0, Math.min(scale.steps, values.length - scale.first));

/** From middle to middle of the steps shown; a single one is a point. */
function demandPath(values: ArrayLike<number>, scale: HourScale, y: (value: number) => number): string {
  const steps = Array.from({ length: shownSteps(values, scale) }, (_, k) => scale.first + k);
  const path = line<number>()
    .x((step) => scale.centre(step))
    .y((step) => y(at(values, step)))
    .digits(2);
  return path(steps) ?? "";
}

interface DayName {
  readonly text: string;
  readonly x: number;
  /** The steps that it stands over: `from .. to - 1`. */
  readonly from: number;
  readonly to: number;
}

/** The names of the days shown, where they fit. */
function dayNames(scale: HourScale, sizes: TimelineSizes, time: TimeAxis): DayName[] {
  if (time.stepMinutes >= MINUTES_A_DAY) return []; // the axis itself names days
  if (sizes.demand < LEAST_NAMED) return [];
  const end = scale.first + scale.steps;
  const starts = [scale.first, ...dayStarts(scale, time).map((day) => day.at)];
  return starts.flatMap((start, i) => {
    const room = ((starts[i + 1] ?? end) - start) * scale.cell;
    const text = time.dayText(dayOf(start, time));
    const width = textWidth(text, sizes.font) + 8;
    if (width > Math.min(room, (MINUTES_A_DAY / time.stepMinutes) * scale.cell)) return [];
    const from = Math.floor(start);
    return [{ text, x: scale.edge(start) + 6, from, to: from + Math.ceil(width / scale.cell) }];
  });
}

/** Pixels for a demand of 1: as high as the row allows, and as leaves the names of the days free. */
function roomForLines(
  scale: HourScale,
  sizes: TimelineSizes,
  series: readonly ArrayLike<number>[],
  names: readonly DayName[],
): number {
  const most = (from: number, to: number): number =>
    Math.max(1e-9, ...series.map((values) => maximum(values, from, to)));
  const under = Math.max(0, ...names.map(({ from, to }) => most(from, to)));
  const whole = sizes.demand - DEMAND_MARGIN.bottom;
  return Math.min(
    (whole - DEMAND_MARGIN.top) / most(scale.first, scale.first + scale.steps),
    (whole - DEMAND_MARGIN.name) / Math.max(under, 1e-9),
  );
}

const maximum = (values: ArrayLike<number>, from: number, to: number): number => {
  let most = 0;
  for (let i = from; i < Math.min(to, values.length); i++) most = Math.max(most, at(values, i));
  return most;
};

/** A time under the axis: one that the pill comes close to gives way. */
export interface AxisLabel extends TickLabel {
  readonly mark: Mark;
}

export interface AxisMarks {
  readonly line: readonly Mark[];
  readonly labels: readonly AxisLabel[];
}

export function axisMarks(scale: HourScale, sizes: TimelineSizes, top: number, time: TimeAxis): AxisMarks {
  const { font } = sizes;
  const look: Look = { stroke: "edge" };
  const y = crisp(top);
  const room = { apart: font * 5.5, gap: font / 2, font };
  const { minutes: labelled, labels } = timeLabels(scale, time, room);
  const ticks = ticksAt(scale, time, tickMinutes(scale, time, 5)).map((tick): Mark => {
    const x = crisp(scale.edge(tick.at));
    return lineMark(x, y, x, y + (tick.minute % labelled === 0 ? 6 : 3), look);
  });
  const middle = top + 5 + sizes.pill.height / 2;
  return {
    line: [lineMark(scale.left, y, scale.right, y, look), ...ticks],
    labels: labels.map((label) => ({
      ...label,
      mark: textMark(label.text, label.x, middle, { anchor: "middle", size: font }),
    })),
  };
}

/** Hatches what a row has not come to yet, from `step` on. */
export function undoneMarks(
  scale: HourScale,
  row: { readonly step: number; readonly top: number; readonly height: number },
): Mark[] {
  if (row.step >= scale.first + scale.steps) return [];
  const left = scale.edge(Math.max(scale.first, row.step));
  return [pathMark(hatchPath(left, row.top, scale.right, row.top + row.height), RULE)];
}

/** An upright triangle under the axis. */
export function divergenceMarks(
  scale: HourScale,
  screen: GlyphScreen,
  axisTop: number,
  step: number,
): Mark[] {
  if (step < scale.first || step >= scale.first + scale.steps) return [];
  const size = GLYPH_SIZES[screen].divergence;
  return [
    glyphMark("divergence", size, [scale.centre(step), axisTop + 1.5 + size * 0.4], {
      look: { mark: "parting" },
    }),
  ];
}

/** The whole range with the part of it that is shown. */
export function rangeMarks(
  scale: HourScale,
  sizes: TimelineSizes,
  bar: { readonly y: number; readonly steps: number; readonly name: string },
): Mark[] {
  const width = scale.right - scale.left;
  const part = (fill: Ink, first: number, steps: number): Mark => ({
    kind: "rect",
    x: scale.left + (first / bar.steps) * width,
    y: bar.y + 2,
    width: (steps / bar.steps) * width,
    height: 4,
    fill,
  });
  return [
    part("rule", 0, bar.steps),
    part("press", scale.first, scale.steps),
    textMark(bar.name, 0, bar.y + 4, { size: sizes.font }),
  ];
}
