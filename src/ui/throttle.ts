/**
 * Passes changes on at once, but never two within `interval`: of those in between the last is passed
 * on when the interval has passed, so that what is shown at rest is always exact.
 */

export interface Timer {
  now(): number;
  /** Calls back after so many milliseconds. Returns the way out. */
  after(ms: number, run: () => void): () => void;
}

export interface Throttle {
  /** Something has changed. */
  change(): void;
  /** Nothing is passed on any more. */
  stop(): void;
}

const TIMER: Timer = {
  now: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** @param interval in milliseconds; 0 passes everything on at once */
export function createThrottle(pass: () => void, interval: number, timer: Timer = TIMER): Throttle {
  let last = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | null = null;

  function passOn(): void {
    cancel = null;
    last = timer.now();
    pass();
  }

  return {
    change() {
      if (cancel !== null) return;
      const wait = last + interval - timer.now();
      if (wait <= 0) passOn();
      else cancel = timer.after(wait, passOn);
    },
    stop() {
      cancel?.();
      cancel = null;
    },
  };
}
