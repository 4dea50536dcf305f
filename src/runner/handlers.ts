/**
 * What the answering side does, in whatever thread it runs. Long work is cut into slices between
 * which the thread listens, so that a cancellation is heard and progress gets out.
 */

import { ok } from "../base/result.ts";
import { createSimulation } from "../engine/simulate.ts";
import { relocateWith } from "../policies/registry.ts";
import { readDemandCsv } from "../scenario/demand-csv.ts";
import { parseScenario } from "../scenario/parse-scenario.ts";
import { createPreset } from "../scenario/presets/catalogue.ts";
import { createWorkload } from "../scenario/scenario.ts";
import type { Handlers } from "./protocol.ts";

/** Longest time without listening, in milliseconds. */
const SLICE_MS = 30;

export const handlers: Handlers = {
  async open(source) {
    switch (source.kind) {
      case "preset":
        return ok(createPreset(source.name, source.seed ?? undefined));
      case "csv":
        return readDemandCsv(source.text, { file: source.name, pms: source.pms });
      case "json":
        return parseScenario(source.text, source.name);
    }
  },

  async run({ scenario, choice }, { signal, report }) {
    const simulation = createSimulation(createWorkload(scenario), relocateWith(choice));
    let sliceStart = performance.now();
    while (simulation.advance()) {
      if (performance.now() - sliceStart < SLICE_MS) continue;
      report({ done: simulation.completed, total: scenario.steps });
      await listen();
      signal.throwIfAborted();
      sliceStart = performance.now();
    }
    return simulation.finish();
  },
};

/** Lets the thread handle what has arrived. */
const listen = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
