import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved:
    "{{source}} was over on {{resources}}: {{vm}}, which leaves least above the mean, goes to {{target}}",
  parameters: {
    metric: {
      name: "Metric",
      about: "The one resource by which PMs are hot and VMs are chosen (WB1). Room in memory counts always.",
      values: { cpu: { full: "cpu", short: "cpu" }, memory: { full: "memory", short: "mem" } },
    },
    runsPerStep: {
      name: "Audits in a step",
      about: "Each makes one move (WB4). 0: as many as it takes until nothing moves.",
    },
  },
  criteria: {
    hot: {
      name: "hot PMs",
      short: "hot",
      about: "How many PMs are at the threshold or above, on the metric.",
      formula: "a count",
    },
    cool: {
      name: "cool PMs",
      short: "cool",
      about: "How many PMs are below the threshold, on the metric.",
      formula: "a count",
    },
    audits: {
      name: "moves made",
      short: "moves",
      about: "How many audits of the step have made their move.",
      formula: "a count",
    },
    left: {
      name: "left above the mean",
      short: "left",
      about: "What a PM would have above the mean of all PMs without the VM. Below 0 the VM is too large.",
      formula: "workload of the PM − mean − workload of the VM",
    },
  },
  says: {
    source: "The hottest PM with a VM that may go gives one: {{list}}.",
    target: "The emptiest PM that may take it is {{target}}, at {{figure}}.",
    untold:
      "Which VM goes is chosen before places are looked for, by the mean of all PMs, which changes with every demand. These figures do not tell the smallest change.",
  },
  listing: {
    trigger: "if some PMs are hot (≥ {{threshold}}) and some are not",
    source: "for each hot PM, the hottest first",
    vm: "take the VM that leaves least above the mean, but not less than 0",
    target: "the emptiest PM that is not hot, has memory for it and stays < {{threshold}}",
    migrate: "migrate, and start again; if there is none, end",
    none: "no solution for a PM that is over then",
  },
  assumptions: {
    threshold: {
      title: "The scenario's threshold (WB1)",
      text: "As shipped a PM is hot at 25 %. Here it is hot at the threshold of the scenario, so that it is measured by what the others are.",
    },
    runs: {
      title: "One move a run (WB4)",
      text: "It is meant for audits that run again and again. Audits in a step here: {{value}} (0: until nothing moves).",
      absent: "It is meant for audits that run again and again. Here they do until nothing moves.",
    },
    large: {
      title: "A large VM never moves (WB5)",
      text: "A VM that is larger than what its PM has above the mean stays, though the PM is hot. The mean is absolute: where PMs differ in size, large ones are above it at any load.",
    },
    second: {
      title: "No second VM is tried (WB3)",
      text: "If no PM can take the VM that was chosen, the run ends, though another VM, or one of another hot PM, might have had a place.",
    },
    blind: {
      title: "One resource (RM1)",
      text: "A PM that is over on another resource, or on net, is not seen, and a move may bring one over.",
    },
  },
};
