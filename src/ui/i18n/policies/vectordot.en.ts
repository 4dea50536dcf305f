import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved:
    "{{source}} was over on {{resources}}: {{vm}} goes to {{target}}, where least is used of what it asks for",
  parameters: {
    load: {
      name: "Load in the product",
      about:
        "Whether the load of a PM is taken without the VM or with it, when the two are multiplied (VD3).",
      values: {
        before: { full: "as it is, without the VM", short: "without the VM" },
        with: { full: "as it would be, with the VM", short: "with the VM" },
      },
    },
  },
  criteria: {
    imbalance: {
      name: "imbalance",
      short: "imb.",
      about: "How far a PM is over: nothing where it is not, and exponentially more the further it is.",
      formula: "sum over the resources above T of e^((u − T) ÷ T)",
    },
    left: {
      name: "imbalance left",
      short: "left",
      about: "The imbalance of a PM once the VM has gone.",
      formula: "sum over the resources above T of e^((u − T) ÷ T)",
    },
    dot: {
      name: "dot product",
      short: "u·d",
      about:
        "How much is used of a PM on the resources that a VM asks for, weighted by how much it asks for.",
      formula: "(u ÷ T) · d",
    },
  },
  says: {
    source: "PMs over and not given up, the most imbalanced first: {{list}}.",
    target:
      "Of the PMs that stay under with it, {{target}} has the least dot product of load and demand: {{figure}}.",
    untold:
      "Which VM goes hangs on the threshold as well, through the imbalance that it leaves. These figures do not tell the smallest change.",
  },
  listing: {
    sources: "while a PM is over, of those the most imbalanced",
    vms: "for each of its VMs that lowers it, the most first",
    target: "of the PMs that stay ≤ {{threshold}}, the one with the least dot product",
    migrate: "if there is one: migrate, start again",
    none: "no solution",
  },
  assumptions: {
    load: {
      title: "Load without or with the VM (VD3)",
      text: "Here: {{value}}. The source multiplies load and demand, and we cannot tell from it whether the load has the VM in it.",
      absent:
        "The source multiplies load and demand, and we cannot tell from it whether the load has the VM in it. Without it unless asked otherwise.",
    },
    order: {
      title: "Which PM gives first (VD2)",
      text: "The most imbalanced one, looked for again after each move. One that has nothing to give that helps is set aside for the rest of the step.",
    },
    room: {
      title: "Room means under the threshold (VD3)",
      text: "A PM takes a VM if it stays at or under the threshold on all three resources. So no move brings a PM over.",
    },
    storage: {
      title: "No storage, no switches (VD3)",
      text: "The source places VMs and their disks on paths through servers, switches and storage; here a path is a PM alone.",
    },
    ties: {
      title: "VMs that help equally (VD4)",
      text: "Often several VMs would bring a PM under, each by itself. Of those the first by number goes (P9).",
    },
  },
};
