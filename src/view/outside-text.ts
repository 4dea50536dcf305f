/**
 * A text from outside (the name of a VM, a fork, a file) within a sentence of ours: what nobody would
 * see of it stands there as an escape, and one that is written from right to left is isolated, so that
 * it turns nothing around it.
 */

import { printable } from "../base/printable.ts";

/** Scripts that are written from right to left. */
const FROM_RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";

/** The text as it can stand in any sentence, attribute or drawing; one that can already stays as it is. */
export function outsideText(text: string): string {
  const isDone = text.startsWith(FIRST_STRONG_ISOLATE) && text.endsWith(POP_ISOLATE);
  const seen = printable(isDone ? text.slice(1, -1) : text);
  return FROM_RIGHT.test(seen) ? `${FIRST_STRONG_ISOLATE}${seen}${POP_ISOLATE}` : seen;
}
