/**
 * What every panel over the hours has in common: scales, baseline, day lines, ticks outside the
 * plot, the playhead and the crosshair. The svg is as large as the plot itself, so panels of equal
 * size are equal scales; labels are drawn outside of it and the page leaves room for them. The
 * frame is drawn once per data and size; the playhead, with what is written beside it, and other
 * marks of the moment are layers of their own between it and `front`, and only move.
 */

import type { Selection } from "d3-selection";
import { select } from "d3-selection";
import { present } from "../../base/assert.ts";
import type { HourScale } from "../../view/over-time/chart-scales.ts";
import { hourScale, valueTicks } from "../../view/over-time/chart-scales.ts";
import type { TimeAxis } from "../../view/over-time/time-axis.ts";
import { dayStarts } from "../../view/over-time/time-axis.ts";
import { formatTick } from "../../view/text/figures.ts";
import type { MovingLayer } from "../marks/moving-layer.ts";
import { createMovingLayer, createStillLayer } from "../marks/moving-layer.ts";
import type { Group, Line, Svg } from "../marks/svg.ts";
import { createSvg, crisp, drawLine, drawText, FONT, group, listen } from "../marks/svg.ts";
import { timeLabels } from "../marks/time-labels.ts";

export interface PanelOptions {
  /** What the chart shows, in words: its accessible name. */
  readonly label: string;
  readonly width: number;
  readonly height: number;
  /** Figures left of the plot: about 24 px are needed there. */
  readonly yLabels: boolean;
  /** Times below the plot: 16 px are needed there. */
  readonly xLabels: boolean;
  /** The hour under the pointer; null when it has left. */
  readonly onHover?: (step: number | null) => void;
}

export interface PanelFrame {
  readonly steps: number;
  readonly time: TimeAxis;
  /** The figure at the upper edge. */
  readonly top: number;
  /** Day lines reach up to this figure. */
  readonly dayTop: number;
  /** Only whole figures get a tick: counts. */
  readonly whole: boolean;
  /** The only figures to get one; left out, as many as there is room for. */
  readonly ticks?: readonly number[];
}

type Root = Selection<HTMLDivElement, unknown, null, undefined>;

export interface Panel {
  readonly svg: Svg;
  /** Holds all layers: what is set here holds for all of them. */
  readonly root: Root;
  /** Areas, under the day lines' ends and the playhead. */
  readonly back: Group;
  /** Lines, thresholds. */
  readonly marks: Group;
  /** Moves with the playhead: (0, 0) is its upper end. */
  readonly playhead: MovingLayer;
  /** Another mark of the moment, above those before it. */
  addLayer(className: string): MovingLayer;
  /** Words that stay where they are, above all marks. */
  readonly front: Group;
  x(): HourScale;
  y(value: number): number;
  width(): number;
  height(): number;
  resize(width: number, height: number): void;
  /** Sets the scales, draws the frame where it has changed, and empties `back` and `marks`. */
  drawFrame(frame: PanelFrame): void;
  movePlayhead(step: number): void;
  /** Shows the crosshair at a step; null hides it. */
  moveCrosshair(step: number | null): void;
  destroy(): void;
}

export function createPanel(
  container: Element,
  className: string,
  options: PanelOptions,
  press: (step: number) => void,
  hover: (step: number | null) => void,
): Panel {
  let { width, height } = options;
  let scale = hourScale(1, 0, width);
  let top = 1;
  /** The frame that the axes show, in writing. */
  let drawn = "";
  const root = select(container).append("div").attr("class", "chart-panel");
  const place = present(root.node(), "a panel's place");
  const svg = createSvg(place, className, options.label);
  const back = group(svg, "chart-back");
  const axes = group(svg, "chart-axes");
  const marks = group(svg, "chart-marks");
  const crosshair = drawLine(group(svg, "chart-crosshair-layer"), "chart-crosshair", 0, 0, 0, 0);
  const surface = svg.append("rect").attr("class", "chart-surface");
  const moment = present(root.append("div").attr("class", "chart-moments").node(), "the marks' place");
  const playhead = createMovingLayer(moment, "chart-moment");
  const line = drawLine(playhead.svg, "chart-playhead", 0, -1, 0, 0);
  const front = group(createStillLayer(place, "chart-written"), "chart-front");
  const y = (value: number): number => height - (value / top) * height;
  const node = surface.node();
  const stop =
    node === null
      ? () => {}
      : listen(node, {
          move: (at) => {
            const step = at === null ? null : scale.stepAt(at);
            hover(step);
            options.onHover?.(step);
          },
          press: (at) => press(scale.stepAt(at)),
        });

  function resize(newWidth: number, newHeight: number): void {
    [width, height] = [Math.max(1, newWidth), Math.max(1, newHeight)];
    svg.attr("width", width).attr("height", height).attr("viewBox", `0 0 ${width} ${height}`);
    surface.attr("width", width).attr("height", height);
    line.attr("y2", height);
  }
  resize(width, height);

  return {
    svg,
    root,
    back,
    marks,
    playhead,
    addLayer: (name) => createMovingLayer(moment, name),
    front,
    x: () => scale,
    y,
    width: () => width,
    height: () => height,
    resize,
    drawFrame(frame) {
      scale = hourScale(frame.steps, 0, width);
      top = frame.top;
      for (const layer of [back, marks]) layer.selectChildren().remove();
      // Of a run that grows only the marks change.
      const next = JSON.stringify({ ...frame, width, height });
      if (next === drawn) return;
      drawn = next;
      axes.selectChildren().remove();
      for (const day of dayStarts(scale, frame.time)) {
        const x = crisp(scale.edge(day.at));
        drawLine(axes, "chart-day", x, y(frame.dayTop), x, height);
      }
      drawLine(axes, "chart-base", 0, crisp(height), width, crisp(height));
      if (options.yLabels) drawValueLabels(axes, frame.ticks ?? valueTicks(top, height, frame.whole), y);
      if (options.xLabels) drawTimeLabels(axes, scale, frame.time, height + FONT - 1.5);
    },
    movePlayhead: (step) => playhead.moveTo(crisp(scale.centre(step)), 0),
    moveCrosshair(step) {
      crosshair.classed("chart-hidden", step === null);
      if (step !== null) moveLine(crosshair, crisp(scale.centre(step)), 0, height);
    },
    destroy() {
      stop();
      root.remove();
    },
  };
}

const moveLine = (line: Line, x: number, y1: number, y2: number): Line =>
  line.attr("x1", x).attr("x2", x).attr("y1", y1).attr("y2", y2);

function drawValueLabels(axes: Group, ticks: readonly number[], y: (value: number) => number): void {
  for (const tick of ticks) drawText(axes, "chart-text", formatTick(tick), -6, y(tick), "end");
}

/** At least two font sizes apart, and about five of them. */
function drawTimeLabels(axes: Group, scale: HourScale, time: TimeAxis, y: number): void {
  const apart = Math.max(FONT * 2, (scale.right - scale.left) / 5);
  for (const { text, x } of timeLabels(scale, time, { apart, gap: FONT / 2, inset: 1 }).labels)
    drawText(axes, "chart-text", text, x, y, "middle");
}
