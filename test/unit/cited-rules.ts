/**
 * Ids of rules as the repository cites them: in comments, strings, names of tests, texts and docs. An id
 * is one or two capitals and one or two digits, standing by itself; a range cites all that lies in it.
 * What a family of ids is called plays no part, so that a new one is found without being named here.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Citation {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly id: string;
}

/** Words that look like ids and are none. The test asks that each is needed. */
export const NO_RULES: readonly { readonly words: RegExp; readonly in: RegExp; readonly since: string }[] = [
  { words: /^PM\d+$/, in: /./, since: "the names of PMs on the page" },
  { words: /^M\d+$/, in: /\.tsx?$/, since: "the beginnings of SVG paths" },
  {
    words: /^FF\d$/,
    in: /^CONTRIBUTING\.md$/,
    since: "the rules of the worked example, in no docs/rules.md",
  },
  { words: /^C[01]$/, in: /printable(\.test)?\.ts$/, since: "Unicode's two sets of control characters" },
];

/** Not in a longer word or figure, a colour, a path of an SVG ("M1 8H6") or an escape. */
const ID = /(?<![\w#\\.])([A-Z]{1,2})(\d{1,2})(?!\w|\.\d)/g;
/** "S1-S7", "R1 to R4": what comes after the first id. */
const RANGE = /^(?:\s?[-–]\s?|\s+to\s+)([A-Z]{1,2})(\d{1,2})(?!\w)/;

/** Ids that a line cites, those within ranges included, in the order of the text. */
export function idsIn(line: string): string[] {
  const ids: string[] = [];
  for (const match of line.matchAll(ID)) {
    const [word, family = "", first = ""] = match;
    ids.push(word);
    const [, other, last = ""] = RANGE.exec(line.slice(match.index + word.length)) ?? [];
    if (other !== family) continue;
    for (let n = Number(first) + 1; n < Number(last); n++) ids.push(`${family}${n}`);
  }
  return ids;
}

const isNoRule = (file: string, id: string): boolean =>
  NO_RULES.some((exception) => exception.words.test(id) && exception.in.test(file));

/** Texts in which people write; records, tables and pictures are data. */
const WRITTEN = /\.(?:tsx?|css|md)$/;

/** All files of a folder, or the file itself, as paths from the root of the repository. */
export function writtenFiles(root: string): string[] {
  if (WRITTEN.test(root)) return [root];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && WRITTEN.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name));
}

/** Every word of a file that looks like an id, exceptions included. */
export const wordsLikeIds = (file: string): Citation[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .flatMap((text, i) => idsIn(text).map((id) => ({ file, line: i + 1, id })));

export const citationsIn = (file: string): Citation[] =>
  wordsLikeIds(file).filter(({ id }) => !isNoRule(file, id));
