/**
 * The side panel, there while it is open: the lanes narrow beside it, the timeline does not move. On a phone it
 * is a sheet that leaves the drawing to be seen, until its reader wants all of the screen.
 */

import { Tabs } from "radix-ui";
import { useEffect, useRef, useState } from "react";
import { present } from "../../base/assert.ts";
import type { PanelId } from "../../state/display.ts";
import { useApp, useAppState } from "../app-context.tsx";
import { ErrorBoundary } from "../error-boundary.tsx";
import { Loading, lazily } from "../loading.tsx";
import { usePhone } from "../use-screen.ts";
import { useWords } from "../use-text.ts";
import styles from "./panel.module.css";
import { PANEL_ENTRIES } from "./panels.ts";

const CONTENTS: ReadonlyMap<PanelId, React.ComponentType> = new Map(
  PANEL_ENTRIES.map(({ id, load, texts }) => [id, lazily(load, ...texts)]),
);

export function SidePanel() {
  const app = useApp();
  const { t } = useWords();
  const panel = useAppState((state) => state.display.panel);
  const phone = usePhone();
  const [full, setFull] = useState(false);
  const contents = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Whoever opens it goes on reading there; whoever follows a link has the focus nowhere yet.
    if (document.activeElement !== document.body) contents.current?.focus();
    return () => {
      if (document.activeElement === document.body) openerOnScreen()?.focus(); // the panel is gone, and its focus with it
    };
  }, []);
  if (panel === null) return null;
  const Content = present(CONTENTS.get(panel), `the panel ${panel}`);
  return (
    <aside className={styles.panel} aria-label={t("panel.label")} data-sheet={full ? "full" : "half"}>
      <Tabs.Root
        className={styles.tabs}
        value={panel}
        activationMode="manual"
        onValueChange={(next) => app.show({ panel: next as PanelId })}
      >
        <header className={styles.head}>
          <Tabs.List className={styles.tabList} aria-label={t("panel.label")}>
            {PANEL_ENTRIES.map(({ id }) => (
              <Tabs.Trigger key={id} value={id} className={styles.tab}>
                {t(`panel.${id}`)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          {!phone && <PlaceButton />}
          {phone && (
            <button
              type="button"
              className={styles.close}
              aria-label={t("panel.full")}
              aria-pressed={full}
              onClick={() => setFull(!full)}
            >
              <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
                <path
                  d={full ? "M2 4L7 10L12 4" : "M2 10L7 4L12 10"}
                  fill="none"
                  stroke="currentColor"
                  strokeWidth="2"
                />
              </svg>
            </button>
          )}
          <button
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
        <Tabs.Content ref={contents} value={panel} className={styles.scroll} tabIndex={0} data-scrolls>
          <ErrorBoundary key={panel /* what is wrong with one is not wrong with another */}>
            <Loading>
              <Content />
            </Loading>
          </ErrorBoundary>
        </Tabs.Content>
      </Tabs.Root>
    </aside>
  );
}

/** Over the lanes, which keep their width, or beside them. */
function PlaceButton() {
  const app = useApp();
  const { t } = useWords();
  const isOver = useAppState(({ display }) => display.panelPlace === "over");
  return (
    <button
      type="button"
      className={`${styles.close} ${styles.place}`}
      aria-label={t("panel.over")}
      title={t(isOver ? "panel.isOver" : "panel.isBeside")}
      aria-pressed={isOver}
      onClick={() => app.show({ panelPlace: isOver ? "beside" : "over" })}
    >
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" fill="none" stroke="currentColor">
        <rect x="0.75" y="1.75" width="12.5" height="10.5" strokeWidth="1.5" />
        <path d="M8.5 2v10" strokeWidth="1.5" />
        {isOver && <rect x="8.5" y="2" width="4.5" height="10" fill="currentColor" />}
      </svg>
    </button>
  );
}

/** The header's button, or on a small screen its menu. */
const openerOnScreen = (): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>("[data-opens-panel]")].find(
    (opener) => opener.offsetParent !== null,
  );
