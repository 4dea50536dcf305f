/**
 * What a picture draws over its points to show what was weighed or might be: lines, hollow places,
 * figures beside names. Nothing in it has happened. Who makes a sketch says where in the space its
 * lines run and what is written at them; how each kind of line looks is said in `line-style.ts`.
 */

import type { ResourceVector } from "../../base/resources.ts";
import { RESOURCE_INDICES } from "../../base/resources.ts";
import { isOver } from "../../base/tolerance.ts";
import type { LineStyle } from "./line-style.ts";
import { between } from "./utilization-vector.ts";

export type SketchStyle = Extract<
  LineStyle,
  "strong" | "asked" | "quiet" | "would-join" | "would-leave" | "refused"
>;

export interface SketchLabel {
  readonly text: string;
  /** Written more quietly after it. */
  readonly detail: string | null;
  readonly at: "middle" | "tip";
}

export interface SketchLine {
  readonly id: string;
  readonly style: SketchStyle;
  /** Beyond the threshold, and therefore red. */
  readonly over: boolean;
  readonly end: "plain" | "arrow" | "cross";
  readonly from: ResourceVector;
  readonly to: ResourceVector;
  readonly label: SketchLabel | null;
}

/** A hollow place, where a PM's point would be or is in another run. */
export interface SketchDot {
  readonly pm: number;
  /** In the original of a fork, or if what is weighed were done. */
  readonly of: "ghost" | "weighed";
  readonly place: ResourceVector;
}

export interface Sketch {
  readonly lines: readonly SketchLine[];
  readonly dots: readonly SketchDot[];
  /** Written after the names of these PMs. */
  readonly figures: ReadonlyMap<number, string>;
  /** A PM's VMs in the order in which they are considered; the first one is set off. */
  readonly chain: { readonly pm: number; readonly vms: readonly number[] } | null;
  /** Whom it is about: source and target. */
  readonly involved: { readonly from: number; readonly to: number | null } | null;
}

export const NO_SKETCH: Sketch = {
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
  const border = between(line.from, line.to, crossing);
  return [
    { ...line, to: border, end: "plain", label: null },
    { ...beyond, from: border },
  ];
}
