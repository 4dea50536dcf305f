/**
 * The fourth band, which never moves: the clock, the transport, the tracks, and the slider over them.
 * Folded it is one row without the tracks; on a phone it does not fold.
 */

import { FoldButton } from "../fold-button.tsx";
import { useFolded } from "../use-folded.ts";
import { usePhone } from "../use-screen.ts";
import { useWords } from "../use-text.ts";
import { Clock } from "./clock.tsx";
import styles from "./timeline.module.css";
import { Tracks } from "./tracks.tsx";
import { Transport, TransportOptions } from "./transport.tsx";

export function TimelineBand() {
  const { t } = useWords();
  const phone = usePhone();
  const folded = useFolded("timeline");
  return (
    <section
      className={styles.band}
      id="timeline"
      data-folded={folded || undefined}
      aria-label={t("timeline.label")}
      tabIndex={-1}
    >
      <div className={styles.controls}>
        <div className={styles.head}>
          {!phone && (
            <FoldButton band="timeline">
              <span className="for-readers">{t("timeline.label")}</span>
            </FoldButton>
          )}
          <Clock />
        </div>
        <Transport />
        {!folded && <TransportOptions />}
      </div>
      <Tracks />
    </section>
  );
}
