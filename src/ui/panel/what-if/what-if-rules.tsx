/** Other rules from the moment on: an action forbidden, another threshold, a PM less or more. */

import { useState } from "react";
import { isWithin } from "../../../base/decimal.ts";
import { pmId } from "../../../base/ids.ts";
import { isByHand } from "../../../engine/record.ts";
import { pmsUp } from "../../../view/hand-moves.ts";
import { formatTick } from "../../../view/text/figures.ts";
import { useApp } from "../../app-context.tsx";
import { THRESHOLDS } from "../../threshold-range.ts";
import { useWords } from "../../use-text.ts";
import styles from "./what-if.module.css";
import type { Changing } from "./what-if-changing.ts";
import { FigureField, Range } from "./what-if-field.tsx";
import { PmChoice } from "./what-if-machines.tsx";
import { eventText } from "./what-if-words.ts";

/** I5: the policy's action that has just been shown, if it is one. */
export function VetoAction({ run, frame, intervene }: Changing) {
  const words = useWords();
  const { t } = words;
  const { event, step, action } = frame;
  const isPolicys = event !== null && event.kind !== "no-solution" && !isByHand(run.record, step, action - 1);
  return (
    <details className={styles.section}>
      <summary>{t("whatIf.veto.title")}</summary>
      <p className={styles.hint}>{isPolicys ? eventText(event, words) : t("whatIf.veto.none")}</p>
      {isPolicys && (
        <button
          type="button"
          className="button"
          onClick={() => intervene({ kind: "veto", step, vm: event.vm, to: event.to })}
        >
          {t(`whatIf.veto.do.${words.times.unit}`, { vm: words.vm(event.vm), target: words.pm(event.to) })}
        </button>
      )}
    </details>
  );
}

const [LOWEST, HIGHEST] = THRESHOLDS;
const FINENESS = 0.01;

export function ChangeThreshold({ frame, intervene }: Changing) {
  const { t } = useWords();
  const [written, write] = useState<string | null>(null);
  const value = written === null ? frame.threshold : Number(written);
  const isValid = isWithin(value, THRESHOLDS);
  return (
    <details className={styles.section}>
      <summary>{t("whatIf.threshold.title")}</summary>
      <form
        className={styles.fields}
        noValidate
        onSubmit={(submitted) => {
          submitted.preventDefault();
          if (!isValid) return;
          intervene({ kind: "threshold", step: frame.step, after: frame.action, value });
          write(null);
        }}
      >
        <FigureField
          label={t("whatIf.threshold.value")}
          text={written ?? formatTick(frame.threshold)}
          min={LOWEST}
          max={HIGHEST}
          step={FINENESS}
          isValid={isValid}
          write={write}
        />
        <button type="submit" className="button" disabled={!isValid || value === frame.threshold}>
          {t("whatIf.threshold.do")}
        </button>
      </form>
      <Range what={t("whatIf.threshold.value")} min={LOWEST} max={HIGHEST} isValid={isValid} />
    </details>
  );
}

/** What a PM may have of the reference PM (P3). */
const SIZES = { min: 0.1, max: 10 } as const;

export function ChangePms(changing: Changing) {
  const { run, frame, chosen, intervene } = changing;
  const app = useApp();
  const words = useWords();
  const { t } = words;
  const { pm } = chosen;
  const [size, setSize] = useState("1");
  const capacity = Number(size);
  const isValid = capacity >= SIZES.min && capacity <= SIZES.max;
  const { step, action: after } = frame;
  return (
    <details className={styles.section}>
      <summary>{t("whatIf.pms.title")}</summary>
      <div className={styles.fields}>
        <PmChoice label={t("whatIf.pm")} of={changing} value={pm} choose={app.selectPm} />
        <button
          type="button"
          className="button"
          disabled={pmsUp(frame, run.record.pms).length < 2}
          onClick={() => intervene({ kind: "pm-down", step, after, pm: pmId(pm) })}
        >
          {t("whatIf.pms.down", { pm: words.pm(pm) })}
        </button>
      </div>
      <p className={styles.hint}>{t("whatIf.pms.evacuated")}</p>
      <form
        className={styles.fields}
        noValidate
        onSubmit={(submitted) => {
          submitted.preventDefault();
          if (isValid) {
            intervene({ kind: "pm-added", step, after, capacity: [capacity, capacity, capacity] });
          }
        }}
      >
        <FigureField
          label={t("whatIf.pms.size")}
          text={size}
          {...SIZES}
          step={SIZES.min}
          isValid={isValid}
          write={setSize}
        />
        <button type="submit" className="button" disabled={!isValid}>
          {t("whatIf.pms.add")}
        </button>
      </form>
      <Range what={t("whatIf.pms.size")} {...SIZES} isValid={isValid} />
    </details>
  );
}
