/** What a policy orders by, as a word that is explained with the figures of the decision. */

import type { Criterion } from "../../../engine/decision.ts";
import type { Policy } from "../../../policies/policy.ts";
import { isLength } from "../../../view/text/figures.ts";
import type { Example, Worked } from "../../../view/text/worked-out.ts";
import { workedCriterion, workedDistance } from "../../../view/text/worked-out.ts";
import type { Why } from "../../../view/why/why.ts";
import { criterionName } from "../../criterion-name.ts";
import { Term } from "../../term.tsx";
import type { Words } from "../../use-text.ts";

interface CriterionTermProps {
  readonly criterion: Criterion;
  readonly policy: Policy;
  readonly why: Pick<Why, "source" | "target">;
  readonly words: Words;
}

/** A resource is not explained: its name is. */
export function CriterionTerm({ criterion, policy, why, words }: CriterionTermProps) {
  const name = criterionName(policy.id, criterion, words);
  if (typeof criterion === "number") return name;
  return (
    <Term
      word={isLength(criterion) ? criterion : `${policy.id} ${criterion}`}
      name={name}
      examples={() => examplesOf(criterion, policy, why, words)}
    />
  );
}

/** Of the source; a distance is that of source and target. */
function examplesOf(
  criterion: Criterion,
  policy: Policy,
  { source, target }: Pick<Why, "source" | "target">,
  { pm }: Words,
): Example[] {
  if (source === null) return [];
  if (criterion === policy.pmCriterion)
    return exampleOf(pm(source.pm), workedCriterion(policy, source.utilization));
  if (criterion !== "distance" || target === null || target.source !== source.pm) return [];
  const both = `${pm(source.pm)}, ${pm(target.pm)}`;
  return exampleOf(both, workedDistance(source.utilization, target.utilization));
}

/** None where nothing could be worked out. */
export const exampleOf = (of: string, worked: Worked | null): Example[] =>
  worked === null ? [] : [{ of, worked }];
