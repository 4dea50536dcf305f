/**
 * From arguments to an exit status: 0 done, 2 wrong usage or input. Results go to standard output
 * and nothing else does; what is wrong is exactly one line on standard error, and so is what had to be
 * assumed; a terminal also sees there how far long work is. A bug is thrown.
 */

import type { Writable } from "node:stream";
import { printable, printableLines } from "../base/printable.ts";
import type { Result } from "../base/result.ts";
import { fail } from "../base/result.ts";
import { encodeRunCsv, encodeRunJson } from "../experiment/encode-run.ts";
import { encodeScoreCsv, encodeScoreJson } from "../experiment/score.ts";
import { quoted } from "../scenario/input-error.ts";
import { createPreset } from "../scenario/presets/catalogue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { execute, score, warningOf } from "./execute.ts";
import type { FlagSpec } from "./flags.ts";
import { asksForHelp, readFlags } from "./flags.ts";
import { HELP, POLICIES_HELP, RUN_HELP, SCORE_HELP, TABLES_HELP } from "./help.ts";
import { loadScenario } from "./load-scenario.ts";
import { reportPaperTables } from "./paper-tables-report.ts";
import { listPolicies, policiesJson, policiesTable } from "./policies-report.ts";
import { ALL, DEFAULT_POLICIES } from "./policy-flags.ts";
import type { ProgressLine } from "./progress.ts";
import { createProgressLine } from "./progress.ts";
import type { RunOptions } from "./run-options.ts";
import { POLICY_FLAGS, RUN_FLAGS, readFormat, readRunOptions } from "./run-options.ts";
import { summarizeRuns } from "./run-summary.ts";
import { scoreTable } from "./score-table.ts";
import { checkWritable, writeFileAtomically, writeStream } from "./write-output.ts";

export type ExitStatus = 0 | 2;

/** @param args those after the program's name */
export async function runCli(args: readonly string[], output: Output): Promise<ExitStatus> {
  const done = await dispatch(args, output);
  if (done.kind === "ok") return 0;
  await writeStream(output.stderr, [`rebalance-lab: ${printable(done.error)}\n`]);
  return 2;
}

type Outcome = Promise<Result<null, string>>;

interface Output {
  readonly stdout: Writable;
  readonly stderr: Writable;
}

const COMMANDS = "there are run, score, policies and tables (--help says more)";

async function dispatch(args: readonly string[], output: Output): Outcome {
  const { stdout } = output;
  const [command, ...rest] = args;
  switch (command) {
    case undefined:
      return fail(`no command; ${COMMANDS}`);
    case "--help":
    case "-h":
      return writeStream(stdout, [HELP]);
    case "run":
      return asksForHelp(rest) ? writeStream(stdout, [RUN_HELP]) : onScenario("run", rest, output);
    case "score":
      return asksForHelp(rest) ? writeStream(stdout, [SCORE_HELP]) : onScenario("score", rest, output);
    case "policies":
      return asksForHelp(rest) ? writeStream(stdout, [POLICIES_HELP]) : policies(rest, stdout);
    case "tables":
      return asksForHelp(rest) ? writeStream(stdout, [TABLES_HELP]) : tables(rest, stdout);
    default:
      return fail(`unknown command ${quoted(command)}; ${COMMANDS}`);
  }
}

/** What a command makes of policies on a scenario, in pieces of text. */
type Make = (scenario: Scenario, options: RunOptions, progress: ProgressLine) => Promise<Iterable<string>>;

interface Command {
  readonly flags: readonly FlagSpec[];
  readonly usual: string;
  readonly make: Make;
}

/** Each command that runs policies, with those that it runs where none is named. */
const MADE: Readonly<Record<"run" | "score", Command>> = {
  run: { flags: RUN_FLAGS, usual: DEFAULT_POLICIES, make: makeRuns },
  score: { flags: POLICY_FLAGS, usual: ALL, make: makeScores },
};

async function onScenario(
  command: keyof typeof MADE,
  args: readonly string[],
  { stdout, stderr }: Output,
): Outcome {
  const { flags: known, usual, make } = MADE[command];
  const flags = readFlags(args, known, command);
  if (flags.kind === "error") return flags;
  const options = readRunOptions(flags.value, usual);
  if (options.kind === "error") return options;
  const { source, out } = options.value;
  if (out !== undefined) {
    const writable = await checkWritable(out, "path" in source ? source.path : null);
    if (writable.kind === "error") return writable;
  }
  const progress = createProgressLine(stderr);
  const loaded = await loadScenario(options.value, progress);
  progress.clear();
  if (loaded.kind === "error") return loaded;
  const { scenario, note } = loaded.value;
  if (note !== null) await writeStream(stderr, [`rebalance-lab: ${note}\n`]);
  const warning = warningOf(scenario, options.value.policies);
  if (warning !== null) await writeStream(stderr, [`rebalance-lab: ${warning}\n`]);
  const pieces = await make(scenario, options.value, progress);
  progress.clear();
  return out === undefined ? writeStream(stdout, pieces) : writeFileAtomically(out, pieces);
}

async function makeRuns(
  scenario: Scenario,
  { policies, format, distance }: RunOptions,
  progress: ProgressLine,
): Promise<Iterable<string>> {
  const runs = await execute(scenario, policies, progress, distance);
  switch (format) {
    case "table":
      return [printableLines(summarizeRuns(scenario, runs))];
    case "json":
      return encodeRunJson(scenario, runs);
    case "csv":
      return encodeRunCsv(runs);
  }
}

async function makeScores(
  scenario: Scenario,
  { policies, format }: RunOptions,
  progress: ProgressLine,
): Promise<Iterable<string>> {
  const rows = await score(scenario, policies, progress);
  switch (format) {
    case "table":
      return [printableLines(scoreTable(scenario, rows))];
    case "json":
      return encodeScoreJson(scenario, rows);
    case "csv":
      return encodeScoreCsv(rows);
  }
}

async function policies(args: readonly string[], stdout: Writable): Outcome {
  const flags = readFlags(args, [{ name: "format" }], "policies");
  if (flags.kind === "error") return flags;
  const format = readFormat(flags.value, ["table", "json"]);
  if (format.kind === "error") return format;
  const listed = await listPolicies();
  return writeStream(stdout, [format.value === "json" ? policiesJson(listed) : policiesTable(listed)]);
}

async function tables(args: readonly string[], stdout: Writable): Outcome {
  const flags = readFlags(args, [], "tables");
  if (flags.kind === "error") return flags;
  return writeStream(stdout, [reportPaperTables(createPreset("paper"))]);
}
