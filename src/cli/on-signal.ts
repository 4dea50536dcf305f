/**
 * What ends the program from outside while there is something to be cleaned up: it is, and the program
 * ends with the status that a shell gives to that signal. Where nothing is under way a signal ends the
 * program by itself, at once, and a shell says the same.
 */

import { constants } from "node:os";

/** An interrupt, a request to end, a terminal that has gone, Ctrl-\\. */
export const ENDING_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"] as const;
export type EndingSignal = (typeof ENDING_SIGNALS)[number];

/** 128 and the number of the signal. */
export const statusOf = (signal: EndingSignal): number => 128 + constants.signals[signal];

/** Calls `clean` before a signal ends the program. @returns the way out: nothing is to be cleaned up any more */
export function cleanOnSignal(clean: () => void | Promise<void>): () => void {
  const end = (signal: EndingSignal): void => {
    void Promise.resolve(clean()).finally(() => process.exit(statusOf(signal)));
  };
  for (const signal of ENDING_SIGNALS) process.once(signal, end);
  return () => {
    for (const signal of ENDING_SIGNALS) process.off(signal, end);
  };
}
