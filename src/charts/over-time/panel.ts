/**
 * A panel over the hours in the page: the marks of a chart around those of its frame, the playhead and
 * the crosshair. The svg is as large as the plot itself; labels are drawn outside of it and the page
 * leaves room for them. Marks are drawn once per data and size; the playhead, with what is written
 * beside it, and whatever else is of the moment are layers of their own between them and `written`,
 * and only move.
 */

import type { Selection } from "d3-selection";
import { select } from "d3-selection";
import { present } from "../../base/assert.ts";
import type { MovingLayer } from "../marks/moving-layer.ts";
import { createMovingLayer, createStillLayer } from "../marks/moving-layer.ts";
import type { Group, Svg } from "../marks/svg.ts";
import { createSvg, crisp, drawLine, group, listen, markLayer } from "../marks/svg.ts";
import type { PanelAxes, PanelFrame, PanelMarks, PanelPlace } from "./panel-marks.ts";
import { frameMarks, panelPlace } from "./panel-marks.ts";

export interface PanelOptions extends PanelAxes {
  /** What the chart shows, in words: its accessible name. */
  readonly label: string;
  readonly width: number;
  readonly height: number;
  /** The hour under the pointer; null when it has left. */
  readonly onHover?: (step: number | null) => void;
  /** What its plot is as a whole, by the name of its explanation. */
  readonly mark?: string;
}

type Root = Selection<HTMLDivElement, unknown, null, undefined>;

export interface Panel {
  readonly svg: Svg;
  /** Holds all layers: what is set here holds for all of them. */
  readonly root: Root;
  /** Moves with the playhead: (0, 0) is its upper end. */
  readonly playhead: MovingLayer;
  /** Something else that moves with the clock, above what was added before it. */
  addLayer(className: string): MovingLayer;
  /** Words that stay where they are, above all marks. */
  readonly written: Group;
  /** As it was drawn last. */
  place(): PanelPlace;
  /** Draws nothing: what is drawn is drawn anew by the chart. */
  resize(width: number, height: number): void;
  /** Draws the frame with the marks of the chart, in the place that follows from it. */
  draw(frame: PanelFrame, marks: (place: PanelPlace) => PanelMarks): void;
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
  let place = panelPlace({ steps: 1, top: 1 }, width, height);
  const root = select(container).append("div").attr("class", "chart-panel");
  const layers = present(root.node(), "a panel's layers");
  const svg = createSvg(layers, className, options.label);
  const back = markLayer(group(svg, "chart-back"));
  const axes = markLayer(group(svg, "chart-axes"));
  const front = markLayer(group(svg, "chart-marks"));
  const crosshair = drawLine(group(svg, "chart-crosshair-layer"), "chart-crosshair", 0, 0, 0, 0);
  const surface = svg.append("rect").attr("class", "chart-surface");
  surface.attr("data-mark", options.mark ?? null);
  const moment = present(root.append("div").attr("class", "chart-moments").node(), "the marks' place");
  const playhead = createMovingLayer(moment, "chart-moment");
  const line = drawLine(playhead.svg, "chart-playhead", 0, -1, 0, 0);
  const written = group(createStillLayer(layers, "chart-written"), "chart-front");
  const words = markLayer(group(written, "chart-words"));
  const node = surface.node();
  const stop =
    node === null
      ? () => {}
      : listen(node, {
          move: (at) => {
            const step = at === null ? null : place.x.stepAt(at);
            hover(step);
            options.onHover?.(step);
          },
          press: (at) => press(place.x.stepAt(at)),
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
    playhead,
    addLayer: (name) => createMovingLayer(moment, name),
    written,
    place: () => place,
    resize,
    draw(frame, marks) {
      place = panelPlace(frame, width, height);
      const drawn = marks(place);
      back.draw(drawn.back);
      axes.draw(frameMarks(frame, place, options));
      front.draw(drawn.front);
      words.draw(drawn.written);
    },
    movePlayhead: (step) => playhead.moveTo(crisp(place.x.centre(step)), 0),
    moveCrosshair(step) {
      crosshair.classed("chart-hidden", step === null);
      if (step === null) return;
      const x = crisp(place.x.centre(step));
      crosshair.attr("x1", x).attr("x2", x).attr("y1", 0).attr("y2", height);
    },
    destroy() {
      stop();
      root.remove();
    },
  };
}
