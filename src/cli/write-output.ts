/**
 * Where results go. A file appears whole or not at all: it is written beside its place under another
 * name and then renamed. Pieces are gathered to blocks and each block waits for the one before, so
 * that output of any size takes little memory, and a reader that closes early (`| head`) is no error.
 */

import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { access, constants, open, readlink, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve, sep } from "node:path";
import type { Writable } from "node:stream";
import { printable } from "../base/printable.ts";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import { cleanOnSignal } from "./on-signal.ts";
import { isSameFile } from "./same-file.ts";
import { systemCode, systemReason } from "./system-reason.ts";

const BLOCK = 1 << 16;

/** Writes the pieces to a stream. A reader that has gone ends it early, without an error. */
export async function writeStream(stream: Writable, pieces: Iterable<string>): Promise<Result<null, string>> {
  // Without a listener a broken pipe would also be thrown out of nowhere.
  const ignore = (): void => {};
  stream.on("error", ignore);
  try {
    for (const block of blocks(pieces))
      await new Promise<void>((resolve, reject) => {
        stream.write(block, (error) => (error ? reject(error) : resolve()));
      });
    return ok(null);
  } catch (error) {
    if (systemCode(error) === "EPIPE" || systemCode(error) === "ERR_STREAM_DESTROYED") return ok(null);
    return fail(`standard output: cannot be written: ${systemReason(error)}`);
  }
}

/**
 * Whether a file could be written there, before any work is done for it.
 * @param read what the work is done from: it is not to be lost by the way
 */
export async function checkWritable(path: string, read: string | null): Promise<Result<null, string>> {
  try {
    if (read !== null && (await isSameFile(path, read)))
      return fail(
        `${printable(path)}: is the file that is read (${printable(read)}): name another to write to`,
      );
    const target = await resolveTarget(path);
    if (target.kind === "file") await access(dirname(target.path), constants.W_OK);
    return ok(null);
  } catch (error) {
    return fail(cannotWrite(path, error));
  }
}

/** Writes the pieces to a file, whole or not at all. */
export async function writeFileAtomically(
  path: string,
  pieces: Iterable<string>,
): Promise<Result<null, string>> {
  try {
    const target = await resolveTarget(path);
    if (target.kind === "device") await writeTo(await open(target.path, "w"), pieces);
    else await writeAndRename(target.path, target.mode, pieces);
    return ok(null);
  } catch (error) {
    return fail(cannotWrite(path, error));
  }
}

const cannotWrite = (path: string, error: unknown): string =>
  `${printable(path)}: cannot be written: ${systemReason(error)}`;

/** A regular file, there or not yet; or a device or pipe (`/dev/null`), which nothing may replace. */
type Target = { kind: "file"; path: string; mode: number | undefined } | { kind: "device"; path: string };

/** Throws errors of the operating system. Symbolic links are followed, so that they stay. */
async function resolveTarget(path: string): Promise<Target> {
  try {
    const there = await stat(path);
    if (there.isFile()) {
      await access(path, constants.W_OK);
      return { kind: "file", path: await realpath(path), mode: there.mode & 0o777 };
    }
    if (there.isDirectory()) throw Object.assign(new Error("it is a folder"), { code: "EISDIR" });
    return { kind: "device", path };
  } catch (error) {
    if (systemCode(error) !== "ENOENT" || path.endsWith(sep)) throw error;
    const aim = await readlink(path).catch(() => null); // a link to what is not there yet
    if (aim !== null) return resolveTarget(resolve(dirname(path), aim));
    return { kind: "file", path: join(await realpath(dirname(path)), basename(path)), mode: undefined };
  }
}

async function writeAndRename(
  path: string,
  mode: number | undefined,
  pieces: Iterable<string>,
): Promise<void> {
  const temporary = join(dirname(path), `.rebalance-lab-${randomUUID()}.tmp`);
  let opening: Promise<unknown> = Promise.resolve();
  // A signal would leave the temporary file behind; one that comes while it is being made waits for it.
  const forget = cleanOnSignal(async () => {
    await opening.catch(() => {});
    rmSync(temporary, { force: true });
  });
  try {
    const opened = open(temporary, "wx", mode ?? 0o666);
    opening = opened;
    const handle = await opened;
    if (mode !== undefined) await handle.chmod(mode); // what the umask took
    await writeTo(handle, pieces);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    forget();
  }
}

async function writeTo(handle: FileHandle, pieces: Iterable<string>): Promise<void> {
  try {
    for (const block of blocks(pieces)) await handle.appendFile(block);
    await handle.sync().catch(() => {}); // devices cannot
  } finally {
    await handle.close();
  }
}

function* blocks(pieces: Iterable<string>): Generator<string> {
  let block = "";
  for (const piece of pieces) {
    block += piece;
    if (block.length < BLOCK) continue;
    yield block;
    block = "";
  }
  if (block !== "") yield block;
}
