/**
 * When a space is drawn, and with what. A new frame is drawn in the animation frame that brought
 * it; everything else (props, camera, hover) asks the page's clock for one, and nothing is drawn
 * twice. What the space times by itself is the unfolding of a chosen PM's chain (60 ms a VM, at most
 * 500) and, in a large fleet, when an event has stood long enough to be named.
 */

import { findHost } from "../view/find-host.ts";
import type { FrameClock, FrameSource } from "../view/frame-source.ts";
import type { LaneFrame } from "../view/lane-frame.ts";
import { choosePicked, isSamePick, type Picked } from "../view/picture/picking.ts";
import { NAMED_PMS } from "../view/picture/pm-state.ts";
import { createSettling } from "../view/picture/settling.ts";
import type { CameraLink } from "./camera-link.ts";
import { listenForGestures } from "./gestures.ts";
import type { HandleOf } from "./handles.ts";
import { createPainter, type Surface } from "./painter.ts";
import type { SpaceProps } from "./space-props.ts";

const UNFOLD_MS = { perVm: 60, atMost: 500 };

export interface SpaceController {
  readonly attach: (surface: Surface) => void;
  /** What React knows; drawn with the next animation frame, if it changes anything. */
  update(props: SpaceProps): void;
  /** Which PM a key would choose while a VM is moved by hand. */
  aim(pm: number | null): void;
  /** Draws along with `source` and `camera`, in the frames of `clock`; returns the way out. */
  follow(source: FrameSource, camera: CameraLink, clock: FrameClock): () => void;
  dispose(): void;
}

export function createController(
  panel: HTMLElement,
  words: HTMLElement,
  handleOf: HandleOf,
): SpaceController {
  const painter = createPainter(words, handleOf);
  let props: SpaceProps | null = null;
  const settling = createSettling();
  let hovered: Picked | null = null;
  let aimed: number | null = null;
  /** The PM that ran the chosen VM in the last picture. */
  let host: number | null = null;
  let unfolding: { readonly ms: number; readonly of: number } | null = null;
  /** What is on the canvas; null when something else than the frame has changed since. */
  let drawn: LaneFrame | null = null;

  const stopGestures = listenForGestures(panel, {
    projection: painter.projection,
    set: (pose) => props?.camera.set(pose),
    reset: () => props?.camera.reset(props.reducedMotion),
    pick(x, y) {
      if (props !== null) choosePicked(painter.pick(x, y), props);
    },
    hover(place) {
      const picked = place === null ? null : painter.pick(place.x, place.y);
      if (isSamePick(picked, hovered)) return;
      hovered = picked;
      showCursor();
      redraw();
    },
  });

  function showCursor(): void {
    const isHandling = props !== null && props.handling !== null;
    panel.style.cursor = isHandling ? "crosshair" : hovered === null ? "" : "pointer";
  }

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
    const { handling } = props;
    const hoveredPm = hovered?.kind === "pm" ? hovered.pm : null;
    if (!settled) props.clock.request(); // for time to pass
    painter.paint({
      ...props,
      frame,
      redraw,
      threshold: frame.threshold,
      camera: props.camera.get(),
      unfoldedPm: unfoldedIn(frame, props),
      distances: props.distances ?? true,
      scale: props.scale ?? 1,
      hovered: handling === null ? hoveredPm : (hoveredPm ?? aimed),
      hoveredVm: hovered?.kind === "vm" ? hovered.vm : null,
      settled,
      unfolded: unfolding === null ? 1 : unfolding.ms / unfolding.of,
    });
  }

  /** The PM whose chain is shown: the chosen one, or the one that runs the chosen VM. */
  function unfoldedIn(frame: LaneFrame, { selected, selectedVm }: SpaceProps): number | null {
    if (selected !== null || selectedVm === null) return selected;
    host = findHost(frame, selectedVm, host);
    return host;
  }

  function beginUnfolding(next: SpaceProps): void {
    unfolding = null;
    if (next.reducedMotion) return;
    const frame = next.source.read();
    const pm = unfoldedIn(frame, next);
    if (pm === null || pm === props?.selected) return;
    const vms = frame.vmsOn(pm).length;
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
      const isOther = props?.selected !== next.selected || props.selectedVm !== next.selectedVm;
      if (props !== null && isOther) beginUnfolding(next);
      const wasHandling = props !== null && props.handling !== null;
      props = next;
      if (wasHandling !== (next.handling !== null)) showCursor();
      redraw();
    },
    aim(pm) {
      if (pm === aimed) return;
      aimed = pm;
      if (props !== null && props.handling !== null) redraw();
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
