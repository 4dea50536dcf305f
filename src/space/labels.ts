/**
 * What is written at the points and lines of a picture, in the order in which it must find room:
 * overloaded PMs, the event's source and target, the other PMs, D and the VMs that move, the chain.
 * PMs whose points coincide share one label, each name underlined in its colour.
 */

import { RESOURCE_COUNT } from "../base/resources.ts";
import { isOver } from "../base/tolerance.ts";
import { at } from "../base/vector.ts";
import type { Dot, LabelRequest, PlacedLabel, Segment } from "../view/label-layout.ts";
import { placeLabels } from "../view/label-layout.ts";
import { mix, project, type Vec3 } from "../view/space-projection.ts";
import type { ChainLink } from "./chain.ts";
import type { EventGeometry } from "./event-geometry.ts";
import type { Picture, PmPoint } from "./picture.ts";
import type { SpaceText } from "./space-text.ts";
import type { Measure, Run, Words } from "./words.ts";
import { BOLD, NAME_SIZE, PLAIN, run, runsSize, TICK_SIZE } from "./words.ts";

interface Label {
  readonly request: LabelRequest;
  readonly runs: readonly Run[];
  /** The colours of the points that its runs name, by run; null for words. */
  readonly colours: readonly (string | null)[];
}

export interface LabelContent {
  readonly text: SpaceText;
  readonly event: EventGeometry | null;
  readonly chain: readonly ChainLink[];
  readonly measure: Measure;
  /** The slots of the last picture, by label; brought up to date. */
  readonly slots: Map<string, number>;
}

/** Points nearer than this many radii share a label. */
const COINCIDENT = 1.7;

export function pointWords(picture: Picture, content: LabelContent, ticks: readonly Words[]): Words[] {
  const labels = [
    ...nameLabels(picture, content),
    ...eventLabels(picture, content),
    ...chainLabels(picture, content),
  ];
  const placed = placeLabels(
    labels.map((label) => label.request),
    {
      width: picture.projection.panel.width,
      height: picture.projection.panel.height,
      dots: dotsOf(picture, content),
      taken: ticks,
      lines: linesOf(picture, content),
      scale: picture.scale,
    },
  );
  content.slots.clear();
  for (const { id, slot } of placed) content.slots.set(id, slot);
  const byId = new Map(labels.map((label) => [label.request.id, label]));
  return placed.map((place) => wordsOf(place, byId.get(place.id)));
}

function wordsOf(place: PlacedLabel, label: Label | undefined): Words {
  const runs = label?.runs ?? [];
  const colours = label?.colours ?? [];
  const shared = colours.filter((colour) => colour !== null).length > 1;
  const marked = shared || place.leader !== null;
  return {
    ...place,
    runs: marked ? runs.map((r, i) => ({ ...r, underline: colours[i] ?? null })) : runs,
  };
}

function nameLabels(picture: Picture, content: LabelContent): Label[] {
  const order = (group: readonly PmPoint[]): number =>
    Math.min(
      ...group.map((p) => (p.over.length > 0 ? 0 : p.pm === picture.selected ? 1 : p.role !== null ? 2 : 3)),
    );
  return coincidentGroups(picture)
    .sort((a, b) => order(a) - order(b))
    .map((group) => nameLabel(group, picture, content));
}

/** Named points, those that coincide together. */
function coincidentGroups({ points }: Picture): PmPoint[][] {
  const groups: PmPoint[][] = [];
  for (const point of points) {
    if (!point.named) continue;
    const near = groups.find((group) => group.some((other) => coincide(point, other)));
    if (near === undefined) groups.push([point]);
    else near.push(point);
  }
  return groups;
}

const coincide = (a: PmPoint, b: PmPoint): boolean =>
  Math.hypot(a.screen.x - b.screen.x, a.screen.y - b.screen.y) < COINCIDENT * Math.min(a.radius, b.radius);

function nameLabel(group: readonly PmPoint[], picture: Picture, content: LabelContent): Label {
  const [first] = group;
  const runs: Run[] = [];
  const colours: (string | null)[] = [];
  for (const point of group) {
    const named = nameRuns(point, picture, content.text, runs.length > 0 ? 7 * picture.scale : 0);
    runs.push(...named);
    colours.push(...named.map((_, i) => (i === 0 ? point.colour : null)));
  }
  const id = `pm ${group.map((point) => point.pm).join(" ")}`;
  const size = measured(runs, content.measure);
  const mid = centre(group);
  const reach = Math.max(
    ...group.map(
      (point) => outerRadius(point, picture) + Math.hypot(point.screen.x - mid.x, point.screen.y - mid.y),
    ),
  );
  return {
    runs,
    colours,
    request: {
      id,
      ...mid,
      ...size,
      clearance: reach + 3 * picture.scale,
      own: group.map((point) => point.pm),
      essential:
        group.some((point) => point.over.length > 0 || point.role !== null) || first?.pm === picture.selected,
      previous: content.slots.get(id),
    },
  };
}

