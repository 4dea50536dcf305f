/**
 * What a picture draws that has to be explained to who sees it for the first time, and where it stands. A
 * picture tells its own (`explained-picture.ts`); whoever explains the page asks the registry of them.
 */

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

/** Where a picture stands in the page. */
interface OnPage {
  getBoundingClientRect(): { readonly x: number; readonly y: number };
}

/** The pictures of a page. */
export interface PictureRegistry {
  /** @param read what the picture on `place` has drawn last; returns the way out */
  register(place: OnPage, read: () => readonly PictureMark[]): () => void;
  /**
   * Of the first picture that is there, px from the page's upper left.
   * @param zoom px of the screen that one of the page's takes
   */
  marks(zoom: number): readonly PictureMark[];
}

export function createPictureRegistry(): PictureRegistry {
  const pictures = new Map<OnPage, () => readonly PictureMark[]>();
  return {
    register(place, read) {
      pictures.set(place, read);
      return () => void pictures.delete(place);
    },
    marks(zoom) {
      const [first] = [...pictures].sort(([a], [b]) => before(a, b));
      if (first === undefined) return [];
      const [place, read] = first;
      const { x, y } = place.getBoundingClientRect();
      return read().map((mark) => ({ ...mark, x: mark.x + x / zoom, y: mark.y + y / zoom }));
    },
  };
}

/** As they are read: from the top, and from the left. */
function before(a: OnPage, b: OnPage): number {
  const [boxA, boxB] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
  return boxA.y - boxB.y || boxA.x - boxB.x;
}
