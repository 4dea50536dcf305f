/**
 * What is damped in a lane (DA1-DA6), beside its policy's parameters: the same for every policy. What has
 * no effect yet, as of how many samples while nothing is held, stays in the form until it has.
 */

import { useState } from "react";
import type { Damping, DampingKey, DampingKind } from "../../policies/damping.ts";
import { DAMPING_KINDS, DAMPING_SPECS, UNDAMPED } from "../../policies/damping.ts";
import { resolvePolicy } from "../../policies/registry.ts";
import type { Lane } from "../../state/lane.ts";
import { useApp } from "../app-context.tsx";
import { NumberField } from "../number-field.tsx";
import { WithRules } from "../rule-link.tsx";
import { useWords } from "../use-text.ts";
import styles from "./damping-form.module.css";

const KINDS = Object.keys(DAMPING_KINDS) as readonly DampingKind[];

export function DampingForm({ lane: { id, choice } }: { readonly lane: Lane }) {
  const app = useApp();
  const { t } = useWords();
  const [damping, setDamping] = useState<Damping>(choice.damping ?? UNDAMPED);
  const set = (key: DampingKey, value: number): void => {
    const next = { ...damping, [key]: value };
    const resolved = resolvePolicy(choice.policy, choice.parameters, next);
    if (resolved.kind === "error") return;
    setDamping(next);
    void app.choosePolicy(id, resolved.value);
  };
  return (
    <details className={styles.damping} open={choice.damping !== undefined} data-damping>
      <summary>{t("damping.title")}</summary>
      <p className="secondary">{t("damping.about")}</p>
      {KINDS.map((kind) => (
        <fieldset key={kind} className="fieldset" data-kind={kind}>
          <legend>{t(`damping.kind.${kind}.name`)}</legend>
          <p>
            <WithRules text={t(`damping.kind.${kind}.about`)} t={t} />
          </p>
          {DAMPING_SPECS.filter(({ key }) => isOf(kind, key)).map((spec) => (
            <NumberField
              key={spec.key}
              label={t(`damping.key.${spec.key}`)}
              value={damping[spec.key]}
              bounds={[spec.min, spec.max]}
              step={spec.step}
              unit={t(`damping.unit.${spec.key}`)}
              hasRoom={true}
              onTake={(figure) => set(spec.key, figure)}
            />
          ))}
        </fieldset>
      ))}
    </details>
  );
}

const isOf = (kind: DampingKind, key: DampingKey): boolean =>
  DAMPING_KINDS[kind].keys.some((own) => own === key);
