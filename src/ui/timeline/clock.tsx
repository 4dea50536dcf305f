/** The moment in words. */

import { scoreOf } from "../../state/session.ts";
import { useSession } from "../app-context.tsx";
import { usePosition } from "../use-clock.ts";
import { useWords } from "../use-text.ts";
import styles from "./timeline.module.css";

export function Clock() {
  const { t, times } = useWords();
  const session = useSession();
  const { step, action } = usePosition();
  const actions = scoreOf(session).actionsAt(step);
  return (
    <p className={styles.clock}>
      <strong data-clock={step}>{times.moment(step)}</strong>{" "}
      <span>
        {times.detail(step)}
        {actions > 0 && (
          <span className={styles.clockAction}>; {t("timeline.action", { action, actions })}</span>
        )}
      </span>
    </p>
  );
}
