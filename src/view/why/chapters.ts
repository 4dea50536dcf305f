/**
 * The chapters of a deliberation, by what its decisions are in the general vocabulary, whatever policy
 * made them: whether anything is to be done, who is relieved first, whom it asks, the moves and swaps that were weighed, and the result.
 */

import type { Decision } from "../../engine/decision.ts";

export type ChapterId = "whether" | "who" | "whom" | "moves" | "swaps" | "result";

export interface Chapter {
  readonly id: ChapterId;
  /** How many decisions are shown where it begins: those before it, and its first. */
  readonly shown: number;
}

/** Those that there are, in the order in which they begin. Each is there once, however often the policy comes back to it. */
export function chaptersOf(decisions: readonly Decision[]): Chapter[] {
  const found = new Map<ChapterId, Chapter>();
  chapterOfEach(decisions).forEach((id, index) => {
    if (!found.has(id)) found.set(id, { id, shown: index + 1 });
  });
  return [...found.values()];
}

/** The chapter of the last decision that is shown; null where none is. */
export const chapterAt = (decisions: readonly Decision[], shown: number): ChapterId | null =>
  chapterOfEach(decisions.slice(0, shown)).at(-1) ?? null;

/** A figure that was formed belongs to what it was formed in. */
function chapterOfEach(decisions: readonly Decision[]): ChapterId[] {
  let now: ChapterId = decisions[0]?.kind === "formed" ? "whether" : "who";
  return decisions.map((decision) => {
    now = chapterOf(decision) ?? now;
    return now;
  });
}

function chapterOf(decision: Decision): ChapterId | null {
  switch (decision.kind) {
    case "ranked":
      return OF_ROLE[decision.role];
    case "formed":
      return null;
    case "weighed":
      return OF_ACTION[decision.action.kind];
    case "ended":
      return "result";
  }
}

const OF_ROLE = {
  sources: "who",
  targets: "whom",
  candidates: "moves",
  partners: "swaps",
  moves: "moves",
} as const;
/** Which PM can be emptied is asked before anything of it is moved. */
const OF_ACTION = {
  "go-on": "whether",
  relieve: "whether",
  evacuate: "who",
  migrate: "moves",
  swap: "swaps",
} as const;
