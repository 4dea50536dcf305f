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
import { quoted } from "../scenario/input-error.ts";
import { createPreset } from "../scenario/presets/catalogue.ts";
import { execute } from "./execute.ts";
import { asksForHelp, readFlags } from "./flags.ts";
import { HELP, RUN_HELP, TABLES_HELP } from "./help.ts";
import { loadScenario } from "./load-scenario.ts";
import { reportPaperTables } from "./paper-tables-report.ts";
import { createProgressLine } from "./progress.ts";
import type { Format } from "./run-options.ts";
import { RUN_FLAGS, readRunOptions } from "./run-options.ts";
import { summarizeRuns } from "./run-summary.ts";
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

async function dispatch(args: readonly string[], output: Output): Outcome {
  const { stdout } = output;
  const [command, ...rest] = args;
  switch (command) {
    case undefined:
      return fail("no command; there are run and tables (--help says more)");
    case "--help":
    case "-h":
      return writeStream(stdout, [HELP]);
    case "run":
      return asksForHelp(rest) ? writeStream(stdout, [RUN_HELP]) : run(rest, output);
    case "tables":
      return asksForHelp(rest) ? writeStream(stdout, [TABLES_HELP]) : tables(rest, stdout);
    default:
      return fail(`unknown command ${quoted(command)}; there are run and tables (--help says more)`);
  }
}

async function run(args: readonly string[], { stdout, stderr }: Output): Outcome {
  const flags = readFlags(args, RUN_FLAGS, "run");
  if (flags.kind === "error") return flags;
  const options = readRunOptions(flags.value);
  if (options.kind === "error") return options;
  const { source, policies, format, out } = options.value;
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
  const runs = await execute(scenario, policies, progress);
  progress.clear();
  const pieces = encode(format, scenario, runs);
  return out === undefined ? writeStream(stdout, pieces) : writeFileAtomically(out, pieces);
}

function encode(
  format: Format,
  scenario: Parameters<typeof encodeRunJson>[0],
  runs: Parameters<typeof encodeRunJson>[1],
): Iterable<string> {
  switch (format) {
    case "table":
      return [printableLines(summarizeRuns(scenario, runs))];
    case "json":
      return encodeRunJson(scenario, runs);
    case "csv":
      return encodeRunCsv(runs);
  }
}

async function tables(args: readonly string[], stdout: Writable): Outcome {
  const flags = readFlags(args, [], "tables");
  if (flags.kind === "error") return flags;
  return writeStream(stdout, [reportPaperTables(createPreset("paper"))]);
}
