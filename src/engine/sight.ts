/**
 * What a policy sees of the utilization space, as shapes in it. A policy declares geometry (`sees`), which
 * says of any moment where its shapes are, in utilizations and with their figures; how they are drawn, and
 * on what, is nobody's concern here. So whoever draws them needs to know no policy.
 */

import type { ResourceIndex, ResourceVector } from "../base/resources.ts";
import type { ReadonlyColumn } from "../base/vector.ts";
import type { Criterion } from "./decision.ts";

/** How the fleet stands when it is looked at. */
export interface Standing {
  /** `3 * pms` utilizations. */
  readonly utilization: ReadonlyColumn;
  /** The same at the beginning of the step, before anybody has acted in it. */
  readonly begun: ReadonlyColumn;
  /** The PMs that are up, in ascending order. */
  readonly hosts: readonly number[];
  readonly threshold: number;
  /** The PM that load is taken off, or that somebody has chosen; null where there is none. */
  readonly source: number | null;
  /** The PM that is asked; null where none is. */
  readonly target: number | null;
  /** The VM that moves, or is weighed; null where there is none. */
  readonly vm: number | null;
  /** The VMs that a PM runs, in ascending order. */
  readonly vmsOn: (pm: number) => readonly number[];
  /** What a VM adds to the utilization of `pm`. */
  readonly shareOf: (vm: number, pm: number) => ResourceVector;
}

/** What a shape is called: by the criterion whose figure it has, or by one of these words. */
export type ShapeName = { readonly criterion: Criterion } | { readonly word: ShapeWord };
export type ShapeWord = "mean" | "below" | "above" | "spread" | "range" | "ideal" | "anti-ideal" | "angle";

/** All places where a figure is as large as at one of them. */
export interface Surface {
  readonly kind: "surface";
  readonly name: ShapeName;
  /** The figure. */
  readonly level: number;
  /** A place on it: sections of it run through here. */
  readonly through: ResourceVector;
  /** From here the figure grows, or stays, in every direction; so it does from here within any section. */
  readonly around: ResourceVector;
  readonly figureAt: (utilization: ResourceVector) => number;
  /** What the figure follows from: along the others the surface is the same everywhere. */
  readonly resources: readonly ResourceIndex[];
  /** Whether it is filled in where it is drawn in depth: one of several would hide the others. */
  readonly isFilled: boolean;
}

/** All places that are as far from the centre as one of them. */
export interface Sphere {
  readonly kind: "sphere";
  readonly name: ShapeName;
  readonly centre: ResourceVector;
  readonly radius: number;
}

/**
 * All that lies between two corners. A side that is infinite is open; a resource that is not looked at has
 * 0 and infinity; of one on which both corners are equal the box is flat.
 */
export interface Box {
  readonly kind: "box";
  readonly name: ShapeName;
  /** What is told of it; null where its place says all. */
  readonly figures: readonly number[];
  readonly low: ResourceVector;
  readonly high: ResourceVector;
}

export interface Place {
  readonly kind: "place";
  readonly name: ShapeName;
  readonly at: ResourceVector;
}

/** Between two directions, seen from a place. */
export interface Angle {
  readonly kind: "angle";
  readonly name: ShapeName;
  readonly apex: ResourceVector;
  /** Neither is zero. */
  readonly arms: readonly [ResourceVector, ResourceVector];
  readonly degrees: number;
}

export type Shape = Surface | Sphere | Box | Place | Angle;

/** A shape that a policy goes by: where it is at a moment, or null where there is none. */
export type Geometry = {
  readonly [Kind in Shape["kind"]]: {
    readonly kind: Kind;
    readonly of: (standing: Standing) => Extract<Shape, { readonly kind: Kind }> | null;
  };
}[Shape["kind"]];

/** What a policy sees, with its parameters. */
export interface Sight {
  readonly geometry: readonly Geometry[];
  /** The figure by which it orders PMs, where it has one: it says whom it would turn to first. */
  readonly criterionOf: ((utilization: ReadonlyColumn, pm: number) => number) | null;
}

/** Whether a policy goes by how far PMs are apart in the space. */
export const goesByDistance = ({ geometry }: Sight): boolean =>
  geometry.some(({ kind }) => kind === "sphere");

export const SEES_NOTHING: Sight = { geometry: [], criterionOf: null };
