/**
 * What a picture draws over its points to show what was weighed or might be: lines, hollow places,
 * figures beside names. Nothing in it has happened. Who makes a sketch says where in the space its
 * lines run and what is written at them; how each kind of line looks is said here once, for the 3D
 * space and its projections alike.
 */

import type { ResourceVector } from "../../base/resources.ts";
import { RESOURCE_INDICES } from "../../base/resources.ts";
import { isOver } from "../../base/tolerance.ts";
import { mix } from "./space-projection.ts";

/** `strong`: what decides. `asked`: chosen, but not by its length. `goes`, `leaves`: a VM's two halves of a move. */
export type SketchStyle = "strong" | "asked" | "quiet" | "goes" | "leaves" | "refused";

interface Stroke {
  readonly ink: "ink" | "ghost";
  /** Px at scale 1. */
  readonly width: number;
  readonly dash: readonly [on: number, off: number] | null;
}

export const SKETCH_STROKES: Readonly<Record<SketchStyle, Stroke>> = {
  strong: { ink: "ink", width: 1.6, dash: null },
  asked: { ink: "ink", width: 1.4, dash: [2, 3.5] },
  quiet: { ink: "ghost", width: 1, dash: null },
  goes: { ink: "ink", width: 2.2, dash: null },
  leaves: { ink: "ghost", width: 1.8, dash: [4, 2.5] },
  refused: { ink: "ink", width: 2, dash: [4, 2.5] },
};

/** Px: the head of an arrow, and from the middle of a cross to its ends. */
export const SKETCH_HEAD = 8;
export const SKETCH_CROSS = 4.5;

export interface SketchLabel {
  readonly text: string;
  /** Written more quietly after it. */
  readonly detail: string | null;
  readonly at: "middle" | "tip";
}

/** Places are cpu, net, mem unless a drawing has mapped them to axes of its own. */
export interface SketchLine<Place = ResourceVector> {
  readonly id: string;
  readonly style: SketchStyle;
  /** Beyond the threshold, and therefore red. */
  readonly over: boolean;
  readonly end: "plain" | "arrow" | "cross";
  readonly from: Place;
  readonly to: Place;
  readonly label: SketchLabel | null;
}

/** A hollow place, where a PM's point would be or is in another run. */
export interface SketchDot<Place = ResourceVector> {
  readonly pm: number;
  readonly place: Place;
}

export interface Sketch<Place = ResourceVector> {
  readonly lines: readonly SketchLine<Place>[];
  readonly dots: readonly SketchDot<Place>[];
  /** Written after the names of these PMs. */
  readonly figures: ReadonlyMap<number, string>;
  /** A PM's VMs in the order in which they are considered; the first one is set off. */
  readonly chain: { readonly pm: number; readonly vms: readonly number[] } | null;
  /** Whom it is about: source and target. */
  readonly involved: { readonly from: number; readonly to: number | null } | null;
}

export const NO_SKETCH: Sketch<never> = {
  lines: [],
  dots: [],
  figures: new Map(),
  chain: null,
  involved: null,
};

/** Both on top of each other; what is said once is what `first` says. */
export function merged(first: Sketch, second: Sketch): Sketch {
  if (first === NO_SKETCH) return second;
  if (second === NO_SKETCH) return first;
  return {
    lines: [...first.lines, ...second.lines],
    dots: [...first.dots, ...second.dots],
    figures: first.figures.size > 0 ? first.figures : second.figures,
    chain: first.chain ?? second.chain,
    involved: first.involved ?? second.involved,
  };
}

/** The same sketch on a drawing's own axes. */
export const mapSketch = <Place>(sketch: Sketch, map: (place: ResourceVector) => Place): Sketch<Place> =>
  sketch === NO_SKETCH
    ? NO_SKETCH
    : {
        ...sketch,
        lines: sketch.lines.map((line) => ({ ...line, from: map(line.from), to: map(line.to) })),
        dots: sketch.dots.map(({ pm, place }) => ({ pm, place: map(place) })),
      };

/** A line whose far end is over the threshold, cut where it gets beyond; the end and the label stay with the far part. */
export function cutAtThreshold(line: SketchLine, threshold: number): SketchLine[] {
  const over = RESOURCE_INDICES.filter((r) => isOver(line.to[r], threshold));
  if (over.length === 0) return [line];
  const crossings = over.map((r) =>
    line.from[r] >= threshold ? 0 : (threshold - line.from[r]) / (line.to[r] - line.from[r]),
  );
  const crossing = Math.min(...crossings);
  const beyond: SketchLine = { ...line, id: `${line.id} over`, over: true };
  if (crossing === 0) return [beyond];
  const border = mix(line.from, line.to, crossing);
  return [
    { ...line, to: border, end: "plain", label: null },
    { ...beyond, from: border },
  ];
}
