/**
 * Long work in slices: between two of them the thread listens, so that a cancellation is heard and
 * progress gets out. Every loop that may take long rests here.
 */

import type { CallContext, Progress } from "./protocol.ts";

/** Longest time without listening, in milliseconds. */
const SLICE_MS = 30;

type SliceContext = Pick<CallContext, "signal" | "report">;

export interface Slices {
  /** Whether the slice is used up; if so, {@link rest} is due. */
  isOver(): boolean;
  /** Reports, lets the thread handle what has arrived, and starts the next slice. Throws the reason of an abort. */
  rest(progress: Progress): Promise<void>;
}

/** Lets the thread handle what has arrived. Throws the reason of an abort. */
export async function listenFor(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  signal.throwIfAborted();
}

/** The first slice starts now. */
export function createSlices({ signal, report }: SliceContext): Slices {
  let start = performance.now();
  return {
    isOver: () => performance.now() - start >= SLICE_MS,
    async rest(progress) {
      signal.throwIfAborted(); // who has gone hears nothing more
      report(progress);
      await listenFor(signal);
      start = performance.now();
    },
  };
}

/** What comes of the work in the end; it is interrupted where it yields. */
export async function inSlices<T>(
  work: Generator<number, T>,
  progressOf: (done: number) => Progress,
  context: SliceContext,
): Promise<T> {
  const slices = createSlices(context);
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    if (slices.isOver()) await slices.rest(progressOf(next.value));
  }
}
