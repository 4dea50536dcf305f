/**
 * The threshold where one looks for it: beside a lane's parameters, and in the scenario's menu. It is
 * changed as everything else is, by an intervention (I1): in one lane or in all, from the first step on
 * or from the moment shown, and the run without the change stays beside it.
 */

import type { FormEvent } from "react";
import { useId, useState } from "react";
import { isWithin, readDecimal } from "../../base/decimal.ts";
import { stepOf } from "../../base/ids.ts";
import { formatTick } from "../../view/text/figures.ts";
import { useApp, useScenario, useSession } from "../app-context.tsx";
import { THRESHOLDS } from "../threshold-range.ts";
import { usePosition } from "../use-clock.ts";
import { useWords } from "../use-text.ts";
import styles from "./threshold-form.module.css";

const SCOPES = ["lane", "all"] as const;
const SINCES = ["start", "here"] as const;

interface ThresholdFormProps {
  /** The lane that it is asked for in, by id; null offers all only. */
  readonly lane: number | null;
  readonly onDone: () => void;
}

export function ThresholdForm({ lane, onDone }: ThresholdFormProps) {
  const app = useApp();
  const { t, times } = useWords();
  const id = useId();
  const { threshold, limit } = useScenario();
  const lanes = useSession().lanes;
  const at = usePosition();
  const [typed, setTyped] = useState<string | null>(null);
  const [scope, setScope] = useState<(typeof SCOPES)[number]>(lane === null ? "all" : "lane");
  const [since, setSince] = useState<(typeof SINCES)[number]>("start");
  const value = typed === null ? threshold : readDecimal(typed.trim());
  const isValid = isWithin(value, THRESHOLDS);

  const apply = (event: FormEvent): void => {
    event.preventDefault();
    if (!isWithin(value, THRESHOLDS)) return;
    const moment = since === "start" ? { step: stepOf(0), after: 0 } : { step: at.step, after: at.action };
    for (const { id: other } of lanes) {
      if (scope === "all" || other === lane) {
        void app.intervene(other, { kind: "threshold", value, ...moment });
      }
    }
    onDone();
  };

  const problem = `${id}-problem`;
  return (
    <form className={`fieldset ${styles.form}`} noValidate onSubmit={apply}>
      <h3>{t("threshold.title")}</h3>
      <p className="secondary">{t("threshold.about", { limit: formatTick(limit) })}</p>
      <label>
        {t("threshold.value")}{" "}
        <input
          inputMode="decimal"
          autoComplete="off"
          aria-invalid={!isValid}
          aria-describedby={isValid ? undefined : problem}
          data-typed={typed === null ? undefined : ""}
          value={typed ?? formatTick(threshold)}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={(event) => event.key === "Escape" && setTyped(null)}
        />
      </label>
      {!isValid && (
        <small id={problem} role="alert">
          {t("numberField.within", { min: THRESHOLDS[0], max: THRESHOLDS[1] })}
        </small>
      )}
      {lane !== null && lanes.length > 1 && (
        <div className={styles.choice} role="radiogroup" aria-label={t("threshold.where")}>
          {SCOPES.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name={`${id}-scope`}
                checked={scope === one}
                onChange={() => setScope(one)}
              />
              {t(`threshold.scope.${one}`)}
            </label>
          ))}
        </div>
      )}
      <div className={styles.choice} role="radiogroup" aria-label={t("threshold.when")}>
        {SINCES.map((one) => (
          <label key={one}>
            <input type="radio" name={`${id}-since`} checked={since === one} onChange={() => setSince(one)} />
            {t(`threshold.since.${one}`, { moment: times.within(at.step) })}
          </label>
        ))}
      </div>
      <button type="submit" className="button" disabled={!isValid}>
        {t("threshold.apply")}
      </button>
    </form>
  );
}
