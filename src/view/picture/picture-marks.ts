/**
 * What a picture draws that has to be explained to who sees it for the first time, and where it stands: one
 * of each kind, as it was drawn last. A picture tells its own; whoever explains the page asks all of them.
 */

import type { ResourceVector } from "../../base/resources.ts";
import type { PlacedPicture, Placing, Spot } from "./placed-picture.ts";

export type PictureMarkName =
  | "point"
  | "over"
  | "threshold"
  | "limit"
  | "trail"
  | "wall"
  | "moving"
  | "distance";

/** Px from the picture's upper left. */
export interface PictureMark {
  readonly mark: PictureMarkName;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Half the size, px, of what is no point. */
const SMALL = 4;

/** @param limit of the scenario, as a fraction of a PM */
export function pictureMarks<S extends Spot>(
  { picture, points, lines }: Pick<PlacedPicture<S>, "picture" | "points" | "lines">,
  placing: Placing<S>,
  limit: number,
): PictureMark[] {
  const { threshold } = picture.frame;
  const spot = (mark: PictureMarkName, { x, y }: Spot, radius = SMALL): PictureMark => ({
    mark,
    x,
    y,
    radius,
  });
  const at = (mark: PictureMarkName, place: ResourceVector): PictureMark => spot(mark, placing.place(place));
  const rim = (1 + limit) / 2;
  const calm = points.find(({ over }) => over.length === 0) ?? points[0];
  const hot = points.find(({ over }) => over.length > 0);
  const trailed = points.find(({ past }) => past.length > 1);
  const past = trailed?.past[Math.floor(trailed.past.length / 2)];
  const moving = lines.find(({ of, end }) => of === "event" && end === "arrow");
  const distance = lines.find(({ id, style }) => id === "distance" && style === "distance");
  // Shadows are drawn where points have a foot to stand on.
  const shadow = calm !== undefined && placing.stem(calm.spot) !== null ? calm.place : null;
  return [
    ...(calm === undefined ? [] : [spot("point", calm, calm.radius)]),
    ...(hot === undefined ? [] : [spot("over", hot, hot.ring ?? hot.radius)]),
    at("threshold", [threshold, threshold, threshold]),
    at("limit", [rim, 0, rim]),
    ...(past === undefined ? [] : [spot("trail", past)]),
    ...(shadow === null ? [] : [at("wall", [shadow[0], 0, shadow[2]])]),
    ...(moving === undefined ? [] : [spot("moving", middle(moving))]),
    ...(distance === undefined ? [] : [spot("distance", middle(distance))]),
  ];
}

const middle = ({ start, tip }: { readonly start: Spot; readonly tip: Spot }): Spot => ({
  x: (start.x + tip.x) / 2,
  y: (start.y + tip.y) / 2,
});

/** Where a picture stands in the page. */
interface OnPage {
  getBoundingClientRect(): { readonly x: number; readonly y: number };
}

/** The pictures of a page. */
export interface PictureRegistry {
  /** @param read what the picture on `place` has drawn last; returns the way out */
  register(place: OnPage, read: () => readonly PictureMark[]): () => void;
  /** Of the first picture that is there, px from the window's upper left. */
  marks(): readonly PictureMark[];
}

export function createPictureRegistry(): PictureRegistry {
  const pictures = new Map<OnPage, () => readonly PictureMark[]>();
  return {
    register(place, read) {
      pictures.set(place, read);
      return () => void pictures.delete(place);
    },
    marks() {
      const [first] = [...pictures].sort(([a], [b]) => before(a, b));
      if (first === undefined) return [];
      const [place, read] = first;
      const { x, y } = place.getBoundingClientRect();
      return read().map((mark) => ({ ...mark, x: mark.x + x, y: mark.y + y }));
    },
  };
}

/** As they are read: from the top, and from the left. */
function before(a: OnPage, b: OnPage): number {
  const [boxA, boxB] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
  return boxA.y - boxB.y || boxA.x - boxB.x;
}
