/** What a policy's source leaves open, as a title and a text; where a parameter decides it, with the values that it has. */

import { present } from "../base/assert.ts";
import type { Assumption } from "../policies/policy.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import { findPolicy } from "../policies/registry.ts";
import { valueText } from "./parameter-text.ts";
import { WithRules } from "./rule-link.tsx";
import { useWords } from "./use-text.ts";

interface AssumptionProps {
  readonly policy: string;
  readonly assumption: Assumption;
  /** What the lanes run, or would: the values of the policy's own are told. */
  readonly choices: readonly PolicyChoice[];
}

export function PolicyAssumption({ policy, assumption: { key, parameter }, choices }: AssumptionProps) {
  const { t } = useWords();
  const texts = `policies.${policy}.assumptions.${key}` as const;
  const values = parameter === undefined ? [] : valuesOf(policy, parameter, choices, t);
  const isAbsent = parameter !== undefined && values.length === 0;
  return (
    <>
      <dt>
        <WithRules text={t(`${texts}.title`)} t={t} />
      </dt>
      <dd>
        <WithRules
          text={isAbsent ? t(`${texts}.absent`) : t(`${texts}.text`, { value: values.join(", ") })}
          t={t}
        />
      </dd>
    </>
  );
}

function valuesOf(
  policy: string,
  parameter: string,
  choices: readonly PolicyChoice[],
  t: ReturnType<typeof useWords>["t"],
): string[] {
  const specs = findPolicy(policy)?.parameters ?? [];
  const spec = present(
    specs.find(({ key }) => key === parameter),
    `the parameter ${parameter} of ${policy}`,
  );
  return choices
    .filter((choice) => choice.policy === policy)
    .map(({ parameters }) => valueText(policy, spec, parameters[parameter] ?? spec.default, t));
}
