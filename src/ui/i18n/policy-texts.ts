/**
 * What there is to say of a policy, in files of `policies/` that are named after the policy's id:
 * `<id>.name.ts` has its name, in every language, and is there from the first screen on, since every
 * policy can be chosen; `<id>.card.ts` has what its card says of it in every language, and comes with
 * the gallery; `<id>.<language>.ts` has all the rest, and comes with the lane that shows it.
 * Which texts a policy needs follows from what it declares (`policies/policy.ts`); a test checks that
 * each has exactly those.
 */

import type { Locale } from "../../state/display.ts";

export interface PolicyName {
  readonly name: string;
  /** The same in at most nine letters or so, at the end of a line in a chart. */
  readonly short: string;
  /** In a few words. */
  readonly about: string;
}

export type PolicyNames = Readonly<Record<Locale, PolicyName>>;

/** Each in a sentence or two. */
export interface PolicyCard {
  /** Who made it: of a policy that has a source. */
  readonly who?: string;
  readonly idea: string;
  /** What it goes by: of a policy that has a source. */
  readonly formula?: string;
  /** What one would not expect of its defaults, of a policy that says that there is something (`surprises`). */
  readonly surprise?: string;
  /** What its `example` shows. */
  readonly example?: string;
}

/** A search finds a card by what it says in any language. */
export type PolicyCards = Readonly<Record<Locale, PolicyCard>>;

export interface PolicyTexts {
  /** Of a migration just made: `source`, `vm`, `target`, and what the source was over on: `resources`. */
  readonly moved: string;
  readonly parameters?: Readonly<Record<string, ParameterTexts>>;
  /** Its own criteria: in full, and short in a picture or at the head of a column. */
  readonly criteria?: Readonly<Record<string, OwnCriterionTexts>>;
  /** Sentences of the panel Why. */
  readonly says?: {
    /** The order of the PMs that it takes VMs off: `list`. Of a policy that ranks sources. */
    readonly source?: string;
    /** Whom it asks, of a policy that ranks targets: `source`, `target`, `figure`. */
    readonly target?: string;
    /** Of one that ranks moves all over the fleet: `list`. */
    readonly moves?: string;
    /** Of one that ranks VMs before, or without, a source: `pm`, `list`. */
    readonly taken?: string;
    /** What it forms, by name: `pm`, `vm`, and the figures by their names. */
    readonly formed?: Readonly<Record<string, string>>;
    /** Why its figures do not tell the smallest change, of a policy that says so (`tellsRemedy`). */
    readonly untold?: string;
  };
  /** The lines of its listing, by key; they may name the `threshold`. */
  readonly listing?: Readonly<Record<string, string>>;
  /** What is printed in its source. */
  readonly printed?: { readonly title: string; readonly about: string };
  readonly assumptions?: Readonly<Record<string, AssumptionTexts>>;
}

interface OwnCriterionTexts {
  readonly name: string;
  readonly short: string;
  /** What it says, and how it is worked out, for the guide. */
  readonly about: string;
  readonly formula: string;
  /** The formula with the figures of a PM, of the one by which PMs are ordered: `cpu`, `net`, `mem`, `value`. */
  readonly worked?: string;
}

interface ParameterTexts {
  readonly name: string;
  readonly about: string;
  /** Of a choice, by value: in full, and short beside the policy's name. */
  readonly values?: Readonly<Record<string, { readonly full: string; readonly short: string }>>;
}

interface AssumptionTexts {
  readonly title: string;
  /** Where a parameter decides, with its `value`. */
  readonly text: string;
  /** Instead of it where a parameter decides and no lane runs the policy. */
  readonly absent?: string;
}

/** What files hold, by the ids that they are named after. */
export const byId = <T>(files: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.fromEntries(
    Object.entries(files).map(([path, held]) => [path.replace(/^.*\/([^/.]+)\.\w+\.ts$/, "$1"), held]),
  );
