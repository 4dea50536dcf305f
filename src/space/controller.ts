/**
 * When a space is drawn, and with what. A new frame is drawn in the animation frame that brought
 * it; everything else (props, camera, hover) asks the page's clock for one, and nothing is drawn
 * twice. What the space times by itself is the unfolding of a chosen PM's chain (60 ms a VM, at most
 * 500) and, in a large fleet, when an event has stood long enough to be named.
 */

import type { FrameClock, FrameSource } from "../view/frame-source.ts";
import type { LaneFrame } from "../view/lane-frame.ts";
import { NAMED_PMS } from "../view/pm-state.ts";
import { createSettling } from "../view/settling.ts";
import type { CameraLink } from "./camera-link.ts";
import { listenForGestures } from "./gestures.ts";
import type { HandleOf } from "./handles.ts";
import { createPainter, type Surface } from "./painter.ts";
import type { SpaceProps } from "./space-props.ts";

const CLICK_REACH = 14;
const UNFOLD_MS = { perVm: 60, atMost: 500 };

export interface SpaceController {
  readonly attach: (surface: Surface) => void;
  /** What React knows; drawn with the next animation frame, if it changes anything. */
  update(props: SpaceProps): void;
  /** Draws along with `source` and `camera`, in the frames of `clock`; returns the way out. */
  follow(source: FrameSource, camera: CameraLink, clock: FrameClock): () => void;
  dispose(): void;
}

export function createController(
  panel: HTMLElement,
  words: SVGSVGElement,
  handleOf: HandleOf,
): SpaceController {
  const painter = createPainter(words, handleOf);
  let props: SpaceProps | null = null;
  const settling = createSettling();
  let hovered: number | null = null;
  let unfolding: { readonly ms: number; readonly of: number } | null = null;
  /** What is on the canvas; null when something else than the frame has changed since. */
  let drawn: LaneFrame | null = null;

  const stopGestures = listenForGestures(panel, {
    projection: painter.projection,
    set: (pose) => props?.camera.set(pose),
    reset: () => props?.camera.reset(props.reducedMotion),
    pick(x, y) {
      const pm = painter.pointAt(x, y, CLICK_REACH);
      props?.onSelect(pm === props.selected ? null : pm);
    },
    hover(place) {
      const pm = place === null ? null : painter.pointAt(place.x, place.y, CLICK_REACH);
      if (pm === hovered) return;
      hovered = pm;
      panel.style.cursor = pm === null ? "" : "pointer";
      redraw();
    },
  });
  const onFonts = (): void => {
    if (painter.remeasure()) redraw();
  };
  document.fonts.addEventListener("loadingdone", onFonts);

  /** With the next animation frame. */
  function redraw(): void {
    drawn = null;
    props?.clock.request(draw);
  }

  function draw(): void {
    if (props === null) return;
    const frame = props.source.read();
    if (frame === drawn) return;
    drawn = frame;
    const settled = settling.isSettled(frame) || props.pms <= NAMED_PMS;
    if (!settled) props.clock.request(); // for time to pass
    painter.paint({
      ...props,
      frame,
      camera: props.camera.get(),
      selectedVm: props.selectedVm ?? null,
      distances: props.distances ?? true,
      scale: props.scale ?? 1,
      hovered,
      settled,
      unfolded: unfolding === null ? 1 : unfolding.ms / unfolding.of,
    });
  }

  function beginUnfolding({ source, selected, reducedMotion }: SpaceProps): void {
    unfolding = null;
    if (selected === null || reducedMotion) return;
    const vms = source.read().vmsOn(selected).length;
    if (vms > 0) unfolding = { ms: 0, of: Math.min(UNFOLD_MS.atMost, UNFOLD_MS.perVm * vms) };
  }

  function unfold(elapsedMs: number): boolean {
    if (unfolding === null) return false;
    const ms = unfolding.ms + elapsedMs;
    unfolding = ms < unfolding.of ? { ...unfolding, ms } : null;
    redraw();
    return unfolding !== null;
  }

  function settle(elapsedMs: number): boolean {
    if (props === null || props.pms <= NAMED_PMS) return false;
    const state = settling.pass(elapsedMs);
    if (state === "settled") redraw();
    return state === "waiting";
  }

  return {
    attach(surface) {
      painter.attach(surface);
      drawn = null;
      draw(); // at once: resizing has just wiped the canvas
    },
    update(next) {
      if (props !== null && areSame(props, next)) return;
      if (props !== null && props.selected !== next.selected) beginUnfolding(next);
      props = next;
      redraw();
    },
    follow(source, camera, clock) {
      const leave = [
        source.subscribe(draw),
        camera.subscribe(redraw),
        clock.onTick(unfold),
        clock.onTick(settle),
      ];
      return () => {
        for (const stop of leave) stop();
      };
    },
    dispose() {
      stopGestures();
      document.fonts.removeEventListener("loadingdone", onFonts);
      props = null;
      painter.dispose();
    },
  };
}

const areSame = (a: SpaceProps, b: SpaceProps): boolean =>
  (Object.keys(b) as (keyof SpaceProps)[]).every((key) => a[key] === b[key]) &&
  Object.keys(a).length === Object.keys(b).length;
