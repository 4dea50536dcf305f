/** Draws the labels of a projection where `view/picture/picture-labels.ts` has placed them. */

import type { Label, RunStyle } from "../../view/picture/picture-labels.ts";
import { RUN_FONT } from "../../view/picture/picture-labels.ts";
import type { Group } from "../marks/svg.ts";
import { drawLine } from "../marks/svg.ts";
import type { PmPoint } from "./projection-points.ts";

/** The width of a text, px. */
export type MeasureRun = (text: string, style: RunStyle) => number;

export function drawLabels(
  parent: Group,
  labels: readonly Label<PmPoint>[],
  measure: MeasureRun,
  scale: number,
): void {
  parent.selectChildren().remove();
  for (const { leader } of labels) {
    if (leader !== null) drawLine(parent, "chart-label-leader", leader.x1, leader.y1, leader.x2, leader.y2);
  }
  for (const { runs, marked, x, y, height } of labels) {
    const baseline = y + height * 0.8;
    const text = parent.append("text").attr("class", "chart-halo").attr("y", baseline);
    text.attr("x", x);
    let at = x;
    for (const run of runs) {
      at += run.space;
      text
        .append("tspan")
        .attr("class", `chart-run-${run.style}`)
        .attr("dx", run.space)
        .style("font-size", `${RUN_FONT[run.style].size * scale}px`)
        .text(run.text);
      const width = measure(run.text, run.style);
      if (marked && run.names !== null) {
        parent
          .append("rect")
          .attr("class", "chart-underline")
          .style("--chart-pm", run.names.colour)
          .attr("x", at)
          .attr("y", baseline + 3 * scale)
          .attr("width", width)
          .attr("height", 2.4);
      }
      at += width;
    }
  }
}
