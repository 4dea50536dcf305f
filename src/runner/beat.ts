/** A sign of life, at most once in a while, however often there is occasion for it. */

const BEAT_MS = 1000;

/** @param now a test hands in its own clock */
export function createBeat(give: () => void, now: () => number = () => performance.now()): () => void {
  let last = now();
  return () => {
    const moment = now();
    if (moment - last < BEAT_MS) return;
    last = moment;
    give();
  };
}
