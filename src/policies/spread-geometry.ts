/**
 * What policies for balance see, in the forms that several of them share: the mean of all hosts, how far they
 * lie from it, and from the emptiest to the fullest.
 */

import type { ResourceIndex, ResourceVector } from "../base/resources.ts";
import { RESOURCE_INDICES } from "../base/resources.ts";
import { resourceAt, vectorAt } from "../base/vector.ts";
import type { Geometry, Standing } from "../engine/sight.ts";
import { surfaceThrough } from "./geometry.ts";
import { deviationOf, meanOf } from "./spread.ts";

/** Where a resource is not looked at, from nothing to without end. */
const within = (
  resources: readonly ResourceIndex[],
  figureOf: (resource: ResourceIndex) => number,
  elsewhere: number,
): ResourceVector => {
  const of = (resource: ResourceIndex): number =>
    resources.includes(resource) ? figureOf(resource) : elsewhere;
  return [of(0), of(1), of(2)];
};

/** The mean of the hosts on the resources that are looked at, and one deviation to either side of it. */
export const spreadOn = (resources: readonly ResourceIndex[]): readonly Geometry[] => [
  {
    kind: "box",
    of(standing) {
      const spread = spreadOf(standing, resources);
      if (spread === null) return null;
      const { means, deviations } = spread;
      return {
        kind: "box",
        name: { word: "spread" },
        figures: resources.map((r) => deviations[r]),
        low: within(resources, (r) => Math.max(0, means[r] - deviations[r]), 0),
        high: within(resources, (r) => means[r] + deviations[r], Number.POSITIVE_INFINITY),
      };
    },
  },
  meanOn(resources, "mean"),
];

/** The mean alone: a place, or, where a resource is not looked at, all places that have it. */
export const meanOn = (resources: readonly ResourceIndex[], word: "mean" | "ideal"): Geometry => ({
  kind: "box",
  of(standing) {
    const spread = spreadOf(standing, resources);
    if (spread === null) return null;
    const low = within(resources, (r) => spread.means[r], 0);
    const high = within(resources, (r) => spread.means[r], Number.POSITIVE_INFINITY);
    return { kind: "box", name: { word }, figures: resources.map((r) => spread.means[r]), low, high };
  },
});

/** From the emptiest host to the fullest, on one resource. */
export const rangeOn = (resource: ResourceIndex): Geometry => ({
  kind: "box",
  of({ utilization, hosts }) {
    if (hosts.length === 0) return null;
    const used = hosts.map((pm) => resourceAt(utilization, pm, resource));
    const [least, most] = [used.reduce((a, b) => Math.min(a, b)), used.reduce((a, b) => Math.max(a, b))];
    return {
      kind: "box",
      name: { word: "range" },
      figures: [least, most],
      low: within([resource], () => least, 0),
      high: within([resource], () => most, Number.POSITIVE_INFINITY),
    };
  },
});

interface Spread {
  readonly means: ResourceVector;
  readonly deviations: ResourceVector;
}

/** Null where there are no hosts. */
function spreadOf(
  { utilization, hosts }: Pick<Standing, "utilization" | "hosts">,
  resources: readonly ResourceIndex[] = RESOURCE_INDICES,
): Spread | null {
  if (hosts.length === 0) return null;
  const figuresOf = (r: ResourceIndex): number[] => hosts.map((pm) => resourceAt(utilization, pm, r));
  return {
    means: within(resources, (r) => meanOf(figuresOf(r)), 0),
    deviations: within(resources, (r) => deviationOf(figuresOf(r)), 0),
  };
}

/**
 * For a policy that makes one figure of a PM's load: the places where it is the mean of all hosts, and one
 * deviation below and above.
 * @param loadOf grows, or stays, with each of `resources`, and follows from no other
 */
export const spreadOfLoad = (
  resources: readonly ResourceIndex[],
  loadOf: (utilization: ResourceVector) => number,
): readonly Geometry[] =>
  SIDES.map(({ word, deviations }) => ({
    kind: "surface",
    of({ utilization, hosts }) {
      if (hosts.length === 0) return null;
      const loads = hosts.map((pm) => loadOf(vectorAt(utilization, pm)));
      const deviation = deviationOf(loads);
      const level = meanOf(loads) + deviations * deviation;
      if (level <= 0 || (deviations !== 0 && deviation === 0)) return null;
      const through = spreadOf({ utilization, hosts })?.means ?? [0, 0, 0];
      const surface = surfaceThrough({ word }, through, loadOf);
      return { ...surface, level, resources, isFilled: false };
    },
  }));

const SIDES = [
  { word: "mean", deviations: 0 },
  { word: "below", deviations: -1 },
  { word: "above", deviations: 1 },
] as const;
