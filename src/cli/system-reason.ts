/** What the operating system said, in words and on one line. Anything else that was thrown is a bug and goes on. */

import { printable } from "../base/printable.ts";

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "no such file or folder",
  EACCES: "permission denied",
  EPERM: "not permitted",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of the path is no folder",
  EROFS: "the file system is read-only",
  ENOSPC: "no space left",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "too many symbolic links",
  ERR_FS_FILE_TOO_LARGE: "larger than 2 GiB",
  ERR_INVALID_ARG_VALUE: "the name is not one that a file can have",
};

export function systemReason(error: unknown): string {
  const code = systemCode(error);
  if (code === null || !(error instanceof Error)) throw error;
  return REASONS[code] ?? printable(error.message);
}

/** The code of an error of the operating system or of Node; null for anything else. */
export const systemCode = (error: unknown): string | null =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
