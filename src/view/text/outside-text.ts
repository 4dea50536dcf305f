/**
 * A text from outside (the name of a VM, a fork, a file) within a sentence of ours: what nobody would
 * see of it stands there as an escape, and one that is written from right to left is isolated, so that
 * it turns nothing around it. Once only, and never of a sentence that has such a text in it already:
 * the isolation would be shown as an escape. What is kept, saved or edited is the text itself.
 */

import { printable } from "../../base/printable.ts";

/** Where Unicode has, and keeps room for, what is written from right to left (the defaults of Bidi_Class R and AL). */
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";

/** The text as it can stand in any sentence, attribute or drawing; most stay as they are. */
export function outsideText(text: string): string {
  const seen = printable(text);
  return FROM_RIGHT.test(seen) ? `${FIRST_STRONG_ISOLATE}${seen}${POP_ISOLATE}` : seen;
}
