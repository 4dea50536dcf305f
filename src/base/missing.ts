/**
 * What could not be loaded, and those who wait for it. Nothing is asked for again by itself: another
 * try is somebody's, a person's or that of a network which is back (`tryAgain`). Then everybody tries
 * who waits, whatever it is that they miss. A worker has a waiting room of its own, which is empty: it
 * hands on what it misses, and the page waits.
 */

const NAME = "NotLoaded";

/** Code that did not come: there is no network, or the server has another version. */
export class NotLoaded extends Error {
  override readonly name = NAME;
}

/** Told by its name, which crosses between threads; the class does not. */
export const isNotLoaded = (error: unknown): boolean => error instanceof Error && error.name === NAME;

/** An `AbortSignal`, of which this room, which knows no platform, needs so much. */
export interface Signal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

const waiting = new Set<() => void>();
const tries = new Set<() => void>();
/** Something did not come, or somebody waits no longer. */
type MissingChange = "missed" | "left";
const listeners = new Set<(change: MissingChange) => void>();

/** How many wait for what they cannot do without, with no place of their own to say so. */
export const waitingCount = (): number => waiting.size;

/** Hears of everything that is missed, and of a change in who waits. Returns the way out. */
export function onMissing(listener: (change: MissingChange) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Something did not come. */
export const tellMissing = (): void => tell("missed");

function tell(change: MissingChange): void {
  for (const listener of listeners) listener(change);
}

/** Hears of every other try. Returns the way out. */
export function onTryAgain(listener: () => void): () => void {
  tries.add(listener);
  return () => tries.delete(listener);
}

/** Now what is missing may be there. */
export function tryAgain(): void {
  for (const listener of [...tries, ...waiting]) listener();
}

/** Waits for the next try, before which nothing can be done. Rejects with the reason of an abort. */
export function untilTriedAgain(signal?: Signal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      waiting.delete(go);
      signal?.removeEventListener("abort", stop);
      tell("left");
    };
    const go = (): void => {
      leave();
      resolve();
    };
    const stop = (): void => {
      leave();
      reject(signal?.reason);
    };
    if (signal?.aborted) return reject(signal.reason);
    signal?.addEventListener("abort", stop);
    waiting.add(go);
    tellMissing();
  });
}
