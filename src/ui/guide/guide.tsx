/**
 * What the page is and how to read it: a sheet beside the page, which stays in sight with the names of
 * its things on it. Four parts (what this is, how to read it, the words, the keys), searched together.
 */

import { Dialog, ToggleGroup } from "radix-ui";
import { useCallback, useRef, useState } from "react";
import type { PictureMark } from "../../view/picture/picture-marks.ts";
import { useTools } from "../app-context.tsx";
import { Glyph } from "../glyph.tsx";
import { DialogPortal } from "../menus.tsx";
import { usePhone, useScale } from "../use-screen.ts";
import { useWords } from "../use-text.ts";
import type { Entry } from "./entries.ts";
import { matching, useEntries } from "./entries.ts";
import styles from "./guide.module.css";
import type { Mark, MarkedPlace } from "./guide-marks.ts";
import { GROUPS, markedPlaces } from "./guide-marks.ts";
import { KeyList } from "./key-list.tsx";
import { Pills } from "./pills.tsx";

const TABS = ["what", "read", "words", "keys"] as const;
type Tab = (typeof TABS)[number];

const GLYPHS = ["overload", "migration", "swap", "no-solution"] as const;

interface GuideProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** The word that it opens at; null at its beginning. */
  readonly entry: string | null;
}

export function Guide({ open, onOpenChange, entry }: GuideProps) {
  const { t } = useWords();
  const opener = useRef<Element | null>(null);
  const returnFocus = (event: Event): void => {
    event.preventDefault();
    const remaining = opener.current?.isConnected
      ? opener.current
      : document.querySelector("[data-small-menu]");
    if (remaining instanceof HTMLElement) remaining.focus();
  };
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <DialogPortal>
        <Dialog.Overlay className={styles.veil} />
        <Dialog.Content
          className={styles.sheet}
          aria-describedby={undefined}
          data-guide
          onOpenAutoFocus={(event) => {
            opener.current = document.activeElement;
            if (entry === null || !(event.currentTarget instanceof Element)) return;
            event.preventDefault();
            event.currentTarget.querySelector<HTMLElement>("[data-sought]")?.focus();
          }}
          onCloseAutoFocus={returnFocus}
        >
          <div className={styles.head}>
            <Dialog.Title>{t("guide.title")}</Dialog.Title>
            <Dialog.Close className={styles.close} aria-label={t("guide.close")}>
              ×
            </Dialog.Close>
          </div>
          <Parts at={entry} />
        </Dialog.Content>
      </DialogPortal>
    </Dialog.Root>
  );
}

