/** Finds policies by what is said of them, in every language: names, one-line ideas, cards, sources. */

import type { ListedPolicy } from "../../policies/registry.ts";
import { LOCALES } from "../../state/display.ts";
import { POLICY_CARDS } from "../i18n/policy-cards.ts";
import { policyNames } from "../i18n/policy-names.ts";
import { isSaid } from "../sought.ts";

/** All that is said of each, by id. */
const SAID = new Map(
  Object.entries(POLICY_CARDS).map(([id, cards]) => [
    id,
    LOCALES.flatMap((locale) => [
      ...Object.values(policyNames(locale)[id] ?? {}),
      ...Object.values(cards[locale]),
    ]).join(" "),
  ]),
);

export const findPolicies = (policies: readonly ListedPolicy[], sought: string): ListedPolicy[] =>
  policies.filter(({ id, source, since }) =>
    isSaid(`${id} ${SAID.get(id) ?? ""} ${source ?? ""} ${since ?? ""}`, sought),
  );
