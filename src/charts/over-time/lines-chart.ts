/**
 * Lines over one another on one scale, each named at its end with its figure at the moment: the
 * lanes of a measure, their deviation of one resource (Fig. 8), or the resources of one machine. The
 * series, their scale and how figures are written are given. Names stand in the order of the lines'
 * ends and keep clear of each other.
 */

import { select } from "d3-selection";
import { present } from "../../base/assert.ts";
import type { MovingLayer } from "../marks/moving-layer.ts";
import { say } from "../marks/moving-layer.ts";
import type { Text } from "../marks/svg.ts";
import { drawText, group, markLayer, middleOf, textWidth } from "../marks/svg.ts";
import type { LineKey } from "./line-looks.ts";
import { DOT_LOOKS } from "./line-looks.ts";
import type { ChartLine, LinesChartData } from "./lines-marks.ts";
import { lineNames, linesFrame, linesMarks, NAME_LEFT } from "./lines-marks.ts";
import type { PanelOptions } from "./panel.ts";
import { createPanel } from "./panel.ts";

export interface LinesChartOptions extends PanelOptions {
  /** Left of the plot, 58 px out: "cpu". Null for none. */
  readonly name: string | null;
  /** Room for names and figures right of the plot, in px: names that are longer are said shorter, never cut. */
  readonly lineNames: number;
  readonly onPick?: (step: number) => void;
}

export type LineFigures = readonly (number | undefined)[];

export interface LinesChart {
  update(data: LinesChartData): void;
  /** `values`: one figure per line, in their order; none where a line has not come to the step. */
  moveTo(step: number, values: LineFigures): void;
  hover(step: number | null): void;
  resize(width: number, height: number): void;
  destroy(): void;
}

const DOT = 2.6;
/** Lanes of one name are told apart by their shorter ones. */
const keyOf = ({ name, shorter = [] }: ChartLine): string => [name, ...shorter].join("\n");
/** A name of more letters is not tried. */
const LONGEST_NAME = 60;

export function createLinesChart(
  container: Element,
  className: string,
  options: LinesChartOptions,
): LinesChart {
  let data: LinesChartData | null = null;
  let now: { step: number; values: LineFigures } | null = null;
  let hovered: number | null = null;
  const panel = createPanel(container, className, options, (step) => options.onPick?.(step), hover);
  let dots: MovingLayer[] = [];
  let names: Text[] = [];
  /** Names as there is room for them beside a figure; measured once each. */
  const fitted = new Map<string, string>();
  /** Where names and figures stand: away from what stands still. */
  const written = group(panel.written, "chart-names");
  const nameLayer = markLayer(written);
  const moment = drawText(panel.written, "chart-read chart-halo chart-hidden", "", 0, 0, "middle");

  const drawDot = (key: LineKey): MovingLayer => {
    const dot = panel.addLayer("chart-moment");
    markLayer(dot.svg).draw([{ kind: "circle", x: 0, y: 0, radius: DOT, ...DOT_LOOKS[key] }]);
    return dot;
  };

  function draw(): void {
    if (data === null) return;
    const shown = data;
    panel.draw(linesFrame(shown), (place) => linesMarks(shown, place, options.name));
    for (const dot of dots) dot.svg.remove();
    dots = shown.lines.map(({ key }) => drawDot(key));
    // A name is measured in the element that will show it.
    nameLayer.draw(lineNames(shown.lines, panel.place(), () => ""));
    names = written
      .selectChildren<SVGTextElement, unknown>()
      .nodes()
      .map((node) => select(node));
    shown.lines.forEach((line, i) => {
      const key = keyOf(line);
      if (!fitted.has(key)) fitted.set(key, fittingName(line, present(names[i], "the text of a line")));
    });
    if (now !== null) moveTo(now.step, now.values);
  }

  /** The first of a line's names that has room beside its figure. Each width costs a layout. */
  function fittingName({ name, shorter = [] }: ChartLine, text: Text): string {
    const figure = data === null ? "" : data.format(data.top);
    const fits = (words: string): boolean =>
      words.length <= LONGEST_NAME &&
      present(text.text(`${words} ${figure}`).node(), "a text").getComputedTextLength() <=
        options.lineNames - NAME_LEFT;
    return [name, ...shorter].find(fits) ?? shorter.at(-1) ?? name;
  }

  function moveTo(step: number, values: LineFigures): void {
    now = { step, values };
    if (data === null) return;
    panel.movePlayhead(step);
    const { x, y } = panel.place();
    dots.forEach((dot, i) => {
      const value = values[i];
      dot.show(value !== undefined);
      if (value !== undefined) dot.moveTo(x.centre(step), y(value));
    });
    if (hovered === null) writeNames(values);
  }

  /** @param read the step that is hovered: a line that has a ghost then reads from the ghost's figure to its own */
  function writeNames(values: LineFigures, read: number | null = null): void {
    if (data === null) return;
    const { lines, format } = data;
    names.forEach((text, i) => {
      const line = present(lines[i], "the line of a name");
      const name = present(fitted.get(keyOf(line)), "a name as there is room for it");
      const value = values[i];
      const before = read === null ? undefined : line.ghost?.[read];
      if (value === undefined) say(text, name);
      else if (before === undefined) say(text, `${name} ${format(value)}`);
      else say(text, `${format(before)} \u2192 ${format(value)}`);
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
      const place = panel.place();
      const x = Math.min(place.width - half, Math.max(half, place.x.centre(step)));
      moment.text(text).attr("x", x).attr("y", middleOf(6));
      writeNames(
        data.lines.map(({ values }) => values[step]),
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
