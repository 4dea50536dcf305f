/**
 * How long a step of the open demand table is, as long as the table itself does not say it by its
 * times.
 */

import type { DemandFile } from "../../runner/protocol.ts";
import { MOST_STEP_MINUTES, STEP_MINUTES } from "../../scenario/limits.ts";
import { useApp } from "../app-context.tsx";
import { NumberField } from "../number-field.tsx";
import { useWords } from "../use-text.ts";
import styles from "./header.module.css";

interface StepLengthProps {
  readonly source: DemandFile;
  readonly stepMinutes: number;
}

export function StepLength({ source, stepMinutes }: StepLengthProps) {
  const app = useApp();
  const { t } = useWords();
  return (
    <span className={styles.step}>
      <NumberField
        label={t("stepLength.minutes")}
        value={stepMinutes}
        bounds={[STEP_MINUTES[0], MOST_STEP_MINUTES]}
        step={1}
        unit={t("stepLength.unit")}
        hasRoom={false}
        onTake={(minutes) => void app.openVariant({ ...source, stepMinutes: minutes })}
      />
    </span>
  );
}
