/**
 * What a picture draws that has to be explained to who sees it for the first time, and where it stands. A
 * picture tells its own (`explained-picture.ts`, `mark-at.ts`); whoever explains the page asks the registry
 * of them.
 */

import type { Box } from "./label-layout.ts";

export type PictureMarkName =
  | "point"
  | "over"
  | "crowd"
  | "threshold"
  | "limit"
  | "reach"
  | "trail"
  | "wall"
  | "moving"
  | "before"
  | "distance"
  | "origin"
  | "chain"
  | "weighed"
  | "ghost"
  | "surface"
  | "sphere"
  | "spread"
  | "ideal"
  | "angle";

/** Px from the picture's upper left. */
export interface PictureMark {
  readonly mark: PictureMarkName;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** What stands at a place of a picture. */
export interface MarkHit {
  readonly mark: PictureMarkName;
  /** Its figure at the moment, where it has one that is short. */
  readonly figure: string | null;
  /** What is written of it already, px from the picture's upper left: not to be covered. */
  readonly written: Box | null;
}

/** What it takes to tell that, besides what has been placed. */
export interface Asked {
  /** Of the scenario, as a fraction of a PM. */
  readonly limit: number;
  /** The PM of the crowd nearest to (x, y) px within `reach`. */
  readonly inCrowd: (x: number, y: number, reach: number) => number | null;
}

/** A picture, as it was drawn last. */
export interface ExplainedPicture {
  marks(): readonly PictureMark[];
  /** @param x px from the picture's upper left */
  markAt(x: number, y: number): MarkHit | null;
}

/** Where a picture stands in the page. */
interface OnPage<E> {
  getBoundingClientRect(): { readonly x: number; readonly y: number };
  contains(element: E): boolean;
}

/** The pictures of a page, whose elements are of type E. `zoom`: px of the window that one of the page's takes. */
export interface PictureRegistry<E> {
  /** Returns the way out. */
  register(place: OnPage<E>, picture: ExplainedPicture): () => void;
  /** Of the first picture that is there, px from the page's upper left. */
  marks(zoom: number): readonly PictureMark[];
  /**
   * What stands at a place of the window, in the picture that `element` belongs to; px of the window, in and out.
   * Undefined where it belongs to none.
   */
  markAt(element: E, x: number, y: number, zoom: number): MarkHit | null | undefined;
}

export function createPictureRegistry<E>(): PictureRegistry<E> {
  const pictures = new Map<OnPage<E>, ExplainedPicture>();
  return {
    register(place, picture) {
      pictures.set(place, picture);
      return () => void pictures.delete(place);
    },
    marks(zoom) {
      const [first] = [...pictures].sort(([a], [b]) => before(a, b));
      if (first === undefined) return [];
      const [place, picture] = first;
      const { x, y } = place.getBoundingClientRect();
      return picture.marks().map((mark) => ({ ...mark, x: mark.x + x / zoom, y: mark.y + y / zoom }));
    },
    markAt(element, x, y, zoom) {
      for (const [place, picture] of pictures) {
        if (!place.contains(element)) continue;
        const { x: left, y: top } = place.getBoundingClientRect();
        const hit = picture.markAt((x - left) / zoom, (y - top) / zoom);
        if (hit === null || hit.written === null) return hit;
        const { written } = hit;
        return {
          ...hit,
          written: {
            x: written.x * zoom + left,
            y: written.y * zoom + top,
            width: written.width * zoom,
            height: written.height * zoom,
          },
        };
      }
      return undefined;
    },
  };
}

/** As they are read: from the top, and from the left. */
function before(a: OnPage<never>, b: OnPage<never>): number {
  const [boxA, boxB] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
  return boxA.y - boxB.y || boxA.x - boxB.x;
}
