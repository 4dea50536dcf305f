/** What forms and dialogs ask for. */

export const generate = {
  title: "Generate a scenario",
  about:
    "A fleet of any size with the paper's kinds of VMs: patterns and main resources as in Table 1, every other figure drawn from the seed. VMs are sized so that the PMs are loaded as the paper's are.",
  sizes: "PMs × VMs × hours",
  size: "{{pms, number}} × {{vms, number}} × {{steps, number}}",
  figure: { pms: "PMs", vms: "VMs", steps: "Steps", stepMinutes: "Step (min)", seed: "Seed", load: "Load" },
  hint: {
    pms: "VM i of n starts on PM floor(i × PMs / n)",
    vms: "at least as many as PMs",
    steps: "how many are run",
    stepMinutes: "how long one is; 60 as in the paper",
    seed: "the same seed gives the same demands",
    load: "1 is the paper's; 1.2 makes every VM a fifth larger",
  },
  problem: {
    "not-whole": "Must be a whole number from {{min, number}} to {{max, number}}",
    "not-a-number": "Must be a number from {{min}} to {{max}}",
    "fewer-vms-than-pms": "Must be {{pms, number}} or more: a VM for every PM",
    "run-too-large":
      "Too many: a run would record steps × PMs × 3 = {{figures, number}} figures, more than the {{most, number}} that fit",
  },
  run: "Run",
  cancel: "Cancel",
};

export const numberField = { within: "From {{min}} to {{max}}" };

export const parameterUnit = {
  steps: "steps",
  watts: "W",
  fraction: "(0 to 1)",
  gigabytes: "GB",
  gigabits: "Gbit/s",
  moves: "moves",
  runs: "runs",
  imbalance: "(SD ÷ mean ÷ √(n − 1))",
  points: "percentage points",
  percent: "%",
  cpus: "vCPUs",
  deviation: "(SD)",
  pods: "VMs",
  nodes: "PMs",
  weight: "(weight)",
  squares: "(u²)",
  seconds: "s",
  places: "PMs × VMs",
  waves: "waves",
  days: "days",
};

export const stepLength = {
  change: "Length of a step…",
  title: "How long is a step?",
  about:
    "{{file}} counts steps, but does not say how long one is. PM-hours, days and times of day follow from it.",
  minutes: "Minutes per step",
  hint: "5 for a value every five minutes; can be changed later",
  wrong: "Must be a number from 0.00001 to 10080 (a week)",
  unit: "min/step",
  open: "Open",
  cancel: "Cancel",
};

export const threshold = {
  open: "Another threshold…",
  dialog: "Another threshold in all lanes",
  title: "Threshold",
  about: "A PM above it on any resource is overloaded. The limit, {{limit}}, is only drawn.",
  value: "Overloaded above",
  where: "In which lanes",
  scope: { lane: "this lane", all: "all lanes" },
  when: "Since when",
  since: { start: "from the start", here: "from here, {{moment}}" },
  apply: "Change",
};

export const migration = {
  open: "What moves cost…",
  title: "What moves cost",
  about: "Live migration by pre-copy (MC1). The policies do not see it; Why and the charts tell it.",
  memory: "Memory of the reference PM",
  link: "Sent over the link",
  dirty: "Written to by a running VM",
  none: "With these figures nothing can be said.",
  converges: "A VM of {{memory}} takes {{time}}, and stands still for {{downtime}}; {{sent}} are sent.",
  stopped:
    "A VM of {{memory}} takes {{time}}. It writes too fast for the link: it is stopped, and stands still for {{downtime}}; {{sent}} are sent.",
};
