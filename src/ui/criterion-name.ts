/** What a policy orders machines by, in words. */

import type { Criterion } from "../engine/decision.ts";
import { isLength } from "../view/text/figures.ts";
import type { Words } from "./use-text.ts";

/** @param policy the one that ordered them, by id */
export function criterionName(policy: string, criterion: Criterion, { t, resource }: Words): string {
  if (typeof criterion === "number") return resource(criterion);
  return isLength(criterion)
    ? t(`why.criterion.${criterion}`)
    : t(`policies.${policy}.criteria.${criterion}.name`);
}
