import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{vm}} goes from {{source}} to {{target}}, since the deviation across PMs gets lower",
  parameters: {
    metrics: {
      name: "Metrics",
      about:
        "Whose deviations count (WS1). With both it acts if either is too high, and stops when either is not.",
      values: {
        cpu: { full: "cpu", short: "cpu" },
        memory: { full: "memory", short: "mem" },
        both: { full: "cpu and memory", short: "both" },
      },
    },
    threshold: {
      name: "Threshold",
      about: "It acts if a standard deviation across PMs is above this (WS2).",
    },
    onRepeat: {
      name: "A VM that comes up again",
      about: "What happens where a VM that has moved would be moved again (WS6).",
      values: {
        skip: { full: "it is passed over", short: "skip" },
        break: { full: "the whole run yields nothing, as in the product", short: "break" },
      },
    },
    runsPerStep: {
      name: "Audits in a step",
      about: "Another begins if the one before has moved something (RM2).",
    },
  },
  criteria: {
    deviation: {
      name: "highest deviation",
      short: "SD",
      about: "The highest of the standard deviations across PMs that count.",
      formula: "standard deviation of u",
    },
    score: {
      name: "score",
      short: "score",
      about: "The standard deviations that count, after a move, together.",
      formula: "sum of standard deviations",
    },
  },
  says: {
    moves: "The list was made at the start, by the score after each move alone: {{list}}.",
    untold:
      "What moves here is chosen by how all PMs lie to each other, from a list made at the start. These figures do not tell the smallest change.",
  },
  listing: {
    trigger: "if a deviation across PMs is above its threshold",
    list: "list the moves that lower the score, the lowest first",
    accept: "make each that still lowers it, until a deviation is below the threshold",
    none: "no solution for a PM that is over then",
  },
  assumptions: {
    search: {
      title: "All PMs are looked at (WS3)",
      text: "As shipped it looks at one random PM for each VM. Here it always looks at all of them, so that a run can be repeated.",
    },
    stale: {
      title: "The list is not made anew (WS5, WS7)",
      text: "Where VMs go is settled before the first one moves. Two VMs may go to the same PM though another one is as empty.",
    },
    repeat: {
      title: "A VM may come up again (WS6)",
      text: "Here: {{value}}. In the product that makes the whole run fail: in 19 of 60 random states.",
      absent:
        "In the product that makes the whole run fail: in 19 of 60 random states. Here the VM is passed over.",
    },
    room: {
      title: "Neither room nor overload is asked for (WS5)",
      text: "A move may bring its target over, or above what it has. By default only cpu counts; net is never seen (RM1).",
    },
  },
};
