/**
 * `--generate pms=...,vms=...`: the few figures that a large scenario is made from, each at most
 * once, in any order. What a figure may be is known where scenarios are generated; here it is put
 * into the words of the command line.
 */

import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import type { ClassMix } from "../scenario/class-mix.ts";
import { emptyHalf, MIX_KEYS } from "../scenario/class-mix.ts";
import type { FigureKey, FigureProblem, GeneratedFigures } from "../scenario/generated-figures.ts";
import {
  DEFAULT_FIGURES,
  FIGURE_KEYS,
  FIGURE_NAMES,
  findFigureProblem,
  readFigure,
} from "../scenario/generated-figures.ts";
import { quoted } from "../scenario/input-error.ts";
import { MOST_WEIGHT } from "../scenario/limits.ts";
import { readDemand } from "../scenario/read-number.ts";

const KEYS: readonly string[] = [...Object.values(FIGURE_NAMES), ...MIX_KEYS];

/** The figures without which there is nothing to generate. */
const NEEDED: readonly FigureKey[] = ["pms", "vms"];

/** @param seed what `--seed` says, for where the figures have none of their own */
export function readGenerateFlag(text: string, seed?: number): Result<GeneratedFigures, string> {
  const given = readPairs(text);
  if (given.kind === "error") return given;
  const missing = NEEDED.filter((key) => !given.value.has(key));
  if (missing.length > 0) return fail(`--generate needs ${missing.map((key) => `${key}=N`).join(" and ")}`);

  const figures = { ...DEFAULT_FIGURES, seed: seed ?? DEFAULT_FIGURES.seed };
  for (const key of FIGURE_KEYS) {
    const value = given.value.get(FIGURE_NAMES[key]);
    if (value === undefined) continue;
    const figure = readFigure(key, value);
    if (figure.kind === "error") return fail(describeProblem(key, figure.error, value));
    figures[key] = figure.value;
  }
  const found = findFigureProblem(figures);
  if (found !== null) return fail(describeProblem(found.key, found.problem, `${figures[found.key]}`));
  const mix = readMix(given.value);
  return mix.kind === "error" ? mix : ok({ ...figures, mix: mix.value });
}

function readPairs(text: string): Result<Map<string, string>, string> {
  const given = new Map<string, string>();
  for (const pair of text.split(",")) {
    const [, key, value] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
    if (key === undefined || value === undefined)
      return fail(`--generate: ${quoted(pair)} is not of the form KEY=VALUE`);
    if (!KEYS.includes(key))
      return fail(`--generate: unknown key ${quoted(key)}; there are ${KEYS.join(", ")}`);
    if (given.has(key)) return fail(`--generate: ${key} is given twice`);
    given.set(key, value);
  }
  return ok(given);
}

function readMix(given: ReadonlyMap<string, string>): Result<ClassMix | null, string> {
  const mix: Partial<Record<(typeof MIX_KEYS)[number], number>> = {};
  for (const key of MIX_KEYS) {
    const text = given.get(key);
    if (text === undefined) continue;
    const weight = readDemand(text);
    if (weight.kind === "error" || weight.value > MOST_WEIGHT)
      return fail(`--generate: ${key}: ${quoted(text)} is no number from 0 to ${MOST_WEIGHT}`);
    mix[key] = weight.value;
  }
  const empty = emptyHalf(mix);
  if (empty !== null) return fail(`--generate: of ${empty.join(", ")} at least one must be above 0`);
  return ok(Object.keys(mix).length === 0 ? null : mix);
}

function describeProblem(key: FigureKey, problem: FigureProblem, text: string): string {
  const what = `--generate: ${FIGURE_NAMES[key]}: ${quoted(text)}`;
  switch (problem.kind) {
    case "not-whole":
      return `${what} is no whole number from ${problem.min} to ${problem.max}`;
    case "not-a-number":
      return `${what} is no number from ${problem.min} to ${problem.max}`;
    case "fewer-vms-than-pms":
      return `${what} is less than pms=${problem.pms}: there must be a VM for every PM`;
    case "run-too-large":
      return `${what} is too many: a run would record steps * pms * 3 = ${problem.figures} figures, more than the ${problem.most} that fit`;
  }
}
