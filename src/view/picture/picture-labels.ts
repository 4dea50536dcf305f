/**
 * What is written at the points and lines of a picture, in 3D and in the plane, in the order in
 * which it must find room: names of PMs (the chosen, the overloaded, the event's), what is sketched,
 * the names of the others, the VMs that move, D, the chain, what the policy sees. PMs whose points coincide share a label; in a small fleet a name that
 * stands apart from its point, or is one of several, is marked with the point's colour.
 */

import { present } from "../../base/assert.ts";
import { resourceAt } from "../../base/vector.ts";
import type { LaneFrame } from "../lane-frame.ts";
import type { Ink } from "../marks/ink.ts";
import { PM_COLOURS } from "../palette.ts";
import type { Box, Dot, LabelReach, LabelRequest, Segment } from "./label-layout.ts";
import type { LineLabel } from "./picture-lines.ts";
import type { PictureText } from "./picture-text.ts";
import type { PlacedPm } from "./pm-state.ts";
import { NAMED_PMS, outerRadius } from "./pm-state.ts";
import type { Slots } from "./point-labels.ts";
import { coincidentGroups, lineRequest, nameRequest, overName, placeAgain } from "./point-labels.ts";

/** `line`, `chain`, `lit` and `shape` as for the labels of lines; `rest` counts what is not named. */
export type RunStyle = "name" | "quiet" | "over" | "role" | "rest" | LineLabel["style"];

/** Sizes in px at scale 1, and weights: see docs/design.md#type. */
export const RUN_FONT: Readonly<
  Record<RunStyle, { readonly size: 12 | 14; readonly weight: number; readonly ink: Ink }>
> = {
  name: { size: 14, weight: 600, ink: "ink" },
  quiet: { size: 14, weight: 500, ink: "ink3" },
  over: { size: 14, weight: 650, ink: "over" },
  role: { size: 12, weight: 400, ink: "ink2" },
  line: { size: 12, weight: 600, ink: "ink" },
  chain: { size: 12, weight: 400, ink: "ink" },
  lit: { size: 12, weight: 650, ink: "ink" },
  shape: { size: 12, weight: 400, ink: "ink2" },
  rest: { size: 12, weight: 400, ink: "ink2" },
};

/** The width of a text as it will be set, px. */
export type MeasureRun = (text: string, style: RunStyle) => number;

/** A piece of a label in one style. */
export interface LabelRun {
  readonly text: string;
  readonly style: RunStyle;
  /** Px before it. */
  readonly space: number;
  /** A line under it in this colour says which point it names. */
  readonly underline: Ink | null;
}

/** A line's label, and where the line runs, px. */
export interface LabelledLine extends LineLabel {
  readonly id: string;
  readonly line: Segment;
}

export interface LabelInput {
  /** Those that are drawn one by one. */
  readonly points: readonly PlacedPm[];
  /** Places that points have left. */
  readonly hollow: readonly Dot[];
  /** Those of the crowd that are over: what names another point is no nearer to them. */
  readonly crowd: readonly Dot[];
  readonly lines: readonly LabelledLine[];
  /** The labels of a sketch are what a reader looks for; beside them all labels are placed with more care. */
  readonly sketched: readonly LabelledLine[];
  /** What stands after the names of some PMs. */
  readonly figures: ReadonlyMap<number, string>;
  /** Names of what the policy sees: they take what room the others leave. */
  readonly shapes: readonly LabelledLine[];
  /** Lines that are better not covered, besides those of `lines`. */
  readonly others: readonly Segment[];
  readonly pms: number;
  readonly hovered: number | null;
  readonly frame: Pick<LaneFrame, "positions" | "utilization" | "threshold">;
  readonly text: PictureText;
  /** Text that stands already. */
  readonly taken: readonly Box[];
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  /** Brought up to date. */
  readonly slots: Slots;
  readonly measure: MeasureRun;
}

/** A label in its place. */
export interface Label extends Box {
  readonly id: string;
  /** The PMs that it names, or counts. */
  readonly pms: readonly number[];
  readonly runs: readonly LabelRun[];
  /** From what is named to the label, when they stand apart. */
  readonly leader: Segment | null;
}

interface Wanted {
  readonly request: LabelRequest;
  readonly pms: readonly number[];
  readonly runs: readonly LabelRun[];
}

/** Of more points than this in one place the others are counted; in a crowd there is room for the first only. */
const MOST_ON_A_LABEL = 4;

export function layoutLabels(input: LabelInput): Label[] {
  const { points, lines, sketched, shapes, pms, width, height, scale } = input;
  const names = nameLabels(input);
  const labelled = (label: LabelledLine): Wanted => lineLabel(label, input);
  const wanted = [
    ...names.urgent,
    ...sketched.map(labelled),
    ...names.others,
    ...lines.map(labelled),
    ...shapes.map(labelled),
  ].filter(({ request: { x, y } }) => x >= 0 && y >= 0 && x <= width && y <= height); // zoomed in, some are away
  const dots = points.map((point) => ({ x: point.x, y: point.y, radius: outerRadius(point, scale) }));
  const placed = placeAgain(
    wanted.map(({ request }) => request),
    {
      width,
      height,
      dots: [...dots, ...input.hollow, ...input.crowd],
      taken: input.taken,
      lines: [...lines.map(({ line }) => line), ...input.others],
      scale,
    },
    input.slots,
    sketched.length > 0,
  );
  const asked = new Map(wanted.map((each) => [each.request.id, each]));
  return placed.map((place) => {
    const { runs: own, pms: named } = present(asked.get(place.id), "what a label says");
    const names = own.filter(({ underline }) => underline !== null).length;
    const isMarked = pms <= NAMED_PMS && (names > 1 || (names === 1 && place.leader !== null));
    return { ...place, pms: named, runs: isMarked ? own : own.map((run) => ({ ...run, underline: null })) };
  });
}

