/**
 * A policy's listing as data: what stands beside a decision, with the line lit that is being executed.
 * It says the policy's rules in a few lines; the words are among the policy's texts. Every decision that
 * a policy tells of lights exactly one line.
 */

import type { Action, Decision, Role } from "../engine/decision.ts";

/** What lights a line: a decision by its kind, and by whom or what it is about. */
export type Mark =
  | `ranked ${Role}`
  | `formed ${string}`
  | `weighed ${Action["kind"]}`
  /** What is weighed by this rule lights another line than all else that is weighed. */
  | `weighed ${Action["kind"]} by ${string}`
  /** One of the moves of an evacuation is "done evacuate", any other "done migrate". */
  | `done ${Action["kind"]}`
  | "gave up";

export interface ListingLine {
  /** Names its words among the texts of its policy. */
  readonly key: string;
  readonly rule: string;
  /** Levels. */
  readonly indent: number;
  readonly lit: readonly Mark[];
}

/** A line of pseudo-code as the policy's source prints it, and the line of our listing that says the same. */
export interface PrintedLine {
  readonly text: string;
  readonly key: string | null;
}

export const line = (key: string, rule: string, indent: number, ...lit: readonly Mark[]): ListingLine => ({
  key,
  rule,
  indent,
  lit,
});

export function markOf(decision: Decision): Mark {
  switch (decision.kind) {
    case "ranked":
      return `ranked ${decision.role}`;
    case "formed":
      return `formed ${decision.name}`;
    case "weighed":
      return `weighed ${decision.action.kind}`;
    case "ended":
      if (decision.how === "gave-up") return "gave up";
      return `done ${decision.purpose === "evacuation" ? "evacuate" : decision.action.kind}`;
  }
}

/** The line that a decision lights; null in a listing without one for it. A mark by its rule comes first. */
export function litLine(listing: readonly ListingLine[], decision: Decision): ListingLine | null {
  const lineOf = (mark: Mark): ListingLine | undefined => listing.find(({ lit }) => lit.includes(mark));
  const byRule =
    decision.kind === "weighed" ? lineOf(`weighed ${decision.action.kind} by ${decision.rule}`) : undefined;
  return byRule ?? lineOf(markOf(decision)) ?? null;
}
