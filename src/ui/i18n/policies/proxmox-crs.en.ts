import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{vm}} goes from {{source}} to {{target}}: the best single move for the balance of all PMs",
  parameters: {
    method: {
      name: "Method",
      about: "How the best move is found: by the imbalance after it (PV4), or by its score in TOPSIS (PV5).",
      values: {
        bruteforce: { full: "least imbalance after it", short: "brute force" },
        topsis: { full: "highest score in TOPSIS", short: "TOPSIS" },
      },
    },
    threshold: { name: "Threshold", about: "It acts while the imbalance is above this (PV3)." },
    margin: {
      name: "Margin",
      about: "The share of the imbalance that a move has to take off it (PV6).",
    },
    normalize: {
      name: "Divided by the size of the cluster",
      about: "Whether the imbalance is divided by √(n − 1), as it is since May 2026 (PV9).",
      values: {
        on: { full: "yes, as in 2.1.0", short: "normalized" },
        off: { full: "no, as in 2.0.0", short: "not normalized" },
      },
    },
    maxMovesPerStep: { name: "Moves in a step", about: "It stops after so many (PV3); 0 for any number." },
  },
  criteria: {
    imbalance: {
      name: "imbalance",
      short: "I",
      about: "How unevenly the loads lie, cpu and memory taken together.",
      formula: "standard deviation ÷ mean, ÷ √(n − 1)",
    },
    after: {
      name: "imbalance after it",
      short: "I",
      about: "The imbalance that a move would leave.",
      formula: "standard deviation ÷ mean, ÷ √(n − 1)",
    },
    score: {
      name: "score",
      short: "score",
      about: "How far a move is from the worst that there is, against the best.",
      formula: "d(worst) ÷ (d(worst) + d(best))",
    },
    gain: {
      name: "gain",
      short: "gain",
      about: "The share that a move takes off the imbalance.",
      formula: "(I − I after) ÷ I",
    },
    moves: {
      name: "moves",
      short: "moves",
      about: "How many moves there were in this step.",
      formula: "a count",
    },
  },
  says: {
    moves: "The best moves, with what they are judged by: {{list}}.",
    untold:
      "What moves here is chosen by how all PMs lie to each other, and not by one PM's overload. These figures do not tell the smallest change.",
  },
  listing: {
    while: "while the imbalance of (cpu + mem) / 2 is above the threshold",
    moves: "find the best of all moves",
    margin: "make it if it takes enough off the imbalance, else stop",
    none: "no solution for a PM that is over then",
  },
  assumptions: {
    opposites: {
      title: "Opposites are hidden (PV8)",
      text: "A PM full on cpu and one full on memory have the same load, so that nothing is done about either. Net is not seen at all (RM1).",
    },
    room: {
      title: "Nobody asks for room (PV7)",
      text: "A move is judged by the balance alone. It may bring its target over the threshold, or above what it has.",
    },
    version: {
      title: "The default means something else since May 2026 (PV9)",
      text: "Normalized: {{value}}. In a cluster of 30 PMs the default of 0.3 asks for a spread more than five times as wide as it did before.",
      absent:
        "In a cluster of 30 PMs the default of 0.3 asks for a spread more than five times as wide as it did before.",
    },
    hold: {
      title: "Three rounds are one step (PV3)",
      text: "The product waits until the imbalance has lasted for three rounds of ten seconds. Demands are constant within a step, so that this is met from the beginning.",
    },
  },
};
