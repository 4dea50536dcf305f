/**
 * The tests that a policy puts to an action, one after the other: what the figures are held against,
 * and whether they pass. While nobody listens only the answer is kept, and nothing is asked any more
 * once a figure has failed; whoever listens hears of all of them, since what would have helped follows
 * from all.
 */

import { isLowered, isOver } from "../base/tolerance.ts";
import type { Comparison, Reasons, Refusal, Verdict } from "../engine/decision.ts";

const HOLDS: Readonly<Record<Comparison["relation"], (value: number, bound: number) => boolean>> = {
  "at-most": (value, bound) => value <= bound,
  below: (value, bound) => value < bound,
  "at-least": (value, bound) => value >= bound,
  above: (value, bound) => value > bound,
};

export class Weighing {
  readonly #heard: Comparison[] | null;
  #isAllowed: boolean;
  #refusal: Refusal | null;

  /** @param forbidden by what constraint the action is forbidden, if it is */
  constructor({ explain }: Reasons, forbidden: Refusal | null) {
    this.#heard = explain === undefined ? null : [];
    this.#refusal = forbidden;
    this.#isAllowed = forbidden === null;
  }

  /** Whether nothing that is asked from here on can matter to anybody. */
  get isDecided(): boolean {
    return !this.#isAllowed && this.#heard === null;
  }

  get isAllowed(): boolean {
    return this.#isAllowed;
  }

  get verdict(): Verdict {
    return this.#refusal;
  }

  get comparisons(): readonly Comparison[] {
    return this.#heard ?? [];
  }

  /** By the tolerance of P9. */
  atMost(
    subject: Comparison["subject"],
    criterion: Comparison["criterion"],
    value: number,
    against: Comparison["against"],
    bound: number,
  ): void {
    this.#put(subject, criterion, value, "at-most", against, bound, !isOver(value, bound));
  }

  /** By more than the tolerance of P9. */
  below(
    subject: Comparison["subject"],
    criterion: Comparison["criterion"],
    value: number,
    against: Comparison["against"],
    bound: number,
  ): void {
    this.#put(subject, criterion, value, "below", against, bound, isLowered(bound, value));
  }

  /** As exact as it stands, without the tolerance of P9: as the programs that run today compare (RM4). */
  exactly(
    subject: Comparison["subject"],
    criterion: Comparison["criterion"],
    value: number,
    relation: Comparison["relation"],
    against: Comparison["against"],
    bound: number,
  ): void {
    this.#put(subject, criterion, value, relation, against, bound, HOLDS[relation](value, bound));
  }

  #put(
    subject: Comparison["subject"],
    criterion: Comparison["criterion"],
    value: number,
    relation: Comparison["relation"],
    against: Comparison["against"],
    bound: number,
    holds: boolean,
  ): void {
    if (this.#heard !== null) {
      const comparison: Comparison = { subject, criterion, value, relation, bound, against, holds };
      this.#heard.push(comparison);
      if (!holds) this.#refusal ??= { kind: "failed", comparison };
    }
    if (!holds) this.#isAllowed = false;
  }
}

/** What speaks against an action: what forbids it, or else the first comparison that fails. */
export function verdictOf(forbidden: Refusal | null, comparisons: readonly Comparison[]): Verdict {
  const comparison = comparisons.find(({ holds }) => !holds);
  return forbidden ?? (comparison === undefined ? null : { kind: "failed", comparison });
}
