/**
 * Where a VM has lived in one lane: a strip over the hours, coloured by PM, with the PM's name over
 * each stay that is wide enough for it. The strip is drawn once per data and size; moving the moment
 * moves a line, and pointing at an hour names its PM.
 */

import { select } from "d3-selection";
import { present } from "../../base/assert.ts";
import type { HourScale } from "../../view/over-time/chart-scales.ts";
import { hourScale } from "../../view/over-time/chart-scales.ts";
import type { TimeAxis } from "../../view/over-time/time-axis.ts";
import type { Stay } from "../../view/over-time/vm-history.ts";
import { hostAt } from "../../view/over-time/vm-history.ts";
import { pmVariable } from "../marks/colours.ts";
import { createMovingLayer, createStillLayer } from "../marks/moving-layer.ts";
import { createSvg, crisp, drawLine, drawText, group, listen, textWidth } from "../marks/svg.ts";
import { timeLabels } from "../marks/time-labels.ts";

export interface ResidenceOptions {
  /** What is shown, in words: its accessible name. */
  readonly label: string;
  readonly width: number;
  readonly pmName: (pm: number) => string;
  /** Size of the fleet: decides whether PMs have colours of their own. */
  readonly pms: number;
  /** Times under the strip. */
  readonly xLabels: boolean;
  readonly onPick: (step: number) => void;
}

export interface ResidenceData {
  readonly stays: readonly Stay[];
  readonly steps: number;
  /** Steps that are done: the last stay ends there. */
  readonly done: number;
  readonly time: TimeAxis;
}

export interface ResidenceChart {
  update(data: ResidenceData): void;
  /** `at` on the axis of steps, as in a stay. */
  moveTo(at: number): void;
  resize(width: number, height: number): void;
  destroy(): void;
}

/** Px: the names, the strip under them, the times under that. */
const NAMES = 16;
const STRIP = 12;
const TIMES = 17;
const FONT = 12;
/** A stay is at least this wide, whatever its length. */
const LEAST_WIDTH = 1.5;

export const residenceHeight = (xLabels: boolean): number => NAMES + STRIP + (xLabels ? TIMES : 3);

export function createResidenceChart(container: Element, options: ResidenceOptions): ResidenceChart {
  let { width } = options;
  let data: ResidenceData | null = null;
  let now = 0;
  let scale: HourScale = hourScale(1, 0, width);
  const root = select(container).append("div").attr("class", "chart-panel");
  const place = present(root.node(), "the strip's place");
  const svg = createSvg(place, "chart-residence", options.label);
  const marks = group(svg, "chart-marks");
  const names = group(svg, "chart-names");
  const surface = svg
    .append("rect")
    .attr("class", "chart-surface")
    .attr("height", NAMES + STRIP);
  const playhead = createMovingLayer(place, "chart-moment");
  drawLine(playhead.svg, "chart-playhead", 0, NAMES - 4, 0, NAMES + STRIP + 3);
  const reading = group(createStillLayer(place, "chart-written"), "chart-reading chart-hidden");
  const node = surface.node();
  const stop =
    node === null
      ? () => {}
      : listen(node, {
          move: (x) => read(x === null ? null : scale.stepAt(x)),
          press: (x) => options.onPick(scale.stepAt(x)),
        });

  function draw(): void {
    if (data === null) return;
    const { stays, steps, done, time } = data;
    scale = hourScale(steps, 0, width);
    const height = residenceHeight(options.xLabels);
    svg.attr("width", width).attr("height", height).attr("viewBox", `0 0 ${width} ${height}`);
    surface.attr("width", width);
    for (const layer of [marks, names]) layer.selectChildren().remove();
    let taken = Number.NEGATIVE_INFINITY;
    stays.forEach((stay, i) => {
      const from = scale.edge(stay.at);
      const to = scale.edge(stays[i + 1]?.at ?? done);
      marks
        .append("rect")
        .attr("x", from)
        .attr("y", NAMES)
        .attr("width", Math.max(LEAST_WIDTH, to - from - (to - from > 3 ? 1 : 0)))
        .attr("height", STRIP)
        .style("fill", pmVariable(stay.pm, options.pms));
      const name = options.pmName(stay.pm);
      const room = textWidth(name);
      if (from < taken || room > to - from + 4) return;
      taken = from + room + 4;
      drawText(names, "chart-text", name, from, NAMES - 8);
    });
    if (options.xLabels) drawTimes(time);
    moveTo(now);
  }

  function drawTimes(time: TimeAxis): void {
    for (const { text, x } of timeLabels(scale, time, { apart: FONT * 5, gap: 0 }).labels)
      drawText(names, "chart-text", text, x, NAMES + STRIP + 10, "middle");
  }

  function read(step: number | null): void {
    reading.selectChildren().remove();
    const there = data !== null && step !== null && step < data.done;
    reading.classed("chart-hidden", !there);
    if (data === null || step === null || !there) return;
    const pm = hostAt(data.stays, { step, action: Number.POSITIVE_INFINITY });
    if (pm === null) return;
    const text = `${data.time.stepText(step)}: ${options.pmName(pm)}`;
    const half = textWidth(text) / 2 + 4;
    const x = Math.min(width - half, Math.max(half, scale.centre(step)));
    reading
      .append("rect")
      .attr("x", x - half)
      .attr("y", 0)
      .attr("width", 2 * half)
      .attr("height", NAMES);
    drawText(reading, "chart-strong", text, x, NAMES / 2, "middle");
  }

  function moveTo(at: number): void {
    now = at;
    playhead.moveTo(crisp(Math.min(width - 1, scale.edge(at))), 0);
  }

  return {
    update(next) {
      data = next;
      draw();
    },
    moveTo,
    resize(newWidth) {
      width = newWidth;
      draw();
    },
    destroy() {
      stop();
      root.remove();
    },
  };
}
