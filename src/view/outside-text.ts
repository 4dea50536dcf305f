/**
 * A text from outside (the name of a VM, a fork, a file) within a sentence of ours. One that is
 * written from right to left is isolated, so that it turns nothing around it; a control character,
 * which is drawn as nothing and can turn what follows, is drawn as what it is: not a letter.
 */

/** Controls, and what sets the direction of writing without being seen. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
/** Scripts that are written from right to left. */
const FROM_RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

const REPLACEMENT = "\ufffd";
const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";

/** The text as it can stand in any sentence, attribute or drawing; one that can already stays as it is. */
export function outsideText(text: string): string {
  const isDone = text.startsWith(FIRST_STRONG_ISOLATE) && text.endsWith(POP_ISOLATE);
  const seen = (isDone ? text.slice(1, -1) : text).replace(UNSEEN, REPLACEMENT);
  return FROM_RIGHT.test(seen) ? `${FIRST_STRONG_ISOLATE}${seen}${POP_ISOLATE}` : seen;
}
