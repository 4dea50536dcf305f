/**
 * Scenarios of every source: a preset, a demand table, a scenario file, a few figures. The readers of
 * files are loaded when a file is opened: most visitors open none.
 */

import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import { createGeneratedScenario } from "../scenario/generated-figures.ts";
import type { InputError } from "../scenario/input-error.ts";
import { inputError } from "../scenario/input-error.ts";
import { createPreset } from "../scenario/presets/catalogue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { CallContext, DemandFile, ScenarioSource } from "./protocol.ts";
import { inSlices } from "./slices.ts";

/**
 * The scenario of a source, or what is wrong with it. Files are read in slices; everything else is
 * made in one go.
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
      return parseText(source.text, source.name, context);
    case "generate":
      return ok(createGeneratedScenario(source.figures, source.streams));
  }
}

async function parseText(
  text: string,
  name: string,
  context: Pick<CallContext, "signal" | "report">,
): Promise<Result<Scenario, InputError>> {
  const { parseScenarioInSteps } = await import("../scenario/parse-scenario.ts");
  return inSlices(parseScenarioInSteps(text, name), (done) => ({ done, total: text.length }), context);
}

/** The file itself may fail while it is read: it is gone, or has changed since it was chosen. */
class UnreadableFile extends Error {}

async function readCsvFile(
  { kind: _, name, file, ...options }: DemandFile,
  context: Pick<CallContext, "signal" | "report">,
): Promise<Result<Scenario, InputError>> {
  const { readDemandCsvStream } = await import("./read-demand-csv.ts");
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