function Parts({ at }: { readonly at: string | null }) {
  const { t } = useWords();
  const [tab, setTab] = useState<Tab>(at === null ? "read" : "words");
  const [sought, setSought] = useState("");
  const [lit, setLit] = useState<Mark | null>(null);
  const entries = useEntries();
  const found = matching(entries, sought);
  return (
    <>
      <label className={styles.search}>
        <span className="for-readers">{t("guide.search")}</span>
        <input
          type="search"
          placeholder={t("guide.search")}
          value={sought}
          onChange={({ target }) => setSought(target.value)}
        />
      </label>
      {sought.trim() === "" ? (
        <ToggleGroup.Root
          type="single"
          className="tabs"
          aria-label={t("guide.title")}
          value={tab}
          onValueChange={(next) => next !== "" && setTab(next as Tab)}
        >
          {TABS.map((part) => (
            <ToggleGroup.Item key={part} value={part} className="tab">
              {t(`guide.tabs.${part}`)}
            </ToggleGroup.Item>
          ))}
        </ToggleGroup.Root>
      ) : (
        <p role="status">
          {found.length > 0
            ? t("guide.found", { count: found.length })
            : t("guide.nothing", { text: sought })}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by key */}
      <div className={styles.body} data-scrolls tabIndex={0}>
        {sought.trim() !== "" ? (
          <EntryList entries={found} lit={lit} onLit={setLit} />
        ) : tab === "what" ? (
          <What />
        ) : tab === "read" ? (
          <Reading entries={entries} lit={lit} onLit={setLit} />
        ) : tab === "words" ? (
          <EntryList
            entries={entries.filter(({ kind }) => kind === "word")}
            at={at}
            lit={lit}
            onLit={setLit}
          />
        ) : (
          <KeyList />
        )}
      </div>
      {(tab === "read" || sought.trim() !== "") && <OnPage entries={entries} lit={lit} />}
    </>
  );
}

function What() {
  const { t } = useWords();
  return (
    <>
      <p>{t("guide.what.idea")}</p>
      <p>{t("guide.what.lanes")}</p>
      <p>{t("guide.what.source")}</p>
      <p>
        <a href="./rules.html" target="_blank" rel="noopener" hrefLang="en">
          {t("help.rules")}
        </a>
      </p>
      <p>
        <a href="./design.html" target="_blank" rel="noopener" hrefLang="en">
          {t("help.design")}
        </a>
      </p>
      <p>
        <a href="./licenses.txt" target="_blank" rel="noreferrer">
          {t("help.licences")}
        </a>
      </p>
    </>
  );
}

interface ListProps {
  readonly entries: readonly Entry[];
  readonly lit: Mark | null;
  readonly onLit: (mark: Mark | null) => void;
  /** The word that was asked for: it is in sight, and has the focus. */
  readonly at?: string | null;
}

function Reading({ entries, lit, onLit }: ListProps) {
  const { t } = useWords();
  return Object.keys(GROUPS).map((group) => (
    <section key={group}>
      <h3>{t(`guide.groups.${group as keyof typeof GROUPS}`)}</h3>
      <EntryList
        entries={entries.filter((entry) => entry.kind === "mark" && entry.group === group)}
        lit={lit}
        onLit={onLit}
      />
      {group === "timeline" && (
        <ul className={styles.glyphs}>
          {GLYPHS.map((kind) => (
            <li key={kind}>
              <Glyph kind={kind} /> {t(`guide.glyphs.${kind}`)}
            </li>
          ))}
        </ul>
      )}
    </section>
  ));
}

/** An entry of the page lights its name there while it is pointed at or has the focus. */
function EntryList({ entries, lit, onLit, at = null }: ListProps) {
  return (
    <ul className={styles.entries}>
      {entries.map((entry) => {
        const text = (
          <>
            <strong>{entry.name}.</strong> {entry.text}
            {entry.kind === "word" && entry.formula !== null && <code>{entry.formula}</code>}
          </>
        );
        return (
          <li key={`${entry.kind} ${entry.id}`}>
            {entry.kind === "word" ? (
              <div
                className={styles.entry}
                tabIndex={-1}
                data-sought={entry.id === at || undefined}
                data-lit={entry.id === at || undefined}
              >
                {text}
              </div>
            ) : (
              <button
                type="button"
                className={styles.entry}
                data-lit={entry.id === lit || undefined}
                onFocus={() => onLit(entry.id)}
                onBlur={() => onLit(null)}
                onPointerEnter={() => onLit(entry.id)}
                onPointerLeave={() => onLit(null)}
              >
                {text}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** As wide as the sheet, or half as high as the window: see the style sheet. */
const SHEET = 400;

const placeOf = ({ mark, x, y, radius }: PictureMark): MarkedPlace => ({
  mark,
  box: { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius },
});

function OnPage({ entries, lit }: Pick<ListProps, "entries" | "lit">) {
  const { pictures } = useTools();
  const phone = usePhone();
  const zoom = useScale();
  const places = useCallback(
    () => [...pictures.marks(zoom).map(placeOf), ...markedPlaces(document, zoom)],
    [pictures, zoom],
  );
  const nameOf = (mark: Mark): string =>
    entries.find(({ kind, id }) => kind === "mark" && id === mark)?.name ?? mark;
  return (
    <Pills
      places={places}
      nameOf={nameOf}
      lit={lit}
      seen={
        phone
          ? { width: innerWidth / zoom, height: innerHeight / zoom / 2 }
          : { width: innerWidth / zoom - SHEET, height: innerHeight / zoom }
      }
    />
  );
}
