/**
 * A file of ours from its bytes, as they come: decoded and read piece by piece, so that one of any
 * size takes the memory of what is kept of it and no more. Its beginning is looked at before anything
 * is decoded: a file of another kind is told by its bytes. Between pieces, which are so many bytes
 * and not rows, the thread listens, so that a cancellation is heard and progress gets out. Which
 * error is told does not depend on how the bytes come. The page and the command line both read with this.
 */

import type { Result } from "../base/result.ts";
import { fail } from "../base/result.ts";
import type { FileReader } from "../scenario/file-reader.ts";
import type { Wanted } from "../scenario/foreign-file.ts";
import { BEGINNING, findForeign } from "../scenario/foreign-file.ts";
import type { InputError } from "../scenario/input-error.ts";
import { inputError } from "../scenario/input-error.ts";
import type { CallContext } from "./protocol.ts";
import { createSlices } from "./slices.ts";
import type { Decoded } from "./utf8-text.ts";
import { createUtf8Reader } from "./utf8-text.ts";

/** Bytes that are decoded and read without listening: a few milliseconds' work. */
const PIECE = 1 << 16;

/** A file that is there to be read. */
export interface FileStream {
  /** As the person named it. */
  readonly name: string;
  /** Its bytes in order; what reading them throws is thrown on. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** How many bytes there are, for progress. */
  readonly total: number;
}

export async function readFileStream<T>(
  { name: file, chunks, total }: FileStream,
  wanted: Wanted,
  reader: FileReader<T>,
  context: Pick<CallContext, "signal" | "report">,
): Promise<Result<T, InputError>> {
  const decoder = createUtf8Reader();
  const readText = ({ text, problem }: Decoded): InputError | null => {
    const error = reader.push(text);
    if (error !== null || problem === null) return error;
    return reader.breakOff() ?? inputError(problem, {}, { file, line: reader.line });
  };
  let done = 0;
  const slices = createSlices(context);
  for await (const chunk of withWholeBeginning(chunks)) {
    const foreign = done === 0 ? findForeign(chunk, file, wanted) : null;
    if (foreign !== null) return fail(foreign);
    for (let start = 0; start < chunk.length; start += PIECE) {
      const piece = chunk.subarray(start, start + PIECE);
      const error = readText(decoder.push(piece));
      if (error !== null) return fail(error);
      done += piece.length;
      if (slices.isOver()) await slices.rest({ done, total: Math.max(done, total) });
    }
  }
  const error = readText(decoder.finish());
  return error === null ? reader.finish() : fail(error);
}

/** The same bytes, the first of them together: as many as show what a file is, if there are so many. */
async function* withWholeBeginning(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let beginning: Uint8Array | null = new Uint8Array();
  for await (const chunk of chunks) {
    if (beginning === null) yield chunk;
    else {
      const longer: Uint8Array = new Uint8Array(beginning.length + chunk.length);
      longer.set(beginning);
      longer.set(chunk, beginning.length);
      beginning = longer;
      if (beginning.length < BEGINNING) continue;
      yield beginning;
      beginning = null;
    }
  }
  if (beginning !== null) yield beginning;
}
