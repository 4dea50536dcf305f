/**
 * What is written at the points and lines of a projection, placed by `view/label-layout.ts` in the
 * order in which it must find room: overloaded PMs, the chosen one, the event's source and target,
 * the other PMs, the VMs that move, D, the chain. Coinciding points share a label, each name
 * underlined in its colour.
 */

import { resourceAt } from "../base/vector.ts";
import { formatUtilization } from "../view/figures.ts";
import type { Box, LabelRequest, PlacedLabel, Segment } from "../view/label-layout.ts";
import { placeLabels } from "../view/label-layout.ts";
import type { LaneFrame } from "../view/lane-frame.ts";
import type { PictureText } from "../view/picture-text.ts";
import type { PmState } from "./projection-points.ts";
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
  readonly states: readonly PmState[];
  readonly frame: LaneFrame;
  readonly threshold: number;
  readonly text: PictureText;
  readonly lines: readonly LineLabel[];
  /** Lines without a label of their own. */
  readonly obstacles: readonly Segment[];
  /** Where points have left. */
  readonly hollow: readonly { readonly x: number; readonly y: number; readonly radius: number }[];
  readonly taken: readonly Box[];
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  /** The slots of the last picture, by label; brought up to date. */
  readonly slots: Map<string, number>;
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

/** Points nearer than this many radii share a label. */
const COINCIDENT = 1.7;

export function layoutLabels(input: LabelInput): Label[] {
  const wanted = [...pmLabels(input), ...input.lines.map((line) => lineLabel(line, input))];
  const dots = input.states.map((state) => ({
    x: state.x,
    y: state.y,
    radius: outerRadius(state, input.scale),
  }));
  const placed = placeLabels(
    wanted.map(({ request }) => request),
    {
      width: input.width,
      height: input.height,
      dots: [...dots, ...input.hollow],
      taken: input.taken,
      lines: [...input.obstacles, ...input.lines.map(({ line }) => line)],
      scale: input.scale,
    },
  );
  input.slots.clear();
  for (const { id, slot } of placed) input.slots.set(id, slot);
  const runs = new Map(wanted.map((each) => [each.request.id, each.runs]));
  return placed.map((place) => {
    const own = runs.get(place.id) ?? [];
    const names = own.filter(({ colour }) => colour !== null).length;
    return { ...place, runs: own, marked: names > 1 || (names === 1 && place.leader !== null) };
  });
}

function pmLabels(input: LabelInput): Wanted[] {
  const groups: PmState[][] = [];
  for (const state of input.states.filter(({ named }) => named)) {
    const near = groups.find((group) => group.some((other) => coincide(state, other)));
    if (near === undefined) groups.push([state]);
    else near.push(state);
  }
  return groups.sort((a, b) => urgency(a) - urgency(b)).map((group) => pmLabel(group, input));
}

const coincide = (a: PmState, b: PmState): boolean =>
  Math.hypot(a.x - b.x, a.y - b.y) < COINCIDENT * Math.min(a.radius, b.radius);

const urgency = (group: readonly PmState[]): number =>
  Math.min(...group.map((p) => (p.over.length > 0 ? 0 : p.chosen ? 1 : p.role !== null ? 2 : 3)));

function pmLabel(group: readonly PmState[], input: LabelInput): Wanted {
  const { scale, slots, measure } = input;
  const runs = group.flatMap((state, i) => pmRuns(state, i > 0 ? 7 * scale : 0, input));
  const id = `pm ${group.map(({ pm }) => pm).join(" ")}`;
  const x = group.reduce((sum, state) => sum + state.x, 0) / group.length;
  const y = group.reduce((sum, state) => sum + state.y, 0) / group.length;
  const reach = Math.max(...group.map((s) => outerRadius(s, scale) + Math.hypot(s.x - x, s.y - y)));
  return {
    runs,
    request: {
      id,
      x,
      y,
      ...sizeOf(runs, measure, scale),
      clearance: reach + 3 * scale,
      own: group.map(({ pm }) => pm),
      essential: urgency(group) < 3,
      previous: slots.get(id),
    },
  };
}

function pmRuns({ pm, over, role, faded, colour }: PmState, space: number, input: LabelInput): Run[] {
  const { text, frame, threshold, scale } = input;
  const name = text.pm(pm);
  if (over.length > 0) {
    const figures = over.map(
      (r) => `${text.axes[r]} ${formatUtilization(resourceAt(frame.positions, pm, r), threshold)}`,
    );
    return [{ text: `${name} ${figures.join(" ")}`, style: "over", space, colour }];
  }
  const named: Run = { text: name, style: faded ? "quiet" : "name", space, colour };
  return role === null
    ? [named]
    : [named, { text: text[role], style: "role", space: 4 * scale, colour: null }];
}

function lineLabel({ id, line, text, lit }: LineLabel, { scale, slots, measure }: LabelInput): Wanted {
  const runs: Run[] = [{ text, style: lit ? "lit" : "line", space: 0, colour: null }];
  const [x, y] = [(line.x1 + line.x2) / 2, (line.y1 + line.y2) / 2];
  const size = sizeOf(runs, measure, scale);
  return {
    runs,
    request: { id, x, y, ...size, clearance: 4 * scale, own: [], essential: false, previous: slots.get(id) },
  };
}

export const fontOf = (run: Run): number =>
  run.style === "role" || run.style === "line" || run.style === "lit" ? 12 : 14;

function sizeOf(runs: readonly Run[], measure: MeasureRun, scale: number): { width: number; height: number } {
  return {
    width: runs.reduce((sum, run) => sum + run.space + measure(run), 0),
    height: Math.max(...runs.map(fontOf)) * 1.2 * scale,
  };
}

const outerRadius = ({ radius, over }: PmState, scale: number): number =>
  radius + (over.length > 0 ? 5.6 * Math.sqrt(scale) : 1.6 * scale);

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
