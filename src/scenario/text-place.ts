/** Places in a text of which only the end is still there. Lines end with LF, CRLF or CR, also mixed. */

export interface CharacterPlace {
  /** From 1. */
  readonly line: number;
  /** Which character of the line, from 1. */
  readonly character: number;
}

/** A place by the line that it is on and where, from the place, that line begins: at 0 or before. */
export interface LinePlace {
  readonly line: number;
  readonly start: number;
  /** A "\n" now belongs to the "\r" before it. */
  readonly afterCr: boolean;
}

export const BEGINNING_OF_TEXT: LinePlace = { line: 1, start: 0, afterCr: false };

/** The place after a text that begins at a place. */
export function passed({ line, start, afterCr }: LinePlace, text: string): LinePlace {
  if (text === "") return { line, start, afterCr };
  let [lines, lineStart] = [line, start - text.length];
  for (const { 0: end, index } of text.matchAll(/\r\n?|\n/g)) {
    if (!(afterCr && index === 0 && end === "\n")) lines++;
    lineStart = index + end.length - text.length;
  }
  return { line: lines, start: lineStart, afterCr: text.endsWith("\r") };
}
