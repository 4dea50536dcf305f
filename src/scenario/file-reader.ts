/**
 * What reads a file of ours whose text comes in pieces, cut anywhere. Which error comes of a text, and
 * that it is the first one in it, does not depend on the cuts; memory grows with what is kept of the
 * file and not with its text.
 */

import type { Result } from "../base/result.ts";
import { fail } from "../base/result.ts";
import type { InputError } from "./input-error.ts";

/** After an error there is nothing more to read. */
export interface FileReader<T> {
  /** Takes the next piece of the text in, or says what is wrong in what has come: the first error, in the order of the file. */
  push(text: string): InputError | null;
  /** What comes of the whole; what only the whole can lack is found here. */
  finish(): Result<T, InputError>;
  /** What is wrong in a text that cannot be read any further: it is not over, but no more of it comes. */
  breakOff(): InputError | null;
  /** The line that the text has come to, from 1. */
  readonly line: number;
}

/** What comes of a whole text. */
export function readWhole<T>(reader: FileReader<T>, text: string): Result<T, InputError> {
  const error = reader.push(text);
  return error === null ? reader.finish() : fail(error);
}
