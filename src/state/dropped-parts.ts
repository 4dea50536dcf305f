/**
 * What is said of the parts of a link that were dropped: a line, however many they are and however long.
 * A part that is cut ends with an ellipsis; how many more there are follows in figures, which is the
 * same in every language.
 */

import { printable } from "../base/printable.ts";

/** Parts that are named. */
const MOST_NAMED = 8;
/** Characters of one. */
const LONGEST = 60;

const FILE_PART = "scenario=file:";

export interface DroppedTexts {
  /** All but the file; empty where there is nothing else. */
  readonly parts: string;
  /** The name of the file that the link shows and cannot carry; null where it shows none. */
  readonly file: string | null;
}

export function droppedTexts(dropped: readonly string[]): DroppedTexts {
  const file = dropped.find((part) => part.startsWith(FILE_PART));
  const others = dropped.filter((part) => part !== file);
  const named = others.slice(0, MOST_NAMED).map(cut);
  const more = others.length - named.length;
  return {
    parts: [...named, ...(more > 0 ? [`… (+${more})`] : [])].join(", "),
    file: file === undefined ? null : cut(file.slice(FILE_PART.length)),
  };
}

/** In whole characters. Most of a long text is never looked at. */
function cut(text: string): string {
  const characters = [...text.slice(0, 2 * LONGEST + 2)];
  return printable(
    characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join("")}…` : characters.join(""),
  );
}
