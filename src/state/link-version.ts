/**
 * The version of a link, and the ways from older ones to the newest: a link that somebody has kept opens
 * as it always did. Upgraders work on the parts as they stand there, before anything is read of them.
 */

import type { Result } from "../base/result.ts";
import { ok } from "../base/result.ts";
import type { Upgraders } from "../base/upgrade.ts";
import { upgraded } from "../base/upgrade.ts";

/** The parts of a link, by their keys. */
export type LinkTexts = ReadonlyMap<string, string>;

/** What is written. */
export const LINK_VERSION = 3;

/** The part that says of which version a link is; links of version 1 may lack it. */
export const VERSION_KEY = "v";

/** The version in a text; null where it says none. */
export const linkVersion = (text: string): number | null =>
  /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;

/** What can be chosen of a measure was called otherwise before version 3. */
const FORMER_METRICS: ReadonlyMap<string, string> = new Map([
  ["overloaded", "overloadedHours"],
  ["moved-memory", "movedMemory"],
]);

/** Scenarios whose figures are drawn by streams that have changed with version 2. */
const DRAWN: ReadonlySet<string | undefined> = new Set(["random", "generated"]);

export const LINK_UPGRADERS: Upgraders<LinkTexts, never> = {
  1: (older) =>
    ok(
      DRAWN.has(older.get("scenario")) && !older.has("streams")
        ? new Map([...older, ["streams", "1"]])
        : older,
    ),
  2(older) {
    const metric = FORMER_METRICS.get(older.get("chart") ?? "");
    return ok(metric === undefined ? older : new Map([...older, ["chart", metric]]));
  },
};

/** A link of a version that is not known yet. */
export interface NewerLink {
  readonly version: number;
  /** The newest that is known. */
  readonly known: number;
}

/** What stands in a link as the newest version would write it. A newer link is taken for one of the newest version. */
export function upgradeLink(texts: LinkTexts): {
  readonly texts: LinkTexts;
  readonly newer: NewerLink | null;
} {
  if (texts.size === 0) return { texts, newer: null };
  const version = linkVersion(texts.get(VERSION_KEY) ?? "") ?? 1;
  if (version > LINK_VERSION) return { texts, newer: { version, known: LINK_VERSION } };
  return { texts: withoutError(upgraded(texts, version, LINK_VERSION, LINK_UPGRADERS)), newer: null };
}

/** No upgrader of links refuses anything: what it does not understand is left for the reader to name. */
const withoutError = <T>(result: Result<T, never>): T => (result.kind === "ok" ? result.value : result.error);
