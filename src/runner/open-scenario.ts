/**
 * Scenarios of every source: a preset, a demand table, a scenario file, a few figures. The readers of
 * files are loaded when a file is opened: most visitors open none.
 */

import { createPart } from "../base/part.ts";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import { createGeneratedScenario } from "../scenario/generated-figures.ts";
import type { InputError } from "../scenario/input-error.ts";
import { inputError } from "../scenario/input-error.ts";
import { createPreset } from "../scenario/presets/catalogue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { CallContext, DemandFile, ScenarioSource } from "./protocol.ts";

const PARSE = createPart(
  () => import("../scenario/parse-scenario.ts"),
  (module) => module.parseScenario,
);
const READ_CSV = createPart(
  () => import("./read-demand-csv.ts"),
  (module) => module.readDemandCsvStream,
);

/**
 * The scenario of a source, or what is wrong with it. A demand table is read in slices; everything
 * else is made in one go. Rejects with `NotLoaded` where its reader does not come.
 */
export async function openScenario(
  source: ScenarioSource,
  context: Pick<CallContext, "signal" | "report">,
): Promise<Result<Scenario, InputError>> {
  switch (source.kind) {
    case "preset":
      return ok(createPreset(source.name, source.seed ?? undefined, source.streams));
    case "csv":
      return readCsvFile(source, context);
    case "json":
      return (await PARSE.attempt())(source.text, source.name);
    case "generate":
      return ok(createGeneratedScenario(source.figures, source.streams));
  }
}

/** The file itself may fail while it is read: it is gone, or has changed since it was chosen. */
class UnreadableFile extends Error {}

async function readCsvFile(
  { kind: _, name, file, ...options }: DemandFile,
  context: Pick<CallContext, "signal" | "report">,
): Promise<Result<Scenario, InputError>> {
  const readDemandCsvStream = await READ_CSV.attempt();
  try {
    const read = await readDemandCsvStream(chunksOf(file), file.size, { ...options, file: name }, context);
    return read.kind === "ok" ? ok(read.value.scenario) : read;
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
