/**
 * A policy's listing as data: what stands beside a decision, with the line lit that is being executed.
 * It says the policy's rules in a few lines; the words are among the policy's texts. Every decision that
 * a policy tells of lights exactly one line.
 */

import type { PmId } from "../base/ids.ts";
import type { Decision, DecisionKind } from "../engine/decision.ts";

/** What lights a line. The VMs of a target, to be swapped with, are ordered apart from those of a source. */
export type Mark = DecisionKind | "partners-ordered";

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

/** What a decision lights; `source` is the PM that is to be relieved, where one was chosen. */
const markOf = (decision: Decision, source: PmId | null): Mark =>
  decision.kind === "candidates-ordered" && source !== null && decision.pm !== source
    ? "partners-ordered"
    : decision.kind;

/** The line that a decision lights; null in a listing without one for it. */
export const litLine = (
  listing: readonly ListingLine[],
  decision: Decision,
  source: PmId | null,
): ListingLine | null => listing.find(({ lit }) => lit.includes(markOf(decision, source))) ?? null;
