/** The scenario that a command is about: a preset, a scenario file, a demand table or a few figures. */

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { printable } from "../base/printable.ts";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import { readFileStream } from "../runner/read-file-stream.ts";
import { createDemandCsvReader } from "../scenario/demand-csv.ts";
import type { FileReader } from "../scenario/file-reader.ts";
import type { Wanted } from "../scenario/foreign-file.ts";
import { createGeneratedScenario } from "../scenario/generated-figures.ts";
import type { InputError, InputProblemCode } from "../scenario/input-error.ts";
import { formatInputError } from "../scenario/input-error.ts";
import { createScenarioReader } from "../scenario/parse-scenario.ts";
import { createPreset } from "../scenario/presets/catalogue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { ProgressLine } from "./progress.ts";
import type { ScenarioOptions, ScenarioSource } from "./scenario-options.ts";
import { systemReason } from "./system-reason.ts";

export interface LoadedScenario {
  readonly scenario: Scenario;
  /** What was assumed in reading it, in a line; null where nothing was. */
  readonly note: string | null;
}

/** The scenario with the threshold, seed and terms of migration asked for, or one line on what is wrong where. */
export async function loadScenario(
  { source, threshold, seed, migration }: ScenarioOptions,
  progress: ProgressLine,
): Promise<Result<LoadedScenario, string>> {
  const loaded = await open(source, seed, progress);
  if (loaded.kind === "error") return loaded;
  const { scenario: own, note } = loaded.value;
  const scenario = {
    ...own,
    threshold: threshold ?? own.threshold,
    seed: seed ?? own.seed,
    migration: migration ?? own.migration,
  };
  return ok({ scenario, note });
}

const withoutNote = (scenario: Scenario): Result<LoadedScenario, never> => ok({ scenario, note: null });

async function open(
  source: ScenarioSource,
  seed: number | undefined,
  progress: ProgressLine,
): Promise<Result<LoadedScenario, string>> {
  switch (source.kind) {
    case "preset":
      return withoutNote(createPreset(source.name, seed));
    case "generated":
      return withoutNote(createGeneratedScenario(source.figures));
    case "demands":
      return readDemands(source, progress);
    case "file": {
      const read = await readFile(source.path, "scenario", createScenarioReader(source.path), progress);
      return read.kind === "ok" ? withoutNote(read.value) : read;
    }
  }
}

async function readDemands(
  { path, pms, stepMinutes, allowLarge }: ScenarioSource & { readonly kind: "demands" },
  progress: ProgressLine,
): Promise<Result<LoadedScenario, string>> {
  const length = stepMinutes === undefined ? {} : { stepMinutes };
  const reader = createDemandCsvReader({ file: path, pms, allowLarge, ...length });
  const read = await readFile(path, "demands", reader, progress);
  if (read.kind === "error") return read;
  const { scenario, assumesHours } = read.value;
  return ok({ scenario, note: assumesHours ? assumption(path, scenario.stepMinutes) : null });
}

/** A file as it comes from the disk, never in memory whole. */
async function readFile<T>(
  path: string,
  wanted: Wanted,
  reader: FileReader<T>,
  progress: ProgressLine,
): Promise<Result<T, string>> {
  const context = {
    signal: new AbortController().signal, // Ctrl-C ends the program
    report: ({ done, total }: { done: number; total: number }): void =>
      progress.show(`reading ${path}, bytes`, done, total),
  };
  try {
    const { size: total } = await stat(path);
    const file = { name: path, chunks: createReadStream(path), total };
    const read = await readFileStream(file, wanted, reader, context);
    return read.kind === "ok" ? read : fail(withHint(read.error));
  } catch (error) {
    return fail(`${printable(path)}: cannot be read: ${systemReason(error)}`);
  }
}

const assumption = (path: string, minutes: number): string =>
  `${printable(path)}: nothing says how long a step is: ${minutes} minutes are assumed (--step-minutes N says otherwise)`;

/** The flag that helps, by what is wrong. */
const HINTS: Partial<Record<InputProblemCode, string>> = {
  "large-demand": "by --allow-large",
  "scenario-as-demands": "it goes with --scenario",
  "demands-as-scenario": "it goes with --demands",
};

function withHint(error: InputError): string {
  const hint = HINTS[error.code];
  return hint === undefined ? formatInputError(error) : `${formatInputError(error)} (${hint})`;
}
