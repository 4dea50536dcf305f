/**
 * What `run` and `score` are asked for, besides the scenario: which policies, in which form, where to.
 * The flags are a fixed interface that others script; see `help.ts` for them in words.
 */

import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import { quoted } from "../scenario/input-error.ts";
import type { FlagSpec, Flags } from "./flags.ts";
import { readPolicies } from "./policy-flags.ts";
import type { ScenarioOptions } from "./scenario-options.ts";
import { readScenarioOptions, SCENARIO_FLAGS } from "./scenario-options.ts";

export const POLICY_FLAGS: readonly FlagSpec[] = [
  ...SCENARIO_FLAGS,
  { name: "policy" },
  { name: "param", repeatable: true },
  { name: "damp", repeatable: true },
  { name: "format" },
  { name: "out" },
];

export const RUN_FLAGS: readonly FlagSpec[] = [...POLICY_FLAGS, { name: "distance", bare: true }];

export const FORMATS = ["table", "json", "csv"] as const;
export type Format = (typeof FORMATS)[number];

export interface RunOptions extends ScenarioOptions {
  readonly policies: readonly PolicyChoice[];
  readonly format: Format;
  /** Whether it is asked how far each step is from the best (OP8). */
  readonly distance: boolean;
  /** Undefined is standard output. */
  readonly out: string | undefined;
}

/** @param usual the policies that run where none is named */
export function readRunOptions(flags: Flags, usual: string): Result<RunOptions, string> {
  const scenario = readScenarioOptions(flags);
  if (scenario.kind === "error") return scenario;
  const policies = readPolicies(flags.one("policy") ?? usual, flags.all("param"), flags.all("damp"));
  if (policies.kind === "error") return policies;
  const format = readFormat(flags, FORMATS);
  if (format.kind === "error") return format;
  const out = flags.one("out");
  if (out === "") return fail("--out lacks its file");
  const distance = flags.has("distance");
  if (distance && format.value === "csv") return fail("--distance goes with --format table or json");
  return ok({ ...scenario.value, policies: policies.value, format: format.value, distance, out });
}

/** The one that is asked for, the first where none is. */
export function readFormat<F extends string>(flags: Flags, formats: readonly [F, ...F[]]): Result<F, string> {
  const text = flags.one("format") ?? formats[0];
  const format = formats.find((name) => name === text);
  return format === undefined
    ? fail(`--format: unknown format ${quoted(text)}; there are ${formats.join(", ")}`)
    : ok(format);
}
