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

/** Empty where nothing was dropped. */
export function droppedText(dropped: readonly string[]): string {
  const named = dropped.slice(0, MOST_NAMED).map(shortened);
  const more = dropped.length - named.length;
  return [...named, ...(more > 0 ? [`… (+${more})`] : [])].join(", ");
}

/** A part, or what is named in one, in whole characters. Most of a long text is never looked at. */
export function shortened(text: string): string {
  const characters = [...text.slice(0, 2 * LONGEST + 2)];
  return printable(
    characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join("")}…` : characters.join(""),
  );
}
