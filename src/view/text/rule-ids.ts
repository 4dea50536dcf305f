/**
 * Ids of rules (docs/rules.md) in what is said: "First placement (P6)". They are told by their form,
 * one or two capitals and one or two digits; the only other words of that form on the page are the
 * names of PMs.
 */

/** A piece of a text; `rule` says whether it is the id of a rule. */
export interface TextPiece {
  readonly text: string;
  readonly rule: boolean;
}

const RULE_ID = /(?<!\w)(?!PM)([A-Z]{1,2}\d{1,2})(?!\w)/;

/** The text in pieces, none of them empty: joined they are the text again. */
export const splitAtRules = (text: string): readonly TextPiece[] =>
  text
    .split(RULE_ID)
    .map((piece, i) => ({ text: piece, rule: i % 2 === 1 })) // the group of a split comes every second time
    .filter((piece) => piece.text !== "");

/** Where the page with all rules explains one: the build makes it of docs/rules.md. */
export const ruleAddress = (id: string): string => `./rules.html#${id.toLowerCase()}`;
