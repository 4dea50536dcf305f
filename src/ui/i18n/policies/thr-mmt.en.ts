import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{source}} was over on {{resources}}: {{vm}} goes to {{target}}, where power grows least",
  parameters: {
    power: {
      name: "Power of a PM",
      about:
        "VMs go where power grows least (TM5). Linear: nothing when idle, then in a straight line. Table: as measured on two servers, which draw nearly as much when idle; a PM with more cpu than the reference PM counts as the larger of the two.",
      values: {
        linear: { full: "linear", short: "linear" },
        table: { full: "table of measured watts", short: "table" },
      },
    },
    maxWatts: {
      name: "Watts at full load",
      about: "Of the linear model (TM5). What is told depends on it, and no move.",
    },
    idleShare: {
      name: "Idle share",
      about:
        "Of the watts at full load, what a PM draws once it is not idle, in the linear model (TM5): the higher, the later an idle PM is woken.",
    },
    resources: {
      name: "Resources that count",
      about: "CloudSim goes by cpu alone for who is hot (TM1), and by cpu and memory for who has room (TM4).",
      values: {
        cpu: { full: "as CloudSim: hot by cpu, room by cpu and mem", short: "cpu" },
        all: { full: "all three, for both", short: "all" },
      },
    },
    memory: {
      name: "Memory of the reference PM",
      about:
        "What a VM demands of it is what is migrated (TM2). The seconds that are told depend on it, and no move.",
    },
    bandwidth: {
      name: "Bandwidth",
      about:
        "Half of it is for migrations, equally for all (TM2): the seconds that are told depend on it, and no move.",
    },
    evacuate: {
      name: "Empty little used PMs",
      about:
        "The second half of CloudSim's policy: PMs are emptied, the least used first, so that they could be switched off (TM6).",
      values: {
        off: { full: "no", short: "no emptying" },
        on: { full: "yes", short: "empties" },
      },
    },
  },
  criteria: {
    watts: {
      name: "growth of power, W",
      short: "W",
      about: "How much more power a PM takes with the VM.",
      formula: "power with it − power before",
    },
    seconds: {
      name: "migration, s",
      short: "s",
      about: "How long the VM takes to move.",
      formula: "memory ÷ bandwidth",
    },
    placed: {
      name: "VMs with a place",
      short: "VMs",
      about: "How many VMs of a PM that is to be emptied find a place.",
      formula: "VMs with a place, of all",
    },
  },
  says: {
    source: "Of the PMs that are in use and not hot, the least used is emptied first, by cpu: {{list}}.",
    target: "Of the PMs that may take it, power grows least on {{target}}: by {{figure}} W.",
    taken:
      "VMs are taken out of {{pm}} until it is not hot, in this order, the quickest to migrate first (seconds): {{list}}.",
    formed: {
      growth:
        "{{pm}} used {{before}} of its cpu before the plan; with {{vm}}, and what the plan has put there, it would use {{after}}: {{growth}} W more.",
    },
    untold:
      "VMs are taken out here before places are looked for: another threshold changes which ones, less demand where they go. These figures do not tell the smallest change.",
  },
  listing: {
    sources: "for each hot PM (cpu over {{threshold}}), by number",
    taken: "take out VMs, least memory first, until it is not hot",
    placed: "for each VM taken out, most cpu first",
    allowed: "of the PMs that were not hot, that have room and stay ≤ {{threshold}} or are idle",
    migrate: "to the one where power seems to grow least",
    none: "no solution for a PM that is still over",
    emptied: "if asked for, empty PMs, the least used first",
    whole: "places for all VMs of one, or none of them moves",
  },
};
