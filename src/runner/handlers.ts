/**
 * What the answering side does, in whatever thread it runs. Runs and CSV files are cut into slices
 * between which the thread listens, so that a cancellation is heard and progress gets out. A preset
 * and a JSON file are made in one go, as is the last of a CSV file, the laying out of its table.
 */

import { ok } from "../base/result.ts";
import type { RunRecord } from "../engine/record.ts";
import type { Simulation } from "../engine/simulate.ts";
import { createSimulation } from "../engine/simulate.ts";
import { relocateWith } from "../policies/registry.ts";
import { readDemandCsvInSlices } from "../scenario/demand-csv.ts";
import { parseScenario } from "../scenario/parse-scenario.ts";
import { createPreset } from "../scenario/presets/catalogue.ts";
import { createWorkload } from "../scenario/scenario.ts";
import type { CallContext, Handlers, Progress } from "./protocol.ts";

/** Longest time without listening, in milliseconds. */
const SLICE_MS = 30;

export const handlers: Handlers = {
  async open(source, context) {
    switch (source.kind) {
      case "preset":
        return ok(createPreset(source.name, source.seed ?? undefined));
      case "csv": {
        const { name, text, pms } = source;
        const slices = readDemandCsvInSlices(text, { file: name, pms });
        return inSlices(slices, (read) => ({ done: read, total: text.length }), context);
      }
      case "json":
        return parseScenario(source.text, source.name);
    }
  },

  async run({ scenario, choice }, context) {
    const simulation = createSimulation(createWorkload(scenario), relocateWith(choice));
    return inSlices(stepsOf(simulation), (done) => ({ done, total: scenario.steps }), context);
  },
};

/** Yields how many steps are done. */
function* stepsOf(simulation: Simulation): Generator<number, RunRecord> {
  while (simulation.advance()) yield simulation.completed;
  return simulation.finish();
}

/** What comes of the work in the end; it is interrupted where it yields. */
async function inSlices<T>(
  work: Generator<number, T>,
  progressOf: (done: number) => Progress,
  { signal, report }: CallContext,
): Promise<T> {
  let sliceStart = performance.now();
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    if (performance.now() - sliceStart < SLICE_MS) continue;
    report(progressOf(next.value));
    await listen();
    signal.throwIfAborted();
    sliceStart = performance.now();
  }
}

/** Lets the thread handle what has arrived. */
const listen = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
