/**
 * What is written at the points and lines of a picture, in 3D and in the plane, in the order in
 * which it must find room: names of PMs (the chosen, the overloaded, the event's), what is sketched,
 * the names of the others, the VMs that move, D, the chain. PMs whose points coincide share a label; in a small fleet a name that
 * stands apart from its point, or is one of several, is marked with the point's colour.
 */

import { resourceAt } from "../../base/vector.ts";
import type { LaneFrame } from "../lane-frame.ts";
import { PM_COLOURS } from "../palette.ts";
import type { Box, Dot, LabelRequest, PlacedLabel, Segment } from "./label-layout.ts";
import type { PictureText } from "./picture-text.ts";
import type { PlacedPm } from "./pm-state.ts";
import { NAMED_PMS, outerRadius } from "./pm-state.ts";
import type { Slots } from "./point-labels.ts";
import { coincidentGroups, lineRequest, nameRequest, overName, placeAgain } from "./point-labels.ts";

/** `line` is a line's name now, `chain` one among many, `lit` the one set off; `rest` counts what is not named. */
export type RunStyle = "name" | "quiet" | "over" | "role" | "line" | "chain" | "lit" | "rest";

/** Sizes in px at scale 1, and weights: see docs/design.md#type. */
export const RUN_FONT: Readonly<Record<RunStyle, { readonly size: 12 | 14; readonly weight: number }>> = {
  name: { size: 14, weight: 600 },
  quiet: { size: 14, weight: 500 },
  over: { size: 14, weight: 650 },
  role: { size: 12, weight: 400 },
  line: { size: 12, weight: 600 },
  chain: { size: 12, weight: 400 },
  lit: { size: 12, weight: 650 },
  rest: { size: 12, weight: 400 },
};

/** A piece of a label in one style. */
export interface LabelRun<P extends PlacedPm = PlacedPm> {
  readonly text: string;
  readonly style: RunStyle;
  /** Px before it. */
  readonly space: number;
  /** The point that it names; null for other words. */
  readonly names: P | null;
}

/** A label at the middle of a line, px. */
export interface LineLabel {
  readonly id: string;
  readonly line: Segment;
  readonly text: string;
  readonly style: "line" | "chain" | "lit";
  /** Written more quietly after it. */
  readonly detail?: string | null;
}

/** The labels of a sketch are what a reader looks for; for them all labels are placed with more care. */
export interface SketchedLabel extends LineLabel {
  readonly detail: string | null;
}

export interface LabelInput<P extends PlacedPm = PlacedPm> {
  /** Those that are drawn one by one. */
  readonly points: readonly P[];
  /** Places that points have left. */
  readonly hollow: readonly Dot[];
  readonly lines: readonly LineLabel[];
  readonly sketched: readonly SketchedLabel[];
  /** What stands after the names of some PMs. */
  readonly figures: ReadonlyMap<number, string>;
  /** Lines without a label that are better not covered. */
  readonly others: readonly Segment[];
  readonly pms: number;
  readonly hovered: number | null;
  readonly frame: LaneFrame;
  readonly threshold: number;
  readonly text: PictureText;
  /** Text that stands already. */
  readonly taken: readonly Box[];
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  /** Brought up to date. */
  readonly slots: Slots;
  /** The width of a text as the page sets it, px. */
  readonly measure: (text: string, style: RunStyle) => number;
}

export interface Label<P extends PlacedPm = PlacedPm> extends PlacedLabel {
  readonly runs: readonly LabelRun<P>[];
  /** Whether its names are underlined in their points' colours. */
  readonly marked: boolean;
}

interface Wanted<P extends PlacedPm> {
  readonly request: LabelRequest;
  readonly runs: readonly LabelRun<P>[];
}

/** Of more points than this in one place the others are counted. */
const MOST_ON_A_LABEL = 4;

