/**
 * From a file to the source of a scenario: JSON by its first character or, where that tells nothing,
 * by its name; a demand table otherwise. Either may be large: it is handed on as the file that it
 * is, to be read elsewhere, and only its beginning is looked at here.
 */

import { createPart } from "../base/part.ts";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import type { DemandFile, ScenarioSource } from "../runner/protocol.ts";
import type { Problem } from "./problem.ts";
import { messageOf } from "./problem.ts";

/** A file that somebody hands us, as browsers have it. */
export type OpenedFile = Blob & Pick<File, "name">;

/** What a file is: a source, or a demand table of which somebody must say how long its steps are. */
export type ReadFile =
  | { readonly kind: "source"; readonly source: ScenarioSource }
  | { readonly kind: "unknown-step"; readonly file: DemandFile };

const FOREIGN = createPart(
  () => import("../scenario/foreign-file.ts"),
  (module) => module,
);
const HEADER = createPart(
  () => import("../scenario/demand-header.ts"),
  (module) => module.looksLikeDemands,
);
const CLOCK = createPart(
  () => import("../scenario/demand-csv.ts"),
  (module) => module.peekClock,
);

/** @param signal ends the waiting for the code that reads */
export async function readSource(file: OpenedFile, signal?: AbortSignal): Promise<Result<ReadFile, Problem>> {
  const { name } = file;
  try {
    const { BEGINNING, findForeign } = await FOREIGN.load(signal);
    const bytes = new Uint8Array(await file.slice(0, BEGINNING).arrayBuffer());
    const beginning = new TextDecoder().decode(bytes); // without a byte order mark
    const json = await isJson(name, beginning, signal);
    const foreign = findForeign(bytes, name, json ? "scenario" : "demands");
    if (foreign !== null) return fail({ kind: "input", error: foreign });
    if (!json) return ok(await demandFile({ kind: "csv", name, file, pms: null }, beginning, signal));
    return ok({ kind: "source", source: { kind: "json", name, file } });
  } catch (error) {
    signal?.throwIfAborted();
    return fail({ kind: "unreadable", file: name, message: messageOf(error) });
  }
}

async function isJson(name: string, beginning: string, signal?: AbortSignal): Promise<boolean> {
  if (/^\s*[[{]/.test(beginning)) return true;
  const looksLikeDemands = await HEADER.load(signal);
  return /\.json$/i.test(name) && !looksLikeDemands(beginning);
}

/** Steps are counted, but nobody has said how long one is: an hour is one, and times say it themselves. */
async function demandFile(file: DemandFile, beginning: string, signal?: AbortSignal): Promise<ReadFile> {
  const peekClock = await CLOCK.load(signal);
  return peekClock(beginning) === "step" ? { kind: "unknown-step", file } : { kind: "source", source: file };
}
