/**
 * When a picture is drawn, and with what: the same for the space and for its projections, which differ in
 * how they draw. A new frame is drawn in the animation frame that brought it; everything else (another
 * choice, a hover, a turn) asks the page's clock for one, and nothing is drawn twice. What a picture
 * times by itself is the unfolding of a chosen PM's chain (60 ms a VM, at most 500) and, in a large
 * fleet, when an event has stood long enough to be named.
 */

import type { Sight } from "../../engine/sight.ts";
import { findHost } from "../find-host.ts";
import type { FrameClock, FrameSource } from "../frame-source.ts";
import type { LaneFrame } from "../lane-frame.ts";
import type { SpaceRange } from "./axis-range.ts";
import { crowdKey } from "./crowd-keys.ts";
import type { Handling } from "./hand-geometry.ts";
import type { Drawn, Picked } from "./picking.ts";
import { choosePicked, isSamePick, NOTHING_DRAWN, pickAt } from "./picking.ts";
import type { Picture } from "./picture.ts";
import { createPictureReaders, readPicture } from "./picture.ts";
import type { MarkHit, PictureMark } from "./picture-marks.ts";
import type { PictureText } from "./picture-text.ts";
import { NAMED_PMS } from "./pm-state.ts";
import { createSettling } from "./settling.ts";

/** What a lane hands to its picture, however it is drawn. Everything in words is in the reader's language already. */
export interface PictureProps {
  readonly source: FrameSource;
  /** All drawing happens in its frames. */
  readonly clock: FrameClock;
  readonly pms: number;
  /** Of the scenario: forks may add some. */
  readonly scenarioPms: number;
  readonly text: PictureText;
  readonly selected: number | null;
  readonly onSelect: (pm: number | null) => void;
  /** A VM whose vector is set off in ink; while no PM is selected, its host's chain unfolds. */
  readonly selectedVm: number | null;
  readonly onSelectVm: (vm: number | null) => void;
  /** A VM of this lane that is being moved by hand: the next PM chosen is where it goes. */
  readonly handling: Handling | null;
  /** What the lane's policy goes by. */
  readonly sight: Sight;
  /** Whether that is drawn. */
  readonly showsSight: boolean;
  /** The hardware limit, drawn only. */
  readonly limit: number;
  /** How far the axes reach: the same in all lanes. */
  readonly range: SpaceRange;
  /** Type and points relative to a screen's 14/12 px: 2 in present mode. */
  readonly scale: number;
}

/** What draws. */
export interface PictureBackend<P extends PictureProps> {
  /** Draws now; returns what stands on the panel. Null: there is nothing to draw on. */
  draw(picture: Picture, props: P): Drawn | null;
  /** The PM of the crowd nearest to (x, y) px within `reach`, as last drawn. */
  nearest(x: number, y: number, reach: number): number | null;
  showCursor(cursor: "" | "pointer" | "crosshair"): void;
  /** Whether a chain unfolds link by link. */
  unfolds(props: P): boolean;
  /** Whether there is room for an event beside the chain of a PM. */
  readonly eventBesideChain: boolean;
}

/** A key as the browser tells of it. */
interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

export interface PictureControl<P extends PictureProps> {
  /** What React knows; drawn with the next animation frame, if it changes anything. */
  update(props: P): void;
  /** Draws along with the frames of `source` and `clock`; returns the way out. */
  follow(source: FrameSource, clock: FrameClock): () => void;
  /** Draws with the next animation frame, though the frame is the same. */
  redraw(): void;
  /** Draws at once. */
  drawNow(): void;
  /** The pointer rests at a place, px, or has left. */
  hover(place: { readonly x: number; readonly y: number } | null): void;
  /** A click or tap at (x, y) px. */
  choose(x: number, y: number): void;
  /** Chooses a PM without pointing at it, or lets go of it. */
  choosePm(pm: number): void;
  /** Which PM a key would choose while a VM is moved by hand. */
  aim(pm: number | null): void;
  /** What of the picture, as it was drawn last, has to be explained. */
  marks(): readonly PictureMark[];
  /** What stands at a place of it, px. */
  markAt(x: number, y: number): MarkHit | null;
  /** A key at the one control of a large fleet; says whether it was one for it. */
  press(key: KeyPress): boolean;
  dispose(): void;
}

