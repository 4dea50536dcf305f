/**
 * What is written at the points and lines of a picture, in the order in which it must find room:
 * the names of PMs, D and the VMs that move, the VMs of the chain; and where it finds it. A name
 * that stands apart from its point, or is one of several, is underlined in the point's colour.
 */

import type { Dot, PlacedLabel, Segment } from "../view/label-layout.ts";
import { placeLabels } from "../view/label-layout.ts";
import { mix, project, type Vec3 } from "../view/space-projection.ts";
import type { ChainLink } from "./chain.ts";
import type { EventGeometry } from "./event-geometry.ts";
import { type Label, type Naming, nameLabels, outerRadius } from "./name-labels.ts";
import type { Picture } from "./picture.ts";
import type { Measure, Run, Words } from "./words.ts";
import { BOLD, PLAIN, run, runsSize, TICK_SIZE } from "./words.ts";

/** `slots` is brought up to date with every picture. */
export interface LabelContent extends Naming {
  readonly event: EventGeometry | null;
  readonly chain: readonly ChainLink[];
}

export function pointWords(picture: Picture, content: LabelContent, ticks: readonly Words[]): Words[] {
  const { width, height } = picture.projection.panel;
  const labels = [
    ...nameLabels(picture, content),
    ...eventLabels(picture, content),
    ...chainLabels(picture, content),
  ].filter(({ request: { x, y } }) => x >= 0 && y >= 0 && x <= width && y <= height); // zoomed in, some are away
  const placed = placeLabels(
    labels.map((label) => label.request),
    {
      width,
      height,
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
  return { runs, colours: runs.map(() => null), request: { ...request, ...runsSize(runs, measure) } };
}

/** By PM, and after them the hollow places that points have left. */
function dotsOf(picture: Picture, { event }: LabelContent): Dot[] {
  const dots: Dot[] = picture.points.map((point) => ({
    x: point.screen.x,
    y: point.screen.y,
    radius: outerRadius(point, picture),
  }));
  return dots.concat(
    (event?.vacated ?? []).map(({ pm, place }) => {
      const { x, y } = project(picture.projection, place);
      return { x, y, radius: picture.points[pm]?.radius ?? 0, hollow: true };
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
