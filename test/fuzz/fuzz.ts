/**
 * `npm run fuzz -- --minutes N [--seed S]`: the readers under fuzz for as long as wanted, with other
 * cases in every round. What fails is told with the seed of its round and the smallest input that
 * fails, which `--seed` gives again.
 */

import { parseArgs } from "node:util";
import fc from "fast-check";
import "../every-policy.ts";
import { READERS } from "./readers.ts";

const RUNS_A_ROUND = 1000;

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "1" }, seed: { type: "string" } },
});
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new Error(`--minutes, "${values.minutes}": must be a number above 0`);
const first = Number(values.seed ?? Date.now() % 1_000_000_000);
const end = Date.now() + minutes * 60_000;
const runs = new Map<string, number>();
const failures = new Set<string>();

for (let seed = first; Date.now() < end; seed++) {
  for (const { name, property } of READERS.filter((reader) => !failures.has(reader.name))) {
    const result = fc.check(property, { seed, numRuns: RUNS_A_ROUND });
    runs.set(name, (runs.get(name) ?? 0) + result.numRuns);
    if (!result.failed) continue;
    const told = result.errorInstance instanceof Error ? result.errorInstance.message : "";
    failures.add(name); // the same would be told for ever
    console.log(`${name} fail with --seed ${seed}: ${JSON.stringify(result.counterexample)}\n${told}\n`);
  }
}
for (const [name, count] of runs) console.log(`${name}: ${count} cases from seed ${first} on`);
process.exitCode = failures.size === 0 ? 0 : 1;
