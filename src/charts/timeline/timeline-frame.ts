/** What stands still on the timeline: rows and their names, the demand, the times, the bar of the whole range. */

import { area, line } from "d3-shape";
import { dayOf, MINUTES_A_DAY } from "../../base/step-time.ts";
import type { HourScale } from "../../view/over-time/chart-scales.ts";
import type { TimeAxis } from "../../view/over-time/time-axis.ts";
import { dayStarts, tickMinutes, ticksAt } from "../../view/over-time/time-axis.ts";
import type { GlyphScreen } from "../marks/glyphs.ts";
import { GLYPH_SIZES, glyphParts } from "../marks/glyphs.ts";
import { hatchPath } from "../marks/hatch.ts";
import { spread } from "../marks/spread.ts";
import type { Group, Text } from "../marks/svg.ts";
import { crisp, drawLine, drawText, fitText, textWidth } from "../marks/svg.ts";
import { timeLabels } from "../marks/time-labels.ts";
import { LANE_KEYS } from "../over-time/lines-chart.ts";
import type { TimelineSizes } from "./timeline-sizes.ts";

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
  readonly lanes: readonly { readonly name: string }[];
  /** A second line under each name: what the track's bars count. Null for glyphs. */
  readonly note: string | null;
  readonly time: TimeAxis;
}

/** Width of a lane's key beside its name. */
const KEY = 22;

export function drawRows(parent: Group, scale: HourScale, sizes: TimelineSizes, rows: Rows): void {
  const days = dayStarts(scale, rows.time).map(({ at }) => at);
  for (const day of [scale.first, ...days, scale.first + scale.steps]) {
    const x = crisp(scale.edge(day));
    drawLine(parent, "chart-rule", x, rows.top, x, rows.axisTop);
  }
  rows.lanes.forEach(({ name }, i) => {
    const top = rows.firstTrack + rows.track * i;
    const middle = top + rows.track / 2 + 1;
    drawLine(parent, "chart-rule", 0, crisp(top), scale.right, crisp(top));
    const room = scale.left - 8 - (sizes.keys ? KEY + 12 : 0);
    const noted = rows.note !== null && rows.track >= 2.5 * sizes.nameFont;
    const line = noted ? middle - sizes.nameFont * 0.65 : middle;
    const text = drawText(
      parent,
      "chart-track-name",
      fitText(name, room, sizes.nameFont),
      0,
      line,
      "start",
      sizes.nameFont,
    );
    text.append("title").text(name);
    if (noted && rows.note !== null) {
      drawText(
        parent,
        "chart-text",
        fitText(rows.note, scale.left - 8, sizes.font),
        0,
        middle + sizes.font * 0.7,
      )
        .append("title")
        .text(rows.note);
    }
    const key = LANE_KEYS[i];
    if (sizes.keys && key !== undefined) {
      drawLine(
        parent,
        `chart-line chart-key chart-line-${key}`,
        scale.left - 12 - KEY,
        crisp(line),
        scale.left - 12,
        crisp(line),
      );
    }
  });
}

const DEMAND_KEYS = ["cpu", "net", "mem"] as const;

/** Above and below the demand's lines; where a day's name stands, the lines keep below it. Px. */
const DEMAND_MARGIN = { top: 4, bottom: 3, name: 15 };

