/** The arrows of `src/README.md` as data: which folder of `src` may import which. */

const CORE = ["base", "engine", "policies", "scenario", "experiment"];

export const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  base: [],
  engine: ["base"],
  policies: ["base", "engine"],
  scenario: ["base", "engine", "policies"],
  experiment: ["base", "engine", "policies", "scenario"],
  runner: CORE,
  view: ["base", "engine"],
  state: [...CORE, "runner", "view"],
  charts: ["base", "view"],
  space: ["base", "view"],
  ui: [...CORE, "runner", "view", "state", "charts", "space"],
  cli: [...CORE, "runner"],
  "main.tsx": [...CORE, "runner", "view", "state", "charts", "space", "ui"],
};
