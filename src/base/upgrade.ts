/** What was written by an older version of the program is brought up to date one version at a time. */

import { present } from "./assert.ts";
import type { Result } from "./result.ts";
import { ok } from "./result.ts";

/** The entry `n` turns what version n wrote into what version n + 1 would have written. None skips a version. */
export type Upgraders<T, E> = Readonly<Record<number, (older: T) => Result<T, E>>>;

/**
 * What was written by version `from` as version `to` would have written it; nothing changes where they are
 * the same. The first error ends it.
 */
export function upgraded<T, E>(
  written: T,
  from: number,
  to: number,
  upgraders: Upgraders<T, E>,
): Result<T, E> {
  let now = written;
  for (let version = from; version < to; version++) {
    const newer = present(upgraders[version], `the way from version ${version}`)(now);
    if (newer.kind === "error") return newer;
    now = newer.value;
  }
  return ok(now);
}