function centre(group: readonly PmPoint[]): { x: number; y: number } {
  const sum = group.reduce((a, { screen }) => ({ x: a.x + screen.x, y: a.y + screen.y }), { x: 0, y: 0 });
  return { x: sum.x / group.length, y: sum.y / group.length };
}

function nameRuns(point: PmPoint, picture: Picture, text: SpaceText, space: number): Run[] {
  const { palette, scale, selected } = picture;
  const name = text.pm(point.pm);
  const size = NAME_SIZE * scale;
  if (point.over.length > 0) {
    return [run(`${name} ${overFigures(point, picture, text)}`, palette.over, size, BOLD, space)];
  }
  const quiet = selected !== null && selected !== point.pm;
  const runs = [run(name, quiet ? palette.ink3 : palette.ink, size, quiet ? 500 : 600, space)];
  if (point.role !== null) {
    runs.push(run(text[point.role], palette.ink2, TICK_SIZE * 1.0 * scale, PLAIN, 4 * scale));
  }
  return runs;
}

/** "cpu 0.83": every resource that is over, with a third decimal where two would hide the verdict. */
function overFigures({ pm, over }: PmPoint, { frame, threshold }: Picture, text: SpaceText): string {
  return over
    .map((resource) => {
      const value = at(frame.positions, pm * RESOURCE_COUNT + resource);
      const short = value.toFixed(2);
      return `${text.axes[resource]} ${isOver(Number(short), threshold) ? short : value.toFixed(3)}`;
    })
    .join(" ");
}

function eventLabels(picture: Picture, { text, event, measure, slots }: LabelContent): Label[] {
  if (event === null) return [];
  const { palette, scale, distances } = picture;
  const labels: Label[] = [];
  for (const vector of event.vectors) {
    if (vector.kind !== "joining") continue;
    const id = `moving ${vector.vm}`;
    const runs = [run(text.vm(vector.vm), palette.ink, TICK_SIZE * scale, 600)];
    labels.push(lineLabel(id, vector.from, vector.to, runs, picture, measure, slots));
  }
  if (distances && event.target !== null && !event.refused && event.distance.drawn === 1) {
    const runs = [run(`D ${event.distance.length.toFixed(2)}`, palette.ink, TICK_SIZE * scale, 600)];
    labels.push(lineLabel("distance", event.source, event.target, runs, picture, measure, slots));
  }
  return labels;
}

function chainLabels(picture: Picture, { text, chain, measure, slots }: LabelContent): Label[] {
  const { palette, scale, selectedVm } = picture;
  return chain.map(({ vm, from, to }) => {
    const runs = [run(text.vm(vm), palette.ink, TICK_SIZE * scale, vm === selectedVm ? BOLD : PLAIN)];
    return lineLabel(`chain ${vm}`, from, to, runs, picture, measure, slots);
  });
}

function lineLabel(
  id: string,
  from: Vec3,
  to: Vec3,
  runs: readonly Run[],
  { projection, scale }: Picture,
  measure: Measure,
  slots: ReadonlyMap<string, number>,
): Label {
  const { x, y } = project(projection, mix(from, to, 0.5));
  const request = { id, x, y, clearance: 4 * scale, own: [], essential: false, previous: slots.get(id) };
  return { runs, colours: runs.map(() => null), request: { ...request, ...measured(runs, measure) } };
}

function measured(runs: readonly Run[], measure: Measure): { width: number; height: number } {
  return runsSize(runs, measure);
}

const outerRadius = (point: PmPoint, { weight, scale }: Picture): number =>
  point.radius + (point.over.length > 0 ? 5.6 * weight : 1.6 * scale);

/** By PM, and after them the hollow places that points have left. */
function dotsOf(picture: Picture, { event }: LabelContent): Dot[] {
  const dots = picture.points.map((point) => ({
    x: point.screen.x,
    y: point.screen.y,
    radius: outerRadius(point, picture),
  }));
  return dots.concat(
    (event?.vacated ?? []).map(({ pm, place }) => {
      const { x, y } = project(picture.projection, place);
      return { x, y, radius: picture.points[pm]?.radius ?? 0 };
    }),
  );
}

function linesOf({ projection, points }: Picture, { event, chain }: LabelContent): Segment[] {
  const segment = (from: Vec3, to: Vec3): Segment => {
    const [a, b] = [project(projection, from), project(projection, to)];
    return { x1: a.x, y1: a.y, x2: b.x, y2: b.y };
  };
  const lines: Segment[] = [];
  for (const { place, named, faded } of points) {
    if (named && !faded) lines.push(segment(place, [place[0], 0, place[2]]));
  }
  if (event !== null && event.target !== null) lines.push(segment(event.source, event.target));
  for (const { from, to } of [...(event?.vectors ?? []), ...chain]) lines.push(segment(from, to));
  return lines;
}
