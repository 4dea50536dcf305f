/**
 * How long a step of the open demand table is, as long as the table itself does not say it by its
 * times: a field that takes effect on Enter or when it is left. What is no length is not taken.
 */

import { useState } from "react";
import type { DemandFile } from "../../runner/protocol.ts";
import { readStepMinutes } from "../../scenario/read-number.ts";
import { useApp } from "../app-context.tsx";
import { useWords } from "../use-text.ts";
import styles from "./header.module.css";

interface StepLengthProps {
  readonly source: DemandFile;
  readonly stepMinutes: number;
}

export function StepLength({ source, stepMinutes }: StepLengthProps) {
  const app = useApp();
  const { t } = useWords();
  /** What is typed and not yet taken. */
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && readStepMinutes(typed) === null;
  const take = (): void => {
    const minutes = typed === null ? null : readStepMinutes(typed);
    setTyped(null);
    if (minutes !== null && minutes !== stepMinutes)
      void app.openVariant({ ...source, stepMinutes: minutes });
  };
  return (
    <label className={styles.step}>
      <input
        inputMode="decimal"
        autoComplete="off"
        aria-label={t("stepLength.minutes")}
        title={t(wrong ? "stepLength.wrong" : "stepLength.minutes")}
        aria-invalid={wrong}
        value={typed ?? String(stepMinutes)}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onKeyDown={({ key }) => {
          if (key === "Enter" && !wrong) take();
          if (key === "Escape") setTyped(null);
        }}
      />{" "}
      <span>{t("stepLength.unit")}</span>
    </label>
  );
}
