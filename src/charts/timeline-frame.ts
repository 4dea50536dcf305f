/** What stands still on the timeline: rows and their names, the demand, the hours, the bar of the whole range. */

import { area, line } from "d3-shape";
import type { HourScale } from "../view/chart-scales.ts";
import { boundaries, dayBoundaries, stepsPerDay, tickInterval } from "../view/chart-scales.ts";
import type { GlyphScreen } from "./glyphs.ts";
import { GLYPH_SIZES, glyphParts } from "./glyphs.ts";
import { LANE_KEYS } from "./lanes-chart.ts";
import { spread } from "./spread.ts";
import type { Group, Text } from "./svg.ts";
import { crisp, drawLine, drawText, fitText, textWidth } from "./svg.ts";
import type { TimelineSizes } from "./timeline-sizes.ts";

export interface TimelineDemand {
  /** Left of the track: "Demand, same for all". */
  readonly name: string;
  /** cpu, net, mem: the fleet's demand over its capacity. */
  readonly series: readonly { readonly name: string; readonly values: ArrayLike<number> }[];
}

export interface Rows {
  readonly top: number;
  readonly firstTrack: number;
  readonly track: number;
  readonly axisTop: number;
  readonly lanes: readonly { readonly name: string }[];
  readonly stepMinutes: number;
}

/** Width of a lane's key beside its name. */
const KEY = 22;

export function drawRows(parent: Group, scale: HourScale, sizes: TimelineSizes, rows: Rows): void {
  for (const day of [scale.first, ...dayBoundaries(scale, rows.stepMinutes), scale.first + scale.steps]) {
    const x = crisp(scale.edge(day));
    drawLine(parent, "chart-rule", x, rows.top, x, rows.axisTop);
  }
  rows.lanes.forEach(({ name }, i) => {
    const top = rows.firstTrack + rows.track * i;
    const middle = top + rows.track / 2 + 1;
    drawLine(parent, "chart-rule", 0, crisp(top), scale.right, crisp(top));
    const room = scale.left - 8 - (sizes.keys ? KEY + 12 : 0);
    const text = drawText(
      parent,
      "chart-track-name",
      fitText(name, room, sizes.nameFont),
      0,
      middle,
      "start",
      sizes.nameFont,
    );
    text.append("title").text(name);
    const key = LANE_KEYS[i];
    if (sizes.keys && key !== undefined) {
      drawLine(
        parent,
        `chart-line chart-key chart-line-${key}`,
        scale.left - 12 - KEY,
        crisp(middle),
        scale.left - 12,
        crisp(middle),
      );
    }
  });
}

const DEMAND_KEYS = ["cpu", "net", "mem"] as const;

export function drawDemand(
  parent: Group,
  scale: HourScale,
  sizes: TimelineSizes,
  demand: TimelineDemand & { top: number; stepMinutes: number; dayName: (day: number) => string },
): void {
  const bottom = demand.top + sizes.demand;
  const most = Math.max(...demand.series.map(({ values }) => maximum(values)), 1e-9);
  const y = (value: number): number => bottom - 3 - (value / most) * (sizes.demand - 7);
  drawText(parent, "chart-text", demand.name, 0, (demand.top + bottom) / 2, "start", sizes.font);
  const day = stepsPerDay(demand.stepMinutes);
  if (day !== null) {
    for (const start of [scale.first, ...dayBoundaries(scale, demand.stepMinutes)]) {
      const room = Math.min(day, scale.first + scale.steps - start) * scale.cell;
      const name = demand.dayName(Math.floor(start / day));
      if (textWidth(name, sizes.font) + 8 > room) continue;
      drawText(
        parent,
        "chart-text chart-halo",
        name,
        scale.edge(start) + 6,
        demand.top + 7,
        "start",
        sizes.font,
      );
    }
  }
  const ends: number[] = [];
  demand.series.forEach(({ values }, i) => {
    const shown = Array.from({ length: scale.steps }, (_, k) => values[scale.first + k] ?? 0);
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
      .attr("class", `chart-line chart-line-${DEMAND_KEYS[i] ?? "mem"}`)
      .attr("d", points);
    ends.push(y(shown.at(-1) ?? 0));
  });
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

const maximum = (values: ArrayLike<number>): number => {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, values[i] ?? 0);
  return most;
};

export interface AxisLabel {
  readonly node: Text;
  readonly x: number;
  /** Half of its width. */
  readonly half: number;
}

/** Returns the hours' labels: one that the pill comes close to gives way. */
export function drawAxis(
  parent: Group,
  scale: HourScale,
  sizes: TimelineSizes,
  top: number,
  stepMinutes: number,
): AxisLabel[] {
  const y = crisp(top);
  drawLine(parent, "chart-axis", scale.left, y, scale.right, y);
  const labelled = tickInterval(scale, stepMinutes, sizes.font * 5.5);
  for (const hour of boundaries(scale, tickInterval(scale, stepMinutes, 5))) {
    const x = crisp(scale.edge(hour));
    drawLine(parent, "chart-axis", x, y, x, y + (hour % labelled === 0 ? 6 : 3));
  }
  const middle = top + 5 + sizes.pill.height / 2;
  return boundaries(scale, labelled).map((hour) => {
    const text = String(hour);
    const half = textWidth(text, sizes.font) / 2;
    const x = Math.min(scale.right - half, Math.max(scale.left + half, scale.edge(hour)));
    return { node: drawText(parent, "chart-text", text, x, middle, "middle", sizes.font), x, half };
  });
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
