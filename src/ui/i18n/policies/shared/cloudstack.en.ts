/** What the two algorithms of CloudStack's DRS have to say in common, in English. */

import type { PolicyTexts } from "../../policy-texts.ts";

export const parameters = {
  metric: {
    name: "Metric",
    about: "The one resource whose allocation counts (CS1). The others matter for room alone (CS4).",
    values: {
      memory: { full: "memory", short: "mem" },
      cpu: { full: "cpu", short: "cpu" },
    },
  },
  type: {
    name: "Type",
    about:
      "Whether what is used or what is free is to be even (CS1). Free measures the opposite side (CS10).",
    values: {
      used: { full: "what is used", short: "used" },
      free: { full: "what is free", short: "free" },
    },
  },
  useRatio: {
    name: "As a ratio",
    about: "Whether the figure of a PM is divided by what it has (CS1): it matters where PMs differ in size.",
    values: {
      on: { full: "of what the PM has", short: "ratio" },
      off: { full: "as it is", short: "absolute" },
    },
  },
  maxMoves: { name: "Moves in a plan", about: "A plan ends after so many (CS4)." },
  runsPerStep: {
    name: "Plans in a step",
    about: "Another begins if the one before has moved something (RM2).",
  },
} satisfies PolicyTexts["parameters"];

export const criteria = {
  imbalance: {
    name: "imbalance",
    short: "I",
    about: "How unevenly the fleet is loaded: 0 if all PMs have the same.",
    formula: "standard deviation ÷ mean",
  },
  gain: {
    name: "gain",
    short: "gain",
    about: "By how much a move changes the imbalance in the direction that is wanted.",
    formula: "|I before − I after|",
  },
  moves: {
    name: "moves",
    short: "moves",
    about: "How many moves the plan has.",
    formula: "a count",
  },
} satisfies PolicyTexts["criteria"];

export const untold =
  "What moves here is chosen by how all PMs lie to each other, and not by one PM's overload. These figures do not tell the smallest change.";

export const shared = {
  room: "for each VM and each other PM with room in cpu and mem before the plan",
  apply: "make it, unless it gains nothing or brings a VM back; start again",
  none: "no solution for a PM that is over when the plan ends",
};

export const allocated = {
  title: "What is allocated, not what is used (CS1)",
  text: "CloudStack goes by the sizes of VMs. A VM has no size here: what it demands stands for it, so that the lane sees load that the product would not.",
};

export const stale = {
  title: "Room as it was before the plan (CS8)",
  text: "Each move is held against the room that there was before the plan began, so that a plan may put more onto a PM than it has. CloudStack checks once more when a migration starts; that is not done here.",
};

export const blind = {
  title: "One resource, and no overload (RM1, RM5)",
  text: "It knows no overload, and of cpu and mem it evens out one. A PM that is over on the other, or on net, is not seen, and a move may bring one over.",
};
