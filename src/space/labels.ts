/**
 * What is written at the points and lines of a picture, in the order in which it must find room:
 * the names of PMs, D and the VMs that move, the VMs of the chain; and where it finds it. A name
 * that stands apart from its point, or is one of several, is underlined in the point's colour.
 */

import { formatFigure } from "../view/figures.ts";
import type { Dot, PlacedLabel, Segment } from "../view/label-layout.ts";
import { outerRadius } from "../view/pm-state.ts";
import { lineRequest, placeAgain } from "../view/point-labels.ts";
import { mix, project, type Vec3 } from "../view/space-projection.ts";
import { type Label, type Naming, nameLabels } from "./name-labels.ts";
import type { Picture } from "./picture.ts";
import type { Run, Words } from "./words.ts";
import { BOLD, PLAIN, run, runsSize, TICK_SIZE } from "./words.ts";

export function pointWords(picture: Picture, naming: Naming, ticks: readonly Words[]): Words[] {
  const { width, height } = picture.projection.panel;
  const labels = [
    ...nameLabels(picture, naming),
    ...eventLabels(picture, naming),
    ...chainLabels(picture, naming),
  ].filter(({ request: { x, y } }) => x >= 0 && y >= 0 && x <= width && y <= height); // zoomed in, some are away
  const placed = placeAgain(
    labels.map((label) => label.request),
    {
      width,
      height,
      dots: dotsOf(picture),
      taken: ticks,
      lines: linesOf(picture),
      scale: picture.scale,
    },
    naming.slots,
  );
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

function eventLabels(picture: Picture, naming: Naming): Label[] {
  const { event, palette, scale, distances, text } = picture;
  if (event === null) return [];
  const labels: Label[] = [];
  for (const { kind, vm, from, to } of event.moving) {
    if (kind !== "joining") continue;
    const runs = [run(text.vm(vm), palette.ink, TICK_SIZE * scale, 600)];
    labels.push(lineLabel(`moving ${vm}`, from, to, runs, picture, naming));
  }
  if (distances && event.target !== null && !event.refused && event.distance.drawn === 1) {
    const figure = `D ${formatFigure(event.distance.length)}`;
    const runs = [run(figure, palette.ink, TICK_SIZE * scale, 600)];
    labels.push(lineLabel("distance", event.source, event.target, runs, picture, naming));
  }
  return labels;
}

function chainLabels(picture: Picture, naming: Naming): Label[] {
  const { palette, scale, selectedVm, text, chain } = picture;
  return chain.map(({ vm, from, to }) => {
    const runs = [run(text.vm(vm), palette.ink, TICK_SIZE * scale, vm === selectedVm ? BOLD : PLAIN)];
    return lineLabel(`chain ${vm}`, from, to, runs, picture, naming);
  });
}

function lineLabel(
  id: string,
  from: Vec3,
  to: Vec3,
  runs: readonly Run[],
  { projection, scale }: Picture,
  { measure, slots }: Naming,
): Label {
  const middle = project(projection, mix(from, to, 0.5));
  const request = lineRequest(id, middle, runsSize(runs, measure), { slots, scale });
  return { runs, colours: runs.map(() => null), request };
}

/** By PM, and after them the hollow places that points have left. */
function dotsOf({ points, scale, event, projection }: Picture): Dot[] {
  const dots: Dot[] = points.map((point) => ({
    x: point.x,
    y: point.y,
    radius: outerRadius(point, scale),
  }));
  for (const { pm, place } of event?.vacated ?? []) {
    const { x, y } = project(projection, place);
    dots.push({ x, y, radius: points[pm]?.radius ?? 0, hollow: true });
  }
  return dots;
}

function linesOf({ projection, points, event, chain }: Picture): Segment[] {
  const segment = (from: Vec3, to: Vec3): Segment => {
    const [a, b] = [project(projection, from), project(projection, to)];
    return { x1: a.x, y1: a.y, x2: b.x, y2: b.y };
  };
  const lines: Segment[] = [];
  for (const { place, named, faded } of points) {
    if (named && !faded) lines.push(segment(place, [place[0], 0, place[2]]));
  }
  if (event !== null && event.target !== null) lines.push(segment(event.source, event.target));
  for (const { from, to } of [...(event?.moving ?? []), ...chain]) lines.push(segment(from, to));
  return lines;
}
