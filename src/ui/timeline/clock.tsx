/** The moment in words. */

import { playableOf } from "../../state/session.ts";
import { useSession } from "../app-context.tsx";
import { usePosition } from "../use-clock.ts";
import { useWords } from "../use-text.ts";
import styles from "./timeline.module.css";

export function Clock() {
  const { t, times } = useWords();
  const session = useSession();
  const { step, action } = usePosition();
  const year = times.year(step);
  const actions = playableOf(session).actionsAt(step);
  return (
    <div className={styles.clockPlace}>
      <p className={styles.clock}>
        <strong data-clock={step} data-named={times.named}>
          {times.moment(step)}
        </strong>{" "}
        <span>
          {year !== null && <span className={styles.clockYear}>{year}, </span>}
          {times.detail(step)}
          {actions > 0 && (
            <span className={styles.clockAction}>; {t("timeline.action", { action, actions })}</span>
          )}
        </span>
      </p>
    </div>
  );
}
