/** The fourth band, which never moves: the clock, the transport, the tracks, and the slider over them. */

import { useWords } from "../use-text.ts";
import { Clock } from "./clock.tsx";
import styles from "./timeline.module.css";
import { Tracks } from "./tracks.tsx";
import { Transport, TransportOptions } from "./transport.tsx";

export function TimelineBand() {
  const { t } = useWords();
  return (
    <section className={styles.band} id="timeline" aria-label={t("timeline.label")} tabIndex={-1}>
      <div className={styles.controls}>
        <Clock />
        <Transport />
        <TransportOptions />
      </div>
      <Tracks />
    </section>
  );
}
