/**
 * From a file to the source of a scenario: JSON by its name or its first character, a demand table
 * otherwise. A table may be large: it is handed on as the file that it is, to be read elsewhere, and
 * only its beginning is looked at here.
 */

import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import type { ScenarioSource } from "../runner/protocol.ts";
import { inputError } from "../scenario/input-error.ts";
import type { Problem } from "./problem.ts";

/** A file that somebody hands us, as browsers have it. */
export type OpenedFile = Blob & Pick<File, "name">;

/** Bytes that show what a file is, white space before its first character included. */
const BEGINNING = 4096;

export async function readSource(file: OpenedFile): Promise<Result<ScenarioSource, Problem>> {
  const { name } = file;
  try {
    if (!(await isJson(file))) return ok({ kind: "csv", name, file, pms: null });
    const text = decodeUtf8(await file.arrayBuffer());
    if (text === null) return fail({ kind: "input", error: inputError("not-utf8", {}, { file: name }) });
    return ok({ kind: "json", name, text });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return fail({ kind: "unreadable", file: name, message });
  }
}

/** Reads the beginning whatever the name is: a file that cannot be read says so at once. */
async function isJson(file: OpenedFile): Promise<boolean> {
  const beginning = new TextDecoder().decode(await file.slice(0, BEGINNING).arrayBuffer());
  return /\.json$/i.test(file.name) || beginning.trimStart().startsWith("{");
}

/** Null where the bytes are no UTF-8: replacing them would change names without a word. */
function decodeUtf8(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
