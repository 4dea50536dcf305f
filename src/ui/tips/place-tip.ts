/**
 * Where a tip stands: beside what it is about, within the window, and clear of what is written there. Of
 * several places the first that is free is taken; where none is, it stands within the window all the same.
 */

import type { Box } from "../../view/picture/label-layout.ts";
import { boxesOverlap } from "../../view/picture/label-layout.ts";

export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface TipPlaces {
  /** What is pointed at, px of the window. */
  readonly at: Place;
  /** Of the tip. */
  readonly size: { readonly width: number; readonly height: number };
  readonly window: { readonly width: number; readonly height: number };
  /** What must not be covered, if anything. */
  readonly clear: Box | null;
  readonly prefers: "above" | "below";
}

/** Px: from the middle of what is pointed at, where the pointer is; and from what must not be covered. */
const [ASIDE, AWAY, GAP] = [10, 16, 4];
/** Px that it keeps from the edge of the window. */
const EDGE = 4;

export function placeTip({ at, size, window, clear, prefers }: TipPlaces): Place {
  const { width, height } = size;
  const columns =
    at.x > window.width / 2 ? [at.x - ASIDE - width, at.x + ASIDE] : [at.x + ASIDE, at.x - ASIDE - width];
  const [above, below] = [at.y - AWAY - height, at.y + AWAY];
  const beside = prefers === "above" ? [above, below] : [below, above];
  const rows = clear === null ? beside : [...beside, clear.y + clear.height + GAP, clear.y - GAP - height];
  const places = rows.flatMap((y) => columns.map((x) => ({ x, y }))).map(within);
  const isFree = ({ x, y }: Place): boolean => {
    const box = { x, y, ...size };
    const isOnPointer = boxesOverlap(box, { x: at.x - 1, y: at.y - 1, width: 2, height: 2 });
    return !isOnPointer && (clear === null || !boxesOverlap(box, clear));
  };
  return places.find(isFree) ?? within({ x: at.x + ASIDE, y: below });

  function within({ x, y }: Place): Place {
    return {
      x: Math.max(EDGE, Math.min(x, window.width - width - EDGE)),
      y: Math.max(EDGE, Math.min(y, window.height - height - EDGE)),
    };
  }
}
