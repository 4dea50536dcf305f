/** Takes a simulation to its end: answers what its policy asks, and hands over what is done of its record. */

import type { RecordPart } from "../engine/record.ts";
import type { Simulation } from "../engine/simulate.ts";
import type { Solve } from "./solvers.ts";

export interface Driver {
  readonly solve: Solve;
  readonly signal: AbortSignal;
  readonly deliver: (part: RecordPart) => void;
  /** After everything that happens; null goes on at once. */
  readonly pause: () => Promise<void> | null;
}

/** Rejects with the reason of an abort, also while a solver is being waited for, and where that cannot answer. */
export async function drive(
  simulation: Simulation,
  { solve, signal, deliver, pause }: Driver,
): Promise<void> {
  let answer: unknown;
  for (let stop = simulation.advance(); stop !== null; stop = simulation.advance(answer)) {
    answer = stop.kind === "question" ? await unlessAborted(solve(stop.question, signal), signal) : undefined;
    const part = simulation.take();
    if (part !== null) deliver(part);
    const pausing = pause();
    if (pausing !== null) await pausing;
  }
}

/** What is promised, or the reason of an abort, whichever comes first. */
function unlessAborted<T>(promised: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const stop = (): void => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    promised.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
