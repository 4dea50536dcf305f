import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved:
    "{{vm}} goes from {{source}} to {{target}}: alone or in a chain, it betters the objective of all PMs",
  parameters: {
    moveWeight: {
      name: "Weight of a move",
      about:
        "What a moved VM is charged, in the unit of squared utilizations (RB1). The higher, the more a move has to even out. At 0 every evening out is worth it.",
    },
    chainMoves: {
      name: "Moves in a chain",
      about: "How many moves are tried between the hottest and the coldest PM (RB5); 0 for no chains.",
    },
  },
  criteria: {
    excess: {
      name: "excess over the threshold",
      short: "excess",
      about: "What lies above the threshold, all resources together: of a PM, or of all PMs.",
      formula: "Σ over resources: max(0, u − threshold)",
    },
    squares: {
      name: "squared utilization",
      short: "u²",
      about: "How hot a PM is: the squares of its utilizations, all resources together.",
      formula: "Σ over resources: u²",
    },
    objective: {
      name: "objective",
      short: "goal",
      about: "The squared utilizations of all PMs, and what the moves are charged.",
      formula: "Σ over PMs and resources: u² + weight × moves",
    },
    moves: {
      name: "moves",
      short: "moves",
      about: "How many moves a chain has.",
      formula: "number of moves",
    },
  },
  says: {
    source: "The hottest PM that is not set aside has its turn: {{list}}.",
    target: "{{target}} is the coldest: a chain of moves between it and {{source}} is tried.",
    moves: "The best move of each VM, by what it would change: {{list}}.",
    formed: {
      chain:
        "Of a chain of {{tried}} moves the first {{moves}} together change the excess by {{excess}} and the objective by {{objective}}: they are made.",
      "no-chain": "However many of a chain of {{tried}} moves are made, it is not for the better.",
    },
    untold:
      "What is done here is chosen by what all PMs come to together. These figures do not tell the smallest change.",
  },
  listing: {
    source: "source ← the hottest PM not set aside: by excess, then by u²",
    move: "the best move of its VMs, if it betters the objective: make it",
    swap: "else the best swap of its VMs, if it does: make it",
    chain: "else moves to and from the coldest PM: make the best first part, if it does",
    none: "else set it aside; over when all are: no solution",
  },
  assumptions: {
    weight: {
      title: "What a move is charged (RB1)",
      text: "Tools built on it set weights of their own. In this run: {{value}}, in the unit of u².",
      absent: "Tools built on it set weights of their own. No lane runs it now.",
    },
    chain: {
      title: "Which chains are tried (RB5)",
      text: "Between the hottest and the coldest PM, by u², of at most so many moves: {{value}}. The source does not say whom a chain is made with, nor where it ends.",
      absent:
        "Between the hottest and the coldest PM, by u². The source does not say whom a chain is made with, nor where it ends.",
    },
    aside: {
      title: "For how long a PM is set aside (RB6)",
      text: "Until a VM of it moves, or until all are set aside: then all have another turn, unless nothing has come of the last.",
    },
    "at-once": {
      title: "Carried out as it is found (RB7)",
      text: "The product first searches, then moves each VM once to where it ended. Here each change is made at once, so that it can be told; a VM that the search comes back to moves again, and is charged again.",
    },
    time: {
      title: "It ends by itself (RB8)",
      text: "The product is given a time. Here it goes on to a local optimum, so that a run can be repeated on any machine.",
    },
  },
};
