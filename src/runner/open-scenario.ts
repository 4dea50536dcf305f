/**
 * Scenarios of every source: a preset, a demand table, a scenario file, a few figures. The readers of
 * files are loaded when a file is opened: most visitors open none.
 */

import { createPart } from "../base/part.ts";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import type { FileReader } from "../scenario/file-reader.ts";
import type { Wanted } from "../scenario/foreign-file.ts";
import { createGeneratedScenario } from "../scenario/generated-figures.ts";
import type { InputError } from "../scenario/input-error.ts";
import { inputError } from "../scenario/input-error.ts";
import { createPreset } from "../scenario/presets/catalogue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { CallContext, DemandFile, ScenarioSource } from "./protocol.ts";

const SCENARIO = createPart(
  () => import("../scenario/parse-scenario.ts"),
  (module) => module.createScenarioReader,
);
const DEMANDS = createPart(
  () => import("../scenario/demand-csv.ts"),
  (module) => module.createDemandCsvReader,
);
const STREAM = createPart(
  () => import("./read-file-stream.ts"),
  (module) => module.readFileStream,
);

/**
 * The scenario of a source, or what is wrong with it. Files are read in slices; everything else is
 * made in one go. Rejects with `NotLoaded` where its reader does not come.
 */
export async function openScenario(
  source: ScenarioSource,
  context: Context,
): Promise<Result<Scenario, InputError>> {
  const read = await readOrigin(source, context);
  if (read.kind === "error" || source.migration === undefined) return read;
  return ok({ ...read.value, migration: source.migration });
}

async function readOrigin(source: ScenarioSource, context: Context): Promise<Result<Scenario, InputError>> {
  switch (source.kind) {
    case "preset":
      return ok(createPreset(source.name, source.seed ?? undefined, source.streams));
    case "csv":
      return readCsvFile(source, context);
    case "json":
      return readScenarioFile(source, context);
    case "generate":
      return ok(createGeneratedScenario(source.figures, source.streams));
  }
}

/** The file itself may fail while it is read: it is gone, or has changed since it was chosen. */
class UnreadableFile extends Error {}

type Context = Pick<CallContext, "signal" | "report">;

async function readCsvFile(
  { kind: _, name, file, ...options }: DemandFile,
  context: Context,
): Promise<Result<Scenario, InputError>> {
  const createDemandCsvReader = await DEMANDS.attempt();
  const reader = createDemandCsvReader({ ...options, file: name });
  const read = await readFile({ name, file }, "demands", reader, context);
  return read.kind === "ok" ? ok(read.value.scenario) : read;
}

async function readScenarioFile(source: NamedFile, context: Context): Promise<Result<Scenario, InputError>> {
  const createScenarioReader = await SCENARIO.attempt();
  return readFile(source, "scenario", createScenarioReader(source.name), context);
}

type NamedFile = Pick<DemandFile, "name" | "file">;

async function readFile<T>(
  { name, file }: NamedFile,
  wanted: Wanted,
  reader: FileReader<T>,
  context: Context,
): Promise<Result<T, InputError>> {
  const readFileStream = await STREAM.attempt();
  try {
    return await readFileStream({ name, chunks: chunksOf(file), total: file.size }, wanted, reader, context);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return fail(inputError("unreadable", { reason: error.message }, { file: name }));
  }
}

/** The bytes of a file as they come. Not every browser can loop over the stream itself. */
async function* chunksOf(file: Blob): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  try {
    for (;;) {
      const next = await reader.read().catch((error: unknown) => {
        throw new UnreadableFile(error instanceof Error ? error.message : String(error));
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    void reader.cancel().catch(() => {}); // whoever stops early needs no more of it
  }
}
