/**
 * Turning, panning and zooming by mouse, touch and keyboard, and telling a click from a drag.
 * Plain arrows are left alone: they belong to the page's playback.
 */

import type { CameraPose, Projection } from "../view/picture/space-projection.ts";
import { panned, zoomed } from "../view/picture/space-projection.ts";

export interface GestureTarget {
  /** Px of the screen that one of the element's takes. */
  zoom(): number;
  projection(): Projection | null;
  set(pose: Partial<CameraPose>): void;
  reset(): void;
  /** A click or tap at (x, y) px. */
  pick(x: number, y: number): void;
  /** The pointer rests at (x, y) px; null when it has left. */
  hover(place: { readonly x: number; readonly y: number } | null): void;
}

const DEGREES_PER_PX = 0.4;
const DEGREES_PER_KEY = 5;
const ZOOM_PER_KEY = 1.15;
/** Px that a press may move and still be a click. */
const CLICK_SLOP = 4;

interface Press {
  readonly id: number;
  readonly pans: boolean;
  /** A finger where the page scrolls up and down: it turns the space to the sides only. */
  readonly level: boolean;
  x: number;
  y: number;
}

/** Listens on `element`; returns the way out. */
export function listenForGestures(element: HTMLElement, target: GestureTarget): () => void {
  const presses: Press[] = [];
  const stop = new AbortController();
  const { signal } = stop;
  let travelled = 0;

  element.addEventListener("pointerdown", onDown, { signal });
  element.addEventListener("pointermove", onMove, { signal });
  element.addEventListener("pointerup", onUp, { signal });
  element.addEventListener("pointercancel", onEnd, { signal });
  element.addEventListener("pointerleave", () => target.hover(null), { signal });
  element.addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
  element.addEventListener("wheel", onWheel, { signal, passive: false });
  element.addEventListener("keydown", onKey, { signal });
  return () => stop.abort();

  function place(event: MouseEvent): { x: number; y: number } {
    const box = element.getBoundingClientRect();
    const zoom = target.zoom();
    return { x: (event.clientX - box.left) / zoom, y: (event.clientY - box.top) / zoom };
  }

  function onDown(event: PointerEvent): void {
    if (presses.length === 0) travelled = 0;
    else travelled = Number.POSITIVE_INFINITY; // two fingers are never a tap
    presses.push({
      id: event.pointerId,
      pans: event.button !== 0 || event.ctrlKey,
      level: event.pointerType === "touch" && getComputedStyle(element).touchAction === "pan-y",
      ...place(event),
    });
    element.setPointerCapture(event.pointerId);
  }

  function onMove(event: PointerEvent): void {
    const at = place(event);
    const press = presses.find(({ id }) => id === event.pointerId);
    const projection = target.projection();
    if (press === undefined || projection === null) {
      target.hover(at);
      return;
    }
    const [dx, dy] = [at.x - press.x, at.y - press.y];
    travelled += Math.hypot(dx, dy);
    const other = presses.find(({ id }) => id !== event.pointerId);
    if (travelled > CLICK_SLOP) {
      if (other !== undefined) pinch(projection, press, at, other);
      else if (press.pans) target.set(panned(projection, dx, dy));
      else turn(projection.pose, dx, press.level ? 0 : dy);
    }
    Object.assign(press, at);
  }

  function turn(pose: CameraPose, dx: number, dy: number): void {
    target.set({
      azimuth: pose.azimuth - dx * DEGREES_PER_PX,
      elevation: pose.elevation + dy * DEGREES_PER_PX,
    });
  }

  function pinch(projection: Projection, from: Press, to: { x: number; y: number }, other: Press): void {
    const spread = (p: { x: number; y: number }): number => Math.hypot(p.x - other.x, p.y - other.y) || 1;
    const moved = panned(projection, (to.x - from.x) / 2, (to.y - from.y) / 2);
    const middle = { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 };
    target.set(zoomed({ ...projection, pose: moved }, spread(to) / spread(from), middle.x, middle.y));
  }

  function onUp(event: PointerEvent): void {
    const { x, y } = place(event);
    if (travelled <= CLICK_SLOP && presses.length === 1 && event.button === 0) target.pick(x, y);
    onEnd(event);
  }

  function onEnd(event: PointerEvent): void {
    const index = presses.findIndex(({ id }) => id === event.pointerId);
    if (index >= 0) presses.splice(index, 1);
  }

  function onWheel(event: WheelEvent): void {
    const projection = target.projection();
    if (projection === null) return;
    event.preventDefault();
    const { x, y } = place(event);
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    target.set(zoomed(projection, Math.exp(-event.deltaY * lines * 0.0015), x, y));
  }

  function onKey(event: KeyboardEvent): void {
    const projection = target.projection();
    if (projection === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const { pose, x, y } = projection;
    switch (event.key) {
      case "ArrowLeft":
      case "ArrowRight":
        if (!event.shiftKey) return;
        target.set({ azimuth: pose.azimuth + (event.key === "ArrowLeft" ? -1 : 1) * DEGREES_PER_KEY });
        break;
      case "ArrowUp":
      case "ArrowDown":
        if (!event.shiftKey) return;
        target.set({ elevation: pose.elevation + (event.key === "ArrowUp" ? 1 : -1) * DEGREES_PER_KEY });
        break;
      case "+":
      case "=":
        target.set(zoomed(projection, ZOOM_PER_KEY, x, y));
        break;
      case "-":
        target.set(zoomed(projection, 1 / ZOOM_PER_KEY, x, y));
        break;
      case "0":
        target.reset();
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}