function nameLabels(input: LabelInput): {
  readonly urgent: readonly Wanted[];
  readonly others: readonly Wanted[];
} {
  const byUrgency = input.points.toSorted((a, b) => urgency(a, input) - urgency(b, input));
  const groups = coincidentGroups(byUrgency);
  const isUrgent = ([first]: readonly PlacedPm[]): boolean =>
    first !== undefined && urgency(first, input) < 3;
  const wanted = (group: readonly PlacedPm[]): Wanted => {
    const runs = groupRuns(group, input);
    const size = runsSize(runs, input);
    const named = group.map(({ pm }) => pm);
    return {
      runs,
      pms: named,
      request: nameRequest(group, input.points, size, reachOf(group, input), input),
    };
  };
  return {
    urgent: groups.filter(isUrgent).map(wanted),
    others: groups.filter((group) => !isUrgent(group)).map(wanted),
  };
}

/** The lower, the sooner it is named: the chosen, the overloaded (the worst first), those in the event, the others. */
function urgency(point: PlacedPm, { hovered, frame }: LabelInput): number {
  const [worst] = point.over;
  if (point.chosen || point.pm === hovered) return 0;
  if (worst !== undefined) return 1 + 1 / (1 + resourceAt(frame.positions, point.pm, worst));
  return point.role !== null ? 2 : 3;
}

/**
 * With a colour of its own and a leader a name can stand anywhere; in a larger fleet only what matters may. In a
 * crowd long leaders would run across other points: there only what somebody has asked for goes farther than beside its point.
 */
function reachOf(group: readonly PlacedPm[], input: LabelInput): LabelReach {
  if (input.pms > NAMED_PMS) return group.some((point) => urgency(point, input) < 1) ? "far" : "beside";
  const matters = input.pms <= PM_COLOURS || group.some((point) => urgency(point, input) < 3);
  return matters ? "far" : "near";
}

function groupRuns(group: readonly PlacedPm[], input: LabelInput): LabelRun[] {
  const { scale } = input;
  const shown = group.slice(0, input.pms > NAMED_PMS ? 1 : MOST_ON_A_LABEL);
  const runs = shown.flatMap((point, i) => nameRuns(point, i > 0 ? 7 * scale : 0, input));
  const rest = group.length - shown.length;
  return rest === 0
    ? runs
    : [...runs, { text: `+${rest}`, style: "rest", space: 5 * scale, underline: null }];
}

function nameRuns(point: PlacedPm, space: number, input: LabelInput): LabelRun[] {
  const { scale, figures } = input;
  const runs = nameAndRole(point, space, input);
  const figure = figures.get(point.pm);
  if (figure === undefined) return runs;
  return [...runs, { text: figure, style: "role", space: 4 * scale, underline: null }];
}

function nameAndRole(point: PlacedPm, space: number, input: LabelInput): LabelRun[] {
  const { text, frame, scale } = input;
  if (point.over.length > 0) {
    const name = overName(point, frame, text);
    return [{ text: name, style: "over", space, underline: point.ink }];
  }
  const name: LabelRun = {
    text: text.pm(point.pm),
    style: point.faded ? "quiet" : "name",
    space,
    underline: point.ink,
  };
  if (point.role === null) return [name];
  return [name, { text: text[point.role], style: "role", space: 4 * scale, underline: null }];
}

function lineLabel({ id, line, text, style, detail, at }: LabelledLine, input: LabelInput): Wanted {
  const runs: LabelRun[] = [{ text, style, space: 0, underline: null }];
  if (detail !== null) runs.push({ text: detail, style: "role", space: 4 * input.scale, underline: null });
  const { x1, y1, x2, y2 } = line;
  const place = at === "tip" ? { x: x2, y: y2 } : { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
  return { runs, pms: [], request: lineRequest(id, place, runsSize(runs, input), input) };
}

function runsSize(
  runs: readonly LabelRun[],
  { measure, scale }: Pick<LabelInput, "measure" | "scale">,
): { width: number; height: number } {
  let [width, tallest] = [0, 0];
  for (const { text, style, space } of runs) {
    width += space + measure(text, style);
    tallest = Math.max(tallest, RUN_FONT[style].size);
  }
  return { width, height: tallest * 1.2 * scale };
}

/** How many of a crowd are over without a label, in words, within `corner` of the panel. */
export function moreOverLabel(
  pms: number,
  corner: { readonly right: number; readonly top: number },
  input: Pick<LabelInput, "text" | "measure" | "scale">,
): Label | null {
  if (pms === 0) return null;
  const runs = [{ text: input.text.moreOver(pms), style: "over", space: 0, underline: null }] as const;
  const size = runsSize(runs, input);
  return {
    id: "more over",
    pms: [],
    runs,
    x: corner.right - size.width,
    y: corner.top,
    ...size,
    leader: null,
  };
}
