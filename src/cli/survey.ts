/**
 * `npm run survey`: how typical is the paper's run (R6), and what of a policy holds beyond it? A thousand
 * random workloads under every policy of the paper and under none, or those that are asked for, paired.
 * Whatever comes out is what is printed.
 */

import { present } from "../base/assert.ts";
import { jsonOf } from "../base/json.ts";
import { printable } from "../base/printable.ts";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import { PAPER_POLICIES } from "../experiment/paper-tables.ts";
import { surveyWorkloads } from "../experiment/survey.ts";
import { BASELINE } from "../policies/defaults.ts";
import { findPolicy, loadPolicies, policyIds } from "../policies/registry.ts";
import { createPreset } from "../scenario/presets/catalogue.ts";
import { createWorkload } from "../scenario/scenario.ts";
import type { FlagSpec, Flags } from "./flags.ts";
import { asksForHelp, readFlags } from "./flags.ts";
import { ALL, readPolicies } from "./policy-flags.ts";
import { readWhole } from "./read-figure.ts";
import { reportSurvey } from "./survey-report.ts";
import { writeFileAtomically, writeStream } from "./write-output.ts";

const FLAGS: readonly FlagSpec[] = ["workloads", "seed", "policy", "format", "out"].map((name) => ({ name }));

/** Of the paper, and nobody. */
const USUAL = [BASELINE.policy, ...PAPER_POLICIES];

const HELP = `Runs the paper's policies, and nobody, or those that are asked for, on many random
workloads within D1 and D2 (R6).

Usage:
  npm run --silent survey -- [flags]

  --workloads N        default 1000
  --policy ID,...|all  default ${USUAL.join(",")}; all but those that ask a solver;
                       compared with ${PAPER_POLICIES[0]}, or where it is not among them with the first
  --seed N             workload i is the random preset with seed N + i; default 1
  --format table|json  default table
  --out FILE           write there instead of to standard output
  --help               this text
`;

/** Some days of work. */
const MOST_WORKLOADS = 1_000_000;

interface SurveyOptions {
  readonly workloads: number;
  readonly seed: number;
  readonly policies: readonly string[];
  readonly format: "table" | "json";
  readonly out: string | undefined;
}

function readOptions(flags: Flags): Result<SurveyOptions, string> {
  const workloads = readWhole("--workloads", flags.one("workloads") ?? "1000", [1, MOST_WORKLOADS]);
  if (workloads.kind === "error") return workloads;
  const seed = readWhole("--seed", flags.one("seed") ?? "1", [-0x7fffffff, 0x7fffffff]);
  if (seed.kind === "error") return seed;
  const choices = readPolicies(flags.one("policy") ?? USUAL.join(","), [], []);
  if (choices.kind === "error") return choices;
  const chosen = choices.value.map(({ policy }) => policy);
  const asking = chosen.filter((policy) => findPolicy(policy)?.asks === true);
  if (asking.length > 0 && flags.one("policy") !== ALL)
    return fail(`--policy: ${asking.join(", ")} asks a solver, which a survey has no time for; leave it out`);
  const policies = chosen.filter((policy) => !asking.includes(policy));
  const format = flags.one("format") ?? "table";
  if (format !== "table" && format !== "json") return fail("--format takes table or json");
  return ok({ workloads: workloads.value, seed: seed.value, policies, format, out: flags.one("out") });
}

async function survey(args: readonly string[]): Promise<Result<null, string>> {
  if (asksForHelp(args)) return writeStream(process.stdout, [HELP]);
  const flags = readFlags(args, FLAGS, "survey");
  if (flags.kind === "error") return flags;
  await loadPolicies(policyIds());
  const options = readOptions(flags.value);
  if (options.kind === "error") return options;
  const { workloads, seed, policies, format, out } = options.value;
  const [first] = policies;
  const usual = policies.find((policy) => policy === PAPER_POLICIES[0]);
  const plan = { seed, workloads, policies, reference: present(usual ?? first, "a policy") };
  const result = surveyWorkloads(plan, createWorkload(createPreset("paper")), (done) => {
    if (process.stderr.isTTY && (done % 50 === 0 || done === workloads))
      process.stderr.write(`\r${done} of ${workloads}${done === workloads ? "\n" : ""}`);
  });
  const text =
    format === "json"
      ? `${jsonOf({ schema: "rebalance-lab/survey@1", ...result }, { indent: 2 })}\n`
      : reportSurvey(result);
  return out === undefined ? writeStream(process.stdout, [text]) : writeFileAtomically(out, [text]);
}

const done = await survey(process.argv.slice(2));
if (done.kind === "error") {
  console.error(`rebalance-lab: ${printable(done.error)}`);
  process.exitCode = 2;
}
