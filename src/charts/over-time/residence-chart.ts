/**
 * Where a VM has lived in one lane, in the page (`residence-marks.ts` says what is drawn). The strip is
 * drawn once per data and size; moving the moment moves a line, and pointing at an hour names its PM.
 */

import { select } from "d3-selection";
import { present } from "../../base/assert.ts";
import type { HourScale } from "../../view/over-time/chart-scales.ts";
import { hourScale } from "../../view/over-time/chart-scales.ts";
import { hostAt } from "../../view/over-time/vm-history.ts";
import { createMovingLayer, createStillLayer } from "../marks/moving-layer.ts";
import { createSvg, crisp, drawLine, drawText, group, listen, markLayer, textWidth } from "../marks/svg.ts";
import type { ResidenceData, ResidenceWords } from "./residence-marks.ts";
import { RESIDENCE_ROWS, residenceHeight, residenceMarks } from "./residence-marks.ts";

export interface ResidenceOptions extends ResidenceWords {
  /** What is shown, in words: its accessible name. */
  readonly label: string;
  readonly width: number;
  readonly onPick: (step: number) => void;
}

export interface ResidenceChart {
  update(data: ResidenceData): void;
  /** `at` on the axis of steps, as in a stay. */
  moveTo(at: number): void;
  resize(width: number, height: number): void;
  destroy(): void;
}

const { names: NAMES, strip: STRIP } = RESIDENCE_ROWS;

export function createResidenceChart(container: Element, options: ResidenceOptions): ResidenceChart {
  let { width } = options;
  let data: ResidenceData | null = null;
  let now = 0;
  let scale: HourScale = hourScale(1, 0, width);
  const root = select(container).append("div").attr("class", "chart-panel");
  const place = present(root.node(), "the strip's place");
  const svg = createSvg(place, "chart-residence", options.label);
  const marks = markLayer(group(svg, "chart-marks"));
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
    scale = hourScale(data.steps, 0, width);
    const height = residenceHeight(options.xLabels);
    svg.attr("width", width).attr("height", height).attr("viewBox", `0 0 ${width} ${height}`);
    surface.attr("width", width);
    marks.draw(residenceMarks(data, scale, options));
    moveTo(now);
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
