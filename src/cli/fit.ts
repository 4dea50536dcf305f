/**
 * `npm run fit`: searches the parameters of the paper's scenario (D3) and writes the parameters
 * file whenever the engine finds a better one. Ctrl-C stops it after the current round; the search
 * is saved every few seconds and at the end, and goes on with --resume.
 */

import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import { printable } from "../base/printable.ts";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import { scheduleAt } from "../experiment/fit/schedule.ts";
import type { SearchState } from "../experiment/fit/search.ts";
import { advanceSearch, createSearch } from "../experiment/fit/search.ts";
import type { SearchFile } from "../experiment/fit/search-file.ts";
import { encodeSearchFile, parseSearchFile } from "../experiment/fit/search-file.ts";
import type { FitOptions } from "./fit-options.ts";
import { FIT_FLAGS, FIT_HELP, readFitOptions } from "./fit-options.ts";
import { describeVerdict, keepIfBetter } from "./fit-result.ts";
import { asksForHelp, readFlags } from "./flags.ts";
import { ENDING_SIGNALS } from "./on-signal.ts";
import { readTextFile } from "./read-text-file.ts";
import { checkWritable, writeFileAtomically } from "./write-output.ts";

/** Between two lines of progress, and between two saves. */
const REPORT_MS = 5000;

async function runFit(args: readonly string[]): Promise<Result<null, string>> {
  if (asksForHelp(args)) {
    console.log(FIT_HELP);
    return ok(null);
  }
  const flags = readFlags(args, FIT_FLAGS, "fit");
  if (flags.kind === "error") return flags;
  const options = readFitOptions(flags.value);
  if (options.kind === "error") return options;
  const { resume, out } = options.value;
  const writable = await checkWritable(out, resume);
  if (writable.kind === "error") return writable;
  const begun = await begin(options.value);
  if (begun.kind === "error") return begun;
  return search(begun.value, options.value);
}

async function begin({ seed, resume }: FitOptions): Promise<Result<SearchFile, string>> {
  if (resume === null) return ok({ state: createSearch(seed), seconds: 0 });
  const text = await readTextFile(resume);
  if (text.kind === "error") return text;
  const file = parseSearchFile(text.value);
  return file.kind === "ok" ? file : fail(`${resume}: ${file.error}`);
}

async function search(file: SearchFile, options: FitOptions): Promise<Result<null, string>> {
  let stopped = false;
  const stop = (): void => {
    stopped = true;
  };
  for (const signal of ENDING_SIGNALS) process.on(signal, stop);
  await mkdir(dirname(options.save), { recursive: true });
  const started = performance.now();
  const elapsed = (): number => file.seconds + (performance.now() - started) / 1000;
  const end = started + options.minutes * 60_000;
  let { state } = file;
  let reported = started;
  let kept: SearchState["best"] | null = null;
  console.log(`seed ${state.seed}; the search is saved in ${options.save}; Ctrl-C stops it`);
  while (!stopped && performance.now() < end) {
    state = advanceSearch(state);
    const over = stopped || performance.now() >= end;
    if (over || performance.now() - reported > REPORT_MS) {
      reported = performance.now();
      console.log(progressLine(state, elapsed()));
      if (state.best !== kept) await keepIfBetter(state, elapsed(), options.out);
      kept = state.best;
      const saved = await writeFileAtomically(options.save, [
        encodeSearchFile({ state, seconds: elapsed() }),
      ]);
      if (saved.kind === "error") return saved;
    }
    await breathe(); // let a signal through
  }
  console.log(`\n${describeVerdict(state.best.demand)}\nto go on: npm run fit -- --resume ${options.save}`);
  return ok(null);
}

function progressLine(state: SearchState, seconds: number): string {
  const { temperature } = scheduleAt(state.round);
  return [
    `${seconds.toFixed(0)} s`,
    `round ${state.round}`,
    `${(state.evaluations / 1e6).toFixed(2)} M evaluations`,
    `temperature ${temperature.toFixed(3)}`,
    `now ${state.current.value.toFixed(3)}`,
    `line ${state.bestOfLine.value.toFixed(3)}`,
    `best ${state.best.value.toFixed(3)}`,
  ].join("  ");
}

const done = await runFit(process.argv.slice(2));
if (done.kind === "error") {
  console.error(`rebalance-lab: ${printable(done.error)}`);
  process.exitCode = 2;
}
