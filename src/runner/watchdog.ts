/**
 * Notices that the other side has fallen silent while it has work to do. Silence is counted in ticks,
 * not by the clock: time that the page itself did not have (the machine slept, the tab was frozen) is
 * one tick at most. A worker that works listens between slices, and answers when it is asked. So patience is a matter of the longest single piece
 * of work, which takes a second on a desktop: a machine that is ten times slower and busy with ten
 * other things is not suspected, and whoever is ended all the same has twice the time when it is tried again.
 */

/** How long a silence may be. */
export interface Patience {
  /** From tick to tick, in milliseconds. */
  readonly tickMs: number;
  /** Ticks in which nothing is heard. */
  readonly ticks: number;
}

/** Three minutes. */
export const PATIENCE: Patience = { tickMs: 5000, ticks: 36 };

export interface Watchdog {
  /** There is work to do, or there is none any more: who rests is not watched, and no timer runs. */
  watch(isAtWork: boolean): void;
  /** Something came from the other side. */
  heard(): void;
}

export interface Watched {
  /** Asks for a sign. */
  readonly ask: () => void;
  /** It has been silent for too long; nothing is watched any more. */
  readonly silent: () => void;
}

/** Calls back again and again. Returns the way out. */
export type Every = (ms: number, tick: () => void) => () => void;

const every: Every = (ms, tick) => {
  const timer = setInterval(tick, ms);
  return () => clearInterval(timer);
};

/** @param timer a test hands in its own */
export function createWatchdog(
  { ask, silent }: Watched,
  { tickMs, ticks }: Patience,
  timer: Every = every,
): Watchdog {
  let stop: (() => void) | null = null;
  let silence = 0;

  function tick(): void {
    silence++;
    if (silence < ticks) ask();
    else {
      watch(false);
      silent();
    }
  }

  function watch(isAtWork: boolean): void {
    if (isAtWork === (stop !== null)) return;
    silence = 0;
    stop?.();
    stop = isAtWork ? timer(tickMs, tick) : null;
  }

  return {
    watch,
    heard() {
      silence = 0;
    },
  };
}
