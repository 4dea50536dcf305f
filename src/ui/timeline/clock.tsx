/** The moment in words. */

import { scoreOf } from "../../state/session.ts";
import { useSession } from "../app-context.tsx";
import { usePosition } from "../use-clock.ts";
import { useWords } from "../use-text.ts";
import styles from "./timeline.module.css";

const MINUTES_A_DAY = 1440;

export function Clock() {
  const { t } = useWords();
  const session = useSession();
  const { step, action } = usePosition();
  const { stepMinutes } = session.scenario;
  const minutes = step * stepMinutes;
  const time = `${two((minutes % MINUTES_A_DAY) / 60)}:${two(minutes % 60)}`;
  const actions = scoreOf(session).actionsAt(step);
  return (
    <div className={styles.clockPlace}>
      <p className={styles.clock}>
        <strong data-clock={step}>
          {stepMinutes === 60 ? t("timeline.hour", { hour: step }) : t("timeline.step", { step })}
        </strong>{" "}
        <span>
          {t("timeline.day", { day: Math.floor(minutes / MINUTES_A_DAY) + 1, time })}
          {actions > 0 && (
            <span className={styles.clockAction}>; {t("timeline.action", { action, actions })}</span>
          )}
        </span>
      </p>
    </div>
  );
}

const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
