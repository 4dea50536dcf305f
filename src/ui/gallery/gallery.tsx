/** The gallery: a card for every policy, in groups, and found by what it says in any language. */

import { useEffect, useRef, useState } from "react";
import { useApp, useAppState } from "../app-context.tsx";
import { useEveryPolicy } from "../use-every-policy.ts";
import { useWords } from "../use-text.ts";
import styles from "./gallery.module.css";
import { GalleryCard } from "./gallery-card.tsx";
import { GroupingTabs, groupName } from "./grouping.tsx";
import { groupPolicies } from "./policy-groups.ts";
import { findPolicies } from "./policy-search.ts";

export function Gallery() {
  const { t } = useWords();
  const policies = useEveryPolicy(true);
  const [sought, setSought] = useState("");
  const grouping = useAppState(({ display }) => display.grouping);
  const found = findPolicies(policies, sought);
  const list = useRef<HTMLDivElement>(null);
  useCardInSight(list, policies.length);
  return (
    <div className={styles.gallery} ref={list}>
      <div className="page-head">
        <h2>{t("gallery.title")}</h2>
        <p className="secondary">{t("gallery.lead")}</p>
        <div className={styles.finding}>
          <input
            type="search"
            aria-label={t("gallery.search")}
            placeholder={t("gallery.search")}
            value={sought}
            onChange={({ target }) => setSought(target.value)}
          />
          <GroupingTabs />
          <p role="status" className="secondary">
            {found.length > 0
              ? t("gallery.found", { count: found.length })
              : t("gallery.nothing", { text: sought })}
          </p>
        </div>
      </div>
      {groupPolicies(found, grouping).map(({ of, policies: listed }) => (
        <section key={of} className={styles.group} aria-label={groupName(of, grouping, t)}>
          <h3>{groupName(of, grouping, t)}</h3>
          <div className={styles.cards}>
            {listed.map((policy) => (
              <GalleryCard key={policy.id} policy={policy} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

/** The card that was asked for, by a link or from a lane, is in sight and has the focus once all are there. */
function useCardInSight(list: React.RefObject<HTMLElement | null>, cards: number): void {
  const app = useApp();
  useEffect(() => {
    const { card } = app.store.getState().display;
    if (card === null || cards === 0) return;
    const element = list.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(card)}"]`);
    element?.scrollIntoView({ block: "start" });
    element?.querySelector<HTMLElement>("h4")?.focus({ preventScroll: true });
  }, [app, list, cards]);
}
