/**
 * What is written at the points and lines of a projection, placed by `view/label-layout.ts` in the
 * order in which it must find room: overloaded PMs, the chosen one, the event's source and target,
 * the other PMs, the VMs that move, D, the chain. Coinciding points share a label, each name
 * underlined in its colour.
 */

import type { Box, LabelRequest, PlacedLabel, Segment } from "../view/label-layout.ts";
import type { LaneFrame } from "../view/lane-frame.ts";
import type { PictureText } from "../view/picture-text.ts";
import { outerRadius } from "../view/pm-state.ts";
import type { Slots } from "../view/point-labels.ts";
import { coincidentGroups, lineRequest, nameRequest, overName, placeAgain } from "../view/point-labels.ts";
import type { PmPoint } from "./projection-points.ts";
import type { Group } from "./svg.ts";
import { drawLine } from "./svg.ts";

/** A piece of a label in one style. */
export interface Run {
  readonly text: string;
  readonly style: "name" | "quiet" | "over" | "role" | "line" | "lit";
  /** Px before it. */
  readonly space: number;
  /** The colour of the point that it names; null for other words. */
  readonly colour: string | null;
}

/** The width of a run, px. */
export type MeasureRun = (run: Run) => number;

/** A label at the middle of a line, in pixels. */
export interface LineLabel {
  readonly id: string;
  readonly line: Segment;
  readonly text: string;
  readonly lit: boolean;
}

export interface LabelInput {
  readonly points: readonly PmPoint[];
  readonly frame: LaneFrame;
  readonly threshold: number;
  readonly text: PictureText;
  readonly lines: readonly LineLabel[];
  /** Where points have left. */
  readonly hollow: readonly { readonly x: number; readonly y: number; readonly radius: number }[];
  readonly taken: readonly Box[];
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  /** Brought up to date. */
  readonly slots: Slots;
  readonly measure: MeasureRun;
}

export interface Label extends PlacedLabel {
  readonly runs: readonly Run[];
  /** Whether its names are underlined in their colours. */
  readonly marked: boolean;
}

interface Wanted {
  readonly request: LabelRequest;
  readonly runs: readonly Run[];
}

export function layoutLabels(input: LabelInput): Label[] {
  const wanted = [...pmLabels(input), ...input.lines.map((line) => lineLabel(line, input))];
  const dots = input.points.map((point) => ({
    x: point.x,
    y: point.y,
    radius: outerRadius(point, input.scale),
  }));
  const field = {
    width: input.width,
    height: input.height,
    dots: [...dots, ...input.hollow],
    taken: input.taken,
    lines: input.lines.map(({ line }) => line),
    scale: input.scale,
  };
  const placed = placeAgain(
    wanted.map(({ request }) => request),
    field,
    input.slots,
  );
  const runs = new Map(wanted.map((each) => [each.request.id, each.runs]));
  return placed.map((place) => {
    const own = runs.get(place.id) ?? [];
    const names = own.filter(({ colour }) => colour !== null).length;
    return { ...place, runs: own, marked: names > 1 || (names === 1 && place.leader !== null) };
  });
}

const pmLabels = (input: LabelInput): Wanted[] =>
  coincidentGroups(input.points)
    .sort((a, b) => urgency(a) - urgency(b))
    .map((group) => pmLabel(group, input));

const urgency = (group: readonly PmPoint[]): number =>
  Math.min(...group.map((p) => (p.over.length > 0 ? 0 : p.chosen ? 1 : p.role !== null ? 2 : 3)));

function pmLabel(group: readonly PmPoint[], input: LabelInput): Wanted {
  const runs = group.flatMap((point, i) => pmRuns(point, i > 0 ? 7 * input.scale : 0, input));
  const size = sizeOf(runs, input.measure, input.scale);
  return { runs, request: nameRequest(group, size, urgency(group) < 3, input) };
}

function pmRuns(point: PmPoint, space: number, input: LabelInput): Run[] {
  const { over, role, faded, colour } = point;
  const { text, frame, threshold, scale } = input;
  if (over.length > 0) {
    return [{ text: overName(point, frame.positions, threshold, text), style: "over", space, colour }];
  }
  const named: Run = { text: text.pm(point.pm), style: faded ? "quiet" : "name", space, colour };
  return role === null
    ? [named]
    : [named, { text: text[role], style: "role", space: 4 * scale, colour: null }];
}

function lineLabel({ id, line, text, lit }: LineLabel, input: LabelInput): Wanted {
  const runs: Run[] = [{ text, style: lit ? "lit" : "line", space: 0, colour: null }];
  const middle = { x: (line.x1 + line.x2) / 2, y: (line.y1 + line.y2) / 2 };
  return { runs, request: lineRequest(id, middle, sizeOf(runs, input.measure, input.scale), input) };
}

export const fontOf = (run: Run): number =>
  run.style === "role" || run.style === "line" || run.style === "lit" ? 12 : 14;

function sizeOf(runs: readonly Run[], measure: MeasureRun, scale: number): { width: number; height: number } {
  return {
    width: runs.reduce((sum, run) => sum + run.space + measure(run), 0),
    height: Math.max(...runs.map(fontOf)) * 1.2 * scale,
  };
}

export function drawLabels(
  parent: Group,
  labels: readonly Label[],
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
        .style("font-size", `${fontOf(run) * scale}px`)
        .text(run.text);
      const width = measure(run);
      if (marked && run.colour !== null) {
        parent
          .append("rect")
          .attr("class", "chart-underline")
          .style("--chart-pm", run.colour)
          .attr("x", at)
          .attr("y", baseline + 3 * scale)
          .attr("width", width)
          .attr("height", 2.4);
      }
      at += width;
    }
  }
}
