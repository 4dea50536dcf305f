/**
 * The one owner of animation frames. Somebody asks for a frame; in it, time passes for whoever
 * wants it, then everything drawn is drawn, once. With nobody asking, no frame is ever requested:
 * an idle page costs nothing.
 */

import type { FrameClock } from "../view/frame-source.ts";

export interface FrameScheduler extends FrameClock {
  /** Draws in every frame from now on. Returns the way out. */
  onDraw(draw: () => void): () => void;
  /** True while no frame is due. */
  isIdle(): boolean;
}

/** A pause (a hidden tab, a debugger) counts as at most this much time. */
const LONGEST_FRAME_MS = 100;

export function createFrameScheduler(
  requestFrame: (callback: (now: number) => void) => void = requestAnimationFrame,
): FrameScheduler {
  const draws = new Set<() => void>();
  const ticks = new Set<(elapsedMs: number) => boolean>();
  /** Asked for once, by drawings that have something of their own to show. */
  let asked = new Set<() => void>();
  let due = false;
  let last: number | null = null;

  const frame = (now: number): void => {
    due = false;
    const elapsed = last === null ? 0 : Math.min(now - last, LONGEST_FRAME_MS);
    let wanted = false;
    for (const tick of ticks) wanted = tick(elapsed) || wanted;
    for (const draw of draws) draw();
    const once = asked;
    asked = new Set();
    for (const draw of once) draw();
    last = wanted || due ? now : null;
    if (wanted) scheduler.request();
  };

  const join = <T>(set: Set<T>, member: T): (() => void) => {
    set.add(member);
    return () => set.delete(member);
  };

  const scheduler: FrameScheduler = {
    request(draw) {
      if (draw !== undefined) asked.add(draw);
      if (due) return;
      due = true;
      requestFrame(frame);
    },
    onDraw: (draw) => join(draws, draw),
    onTick: (tick) => join(ticks, tick),
    isIdle: () => !due,
  };
  return scheduler;
}
