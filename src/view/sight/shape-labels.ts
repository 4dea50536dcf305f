/**
 * Where the names of shapes are asked for: on a curve of the shape, as far as can be from all that is a
 * point, so that they find room without taking any from the names of PMs, which are placed before them.
 */

import type { Dot } from "../picture/label-layout.ts";
import type { LabelledLine } from "../picture/picture-labels.ts";
import type { Cut, Outline } from "./outlines.ts";

interface Spot {
  readonly x: number;
  readonly y: number;
}

interface Placed {
  readonly id: string;
  readonly name: string;
  readonly figure: string;
  readonly section: (cut: Cut) => string | null;
  readonly curves: readonly { readonly weight: Outline["weight"]; readonly spots: readonly Spot[] }[];
}

/** Px from the panel's edge within which a name would hardly fit; and how many places of a curve are looked at. */
const EDGE = 40;
const TRIED = 24;

export function shapeLabels(
  shapes: readonly Placed[],
  { cut, width, height }: { readonly cut: Cut; readonly width: number; readonly height: number },
  dots: readonly Pick<Dot, "x" | "y" | "radius">[],
): readonly LabelledLine[] {
  const taken: Spot[] = [];
  const isWithin = ({ x, y }: Spot): boolean =>
    x >= EDGE && y >= EDGE / 2 && x <= width - EDGE && y <= height - EDGE / 2;
  const roomAt = ({ x, y }: Spot): number => {
    const toDots = dots.map((dot) => Math.hypot(dot.x - x, dot.y - y) - dot.radius);
    const toNames = taken.map((name) => Math.hypot(name.x - x, (name.y - y) * 3));
    return Math.min(Number.MAX_VALUE, ...toDots, ...toNames);
  };
  return shapes.flatMap(({ id, name, figure, section, curves }): LabelledLine[] => {
    const spots = curves.flatMap(({ weight, spots: all }) => (weight === "main" ? sampled(all) : []));
    const inside = spots.filter(isWithin);
    const [first, ...others] = inside.length > 0 ? inside : spots;
    if (first === undefined) return [];
    const place = others.reduce((best, spot) => (roomAt(spot) > roomAt(best) ? spot : best), first);
    taken.push(place);
    const line = { x1: place.x, y1: place.y, x2: place.x, y2: place.y };
    return [{ id, text: `${name} ${figure}`, detail: section(cut), at: "middle", style: "shape", line }];
  });
}

/** So many of them, evenly; of a straight line what lies between its ends, too. */
function sampled(spots: readonly Spot[]): readonly Spot[] {
  const [from, to] = [spots[0], spots.at(-1)];
  if (spots.length === 2 && from !== undefined && to !== undefined)
    return Array.from({ length: 7 }, (_, i) => ({
      x: from.x + ((to.x - from.x) * (i + 1)) / 8,
      y: from.y + ((to.y - from.y) * (i + 1)) / 8,
    }));
  const every = Math.max(1, Math.floor(spots.length / TRIED));
  return spots.filter((_, i) => i % every === 0);
}
