/** What a policy orders machines by, in words. */

import type { Measure } from "../engine/decision.ts";
import { isLength } from "../view/text/figures.ts";
import type { Words } from "./use-text.ts";

/** @param policy the one that ordered them, by id */
export function measureName(policy: string, measure: Measure, { t, resource }: Words): string {
  if (typeof measure === "number") return resource(measure);
  return isLength(measure) ? t(`why.measure.${measure}`) : t(`policies.${policy}.measures.${measure}.name`);
}
