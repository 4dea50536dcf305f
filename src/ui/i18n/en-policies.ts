/** What is said of the policies in English, by id: every file is found by its name, so that none is listed here. */

import type { PolicyTexts } from "./policy-texts.ts";
import { byPolicy } from "./policy-texts.ts";

export const policies = byPolicy(
  import.meta.glob<PolicyTexts>("./policies/*.en.ts", { eager: true, import: "texts" }),
);
