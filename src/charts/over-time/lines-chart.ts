/**
 * Lines over one another on one scale, each named at its end with its figure at the moment: the
 * lanes of a measure, their deviation of one resource (Fig. 8), or the resources of one machine. The
 * series, their scale and how figures are written are given. Names stand in the order of the lines' ends and keep clear of each other.
 */

import type { TimeAxis } from "../../view/over-time/time-axis.ts";
import { areaPath, linePath } from "../marks/curves.ts";
import type { MovingLayer } from "../marks/moving-layer.ts";
import { say } from "../marks/moving-layer.ts";
import { spread } from "../marks/spread.ts";
import type { Text } from "../marks/svg.ts";
import { drawText, group, middleOf, textWidth } from "../marks/svg.ts";
import type { PanelOptions } from "./panel.ts";
import { createPanel } from "./panel.ts";

/** How a line is drawn: the key of a lane, or that of a resource within one machine. Widths and dashes are in charts.css. */
export type LineKey = "a" | "b" | "c" | "d" | "cpu" | "net" | "mem";
export const LANE_KEYS: readonly LineKey[] = ["a", "b", "c", "d"];

export interface ChartLine {
  readonly key: LineKey;
  readonly name: string;
  readonly values: ArrayLike<number>;
  /** The same of the run without what a person changed; null where nobody did. */
  readonly ghost: ArrayLike<number> | null;
}

export interface LinesChartData {
  readonly lines: readonly ChartLine[];
  /** The same without moves, as a grey area; null draws none. */
  readonly without: ArrayLike<number> | null;
  readonly steps: number;
  readonly time: TimeAxis;
  /** The figure at the upper edge. */
  readonly top: number;
  /** Counts: ticks at whole figures only. */
  readonly whole: boolean;
  readonly format: (value: number) => string;
}

export interface LinesChartOptions extends PanelOptions {
  /** Left of the plot, 58 px out: "cpu". Null for none. */
  readonly name: string | null;
  /** Room for names and figures right of the plot, in px: long names are cut, figures never. */
  readonly lineNames: number;
  readonly onPick?: (step: number) => void;
}

export interface LinesChart {
  update(data: LinesChartData): void;
  /** `values`: one figure per line, in their order. */
  moveTo(step: number, values: ArrayLike<number>): void;
  hover(step: number | null): void;
  resize(width: number, height: number): void;
  destroy(): void;
}

const DOT = 2.6;
/** Letters of which no more than these are ever tried. */
const LONGEST_NAME = 60;
/** How far left of the plot the name begins: clear of the figures. */
const NAME_OUT = 58;
/** How far right of the plot the lines' names begin. */
const NAME_LEFT = 8;
/** The lines of names are 15 px apart, closer where a low panel has many. */
const NAME_APART = 15;
const NAME_CLOSEST = 12.5;

