/** What the card of every policy says, by id, in every language: loaded with the gallery. */

import type { PolicyCards } from "./policy-texts.ts";
import { byId } from "./policy-texts.ts";

export const POLICY_CARDS = byId(
  import.meta.glob<PolicyCards>("./policies/*.card.ts", { eager: true, import: "card" }),
);
