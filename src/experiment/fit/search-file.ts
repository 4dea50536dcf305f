/**
 * A search on disk, so that it can be stopped and resumed. JSON keeps every double exactly: a
 * resumed search goes on bit for bit as if it had not been stopped.
 */

import { jsonOf } from "../../base/json.ts";
import type { Result } from "../../base/result.ts";
import { fail, ok } from "../../base/result.ts";
import type { SearchState } from "./search.ts";

const SCHEMA = "rebalance-lab/fit-search@1";

export interface SearchFile {
  readonly state: SearchState;
  /** Computing time so far. */
  readonly seconds: number;
}

export const encodeSearchFile = ({ state, seconds }: SearchFile): string =>
  `${jsonOf({ schema: SCHEMA, seconds, state })}\n`;

/** The error is one line without the file's name. */
export function parseSearchFile(text: string): Result<SearchFile, string> {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return fail("no JSON");
  }
  if (!isRecord(file) || file.schema !== SCHEMA) return fail(`no file of ${SCHEMA}`);
  const { state, seconds } = file;
  const whole =
    isRecord(state) &&
    [state.seed, state.round, state.evaluations].every(Number.isInteger) &&
    [state.current, state.bestOfLine, state.best].every(isCandidate) &&
    typeof seconds === "number";
  if (!whole) return fail("a part of the search is missing");
  return ok({ state: state as unknown as SearchState, seconds }); // the fit's own file, checked part by part
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isCandidate = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value.value === "number" &&
  isRecord(value.demand) &&
  Array.isArray(value.demand.profiles);
