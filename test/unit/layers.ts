/** The arrows of `src/README.md` as data: which folder of `src` may import which. */

const CORE = ["base", "engine", "solver", "policies", "scenario", "experiment"];

export const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  base: [],
  engine: ["base"],
  measures: ["base", "engine"],
  forecast: ["base"],
  solver: ["base", "engine"],
  policies: ["base", "engine", "forecast", "solver"],
  scenario: ["base", "engine", "policies"],
  experiment: ["base", "engine", "measures", "solver", "policies", "scenario"],
  runner: CORE,
  view: ["base", "engine", "measures", "forecast"],
  state: [...CORE, "measures", "runner", "view"],
  charts: ["base", "view"],
  space: ["base", "view"],
  ui: [...CORE, "measures", "runner", "view", "state", "charts", "space"],
  cli: [...CORE, "measures", "runner"], // and, by their paths, the names of policies, which have no imports
  "main.tsx": [...CORE, "runner", "view", "state", "charts", "space", "ui"],
};

/** Modules that only these rooms may import, in whole or in part (`three/examples/...`), types included. */
export const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  three: ["space"],
  react: ["ui", "space", "main.tsx"],
  "d3-selection": ["charts"],
  highs: ["solver", "runner"],
};

/** The half of the runner that lives in a page: not for a room that runs in Node. */
export const WORKER_HALF: readonly string[] = [
  "src/runner/worker-runner.ts",
  "src/runner/worker-entry.ts",
  "src/runner/solver-worker.ts",
  "src/runner/solver-entry.ts",
];
