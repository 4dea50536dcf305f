import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{source}} was over on {{resources}}: {{vm}} goes to {{target}}, the least busy",
  parameters: {
    preventive: {
      name: "Preventive",
      about: "Whether PMs far above the mean give VMs away where none is hot (XO9).",
      values: { off: { full: "no", short: "hot only" }, on: { full: "yes", short: "preventive" } },
    },
    asWritten: {
      name: "Short of memory",
      about: "A PM that is short of memory alone was to be relieved whatever its cpu is (XO11).",
      values: {
        on: { full: "only while its cpu is the higher, as written", short: "as written" },
        off: { full: "always, as was meant", short: "as meant" },
      },
    },
    runsPerStep: {
      name: "Runs in a step",
      about: "Another begins if the one before has moved something (RM2).",
    },
  },
  criteria: {
    hot: {
      name: "hot PMs",
      short: "hot",
      about: "How many PMs have reached a limit of cpu or of free memory.",
      formula: "a count",
    },
    above: {
      name: "PMs far above the mean",
      short: "above",
      about: "How many PMs have 1.5 times the mean of cpu or more, and 25 % or more.",
      formula: "a count",
    },
    cpu: {
      name: "cpu, %",
      short: "cpu",
      about: "Cpu in percent of the PM; of a VM, in percent of the PM that it runs on.",
      formula: "100 × u",
    },
    free: {
      name: "free memory",
      short: "free",
      about: "Memory that is left, in units of the reference PM.",
      formula: "memory of the PM − memory of its VMs",
    },
  },
  says: {
    source: "PMs that have reached a limit have their turn by number (cpu, %): {{list}}.",
    target: "{{target}} is the one that is asked, at {{figure}} % of its cpu.",
    untold:
      "Only one PM is asked for each VM, and which one changes with every demand. These figures do not tell the smallest change.",
  },
  listing: {
    trigger: "if PMs have reached a limit (cpu or mem at {{threshold}})",
    source: "for each of them, by number",
    vm: "for each VM, most cpu first, most memory where cpu is alike, until it is relieved",
    target: "take the PM with fewest limits reached, then least cpu",
    refused: "unless that gets too full, or fuller than the source",
    migrate: "migrate",
    none: "no solution for a PM that is over at the end",
  },
  assumptions: {
    limits: {
      title: "The limits (XO2)",
      text: "The product makes its limits of two critical figures, 90 % of cpu and 1000 MiB of free memory. Here they are such that a PM of the reference size is hot at the scenario's threshold. Free memory is absolute: a small PM is hot earlier, a large one later.",
    },
    order: {
      title: "The worst PM is not first (XO4)",
      text: "The product means to begin with the worst, but its sort compares the wrong things and does nothing.",
    },
    one: {
      title: "One PM is asked (XO6, XO12)",
      text: "If the best PM refuses a VM, no other is asked. VMs whose cpu differs less than fourfold count as alike and go by memory (XO5).",
    },
    field: {
      title: "A misspelt field (XO11)",
      text: "A PM that is short of memory alone gives VMs: {{value}}.",
      absent:
        "As the product is written, a PM that is short of memory alone is relieved only while its cpu stays at or above the target's.",
    },
    large: {
      title: "A large VM never moves (XO10)",
      text: "A VM that alone has the cpu at which a PM counts as relieved finds no place, and nothing is said of it. The cpu of a VM is not converted between PMs of different sizes (XO1).",
    },
    preventive: {
      title: "Moves before any PM is hot (XO9)",
      text: "Here: {{value}}. Such moves count as answers as all moves of the policy do (C2).",
      absent: "Only if asked for. Such moves count as answers as all moves of the policy do (C2).",
    },
    zeros: {
      title: "Readings of nothing, and net (XO12, RM1)",
      text: "In the product readings of exactly 0 do not count in averages; here they do. What is over on net is not seen.",
    },
  },
};
