/**
 * All policies to choose one from: in groups, found by what is said of them, with the idea of each in a
 * line. The focus stays in the field: arrows go from policy to policy, Enter takes the one they are at.
 */

import type { KeyboardEvent } from "react";
import { useEffect, useId, useRef, useState } from "react";
import { useApp, useAppState } from "../app-context.tsx";
import { useEveryPolicy } from "../use-every-policy.ts";
import { useWords } from "../use-text.ts";
import { GroupingTabs, groupName } from "./grouping.tsx";
import { groupPolicies } from "./policy-groups.ts";
import styles from "./policy-list.module.css";
import { findPolicies } from "./policy-search.ts";

interface PolicyListProps {
  readonly label: string;
  /** The one that is chosen now. */
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  /** Closes the list: the card of a policy is gone to. */
  readonly onLeave: () => void;
  /** Null where what it is chosen for has to stay. */
  readonly onRemove: (() => void) | null;
}

const hasFingers = (): boolean => matchMedia("(pointer: coarse)").matches;

/** What a page of keys goes by. */
const PAGE = 6;

export function PolicyList({ label, chosen, onChoose, onLeave, onRemove }: PolicyListProps) {
  const app = useApp();
  const { t, policy: nameOf } = useWords();
  const grouping = useAppState(({ display }) => display.grouping);
  const [sought, setSought] = useState("");
  const [pointed, setPointed] = useState(chosen);
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const groups = groupPolicies(findPolicies(useEveryPolicy(true), sought), grouping);
  const ids = groups.flatMap(({ policies }) => policies.map(({ id }) => String(id)));
  const active = ids.includes(pointed) ? pointed : (ids[0] ?? null);
  const optionId = (id: string): string => `${listId}-${id}`;

  useEffect(() => {
    if (!hasFingers()) field.current?.focus(); // a keyboard on the screen would lie over the list
    document.getElementById(`${listId}-${chosen}`)?.scrollIntoView({ block: "nearest" });
  }, [listId, chosen]);

  const goBy = (steps: number): void => {
    const next = ids[Math.max(0, Math.min(ids.length - 1, ids.indexOf(active ?? "") + steps))];
    if (next === undefined) return;
    setPointed(next);
    document.getElementById(optionId(next))?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }[event.key];
    if (steps === undefined && event.key !== "Enter") return;
    event.preventDefault();
    if (steps !== undefined) goBy(steps);
    else if (active !== null) onChoose(active);
  };

  return (
    <>
      <div className={styles.head}>
        <input
          ref={field}
          type="search"
          role="combobox"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={listId}
          aria-activedescendant={active === null ? undefined : optionId(active)}
          aria-label={t("gallery.search")}
          placeholder={t("gallery.search")}
          value={sought}
          onChange={({ target }) => setSought(target.value)}
          onKeyDown={onKeyDown}
        />
        <GroupingTabs />
      </div>
      <div id={listId} className={styles.list} role="listbox" aria-label={label}>
        {groups.map(({ of, policies }) => (
          // biome-ignore lint/a11y/useSemanticElements: options stand in groups, which no element of HTML is
          <div key={of} role="group" aria-label={groupName(of, grouping, t)}>
            <div className="menu-label" aria-hidden="true">
              {groupName(of, grouping, t)}
            </div>
            {policies.map(({ id, since }) => (
              // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the field has the focus and the keys
              <div
                key={id}
                id={optionId(id)}
                className={styles.option}
                role="option"
                aria-selected={id === chosen}
                data-active={id === active || undefined}
                onPointerMove={() => setPointed(id)}
                onClick={() => onChoose(id)}
              >
                <span>{nameOf(id)}</span>
                <small>{t(`policies.${id}.about`)}</small>
                <small>{since}</small>
              </div>
            ))}
          </div>
        ))}
      </div>
      {active === null && (
        <p role="status" className={styles.nothing}>
          {t("gallery.nothing", { text: sought })}
        </p>
      )}
      <div className={styles.foot}>
        {active !== null && (
          <button
            type="button"
            className="linkish"
            onClick={() => {
              onLeave();
              app.show({ page: "gallery", card: active });
            }}
          >
            {t("gallery.card", { policy: nameOf(active) })}
          </button>
        )}
        {onRemove !== null && (
          <button type="button" className="linkish" onClick={onRemove}>
            {t("lane.remove")}
          </button>
        )}
      </div>
    </>
  );
}
