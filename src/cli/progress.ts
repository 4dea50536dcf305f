/**
 * How far things are, on a terminal only and only when they take long: one line on standard error
 * that is written over and taken away in the end. Where standard error is a file or a pipe, nothing
 * is ever written.
 */

import type { Writable } from "node:stream";
import { printable } from "../base/printable.ts";
import { timeText } from "./time-text.ts";

/** What is shorter needs no progress. */
const PATIENCE_MS = 500;
/** Between two states of the line. */
const PAUSE_MS = 100;
/** What ends sooner need not be said how long it takes. */
const WORTH_SAYING_MS = 10_000;
const CLEAR_LINE = "\r\u001B[K";

export interface ProgressLine {
  /** @param what for example "reading x.csv" */
  show(what: string, done: number, total: number): void;
  /** Takes the line away, if there is one. */
  clear(): void;
}

/** @param now milliseconds; a test hands in its own */
export function createProgressLine(stderr: Writable, now: () => number = performance.now.bind(performance)) {
  const isTerminal = "isTTY" in stderr && stderr.isTTY === true;
  let due = now() + PATIENCE_MS;
  let isShown = false;
  let begun = { what: "", at: 0, done: 0 };
  const line: ProgressLine = {
    show(what, done, total) {
      if (!isTerminal) return;
      if (begun.what !== what) begun = { what, at: now(), done };
      if (now() < due) return;
      due = now() + PAUSE_MS;
      isShown = true;
      const percent = total > 0 ? Math.floor((100 * done) / total) : 0;
      const left = ((now() - begun.at) / Math.max(1, done - begun.done)) * (total - done);
      const isLong = done > begun.done && left >= WORTH_SAYING_MS;
      const more = isLong ? `, about ${timeText(left)} left` : "";
      stderr.write(`${CLEAR_LINE}${printable(what)}: ${percent} % (${done} of ${total})${more}`);
    },
    clear() {
      if (isShown) stderr.write(CLEAR_LINE);
      isShown = false;
    },
  };
  return line;
}
