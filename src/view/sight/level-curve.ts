/**
 * Where a plane cuts a surface of equal figure, as a curve within the space. From the surface's middle the
 * figure grows in every direction, so that each ray in the plane meets the surface once at most: the place is
 * found by halving, to far below a px, whatever the figure is. Where rays leave the space first the curve
 * ends, at the space's edge.
 */

import type { ResourceVector } from "../../base/resources.ts";
import { RESOURCE_INDICES } from "../../base/resources.ts";
import type { Surface } from "../../engine/sight.ts";
import type { PlaneAxes } from "../picture/axes.ts";
import type { SpaceRange } from "../picture/axis-range.ts";

/** A line through places of the space, one after the other. */
export type Curve = readonly ResourceVector[];

/** Halvings along a ray and of the angle at which the curve leaves the space. */
const HALVINGS = { ray: 32, edge: 12 };
/** Less than this of an axis is no way to go: a ray that begins at the edge and leads outwards. */
const NOWHERE = 1e-9;

/**
 * @param at where the plane cuts the third resource
 * @param rays how many there are all around: a multiple of 4, so that the axes are among them
 */
export function levelCurves(
  { around, level, figureAt }: Pick<Surface, "around" | "level" | "figureAt">,
  [across, up]: PlaneAxes,
  at: ResourceVector,
  range: SpaceRange,
  rays: number,
): readonly Curve[] {
  const [startAcross, startUp] = [around[across], around[up]];
  const [endAcross, endUp] = [range[across].end, range[up].end];
  const placeAt = (x: number, y: number): ResourceVector => {
    const place: [number, number, number] = [at[0], at[1], at[2]];
    place[across] = x;
    place[up] = y;
    return place;
  };
  if (figureAt(placeAt(startAcross, startUp)) > level) return [];

  /** Where the ray meets the surface; null where it leaves the space before. */
  const meet = (angle: number): ResourceVector | null => {
    // In parts of the axes: rays are as dense in a space that is flat.
    const [dx, dy] = [towards(Math.cos(angle)) * endAcross, towards(Math.sin(angle)) * endUp];
    const [inAcross, inUp] = [within(startAcross, dx, endAcross), within(startUp, dy, endUp)];
    let [low, high] = [Math.max(0, inAcross[0], inUp[0]), Math.min(inAcross[1], inUp[1])];
    if (high - low < NOWHERE) return null;
    const along = (t: number): ResourceVector => placeAt(startAcross + dx * t, startUp + dy * t);
    if (figureAt(along(low)) > level || figureAt(along(high)) < level) return null;
    for (let i = 0; i < HALVINGS.ray; i++) {
      const middle = (low + high) / 2;
      if (figureAt(along(middle)) < level) low = middle;
      else high = middle;
    }
    return along(high);
  };

  const angleOf = (ray: number): number => (2 * Math.PI * ray) / rays;
  const met = Array.from({ length: rays }, (_, ray) => meet(angleOf(ray)));
  const first = met.findIndex((place, ray) => place !== null && met[(ray + rays - 1) % rays] === null);
  if (first < 0) return met[0] == null ? [] : [closed(met.filter((place) => place !== null))];

  const curves: ResourceVector[][] = [];
  for (let i = 0; i <= rays; i++) {
    const [ray, before] = [first + i, first + i - 1];
    const [place, last] = [met[ray % rays] ?? null, met[before % rays] ?? null];
    if (place !== null && last === null) {
      if (i < rays) curves.push([...edge(angleOf(ray), angleOf(before)), place]);
    } else if (place !== null) curves.at(-1)?.push(place);
    else if (last !== null) curves.at(-1)?.push(...edge(angleOf(before), angleOf(ray)));
  }
  return curves.filter((curve) => curve.length > 1);

  /** The last place of the curve within the space, between a ray that meets it and one that does not. */
  function edge(meets: number, misses: number): ResourceVector[] {
    let [near, far] = [meets, misses];
    for (let i = 0; i < HALVINGS.edge; i++) {
      const middle = (near + far) / 2;
      if (meet(middle) === null) far = middle;
      else near = middle;
    }
    const place = meet(near);
    return near === meets || place === null ? [] : [place];
  }
}

const closed = (places: readonly ResourceVector[]): Curve =>
  places[0] === undefined ? [] : [...places, places[0]];

/** Along an axis exactly along it. */
const towards = (part: number): number => (Math.abs(part) < 1e-12 ? 0 : part);

/** From how many steps on, and up to how many, one is within an axis. */
function within(start: number, step: number, end: number): readonly [from: number, to: number] {
  if (step === 0) return start >= 0 && start <= end ? [0, Number.POSITIVE_INFINITY] : [0, 0];
  const [a, b] = [-start / step, (end - start) / step];
  return a < b ? [a, b] : [b, a];
}

/** A place with another figure on one resource. */
export const replaced = (
  place: ResourceVector,
  resource: (typeof RESOURCE_INDICES)[number],
  by: number,
): ResourceVector => [
  resource === 0 ? by : place[0],
  resource === 1 ? by : place[1],
  resource === 2 ? by : place[2],
];

/** The resource that a plane does not show. */
export const acrossPlane = ([across, up]: PlaneAxes): (typeof RESOURCE_INDICES)[number] =>
  RESOURCE_INDICES.find((resource) => resource !== across && resource !== up) ?? 0;
