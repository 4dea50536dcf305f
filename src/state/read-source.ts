/** From a file to the source of a scenario: JSON by its name or its first character, a demand table otherwise. */

import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import type { ScenarioSource } from "../runner/protocol.ts";
import { inputError } from "../scenario/input-error.ts";
import type { Problem } from "./problem.ts";

/** A file that somebody hands us, as browsers have it. */
export type OpenedFile = Pick<File, "name" | "arrayBuffer">;

export async function readSource(file: OpenedFile): Promise<Result<ScenarioSource, Problem>> {
  const { name } = file;
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return fail({ kind: "unreadable", file: name, message });
  }
  const text = decodeUtf8(bytes);
  if (text === null) return fail({ kind: "input", error: inputError("not-utf8", {}, { file: name }) });
  const isJson = /\.json$/i.test(name) || text.trimStart().startsWith("{");
  return ok(isJson ? { kind: "json", name, text } : { kind: "csv", name, text, pms: null });
}

/** Null where the bytes are no UTF-8: replacing them would change names without a word. */
function decodeUtf8(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
