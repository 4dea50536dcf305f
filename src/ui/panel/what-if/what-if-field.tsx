/** Fields for figures, and what they say once they were given one that they do not take. */

import { useWords } from "../../use-text.ts";
import styles from "./what-if.module.css";

interface FieldProps {
  readonly label: string;
  /** What is written, or what is taken while nothing is. */
  readonly text: string | number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly isValid: boolean;
  readonly write: (text: string) => void;
}

export function FigureField({ label, text, min, max, step, isValid, write }: FieldProps) {
  return (
    <label className={styles.field}>
      <span>{label}</span>
      <input
        type="number"
        inputMode={Number.isInteger(step) ? "numeric" : "decimal"}
        min={min}
        max={max}
        step={step}
        value={text}
        aria-invalid={!isValid}
        onChange={({ target }) => write(target.value)}
      />
    </label>
  );
}

interface RangeProps {
  /** What the field is called. */
  readonly what: string;
  readonly min: number;
  readonly max: number;
  readonly isValid: boolean;
}

export function Range({ what, min, max, isValid }: RangeProps) {
  const { t } = useWords();
  return (
    <p className={styles.hint} role="status">
      {!isValid && t("whatIf.range", { what, min, max })}
    </p>
  );
}
