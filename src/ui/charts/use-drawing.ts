/**
 * Mounts a drawing that lives outside of React: made when its description changes, fed when its
 * data do, resized with its place, destroyed with it. The drawing itself is moved by frames, not by
 * renders. A run that grows only feeds it: nothing is made anew.
 */

import type { RefObject } from "react";
import { useEffect, useRef } from "react";

export interface Drawing {
  resize(width: number, height: number): void;
  destroy(): void;
}

/** A drawing that has been made, with the way out of what it is subscribed to. */
export interface Made<D> {
  readonly drawing: D;
  readonly leave?: () => void;
}

/**
 * @param create makes the drawing in its place. A new function makes a new drawing: wrap it in `useCallback`.
 * @param feed gives it its data and subscribes it; returns the way out. Called again whenever the
 *   drawing or the function is a new one: wrap it in `useCallback`, too.
 */
export function useDrawing<D extends Drawing>(
  create: (place: HTMLElement, size: Size) => Made<D>,
  feed?: (drawing: D) => (() => void) | undefined,
): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const made = useRef<D | null>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let last = sizeOf(element);
    const { drawing, leave } = create(element, last);
    made.current = drawing;
    const observer = new ResizeObserver(() => {
      const size = sizeOf(element);
      if (size.width === last.width && size.height === last.height) return;
      last = size;
      drawing.resize(size.width, size.height);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      leave?.();
      drawing.destroy();
      made.current = null;
    };
  }, [create]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new drawing is fed, too
  useEffect(() => {
    return made.current === null ? undefined : feed?.(made.current);
  }, [create, feed]);
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
