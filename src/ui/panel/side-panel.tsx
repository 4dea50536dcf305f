/** The side panel, closed by default: the lanes narrow beside it, the timeline does not move. */

import { useEffect, useRef } from "react";
import { useApp, useAppState } from "../app-context.tsx";
import { useWords } from "../use-text.ts";
import { Assumptions } from "./assumptions.tsx";
import styles from "./panel.module.css";

export function SidePanel() {
  const app = useApp();
  const { t } = useWords();
  const panel = useAppState((state) => state.display.panel);
  const close = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (panel !== null) close.current?.focus();
    else if (wasOpen.current && document.activeElement === document.body) openerOnScreen()?.focus();
    wasOpen.current = panel !== null;
  }, [panel]);
  if (panel === null) return null;
  return (
    <aside className={styles.panel} aria-label={t("panel.label")}>
      <header className={styles.head}>
        <h2>{t("panel.assumptions")}</h2>
        <button
          ref={close}
          type="button"
          className={styles.close}
          aria-label={t("panel.close")}
          onClick={() => app.show({ panel: null })}
        >
          <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
            <path d="M2 2L12 12M12 2L2 12" stroke="currentColor" strokeWidth="2" />
          </svg>
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} data-scrolls aria-label={t("panel.assumptions")}>
        <Assumptions />
      </section>
    </aside>
  );
}

/** The header's button, or on a small screen its menu. */
const openerOnScreen = (): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>("[data-opens-panel]")].find(
    (opener) => opener.offsetParent !== null,
  );