export function layoutLabels<P extends PlacedPm>(input: LabelInput<P>): Label<P>[] {
  const { points, lines, sketched, pms, width, height, scale } = input;
  const names = nameLabels(input);
  const labelled = (label: LineLabel): Wanted<P> => lineLabel(label, input);
  const wanted = [...names.urgent, ...sketched.map(labelled), ...names.others, ...lines.map(labelled)].filter(
    ({ request: { x, y } }) => x >= 0 && y >= 0 && x <= width && y <= height,
  ); // zoomed in, some are away
  const dots = points.map((point) => ({ x: point.x, y: point.y, radius: outerRadius(point, scale) }));
  const placed = placeAgain(
    wanted.map(({ request }) => request),
    {
      width,
      height,
      dots: [...dots, ...input.hollow],
      taken: input.taken,
      lines: [...lines.map(({ line }) => line), ...input.others],
      scale,
    },
    input.slots,
    sketched.length > 0,
  );
  const runs = new Map(wanted.map((each) => [each.request.id, each.runs]));
  return placed.map((place) => {
    const own = runs.get(place.id) ?? [];
    const names = own.filter(({ names }) => names !== null).length;
    const marked = pms <= NAMED_PMS && (names > 1 || (names === 1 && place.leader !== null));
    return { ...place, runs: own, marked };
  });
}

function nameLabels<P extends PlacedPm>(
  input: LabelInput<P>,
): { readonly urgent: readonly Wanted<P>[]; readonly others: readonly Wanted<P>[] } {
  const byUrgency = input.points.toSorted((a, b) => urgency(a, input) - urgency(b, input));
  const groups = coincidentGroups(byUrgency);
  const isUrgent = ([first]: readonly P[]): boolean => first !== undefined && urgency(first, input) < 3;
  const wanted = (group: readonly P[]): Wanted<P> => {
    const runs = groupRuns(group, input);
    const size = runsSize(runs, input);
    return { runs, request: nameRequest(group, input.points, size, isEssential(group, input), input) };
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

/** With a colour of its own and a leader a name can stand anywhere; in a larger fleet only what matters may. */
const isEssential = (group: readonly PlacedPm[], input: LabelInput): boolean =>
  input.pms <= PM_COLOURS || group.some((point) => urgency(point, input) < 3);

function groupRuns<P extends PlacedPm>(group: readonly P[], input: LabelInput<P>): LabelRun<P>[] {
  const { scale } = input;
  const shown = group.slice(0, MOST_ON_A_LABEL);
  const runs = shown.flatMap((point, i) => nameRuns(point, i > 0 ? 7 * scale : 0, input));
  const rest = group.length - shown.length;
  return rest === 0 ? runs : [...runs, { text: `+${rest}`, style: "rest", space: 5 * scale, names: null }];
}

function nameRuns<P extends PlacedPm>(point: P, space: number, input: LabelInput<P>): LabelRun<P>[] {
  const { scale, figures } = input;
  const runs = nameAndRole(point, space, input);
  const figure = figures.get(point.pm);
  if (figure === undefined) return runs;
  return [...runs, { text: figure, style: "role", space: 4 * scale, names: null }];
}

function nameAndRole<P extends PlacedPm>(point: P, space: number, input: LabelInput<P>): LabelRun<P>[] {
  const { text, frame, threshold, scale } = input;
  if (point.over.length > 0) {
    const name = overName(point, frame.positions, threshold, text);
    return [{ text: name, style: "over", space, names: point }];
  }
  const name: LabelRun<P> = {
    text: text.pm(point.pm),
    style: point.faded ? "quiet" : "name",
    space,
    names: point,
  };
  if (point.role === null) return [name];
  return [name, { text: text[point.role], style: "role", space: 4 * scale, names: null }];
}

function lineLabel<P extends PlacedPm>(
  { id, line, text, style, detail = null }: LineLabel,
  input: LabelInput<P>,
): Wanted<P> {
  const runs: LabelRun<P>[] = [{ text, style, space: 0, names: null }];
  if (detail !== null) runs.push({ text: detail, style: "role", space: 4 * input.scale, names: null });
  const middle = { x: (line.x1 + line.x2) / 2, y: (line.y1 + line.y2) / 2 };
  return { runs, request: lineRequest(id, middle, runsSize(runs, input), input) };
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

/** The part of a crowd's overload that has no labels, in words, within `corner` of the panel. */
export function moreOverLabel(
  pms: number,
  corner: { readonly right: number; readonly top: number },
  { text, measure, scale }: Pick<LabelInput, "text" | "measure" | "scale">,
): (Box & { readonly text: string }) | null {
  if (pms === 0) return null;
  const words = text.moreOver(pms);
  const width = measure(words, "over");
  return {
    text: words,
    x: corner.right - width,
    y: corner.top,
    width,
    height: RUN_FONT.over.size * 1.2 * scale,
  };
}
