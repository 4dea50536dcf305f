/** What `npm run fit` is asked for. */

import { fileURLToPath } from "node:url";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import type { FlagSpec, Flags } from "./flags.ts";
import { readFigure, readWhole } from "./read-figure.ts";

export interface FitOptions {
  readonly seed: number;
  readonly minutes: number;
  /** The search to go on with, or null for a new one. */
  readonly resume: string | null;
  /** Where the search is saved. */
  readonly save: string;
  /** The parameters file. */
  readonly out: string;
}

/** A year: until somebody stops it. */
const MOST_MINUTES = 527_040;

export const FIT_FLAGS: readonly FlagSpec[] = ["seed", "minutes", "resume", "out"].map((name) => ({ name }));

export const FIT_HELP = `Searches the parameters of the paper's scenario for its published figures (R1-R4).

Usage:
  npm run fit -- [flags]

  --seed N        of the search; default 1; not with --resume
  --minutes X     stop after so many; default: go on until Ctrl-C
  --resume FILE   go on with a search that was saved, and save it there
  --out FILE      the parameters file, written only when better; default
                  src/scenario/presets/paper.parameters.json
  --help          this text`;

const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export function readFitOptions(flags: Flags): Result<FitOptions, string> {
  const resume = flags.one("resume") ?? null;
  const seed = readWhole("--seed", flags.one("seed") ?? "1", [-0x7fffffff, 0x7fffffff]);
  if (seed.kind === "error") return seed;
  if (resume !== null && flags.one("seed") !== undefined)
    return fail("--seed and --resume exclude each other: a saved search has its seed");
  const minutes = readFigure("--minutes", flags.one("minutes") ?? `${MOST_MINUTES}`, [0.001, MOST_MINUTES]);
  if (minutes.kind === "error") return minutes;
  return ok({
    seed: seed.value,
    minutes: minutes.value,
    resume,
    save: resume ?? inProject(`node_modules/.cache/rebalance-lab/fit-${seed.value}.json`),
    out: flags.one("out") ?? inProject("src/scenario/presets/paper.parameters.json"),
  });
}
