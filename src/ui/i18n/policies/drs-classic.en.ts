import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{vm}} goes from {{source}} to {{target}}: of all moves that pay, the one that evens out most",
  parameters: {
    target: { name: "Target imbalance", about: "It acts while the imbalance is above this (DR2)." },
    weightCpu: { name: "Weight of cpu", about: "How much the deviation of cpu counts (DR1)." },
    weightNet: {
      name: "Weight of net",
      about: "How much the deviation of net counts (DR1); 0 leaves it out, as the product did.",
    },
    weightMem: { name: "Weight of memory", about: "How much the deviation of memory counts (DR1)." },
    epsilon: { name: "Least decrease", about: "By how much a move has to lower the imbalance (DR4)." },
    costBenefit: {
      name: "Cost and benefit",
      about: "Whether a move has to avoid more overload than it costs (DR4).",
      values: {
        on: { full: "yes: only what relieves an overload", short: "if it pays" },
        off: { full: "no: whatever evens out", short: "whatever" },
      },
    },
    horizon: {
      name: "Horizon",
      about: "For how long a move is expected to help, when that is held against its cost (DR4).",
    },
    movesPerHost: { name: "Moves of a host", about: "So many VMs may leave or join a PM in a step (DR5)." },
  },
  criteria: {
    imbalance: {
      name: "imbalance",
      short: "I",
      about: "How unevenly the resources are used over all PMs.",
      formula: "Σ weight · standard deviation of u",
    },
    decrease: {
      name: "decrease",
      short: "decrease",
      about: "By how much a move lowers the imbalance.",
      formula: "I − I after",
    },
    load: {
      name: "load",
      short: "load",
      about: "What PMs are compared by: their utilizations, weighted.",
      formula: "Σ weight · u",
    },
    avoided: {
      name: "overload avoided, PM-hours × excess",
      short: "avoided",
      about:
        "What a move takes off the excess of its source, for as long as the horizon, against what it costs.",
      formula: "(excess − excess after) · horizon; cost: demand on the target · hours of the migration",
    },
    moves: {
      name: "moves",
      short: "moves",
      about: "How many VMs have left or joined the PM in this step.",
      formula: "a count",
    },
  },
  says: {
    moves: "The best move of each VM that was looked at, by how much it lowers the imbalance: {{list}}.",
    untold:
      "What moves here is chosen by how all PMs lie to each other. These figures do not tell the smallest change.",
  },
  listing: {
    while: "while the imbalance of all PMs is above the target",
    moves: "find the move to a PM with less load that lowers it most",
    worth: "of those that stay ≤ {{threshold}} and avoid more overload than they cost",
    apply: "make it, start again; else stop",
    none: "no solution for a PM that is over then",
  },
  assumptions: {
    benefit: {
      title: "What a move is good for (DR4)",
      text: "Asked for: {{value}}. The benefit is what lies above the threshold on the source and would not any more. Where nobody is over there is none, and nothing moves.",
      absent:
        "The benefit is what lies above the threshold on the source and would not any more. Where nobody is over there is none, and by default nothing moves.",
    },
    cost: {
      title: "What a move costs (DR4)",
      text: "For as long as the migration takes (MC1), the VM's demand is on both PMs. That is held against the benefit of {{value}}, in the same unit.",
      absent:
        "For as long as the migration takes (MC1), the VM's demand is on both PMs. That is held against the benefit over the horizon, in the same unit.",
    },
    load: {
      title: "Who has less load (DR3)",
      text: "The source compares hosts by one load each. Here it is the sum of the three utilizations, with the weights of the imbalance.",
    },
    room: {
      title: "Room means under the threshold (DR3)",
      text: "A PM takes a VM only if it stays at or under the threshold on all three resources. So no move brings a PM over.",
    },
    limit: {
      title: "Moves that a host may have (DR5)",
      text: "Here: {{value}}, those that leave and those that join together, in one step.",
      absent: "Those that leave and those that join count together, in one step.",
    },
    network: {
      title: "Network counts (DR1)",
      text: "The product of that time evened out cpu and memory, by what VMs are entitled to under their shares and reservations. Here all three resources count alike, and a VM is entitled to what it demands.",
    },
  },
};
