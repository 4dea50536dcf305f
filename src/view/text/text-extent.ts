/**
 * How wide a short text is set, reckoned without a browser. It need not be exact: it is the width of
 * a box that texts of one kind share, and must be the same for as long as they have as many digits.
 */

/** Advances in the page's font, em: digits are tabular. */
const DIGIT = 0.65;
const POINT = 0.28;
const SPACE = 0.26;
const LETTER = 0.53;
const WIDE = 0.9;

/** The width of a text in em, a little above what it is set in. */
export function textExtent(text: string): number {
  let extent = 0;
  for (const character of text) extent += advanceOf(character);
  return Math.round(extent * 100) / 100;
}

function advanceOf(character: string): number {
  if (character >= "0" && character <= "9") return DIGIT;
  if (character === "." || character === ",") return POINT;
  if (/\s/.test(character)) return SPACE;
  return character > "\u2000" ? WIDE : LETTER;
}
