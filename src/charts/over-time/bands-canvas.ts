/**
 * What the bands chart draws on its canvas: bands between percentiles, the median, the chosen PM,
 * and a bar for each hour with PMs over. Nothing here depends on the moment: it is painted once per
 * data, size and theme. Above the threshold bands are red: there somebody is over.
 */

import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import type { HourScale } from "../../view/over-time/chart-scales.ts";
import type { ThresholdPiece } from "../../view/over-time/threshold-line.ts";
import { partsOver } from "../../view/over-time/threshold-line.ts";
import type { Palette } from "../../view/palette.ts";
import { hatchStrokes } from "../marks/hatch.ts";

export interface Bands {
  /** Lowest, 10 %, median, 90 %, highest, after each step that is done. */
  readonly percentiles: readonly [
    min: ArrayLike<number>,
    p10: ArrayLike<number>,
    median: ArrayLike<number>,
    p90: ArrayLike<number>,
    max: ArrayLike<number>,
  ];
  /** PMs over the threshold, after each step that is done. */
  readonly overloaded: ArrayLike<number>;
  /** The chosen PM's figures. */
  readonly chosen: ArrayLike<number> | null;
  /** As it changes over the run. */
  readonly threshold: readonly ThresholdPiece[];
  /** The figures at the upper edges of the plot and of the strip. */
  readonly top: number;
  readonly overTop: number;
}

export interface BandsPlace {
  readonly x: HourScale;
  /** Of the plot, and of the strip below it, in px from the canvas' upper edge. */
  readonly plot: number;
  readonly stripTop: number;
  readonly stripHeight: number;
}

/** How strongly the whole range and the inner one are filled, below the threshold and above it. */
const ALPHA = { range: 0.13, inner: 0.26, overRange: 0.2, overInner: 0.5 };
const MEDIAN_WIDTH = 1.6;
const CHOSEN_WIDTH = 1.9;

/** @param context in CSS pixels */
export function paintBands(
  context: CanvasRenderingContext2D,
  bands: Bands,
  { x, plot, stripTop, stripHeight }: BandsPlace,
  palette: Palette,
): void {
  const { percentiles, overloaded, chosen, threshold, top, overTop } = bands;
  const [min, p10, median, p90, max] = percentiles;
  const y = scaleLinear([0, top], [plot, 0]);
  const done = median.length;

  const fill = (colour: string, range: number, inner: number): void => {
    context.fillStyle = colour;
    for (const [low, high, alpha] of [
      [min, max, range],
      [p10, p90, inner],
    ] as const) {
      context.globalAlpha = alpha;
      context.beginPath();
      traceArea(context, low, high, x, y);
      context.fill();
    }
    context.globalAlpha = 1;
  };
  /** @param edges from the upper to the lower edge of what is painted, at a threshold */
  const within = (edges: (level: number) => readonly [number, number], paint: () => void): void => {
    context.save();
    context.beginPath();
    for (const { from, to, value } of threshold) {
      const [upper, lower] = edges(y(value));
      context.rect(x.edge(from), upper, x.edge(to) - x.edge(from), lower - upper);
    }
    context.clip();
    paint();
    context.restore();
  };
  within(
    (level) => [level, plot],
    () => fill(palette.ink2, ALPHA.range, ALPHA.inner),
  );
  within(
    (level) => [0, level],
    () => fill(palette.over, ALPHA.overRange, ALPHA.overInner),
  );

  const stroke = (values: ArrayLike<number>, colour: string, width: number): void => {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    traceLine(context, values, x, y);
    context.stroke();
  };
  context.lineJoin = "round";
  stroke(median, palette.ink2, MEDIAN_WIDTH);
  if (chosen !== null) {
    stroke(chosen, palette.bg, CHOSEN_WIDTH + 2.4);
    stroke(chosen, palette.ink, CHOSEN_WIDTH);
    context.strokeStyle = palette.over;
    for (const part of partsOver(chosen, threshold)) {
      context.beginPath();
      for (const { step, value } of part) context.lineTo(x.centre(step), y(value));
      context.stroke();
    }
  }

  const height = scaleLinear([0, overTop], [0, stripHeight]);
  const gap = x.cell >= 4 ? 1 : 0;
  context.fillStyle = palette.over;
  for (let step = 0; step < done; step++) {
    const count = overloaded[step] ?? 0;
    const tall = count === 0 ? 0 : Math.max(1, height(count));
    context.fillRect(x.edge(step), stripTop + stripHeight - tall, Math.max(0.5, x.cell - gap), tall);
  }

  context.strokeStyle = palette.rule;
  context.lineWidth = 1;
  context.beginPath();
  for (const [from, to] of [
    [0, plot],
    [stripTop, stripTop + stripHeight],
  ] as const) {
    for (const [x1, y1, x2, y2] of hatchStrokes(x.edge(done), from, x.right, to)) {
      context.moveTo(x1, y1);
      context.lineTo(x2, y2);
    }
  }
  context.stroke();
}

type Y = (value: number) => number;

/** Step numbers with the run's ends doubled, so that lines reach the edges of their first and last cell. */
const ends = (length: number): number[] =>
  length === 0 ? [] : [-0.5, ...Array.from({ length }, (_, step) => step), length - 0.5];

const nearest = (values: ArrayLike<number>, step: number): number =>
  values[Math.min(values.length - 1, Math.max(0, Math.floor(step)))] ?? 0;

function traceArea(
  context: CanvasRenderingContext2D,
  low: ArrayLike<number>,
  high: ArrayLike<number>,
  x: HourScale,
  y: Y,
): void {
  area<number>()
    .x((step) => x.centre(step))
    .y0((step) => y(nearest(low, step)))
    .y1((step) => y(nearest(high, step)))
    .context(context)(ends(high.length));
}

function traceLine(context: CanvasRenderingContext2D, values: ArrayLike<number>, x: HourScale, y: Y): void {
  line<number>()
    .x((step) => x.centre(step))
    .y((step) => y(nearest(values, step)))
    .context(context)(ends(values.length));
}
