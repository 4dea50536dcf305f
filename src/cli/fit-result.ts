/**
 * What becomes of a find: the engine judges it, and it replaces the parameters file only when it is
 * better than what the file now holds, by the same judgement, and does not hang on float noise.
 */

import packageFile from "../../package.json";
import type { SearchState } from "../experiment/fit/search.ts";
import { ALGORITHM } from "../experiment/fit/search.ts";
import type { Verdict } from "../experiment/fit/verdict.ts";
import { holdsAll, judge, survival } from "../experiment/fit/verdict.ts";
import type { PatternDemand } from "../scenario/patterns.ts";
import {
  encodePaperParameters,
  PAPER_PARAMETERS_SCHEMA,
  readPaperParameters,
} from "../scenario/presets/paper-parameters.ts";
import { PROFILE_RANGES } from "../scenario/profile-ranges.ts";
import { readTextFile } from "./read-text-file.ts";
import { writeFileAtomically } from "./write-output.ts";

/** A find must hold with every demand shaken by this share; browsers differ in the last digits only. */
const SHAKE = 1e-6;
const SHAKES = 20;

/** Writes `state.best` to `out` if it is better; says so. */
export async function keepIfBetter(state: SearchState, seconds: number, out: string): Promise<void> {
  const { demand } = state.best;
  const verdict = judge(demand);
  if (!isBetter(verdict, await judgeFile(out))) return;
  if (holdsAll(verdict) && survival(demand, SHAKE, SHAKES) < 1) return;
  const text = encodePaperParameters({
    schema: PAPER_PARAMETERS_SCHEMA,
    search: {
      program: `rebalance-lab ${packageFile.version}`,
      algorithm: ALGORITHM,
      seed: state.seed,
      evaluations: state.evaluations,
      seconds: Math.round(seconds),
      date: new Date().toISOString().slice(0, 10),
    },
    objective: { value: verdict.value, parts: verdict.parts },
    ranges: PROFILE_RANGES,
    demand,
  });
  const written = await writeFileAtomically(out, [text]);
  console.log(
    written.kind === "ok" ? `${seconds.toFixed(0)} s  written: ${oneLine(verdict)}` : written.error,
  );
}

async function judgeFile(path: string): Promise<Verdict | null> {
  const text = await readTextFile(path);
  return text.kind === "ok" ? judge(readPaperParameters(JSON.parse(text.value)).demand) : null;
}

/** R1-R4 come first, then the objective. */
const isBetter = (verdict: Verdict, other: Verdict | null): boolean =>
  other === null || (holdsAll(verdict) === holdsAll(other) ? verdict.value < other.value : holdsAll(verdict));

const oneLine = ({ value, comparison: { holds, table3 } }: Verdict): string => {
  const rules = Object.entries(holds).map(([rule, held]) => `${rule.toUpperCase()} ${held ? "yes" : "no"}`);
  const differences = `Table 3 mean ${table3.meanDifference.toFixed(4)} largest ${table3.largestDifference.toFixed(4)}`;
  return `objective ${value.toFixed(3)}  ${rules.join(" ")}  ${differences}`;
};

/** The engine's view of a find, in a few lines. */
export function describeVerdict(demand: PatternDemand): string {
  const verdict = judge(demand);
  const { table2, firstDay, deviation } = verdict.comparison;
  return [
    `best: ${oneLine(verdict)}`,
    ...table2.rows.map(
      ({ policy, computed: c }) =>
        `${policy}: ${c.migration} migrations, ${c.swap} swaps, ${c.noSolution} no solution`,
    ),
    `over on the first day: ${firstDay.over.map(({ pm, resource }) => `PM${pm} ${resource}`).join(", ")}`,
    ...deviation.rows.map(
      ({ policy, mean, change }) =>
        `${policy}: deviation of cpu ${mean.toFixed(4)}, changing by ${change.toFixed(4)}`,
    ),
    ...[1e-6, 1e-4, 1e-3].map(
      (strength) =>
        `R1-R4 hold on ${(100 * survival(demand, strength, 50)).toFixed(0)} % of copies shaken by ${strength}`,
    ),
  ].join("\n");
}
