/** What is being saved for longer than half a second says so, shows how far it is, and can be cancelled. */

import { useEffect, useState } from "react";
import type { Progress } from "../../runner/protocol.ts";
import { useWords } from "../use-text.ts";
import styles from "./header.module.css";

const PATIENCE_MS = 500;

interface SavingBarProps {
  readonly progress: Progress;
  readonly cancel: () => void;
}

/** Mounted when saving begins. */
export function SavingBar({ progress: { done, total }, cancel }: SavingBarProps) {
  const { t } = useWords();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  const percent = Math.floor((100 * done) / total);
  return (
    <div className={`banner ${styles.saving}`} data-saving>
      <p>
        <span role="status">{t("work.save")}</span>{" "}
        <span aria-hidden="true">{t("work.progress", { percent })}</span>
      </p>
      <progress max={100} value={percent} aria-label={t("work.save")} />
      <button type="button" className="button" onClick={cancel}>
        {t("work.cancel")}
      </button>
    </div>
  );
}
