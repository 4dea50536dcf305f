/**
 * A link as its parts, each a key and a text, as the newest version has them, read one by one. What is there
 * is either read or named as dropped: a key that stands twice (the first one counts), a text that says nothing that is read,
 * a part that nobody asks for. Figures are plain decimals and nothing else. Each part is looked at
 * once, so that reading takes as long as the link is.
 */

import { isWithin, readPlain } from "../base/decimal.ts";
import type { NewerLink } from "./link-version.ts";
import { upgradeLink } from "./link-version.ts";

/** What a text says; null where it says nothing that is read. */
export type Reader<T> = (text: string) => T | null;

export interface LinkParts {
  /** Where the link is of a version that is not known yet; its parts are read as those of the newest. */
  readonly newer: NewerLink | null;
  /** What was dropped so far, as it stands in the link. */
  readonly dropped: readonly string[];
  /** The part as it stands there; null where it is absent. */
  text(key: string): string | null;
  /** The part as it is read; null where it is absent or, in which case it is named, says nothing. */
  read<T>(key: string, reader: Reader<T>): T | null;
  /** Names a part that cannot be honoured, or only `item` of it, unless it is absent. */
  drop(key: string, item?: string): void;
  /** Names everything that nobody has asked for. */
  dropRest(): void;
}

export function createLinkParts(fragment: string): LinkParts {
  const written = new Map<string, string>();
  const asked = new Set<string>();
  const dropped: string[] = [];
  for (const [key, text] of new URLSearchParams(fragment.replace(/^#/, ""))) {
    if (written.has(key)) dropped.push(`${key}=${text}`);
    else written.set(key, text);
  }
  const { texts, newer } = upgradeLink(written);
  const text = (key: string): string | null => {
    asked.add(key);
    return texts.get(key) ?? null;
  };
  const drop = (key: string, item = texts.get(key)): void => {
    if (item !== undefined && texts.has(key)) dropped.push(`${key}=${item}`);
  };
  return {
    newer,
    dropped,
    text,
    read(key, reader) {
      const found = text(key);
      const read = found === null ? null : reader(found);
      if (read === null) drop(key);
      return read;
    },
    drop,
    dropRest() {
      for (const key of texts.keys()) if (!asked.has(key)) drop(key);
    },
  };
}

/** One of these, as it is written. */
export const oneOf =
  <T extends string | number>(values: readonly T[]): Reader<T> =>
  (text) =>
    values.find((value) => String(value) === text) ?? null;

/** A whole number from 0, of at most 9 digits. */
export const index: Reader<number> = (text) => (/^\d{1,9}$/.test(text) ? Number(text) : null);

/** So many figures with commas between them, each within its bounds; null for any others. */
export const figures =
  (...bounds: readonly (readonly [least: number, most: number])[]): Reader<readonly number[]> =>
  (text) => {
    const read = text.split(",", bounds.length + 1).map(readPlain);
    const isRight = bounds.every((bound, i) => isWithin(read[i] ?? Number.NaN, bound));
    return isRight && read.length === bounds.length ? read : null;
  };