export function createLinesChart(
  container: Element,
  className: string,
  options: LinesChartOptions,
): LinesChart {
  let data: LinesChartData | null = null;
  let now: { step: number; values: ArrayLike<number> } | null = null;
  let hovered: number | null = null;
  const panel = createPanel(container, className, options, (step) => options.onPick?.(step), hover);
  let dots: MovingLayer[] = [];
  let names: Text[] = [];
  /** Names as there is room for them beside a figure; measured once each. */
  const fitted = new Map<string, string>();
  /** Where names and figures stand: away from what stands still. */
  const written = group(panel.front, "chart-names");
  const moment = drawText(panel.front, "chart-read chart-halo chart-hidden", "", 0, 0, "middle");

  const drawDot = (key: LineKey): MovingLayer => {
    const dot = panel.addLayer("chart-moment");
    dot.svg.append("circle").attr("class", `chart-lane-dot chart-lane-dot-${key}`).attr("r", DOT);
    return dot;
  };

  function draw(): void {
    if (data === null) return;
    const { lines, without, steps, time, top, whole } = data;
    panel.drawFrame({ steps, time, top, dayTop: top, whole });
    const [x, y] = [panel.x(), panel.y];
    if (without !== null)
      panel.back
        .append("path")
        .attr("class", "chart-area")
        .attr("d", areaPath(without, x, y));
    for (const { ghost } of lines) {
      if (ghost === null) continue;
      panel.marks
        .append("path")
        .attr("class", "chart-ghost-line")
        .attr("d", linePath(ghost, x, y));
    }
    for (const { key, values } of lines) {
      panel.marks
        .append("path")
        .attr("class", `chart-line chart-line-${key}`)
        .attr("d", linePath(values, x, y));
    }
    if (options.name !== null)
      drawText(panel.marks, "chart-name", options.name, -NAME_OUT, panel.height() / 2, "start", 14);
    for (const dot of dots) dot.svg.remove();
    written.selectChildren().remove();
    dots = lines.map(({ key }) => drawDot(key));
    names = drawNames(lines);
    if (now !== null) moveTo(now.step, now.values);
  }

  function drawNames(lines: readonly ChartLine[]): Text[] {
    const apart = Math.min(NAME_APART, Math.max(NAME_CLOSEST, (panel.height() + 8) / lines.length));
    const ends = lines.map(({ values }) => panel.y(values[values.length - 1] ?? 0));
    const at = spread(ends, apart, apart / 2 - 4, panel.height() + 4 - apart / 2);
    return lines.map(({ key, name }, i) => {
      const place = panel.width() + NAME_LEFT;
      const text = drawText(written, `chart-text chart-lane-name-${key}`, "", place, at[i] ?? 0);
      if (!fitted.has(name)) fitted.set(name, cutToFit(name, text));
      return text;
    });
  }

  /** As much of a name as has room beside its figure. Each width costs a layout: the cut is halved in on. */
  function cutToFit(name: string, text: Text): string {
    const figure = data?.format(data.top) ?? "";
    const fits = (words: string): boolean =>
      (text.text(`${words} ${figure}`).node()?.getComputedTextLength() ?? 0) <= options.lineNames - NAME_LEFT;
    const letters = [...name];
    if (letters.length <= LONGEST_NAME && fits(name)) return name;
    const cutTo = (length: number): string => `${letters.slice(0, length).join("").trimEnd()}\u2026`;
    let [shown, tooMany] = [1, Math.min(letters.length, LONGEST_NAME)];
    while (tooMany - shown > 1) {
      const middle = Math.floor((shown + tooMany) / 2);
      if (fits(cutTo(middle))) shown = middle;
      else tooMany = middle;
    }
    return cutTo(shown);
  }

  function moveTo(step: number, values: ArrayLike<number>): void {
    now = { step, values };
    if (data === null) return;
    panel.movePlayhead(step);
    const x = panel.x().centre(step);
    dots.forEach((dot, i) => {
      dot.moveTo(x, panel.y(values[i] ?? 0));
    });
    if (hovered === null) writeNames(values);
  }

  /** @param read the step that is hovered: a line that has a ghost then reads from the ghost's figure to its own */
  function writeNames(values: ArrayLike<number>, read: number | null = null): void {
    names.forEach((text, i) => {
      const line = data?.lines[i];
      if (data === null || line === undefined) return;
      const figure = data.format(values[i] ?? 0);
      const before = read === null ? undefined : line.ghost?.[read];
      say(
        text,
        before === undefined
          ? `${fitted.get(line.name) ?? line.name} ${figure}`
          : `${data.format(before)} \u2192 ${figure}`,
      );
    });
  }

  /** While a step is hovered the names carry its figures, and its moment stands at the crosshair. */
  function hover(step: number | null): void {
    hovered = step;
    panel.moveCrosshair(step);
    moment.classed("chart-hidden", step === null);
    panel.svg.classed("chart-is-hovered", step !== null);
    if (data === null) return;
    if (step !== null) {
      const text = data.time.stepText(step);
      const half = textWidth(text) / 2;
      const x = Math.min(panel.width() - half, Math.max(half, panel.x().centre(step)));
      moment.text(text).attr("x", x).attr("y", middleOf(6));
      writeNames(
        data.lines.map(({ values }) => values[step] ?? 0),
        step,
      );
    } else if (now !== null) writeNames(now.values);
  }

  return {
    update(next) {
      data = next;
      draw();
    },
    moveTo,
    hover,
    resize(width, height) {
      panel.resize(width, height);
      draw();
    },
    destroy: panel.destroy,
  };
}
