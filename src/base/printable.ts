/**
 * Text of others, made safe to be shown where text runs on: what nobody sees stands there as an escape,
 * as JSON and JavaScript write it. So a line stays a line, a terminal does nothing but show it, and no
 * name turns around what stands beside it.
 */

/**
 * Control characters (C0, C1), line and paragraph separators, what sets the direction of writing, and all
 * else that is not seen: formats (zero width spaces, joiners, tags), fillers, halves of a pair.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5/gu;

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
