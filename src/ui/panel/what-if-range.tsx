/** Says which figures a field takes, once it was given another. */

import { useWords } from "../use-text.ts";
import styles from "./what-if.module.css";

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
