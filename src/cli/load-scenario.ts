/** The scenario that `run` is asked for, from a preset, a scenario file or a demand table. */

import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import { readDemandCsv } from "../scenario/demand-csv.ts";
import { formatInputError } from "../scenario/input-error.ts";
import { parseScenario } from "../scenario/parse-scenario.ts";
import { createPreset } from "../scenario/presets/catalogue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { readTextFile } from "./read-text-file.ts";
import type { RunOptions, ScenarioSource } from "./run-options.ts";

/** The scenario with the threshold and seed asked for, or one line on what is wrong where. */
export async function loadScenario({
  source,
  threshold,
  seed,
}: Pick<RunOptions, "source" | "threshold" | "seed">): Promise<Result<Scenario, string>> {
  const loaded = await open(source, seed);
  if (loaded.kind === "error") return loaded;
  const own = loaded.value;
  return ok({ ...own, threshold: threshold ?? own.threshold, seed: seed ?? own.seed });
}

async function open(source: ScenarioSource, seed: number | undefined): Promise<Result<Scenario, string>> {
  if (source.kind === "preset") return ok(createPreset(source.name, seed));
  const text = await readTextFile(source.path);
  if (text.kind === "error") return text;
  const parsed =
    source.kind === "file"
      ? parseScenario(text.value, source.path)
      : readDemandCsv(text.value, { file: source.path, pms: source.pms });
  return parsed.kind === "ok" ? parsed : fail(formatInputError(parsed.error));
}