export function drawDemand(
  parent: Group,
  scale: HourScale,
  sizes: TimelineSizes,
  demand: TimelineDemand & { top: number; time: TimeAxis },
): void {
  const bottom = demand.top + sizes.demand;
  drawText(parent, "chart-text", demand.name, 0, (demand.top + bottom) / 2, "start", sizes.font);
  const names = dayNames(scale, sizes, demand.time);
  for (const { x, text } of names) {
    drawText(parent, "chart-text chart-halo", text, x, demand.top + 7, "start", sizes.font);
  }
  const all = [...demand.series.map(({ values }) => values), ...demand.own.flat()];
  const room = roomForLines(scale, sizes, all, names);
  const y = (value: number): number => bottom - DEMAND_MARGIN.bottom - value * room;
  const drawSeries = (values: ArrayLike<number>, i: number, className: string): number => {
    const done = Math.max(0, Math.min(scale.steps, values.length - scale.first));
    const shown = Array.from({ length: done }, (_, k) => values[scale.first + k] ?? 0);
    const d = line<number>()
      .x((_, k) => scale.centre(scale.first + k))
      .y((value) => y(value))
      .digits(2)(shown);
    const points =
      shown.length > 1
        ? d
        : area<number>()
            .x(scale.centre(scale.first))
            .y(y(shown[0] ?? 0))(shown);
    parent
      .append("path")
      .attr("class", `chart-line chart-line-${DEMAND_KEYS[i] ?? "mem"} ${className}`)
      .attr("d", points);
    return y(shown.at(-1) ?? 0);
  };
  for (const run of demand.own)
    run.forEach((values, i) => {
      drawSeries(values, i, "chart-own-demand");
    });
  const ends = demand.series.map(({ values }, i) => drawSeries(values, i, "chart-demand"));
  if (sizes.ends < 30) return;
  const at = spread(ends, 12, demand.top + 6, bottom - 6);
  demand.series.forEach(({ name }, i) => {
    drawText(
      parent,
      `chart-text chart-lane-name-${DEMAND_KEYS[i] ?? "mem"}`,
      name,
      scale.right + 7,
      at[i] ?? 0,
    );
  });
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
  const end = scale.first + scale.steps;
  const starts = [scale.first, ...dayStarts(scale, time).map(({ at }) => at)];
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
  for (let i = from; i < Math.min(to, values.length); i++) most = Math.max(most, values[i] ?? 0);
  return most;
};

export interface AxisLabel {
  readonly node: Text;
  readonly x: number;
  /** Half of its width. */
  readonly half: number;
}

/** Returns the labels: one that the pill comes close to gives way. */
export function drawAxis(
  parent: Group,
  scale: HourScale,
  sizes: TimelineSizes,
  top: number,
  time: TimeAxis,
): AxisLabel[] {
  const y = crisp(top);
  drawLine(parent, "chart-axis", scale.left, y, scale.right, y);
  const room = { apart: sizes.font * 5.5, gap: sizes.font / 2, font: sizes.font };
  const { minutes: labelled, labels } = timeLabels(scale, time, room);
  for (const { at, minute } of ticksAt(scale, time, tickMinutes(scale, time, 5))) {
    const x = crisp(scale.edge(at));
    drawLine(parent, "chart-axis", x, y, x, y + (minute % labelled === 0 ? 6 : 3));
  }
  const middle = top + 5 + sizes.pill.height / 2;
  return labels.map(({ text, x, half }) => ({
    node: drawText(parent, "chart-text", text, x, middle, "middle", sizes.font),
    x,
    half,
  }));
}

/** Hatches what a row has not come to yet, from `step` on. */
export function drawUndone(
  parent: Group,
  scale: HourScale,
  row: { readonly step: number; readonly top: number; readonly height: number },
): void {
  if (row.step >= scale.first + scale.steps) return;
  parent
    .append("path")
    .attr("class", "chart-undone")
    .attr(
      "d",
      hatchPath(scale.edge(Math.max(scale.first, row.step)), row.top, scale.right, row.top + row.height),
    );
}

/** An upright triangle under the axis. */
export function drawDivergence(
  parent: Group,
  scale: HourScale,
  screen: GlyphScreen,
  axisTop: number,
  step: number,
): void {
  if (step < scale.first || step >= scale.first + scale.steps) return;
  const size = GLYPH_SIZES[screen].divergence;
  const [part] = glyphParts("divergence", size);
  parent
    .append("path")
    .attr("class", "chart-fill-ink")
    .attr("d", part?.d ?? "")
    .attr(
      "transform",
      `translate(${scale.centre(step).toFixed(2)},${(axisTop + 1.5 + size * 0.4).toFixed(2)})`,
    );
}

/** The whole range with the part of it that is shown. */
export function drawBar(
  parent: Group,
  scale: HourScale,
  sizes: TimelineSizes,
  bar: { y: number; steps: number; name: string },
): void {
  const width = scale.right - scale.left;
  const y = bar.y + 2;
  const part = (className: string, x: number, w: number): void => {
    parent
      .append("rect")
      .attr("class", className)
      .attr("x", x)
      .attr("y", y)
      .attr("width", w)
      .attr("height", 4);
  };
  part("chart-bar", scale.left, width);
  part("chart-bar-shown", scale.left + (scale.first / bar.steps) * width, (scale.steps / bar.steps) * width);
  drawText(parent, "chart-text", bar.name, 0, y + 2, "start", sizes.font);
}
