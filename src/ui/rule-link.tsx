/** Ids of rules that lead to what the rules say, in a tab of their own: a run goes on while one reads. */

import type { TFunction } from "i18next";
import { ruleAddress, splitAtRules } from "../view/text/rule-ids.ts";

/** Looks like the text around it until it is pointed at. The rules are in English, whatever the page speaks. */
export function RuleLink({ id, t }: { readonly id: string; readonly t: TFunction }) {
  return (
    <a
      className="rule-link"
      href={ruleAddress(id)}
      hrefLang="en"
      target="_blank"
      rel="noopener"
      aria-label={t("rules.open", { rule: id })}
      data-rule={id}
      data-tells="word rule"
    >
      {id}
    </a>
  );
}

/** A text of the catalogue in which ids of rules are links. */
export function WithRules({ text, t }: { readonly text: string; readonly t: TFunction }) {
  return splitAtRules(text).map((piece, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a piece of a text has no other name than its place
    piece.rule ? <RuleLink key={i} id={piece.text} t={t} /> : piece.text,
  );
}
