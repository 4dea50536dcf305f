/** Whether two names lead to one file: by symbolic link, hard link, or another way of writing the path. */

import type { BigIntStats } from "node:fs";
import { stat } from "node:fs/promises";

/** Where one of them is not there, or is no regular file (a device is read and written at once), they are not the same. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([statOf(one), statOf(other)]);
  if (a === null || b === null || !a.isFile()) return false;
  return a.dev === b.dev && a.ino === b.ino;
}

/** What cannot be looked at is told where it is read or written. */
const statOf = (path: string): Promise<BigIntStats | null> => stat(path, { bigint: true }).catch(() => null);
