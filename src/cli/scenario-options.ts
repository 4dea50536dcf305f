/**
 * Which scenario a command is about, with every value checked: after this only files can be wrong. The
 * flags are a fixed interface that others script; see `help.ts` for them in words.
 */

import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import type { MigrationTerms } from "../engine/migration-cost.ts";
import type { GeneratedFigures } from "../scenario/generated-figures.ts";
import { quoted } from "../scenario/input-error.ts";
import {
  MIGRATION,
  MOST_PMS,
  MOST_STEP_MINUTES,
  SEED_RANGE,
  STEP_MINUTES,
  THRESHOLD,
} from "../scenario/limits.ts";
import type { PresetName } from "../scenario/presets/catalogue.ts";
import { presetNames } from "../scenario/presets/catalogue.ts";
import type { FlagSpec, Flags } from "./flags.ts";
import { readGenerateFlag } from "./generate-flag.ts";
import { readFigure, readWhole } from "./read-figure.ts";

export const SCENARIO_FLAGS: readonly FlagSpec[] = [
  { name: "scenario" },
  { name: "demands" },
  { name: "generate" },
  { name: "pms" },
  { name: "step-minutes" },
  { name: "allow-large", bare: true },
  { name: "threshold" },
  { name: "migration" },
  { name: "seed" },
];

/** How a demand table is read; undefined where nobody has said it. */
interface DemandsOptions {
  readonly pms: number;
  readonly stepMinutes: number | undefined;
  readonly allowLarge: boolean;
}

export type ScenarioSource =
  | { readonly kind: "preset"; readonly name: PresetName }
  | { readonly kind: "file"; readonly path: string }
  | (DemandsOptions & { readonly kind: "demands"; readonly path: string })
  | { readonly kind: "generated"; readonly figures: GeneratedFigures };

export interface ScenarioOptions {
  readonly source: ScenarioSource;
  /** Undefined leaves the scenario's own. */
  readonly threshold: number | undefined;
  /** Undefined leaves the scenario's own. */
  readonly migration: MigrationTerms | undefined;
  /** Undefined leaves the scenario's own. */
  readonly seed: number | undefined;
}

export function readScenarioOptions(flags: Flags): Result<ScenarioOptions, string> {
  const seed = optional(flags.one("seed"), (text) => readWhole("--seed", text, SEED_RANGE));
  if (seed.kind === "error") return seed;
  const source = readSource(flags, seed.value);
  if (source.kind === "error") return source;
  const threshold = optional(flags.one("threshold"), (text) => readFigure("--threshold", text, THRESHOLD));
  if (threshold.kind === "error") return threshold;
  const migration = optional(flags.one("migration"), readTerms);
  if (migration.kind === "error") return migration;
  return ok({
    source: source.value,
    threshold: threshold.value,
    migration: migration.value,
    seed: seed.value,
  });
}

/** MC2: three figures with commas between them. */
function readTerms(text: string): Result<MigrationTerms, string> {
  const [memory, link, dirty, ...others] = text.split(",");
  if (memory === undefined || link === undefined || dirty === undefined || others.length > 0)
    return fail(`--migration takes three figures, MEMORY,LINK,DIRTY, not ${quoted(text)}`);
  const read = {
    memory: readFigure("--migration, MEMORY", memory, MIGRATION.memory),
    link: readFigure("--migration, LINK", link, MIGRATION.link),
    dirty: readFigure("--migration, DIRTY", dirty, MIGRATION.dirty),
  };
  if (read.memory.kind === "error") return read.memory;
  if (read.link.kind === "error") return read.link;
  if (read.dirty.kind === "error") return read.dirty;
  return ok({ memory: read.memory.value, link: read.link.value, dirty: read.dirty.value });
}

function readSource(flags: Flags, seed: number | undefined): Result<ScenarioSource, string> {
  const [scenario, demands, pms] = [flags.one("scenario"), flags.one("demands"), flags.one("pms")];
  const generate = flags.one("generate");
  const sources = ["generate", "demands", "scenario"].filter((name) => flags.one(name) !== undefined);
  if (sources.length > 1)
    return fail(`--${sources[0]} and --${sources[1]} exclude each other: give one of them`);
  if (demands === undefined) {
    if (pms !== undefined) return fail("--pms goes with --demands: a scenario has its own number of PMs");
    if (flags.has("step-minutes"))
      return fail("--step-minutes goes with --demands: a scenario has its own length of a step");
    if (flags.has("allow-large"))
      return fail("--allow-large goes with --demands: a scenario's demands may be up to 100 anyway");
    if (generate === undefined) return readScenarioName(scenario ?? "paper");
    const figures = readGenerateFlag(generate, seed);
    return figures.kind === "error" ? figures : ok({ kind: "generated", figures: figures.value });
  }
  if (demands === "") return fail("--demands lacks its file");
  if (pms === undefined) return fail("--demands needs --pms N, the number of PMs to run the VMs on");
  const count = readWhole("--pms", pms, [1, MOST_PMS]);
  if (count.kind === "error") return count;
  const stepMinutes = optional(flags.one("step-minutes"), (text) =>
    readFigure("--step-minutes", text, [STEP_MINUTES[0], MOST_STEP_MINUTES]),
  );
  if (stepMinutes.kind === "error") return stepMinutes;
  return ok({
    kind: "demands",
    path: demands,
    pms: count.value,
    stepMinutes: stepMinutes.value,
    allowLarge: flags.has("allow-large"),
  });
}

function readScenarioName(text: string): Result<ScenarioSource, string> {
  const preset = presetNames.find((name) => name === text);
  if (preset !== undefined) return ok({ kind: "preset", name: preset });
  if (text.toLowerCase().endsWith(".json")) return ok({ kind: "file", path: text });
  return fail(
    `--scenario: unknown scenario ${quoted(text)}; there are ${presetNames.join(", ")} and any FILE.json`,
  );
}

function optional<T>(
  text: string | undefined,
  read: (text: string) => Result<T, string>,
): Result<T | undefined, string> {
  return text === undefined ? ok(undefined) : read(text);
}
