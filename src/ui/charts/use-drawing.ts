/**
 * Mounts a drawing that lives outside of React: made when its description changes, resized with its
 * place, destroyed with it. The drawing itself is moved by frames, not by renders.
 */

import type { RefObject } from "react";
import { useEffect, useRef } from "react";

export interface Drawing {
  resize(width: number, height: number): void;
  destroy(): void;
}

/**
 * @param create makes the drawing in its place, fills it, and subscribes it; returns it with the way
 *   out of the subscription. A new function makes a new drawing: wrap it in `useCallback`.
 */
export function useDrawing(
  create: (place: HTMLElement, size: Size) => { readonly drawing: Drawing; readonly leave: () => void },
): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let last = sizeOf(element);
    const { drawing, leave } = create(element, last);
    const observer = new ResizeObserver(() => {
      const size = sizeOf(element);
      if (size.width === last.width && size.height === last.height) return;
      last = size;
      drawing.resize(size.width, size.height);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      leave();
      drawing.destroy();
    };
  }, [create]);
  return place;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const sizeOf = (element: HTMLElement): Size => ({
  width: Math.max(1, element.clientWidth),
  height: Math.max(1, element.clientHeight),
});
