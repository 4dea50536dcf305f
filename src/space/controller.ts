/**
 * When a space is drawn, and with what. A new frame is drawn in the animation frame that brought
 * it; everything else (props, camera, hover) asks for one animation frame, once. The unfolding of
 * a chosen PM's chain is the only motion that the space times by itself: 60 ms a VM, at most 500.
 */

import type { FrameSource } from "../view/frame-source.ts";
import type { CameraLink } from "./camera-link.ts";
import { listenForGestures } from "./gestures.ts";
import { createPainter, type Surface } from "./painter.ts";
import type { SpaceProps } from "./space-props.ts";
import type { Stage } from "./stage.ts";

const CLICK_REACH = 14;
const UNFOLD_MS = { perVm: 60, atMost: 500 };

export interface SpaceController {
  readonly stage: Stage;
  readonly attach: (surface: Surface) => void;
  /** What React knows; drawn with the next animation frame. */
  update(props: SpaceProps): void;
  /** Draws along with `source` and `camera`; returns the way out. */
  follow(source: FrameSource, camera: CameraLink): () => void;
  dispose(): void;
}

export function createController(
  panel: HTMLElement,
  words: SVGSVGElement,
  handleOf: (pm: number) => HTMLElement | null,
): SpaceController {
  const painter = createPainter(words, handleOf);
  let props: SpaceProps | null = null;
  let hovered: number | null = null;
  let unfolding: { readonly since: number; readonly ms: number } | null = null;
  let requested = 0;

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
      request();
    },
  });
  const onFonts = (): void => {
    painter.remeasure();
    request();
  };
  document.fonts.addEventListener("loadingdone", onFonts);

  function request(): void {
    if (requested === 0) requested = requestAnimationFrame(draw);
  }

  function draw(): void {
    cancelAnimationFrame(requested);
    requested = 0;
    if (props === null) return;
    const unfolded = unfoldedNow();
    painter.paint({
      ...props,
      frame: props.source.read(),
      camera: props.camera.get(),
      selectedVm: props.selectedVm ?? null,
      distances: props.distances ?? true,
      scale: props.scale ?? 1,
      hovered,
      unfolded,
    });
    if (unfolded < 1) request();
  }

  function unfoldedNow(): number {
    if (unfolding === null) return 1;
    const t = Math.min(1, (performance.now() - unfolding.since) / unfolding.ms);
    if (t === 1) unfolding = null;
    return t;
  }

  function beginUnfolding({ source, selected, reducedMotion }: SpaceProps): void {
    unfolding = null;
    if (selected === null || reducedMotion) return;
    const vms = source.read().placement.reduce((sum, host) => sum + (host === selected ? 1 : 0), 0);
    if (vms === 0) return;
    unfolding = { since: performance.now(), ms: Math.min(UNFOLD_MS.atMost, UNFOLD_MS.perVm * vms) };
  }

  return {
    stage: painter.stage,
    attach(surface) {
      painter.attach(surface);
      draw(); // at once: resizing has just wiped the canvas
    },
    update(next) {
      if (props !== null && props.selected !== next.selected) beginUnfolding(next);
      props = next;
      request();
    },
    follow(source, camera) {
      const stopFrames = source.subscribe(draw);
      const stopCamera = camera.subscribe(request);
      return () => {
        stopFrames();
        stopCamera();
      };
    },
    dispose() {
      stopGestures();
      document.fonts.removeEventListener("loadingdone", onFonts);
      cancelAnimationFrame(requested);
      painter.dispose();
    },
  };
}
