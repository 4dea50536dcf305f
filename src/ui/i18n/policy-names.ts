/** What every policy is called, by id: every file is found by its name, so that none is listed here. */

import type { Locale } from "../../state/display.ts";
import type { PolicyName, PolicyNames } from "./policy-texts.ts";
import { byId } from "./policy-texts.ts";

const NAMES = byId(import.meta.glob<PolicyNames>("./policies/*.name.ts", { eager: true, import: "names" }));

export const policyNames = (locale: Locale): Readonly<Record<string, PolicyName>> =>
  Object.fromEntries(Object.entries(NAMES).map(([id, names]) => [id, names[locale]]));
