/**
 * The parameters file of the paper's scenario: what the fit writes and the preset reads (D3). It
 * holds inputs and how they were found, and of the results only the objective that the search
 * reached; every figure that is shown is computed from the profiles.
 */

import { assert } from "../../base/assert.ts";
import { jsonOf } from "../../base/json.ts";
import type { PatternDemand, VmProfile } from "../patterns.ts";

export const PAPER_PARAMETERS_SCHEMA = "rebalance-lab/paper-parameters@1";

/** How the parameters were found. */
export interface SearchNote {
  readonly program: string;
  readonly algorithm: string;
  readonly seed: number;
  readonly evaluations: number;
  /** Computing time in seconds. */
  readonly seconds: number;
  /** ISO date of the find. */
  readonly date: string;
  /** What the other fields do not tell, by hand. */
  readonly note?: string;
}

export interface PaperParameters {
  readonly schema: typeof PAPER_PARAMETERS_SCHEMA;
  readonly search: SearchNote;
  /** The objective's value and its parts, by name; 0 is a perfect reconstruction. */
  readonly objective: { readonly value: number; readonly parts: Readonly<Record<string, number>> };
  /** The ranges that the search kept to, as they were then. */
  readonly ranges: unknown;
  readonly demand: PatternDemand;
}

/** The file's text: one line per profile, so that a new fit reads as a change of profiles. */
export function encodePaperParameters({ demand, ...head }: PaperParameters): string {
  const profiles = demand.profiles.map((profile) => `      ${jsonOf(profile)}`).join(",\n");
  const opening = jsonOf(head, { indent: 2 }).replace(/\n}$/, "");
  const { seed, noise } = demand;
  return `${opening},\n  "demand": {\n    "seed": ${seed},\n    "noise": ${noise},\n    "profiles": [\n${profiles}\n    ]\n  }\n}\n`;
}

/** Checks the shape of a parameters file. The file is the program's own: a wrong one is a bug. */
export function readPaperParameters(file: unknown): PaperParameters {
  assert(isRecord(file) && file.schema === PAPER_PARAMETERS_SCHEMA, `a ${PAPER_PARAMETERS_SCHEMA} file`);
  assert(isRecord(file.search) && isRecord(file.objective), "a note of the search and its objective");
  const { demand } = file;
  assert(isRecord(demand) && Number.isInteger(demand.seed) && isFigure(demand.noise), "noise and its seed");
  assert(Array.isArray(demand.profiles) && demand.profiles.every(isProfile), "profiles");
  return file as unknown as PaperParameters; // every part that the scenario is made from has been checked
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isFigure = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

const isVector = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 3 && value.every(isFigure);

function isProfile(value: unknown): value is VmProfile {
  return (
    isRecord(value) &&
    Array.isArray(value.main) &&
    value.main.every((resource) => ["cpu", "net", "mem"].includes(resource)) &&
    isRecord(value.pattern) &&
    isPattern(value.pattern) &&
    isVector(value.base) &&
    isVector(value.amplitude)
  );
}

function isPattern(pattern: Record<string, unknown>): boolean {
  switch (pattern.kind) {
    case "normal":
      return isFigure(pattern.peak) && isFigure(pattern.width);
    case "steady":
      return true;
    case "ramp":
      return isFigure(pattern.start) && isFigure(pattern.hours);
    default:
      return false;
  }
}
