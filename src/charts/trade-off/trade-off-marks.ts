/**
 * What policies trade for what: two figures of each against one another, the lower the better, with its
 * name beside its point, and the line of those that nobody beats on both. Axes grow by the logarithm of
 * 1 + figure: one policy may do a hundred times as much as another, and both are to be told from none.
 */

import { paretoFront } from "../../view/compare/rankings.ts";
import type { LineMark, Mark } from "../../view/marks/marks.ts";
import type { Box, Dot, LabelRequest, Segment } from "../../view/picture/label-layout.ts";
import { placeLabels } from "../../view/picture/label-layout.ts";
import { formatCount } from "../../view/text/figures.ts";
import type { SvgDocument } from "../marks/marks-to-string.ts";
import { marksToString } from "../marks/marks-to-string.ts";
import { lineMark, textMark } from "../marks/plain-marks.ts";
import { crisp, FONT, textWidth } from "../marks/svg.ts";

export interface TradeOffPoint {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

export interface TradeOffData {
  readonly points: readonly TradeOffPoint[];
  /** What the axes count, with its unit: "VMs moved [VMs]". */
  readonly xTitle: string;
  readonly yTitle: string;
  /** What the line is. */
  readonly front: string;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Around the plot, px: figures and titles. */
const MARGIN = { left: 48, right: 12, top: 26, bottom: 42 };
const RADIUS = 5;
/** Points closer than this share their label. */
const TOGETHER = 4;
const LINE = 15;
/** Px between the figures of an axis at least. */
const APART = { x: 40, y: 24 };

export function tradeOffMarks(data: TradeOffData, size: Size): Mark[] {
  const width = size.width - MARGIN.left - MARGIN.right;
  const height = size.height - MARGIN.top - MARGIN.bottom;
  const x = logScale(data.points.map((point) => point.x));
  const y = logScale(data.points.map((point) => point.y));
  const placed = data.points.map((point) => ({
    ...point,
    x: x.share(point.x) * width,
    y: height - y.share(point.y) * height,
  }));
  const best = new Set(paretoFront(data.points).map((point) => data.points.indexOf(point)));
  const front = placed.filter((_, i) => best.has(i)).sort((a, b) => a.x - b.x || b.y - a.y);
  const steps = frontSteps(front, width);
  const frontName: Box = {
    x: width - textWidth(data.front),
    y: (front.at(-1)?.y ?? height) - LINE - 2,
    width: textWidth(data.front),
    height: LINE,
  };
  return [
    {
      kind: "group",
      at: [MARGIN.left, MARGIN.top],
      marks: [
        ...axisMarks(data, { width, height }, x, y),
        ...steps.map(({ x1, y1, x2, y2 }) => lineMark(x1, y1, x2, y2, { stroke: "ink2", dash: [4, 3] })),
        textMark(data.front, width, frontName.y + LINE / 2, { anchor: "end", rim: true }),
        ...placed.map(
          (point, i): Mark => ({
            kind: "circle",
            x: point.x,
            y: point.y,
            radius: RADIUS,
            fill: best.has(i) ? "ink" : "bg",
            stroke: best.has(i) ? "bg" : "ink2",
            strokeWidth: 1.6,
            name: "trade-off-point",
          }),
        ),
        ...nameMarks(placed, best, { width, height }, steps, frontName),
      ],
    },
  ];
}

export const tradeOffSvg = (data: TradeOffData, document: SvgDocument): string =>
  marksToString(tradeOffMarks(data, document), document);

interface LogScale {
  /** Of the axis, 0..1. */
  share(figure: number): number;
  readonly ticks: readonly number[];
}

/** From 0 to the next of 1, 2, 5, 10, ... that is above all figures. */
function logScale(figures: readonly number[]): LogScale {
  const most = Math.max(1, ...figures);
  const ticks = [0];
  for (let power = 1; (ticks.at(-1) ?? 0) < most; power *= 10)
    for (const lead of [1, 2, 5]) if ((ticks.at(-1) ?? 0) < most) ticks.push(lead * power);
  const top = Math.log1p(ticks.at(-1) ?? 1);
  return { share: (figure) => Math.log1p(figure) / top, ticks };
}

/** As many as there is room for: from the top on, since that tells how far the axis goes. */
function thinned({ ticks, share }: LogScale, length: number, apart: number): number[] {
  const kept: number[] = [];
  let last = Number.POSITIVE_INFINITY;
  for (const tick of ticks.toReversed()) {
    const at = share(tick) * length;
    if (last - at < apart) continue;
    kept.push(tick);
    last = at;
  }
  return kept;
}

function axisMarks(
  { xTitle, yTitle }: TradeOffData,
  { width, height }: Size,
  x: LogScale,
  y: LogScale,
): Mark[] {
  const [foot, left] = [crisp(height), crisp(0)];
  return [
    ...thinned(x, width, APART.x).flatMap((tick): Mark[] => {
      const at = crisp(x.share(tick) * width);
      return [
        lineMark(at, 0, at, height, { stroke: "grid" }),
        textMark(formatCount(tick), at, height + FONT, { anchor: "middle" }),
      ];
    }),
    ...thinned(y, height, APART.y).flatMap((tick): Mark[] => {
      const at = crisp(height - y.share(tick) * height);
      return [
        lineMark(0, at, width, at, { stroke: "grid" }),
        textMark(formatCount(tick), -8, at, { anchor: "end" }),
      ];
    }),
    lineMark(0, foot, width, foot, { stroke: "edge" }),
    lineMark(left, 0, left, height, { stroke: "edge" }),
    textMark(xTitle, width, height + FONT + 18, { anchor: "end" }),
    textMark(yTitle, -MARGIN.left, -14),
  ];
}

/** From point to point by the worse of both, as what lies between two of them is beaten by neither. */
function frontSteps(front: readonly TradeOffPoint[], width: number): Segment[] {
  const [first] = front;
  if (first === undefined) return [];
  const steps: Segment[] = [{ x1: first.x, y1: 0, x2: first.x, y2: first.y }];
  front.forEach((point, i) => {
    const next = front[i + 1];
    steps.push({ x1: point.x, y1: point.y, x2: next?.x ?? width, y2: point.y });
    if (next !== undefined) steps.push({ x1: next.x, y1: point.y, x2: next.x, y2: next.y });
  });
  return steps;
}

/** Points in the same place share a label: their names one below the other. */
function nameMarks(
  placed: readonly TradeOffPoint[],
  best: ReadonlySet<number>,
  size: Size,
  lines: readonly Segment[],
  taken: Box,
): Mark[] {
  const groups: number[][] = [];
  placed.forEach((point, i) => {
    const near = groups.find(([first = 0]) => {
      const other = placed[first];
      return other !== undefined && Math.hypot(other.x - point.x, other.y - point.y) < TOGETHER;
    });
    if (near === undefined) groups.push([i]);
    else near.push(i);
  });
  const dots = placed.map(({ x, y }): Dot => ({ x, y, radius: RADIUS + 2 }));
  const requests = groups.map((own, i): LabelRequest => {
    const [{ x = 0, y = 0 } = {}] = own.flatMap((one) => placed[one] ?? []);
    return {
      id: String(i),
      x,
      y,
      clearance: RADIUS + 3,
      width: Math.max(...own.map((one) => textWidth(placed[one]?.name ?? ""))),
      height: LINE * own.length,
      own,
      reach: "far",
    };
  });
  const field = { ...size, dots, taken: [taken], lines, scale: 1 };
  return placeLabels(requests, field).flatMap(({ id, x, y, leader }): Mark[] => {
    const own = groups[Number(id)] ?? [];
    const names = own.map((one, line) =>
      textMark(placed[one]?.name ?? "", x, y + LINE * (line + 0.5), {
        fill: best.has(one) ? "ink" : "ink2",
        weight: best.has(one) ? 600 : 400,
        rim: true,
        name: "trade-off-name",
      }),
    );
    return leader === null ? names : [leaderMark(leader), ...names];
  });
}

const leaderMark = ({ x1, y1, x2, y2 }: Segment): LineMark => lineMark(x1, y1, x2, y2, { stroke: "ghost" });
