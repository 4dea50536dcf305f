/** What a lane's choice of policy consists of besides the policy: its parameters, and what is damped. */

import type { ParameterSpec } from "../../policies/policy.ts";
import { findPolicy, resolvePolicy } from "../../policies/registry.ts";
import type { Lane } from "../../state/lane.ts";
import { useApp } from "../app-context.tsx";
import { NumberField } from "../number-field.tsx";
import { WithRules } from "../rule-link.tsx";
import { useWords } from "../use-text.ts";
import { DampingForm } from "./damping-form.tsx";

export function ChoiceForm({ lane }: { readonly lane: Lane }) {
  return (
    <>
      <ParameterForm lane={lane} />
      {findPolicy(lane.choice.policy)?.decidedBy === "rules" && <DampingForm lane={lane} />}
    </>
  );
}

function ParameterForm({ lane: { id, choice } }: { readonly lane: Lane }) {
  const app = useApp();
  const { t } = useWords();
  const specs = findPolicy(choice.policy)?.parameters ?? [];
  if (specs.length === 0) return <p>{t("policy.noParameters")}</p>;
  const set = (key: string, value: string | number): void => {
    const resolved = resolvePolicy(choice.policy, { ...choice.parameters, [key]: value }, choice.damping);
    if (resolved.kind === "ok") void app.choosePolicy(id, resolved.value);
  };
  return specs.map((spec) => (
    <ParameterField
      key={spec.key}
      policy={choice.policy}
      spec={spec}
      value={choice.parameters[spec.key] ?? spec.default}
      onChange={set}
    />
  ));
}

interface FieldProps {
  readonly policy: string;
  readonly spec: ParameterSpec;
  readonly value: string | number;
  readonly onChange: (key: string, value: string | number) => void;
}

function ParameterField({ policy, spec, value, onChange }: FieldProps) {
  const { t } = useWords();
  const texts = `policies.${policy}.parameters.${spec.key}` as const;
  return (
    <fieldset className="fieldset">
      <legend>{t(`${texts}.name`)}</legend>
      <p>
        <WithRules text={t(`${texts}.about`)} t={t} />
      </p>
      {spec.kind === "choice" ? (
        spec.values.map((option) => (
          <label key={option}>
            <input
              type="radio"
              name={spec.key}
              checked={value === option}
              onChange={() => onChange(spec.key, option)}
            />
            {t(`${texts}.values.${option}.full`)}
          </label>
        ))
      ) : (
        <NumberField
          label={t(`${texts}.name`)}
          value={Number(value)}
          bounds={[spec.min, spec.max]}
          step={spec.step}
          unit={t(`parameterUnit.${spec.unit}`)}
          hasRoom={true}
          onTake={(figure) => onChange(spec.key, figure)}
        />
      )}
    </fieldset>
  );
}
