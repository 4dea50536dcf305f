/**
 * Text of others, made safe to be shown where text runs on: what nobody sees stands there as an escape,
 * as JSON and JavaScript write it. So a line stays a line, a terminal does nothing but show it, and no
 * name turns around what stands beside it.
 */

/**
 * Control characters (C0, C1), formats (what sets the direction of writing, joiners, tags), halves of a
 * pair, line and paragraph separators, and whatever else is not drawn; but not what chooses between two
 * drawings of the character before it, as it stands in emojis.
 */
const INVISIBLE =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?!\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/gu;

/** As `\u202e`, above U+FFFF as two of them. */
const escapeOf = (character: string): string =>
  Array.from(
    { length: character.length },
    (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`,
  ).join("");

/** On one line. */
export const printable = (text: string): string => text.replace(INVISIBLE, escapeOf);

/** Line by line: a line feed is one, everything else as above. */
export const printableLines = (text: string): string => text.split("\n").map(printable).join("\n");