const UNFOLD_MS = { perVm: 60, atMost: 500 };

export function createPictureControl<P extends PictureProps>(backend: PictureBackend<P>): PictureControl<P> {
  const readers = createPictureReaders();
  const settling = createSettling();
  let props: P | null = null;
  let hovered: Picked | null = null;
  let aimed: number | null = null;
  /** The PM that ran the chosen VM in the last picture. */
  let host: number | null = null;
  let unfolding: { readonly ms: number; readonly of: number } | null = null;
  let drawn: Drawn = NOTHING_DRAWN;
  /** What is shown; null when something else than the frame has changed since. */
  let shown: LaneFrame | null = null;

  function redraw(): void {
    shown = null;
    props?.clock.request(draw);
  }

  function draw(): void {
    if (props === null) return;
    const frame = props.source.read();
    if (frame === shown) return;
    shown = frame;
    const settled = settling.isSettled(frame) || props.pms <= NAMED_PMS;
    if (!settled) props.clock.request(); // for time to pass
    const hoveredPm = hovered?.kind === "pm" ? hovered.pm : null;
    const input = {
      ...props,
      frame,
      settled,
      unfoldedPm: unfoldedIn(frame, props),
      hovered: props.handling === null ? hoveredPm : (hoveredPm ?? aimed),
      hoveredVm: hovered?.kind === "vm" ? hovered.vm : null,
      unfolded: unfolding === null ? 1 : unfolding.ms / unfolding.of,
      eventBesideChain: backend.eventBesideChain,
    };
    drawn = backend.draw(readPicture(input, readers, redraw), props) ?? drawn;
  }

  /** The PM whose chain is shown: the chosen one, or the one that runs the chosen VM. */
  function unfoldedIn(frame: LaneFrame, { selected, selectedVm }: P): number | null {
    if (selected !== null || selectedVm === null) return selected;
    host = findHost(frame, selectedVm, host);
    return host;
  }

  function beginUnfolding(next: P): void {
    unfolding = null;
    if (!backend.unfolds(next)) return;
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

  function showCursor(): void {
    const isHandling = props !== null && props.handling !== null;
    backend.showCursor(isHandling ? "crosshair" : hovered === null ? "" : "pointer");
  }

  function aim(pm: number | null): void {
    if (pm === aimed) return;
    aimed = pm;
    if (props !== null && props.handling !== null) redraw();
  }

  const pick = (x: number, y: number): Picked | null => pickAt(drawn, backend.nearest, x, y);

  return {
    redraw,
    aim,
    drawNow() {
      shown = null;
      draw();
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
    follow(source, clock) {
      const leave = [source.subscribe(draw), clock.onTick(unfold), clock.onTick(settle)];
      return () => {
        for (const stop of leave) stop();
      };
    },
    hover(place) {
      const picked = place === null ? null : pick(place.x, place.y);
      if (isSamePick(picked, hovered)) return;
      hovered = picked;
      showCursor();
      redraw();
    },
    choose(x, y) {
      if (props !== null) choosePicked(pick(x, y), props);
    },
    marks: () => (props === null ? [] : drawn.marks(props.limit)),
    markAt: (x, y) =>
      props === null ? null : drawn.markAt({ limit: props.limit, inCrowd: backend.nearest }, x, y),
    choosePm(pm) {
      if (props !== null) choosePicked({ kind: "pm", pm }, props);
    },
    press({ key, shiftKey, ctrlKey, metaKey, altKey }) {
      if (props === null || shiftKey || ctrlKey || metaKey || altKey) return false;
      const { source, selected, handling, onSelect } = props;
      const order = crowdKey(key, { frame: source.read(), selected, handling: handling !== null, aimed });
      if (order === undefined) return false;
      aim(order.kind === "aim" ? order.pm : null);
      if (order.kind === "choose") onSelect(order.pm);
      return true;
    },
    dispose() {
      props = null;
    },
  };
}

const areSame = <P extends PictureProps>(a: P, b: P): boolean =>
  (Object.keys(b) as (keyof P)[]).every((key) => a[key] === b[key]) &&
  Object.keys(a).length === Object.keys(b).length;
