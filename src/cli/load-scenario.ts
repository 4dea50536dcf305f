/** The scenario that `run` is asked for: a preset, a scenario file, a demand table or a few figures. */

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import { readDemandCsvStream } from "../runner/read-demand-csv.ts";
import { createGeneratedScenario } from "../scenario/generated-figures.ts";
import { formatInputError, printable } from "../scenario/input-error.ts";
import { parseScenario } from "../scenario/parse-scenario.ts";
import { createPreset } from "../scenario/presets/catalogue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { ProgressLine } from "./progress.ts";
import { readTextFile } from "./read-text-file.ts";
import type { RunOptions, ScenarioSource } from "./run-options.ts";
import { systemReason } from "./system-reason.ts";

/** The scenario with the threshold and seed asked for, or one line on what is wrong where. */
export async function loadScenario(
  { source, threshold, seed }: Pick<RunOptions, "source" | "threshold" | "seed">,
  progress: ProgressLine,
): Promise<Result<Scenario, string>> {
  const loaded = await open(source, seed, progress);
  if (loaded.kind === "error") return loaded;
  const own = loaded.value;
  return ok({ ...own, threshold: threshold ?? own.threshold, seed: seed ?? own.seed });
}

async function open(
  source: ScenarioSource,
  seed: number | undefined,
  progress: ProgressLine,
): Promise<Result<Scenario, string>> {
  switch (source.kind) {
    case "preset":
      return ok(createPreset(source.name, seed));
    case "generated":
      return ok(createGeneratedScenario(source.figures));
    case "demands":
      return readDemands(source, progress);
    case "file": {
      const text = await readTextFile(source.path);
      if (text.kind === "error") return text;
      const parsed = parseScenario(text.value, source.path);
      return parsed.kind === "ok" ? parsed : fail(formatInputError(parsed.error));
    }
  }
}

/** A demand table as it comes from the disk, never in memory whole. */
async function readDemands(
  { path, pms }: ScenarioSource & { readonly kind: "demands" },
  progress: ProgressLine,
): Promise<Result<Scenario, string>> {
  const context = {
    signal: new AbortController().signal, // Ctrl-C ends the program
    report: ({ done, total }: { done: number; total: number }): void =>
      progress.show(`reading ${path}, bytes`, done, total),
  };
  try {
    const { size } = await stat(path);
    const read = await readDemandCsvStream(createReadStream(path), size, { file: path, pms }, context);
    return read.kind === "ok" ? read : fail(formatInputError(read.error));
  } catch (error) {
    return fail(`${printable(path)}: cannot be read: ${systemReason(error)}`);
  }
}
