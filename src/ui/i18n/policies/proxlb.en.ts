import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{vm}} goes from {{source}}, the fullest, to {{target}}, the emptiest",
  parameters: {
    method: {
      name: "Method",
      about: "The one resource that decides (PX1). Memory decides on the fit whichever it is (PX7).",
      values: { memory: { full: "memory", short: "mem" }, cpu: { full: "cpu", short: "cpu" } },
    },
    balanciness: {
      name: "Balanciness",
      about: "It acts while the fullest PM is more than this above the emptiest (PX2).",
    },
    threshold: {
      name: "Threshold",
      about: "It acts, too, while the fullest PM is at this or above (PX2); 0 for none.",
    },
    largerFirst: {
      name: "Larger VMs first",
      about: "The order in which VMs have their turn, by memory (PX3).",
      values: {
        off: { full: "no, the smallest first", short: "small first" },
        on: { full: "yes", short: "large first" },
      },
    },
    vcpuUnits: {
      name: "Cpu on the books",
      about: "As the product books the cpu of a VM that moves, or in the right unit (PX13).",
      values: {
        cores: { full: "in cores, as it should be", short: "cores" },
        faithful: { full: "as a share of its vCPUs, as the product does", short: "faithful" },
      },
    },
    vcpus: {
      name: "vCPUs of a VM",
      about: "What its cpu is divided by where it is booked as the product does (PX13).",
    },
    release: {
      name: "Release",
      about: "1.1.11 chose one target for the whole run, and took VMs by their cpu (PX14).",
      values: { "2.2": { full: "2.2.0", short: "2.2" }, "1.1.11": { full: "1.1.11", short: "1.1.11" } },
    },
    runsPerStep: {
      name: "Runs in a step",
      about: "Another begins if the one before has moved something (RM2).",
    },
  },
  criteria: {
    gap: {
      name: "gap, points",
      short: "gap",
      about: "How far the fullest PM is above the emptiest.",
      formula: "100 × (highest u − lowest u)",
    },
    highest: {
      name: "highest, %",
      short: "highest",
      about: "How full the fullest PM is.",
      formula: "100 × highest u",
    },
  },
  says: {
    source: "The fullest PM gives: {{list}}.",
    target: "{{target}} is to take it, at {{figure}}.",
    untold:
      "What moves here is chosen by how far the fullest and the emptiest PM are apart, and VMs have one turn each. These figures do not tell the smallest change.",
  },
  listing: {
    while: "for each VM, the smallest first, while the PMs are too far apart",
    source: "if it runs on the fullest PM",
    target: "take the emptiest PM",
    fit: "if its memory is less than what is free there: migrate",
    none: "no solution for a PM that is over at the end",
  },
  assumptions: {
    stacks: {
      title: "It stacks and flaps (PX11)",
      text: "It does not ask whether the VM is larger than the gap: two PMs at 0.5 and 0.31 with one VM each put both VMs on one PM, in the next run both on the other, and so on for ever.",
    },
    blind: {
      title: "One resource, room in memory, and nothing else (PX7, PX12)",
      text: "Cpu is not asked for on the target, nor is any threshold. What is over on another resource, or on net (RM1), is not seen, and moves bring PMs over.",
    },
    units: {
      title: "Cpu is booked in the wrong unit (PX13)",
      text: "Here: {{value}}. In the product a VM's cpu counts as a share of its own vCPUs, but PMs count in cores, so that by method cpu it goes on moving: its books hardly change.",
      absent:
        "In the product a VM's cpu counts as a share of its own vCPUs, but PMs count in cores, so that by method cpu it goes on moving. Here it is booked right unless asked otherwise.",
    },
    release: {
      title: "Releases differ (PX14)",
      text: "Here: {{value}}. Until 1.1.11 the target was chosen once per run, so that everything was stacked on the PM that was emptiest at first.",
      absent:
        "Until 1.1.11 the target was chosen once per run, so that everything was stacked on the PM that was emptiest at first.",
    },
    order: {
      title: "The order shown is that of the decisions (PX9)",
      text: "The product starts its migrations by starting PM and VM. They come to the same here, since moves take no time.",
    },
  },
};
