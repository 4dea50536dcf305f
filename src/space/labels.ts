/**
 * The words of a picture of the space: what `view/picture/picture-labels.ts` has placed, in the space's
 * colours, and the lines of the space that they are better not laid across.
 */

import type { Dot, Segment } from "../view/picture/label-layout.ts";
import { chainLabelId, type DrawnVm } from "../view/picture/picking.ts";
import type { Label, LabelInput, LabelRun, LineLabel, RunStyle } from "../view/picture/picture-labels.ts";
import { layoutLabels, moreOverLabel, RUN_FONT } from "../view/picture/picture-labels.ts";
import type { Slots } from "../view/picture/point-labels.ts";
import { sketchLabels } from "../view/picture/sketch-labels.ts";
import { project, type Vec3 } from "../view/picture/space-projection.ts";
import { formatFigure } from "../view/text/figures.ts";
import type { Picture, PmPoint } from "./picture.ts";
import { pointOf } from "./picture.ts";
import { type Measure, type PlacedText, type Run, run } from "./placed-text.ts";
import { onPicture } from "./sketch.ts";

/** What labels are made from besides the picture. */
export interface Naming {
  readonly measure: Measure;
  /** Brought up to date with every picture. */
  readonly slots: Slots;
}

/** Px between the panel's corner and what is counted there. */
const INSET = 4;

export function pointTexts(
  picture: Picture,
  { measure, slots }: Naming,
  ticks: readonly PlacedText[],
): PlacedText[] {
  const { width, height } = picture.projection.viewport;
  const { scale, fleet } = picture;
  const styled = {
    ...picture,
    measure: (text: string, style: RunStyle) =>
      measure(text, RUN_FONT[style].size * scale, RUN_FONT[style].weight),
  };
  const corner = { right: width - INSET * scale, top: INSET * scale };
  const counted = moreOverLabel(fleet.overInCrowd, corner, styled);
  const sketch = sketchLabels(
    picture.sketch,
    (from, to) => segment(picture.projection, from, onPicture(picture, to)),
    scale,
    picture.settled,
  );
  const lines = [...eventLabels(picture), ...chainLabels(picture)];
  const input: LabelInput<PmPoint> = {
    ...styled,
    pms: fleet.pms,
    hollow: [...hollowOf(picture), ...sketch.hollow],
    lines,
    sketched: sketch.labels,
    figures: picture.sketch.figures,
    others: [...linesOf(picture, lines), ...sketch.others],
    taken: counted === null ? ticks : [...ticks, counted],
    width,
    height,
    slots,
  };
  const labels = layoutLabels(input).map((label) => wordsOf(label, picture));
  if (counted === null) return labels;
  const { text, ...box } = counted;
  return [...labels, { ...box, id: "more over", runs: [styledRun(text, "over", 0, picture)], leader: null }];
}

const wordsOf = (label: Label<PmPoint>, picture: Picture): PlacedText => ({
  ...label,
  runs: label.runs.map(({ text, style, space, names }: LabelRun<PmPoint>) => ({
    ...styledRun(text, style, space, picture),
    underline: label.marked && names !== null ? names.colour : null,
  })),
});

function styledRun(text: string, style: RunStyle, space: number, { palette, scale }: Picture): Run {
  const { size, weight } = RUN_FONT[style];
  const colour: Record<RunStyle, string> = {
    name: palette.ink,
    quiet: palette.ink3,
    over: palette.over,
    role: palette.ink2,
    line: palette.ink,
    chain: palette.ink,
    lit: palette.ink,
    rest: palette.ink2,
  };
  return run(text, colour[style], size * scale, weight, space);
}

function eventLabels({ event, settled, distances, text, projection }: Picture): LineLabel[] {
  if (event === null || !settled) return [];
  const labels: LineLabel[] = [];
  for (const { kind, vm, from, to } of event.moving) {
    if (kind !== "joining") continue;
    const line = segment(projection, from, to);
    labels.push({ id: `moving ${vm}`, line, text: text.vm(vm), style: "line" });
  }
  if (distances && event.target !== null && !event.refused && event.distance.drawn === 1) {
    const line = segment(projection, event.source, event.target);
    const figure = `D ${formatFigure(event.distance.length)}`;
    labels.push({ id: "distance", line, text: figure, style: "line" });
  }
  return labels;
}

const chainLabels = (picture: Picture): LineLabel[] =>
  drawnVms(picture).map(({ vm, line }) => ({
    id: chainLabelId(vm),
    line,
    text: picture.text.vm(vm),
    style: vm === picture.chain?.lit ? "lit" : "chain",
  }));

/** Where the VMs of the chain are drawn. */
export const drawnVms = ({ chain, projection }: Picture): DrawnVm[] =>
  (chain?.links ?? []).map(({ vm, from, to }) => ({ vm, line: segment(projection, from, to) }));

function hollowOf(picture: Picture): Dot[] {
  return (picture.event?.vacated ?? []).map(({ pm, place }) => {
    const { x, y } = project(picture.projection, place);
    return { x, y, radius: pointOf(picture, pm)?.radius ?? 0, hollow: true };
  });
}

/** Stems, and those of the event's lines that have no label. */
function linesOf({ projection, points, event }: Picture, labelled: readonly LineLabel[]): Segment[] {
  const lines: Segment[] = [];
  for (const { place, grounded, faded } of points) {
    if (grounded && !faded) lines.push(segment(projection, place, [place[0], 0, place[2]]));
  }
  if (event === null) return lines;
  const isLabelled = (id: string): boolean => labelled.some((label) => label.id === id);
  if (event.target !== null && !isLabelled("distance")) {
    lines.push(segment(projection, event.source, event.target));
  }
  for (const { kind, vm, from, to } of event.moving) {
    if (kind === "leaving" || !isLabelled(`moving ${vm}`)) lines.push(segment(projection, from, to));
  }
  return lines;
}

function segment(projection: Picture["projection"], from: Vec3, to: Vec3): Segment {
  const [a, b] = [project(projection, from), project(projection, to)];
  return { x1: a.x, y1: a.y, x2: b.x, y2: b.y };
}
