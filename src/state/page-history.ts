/**
 * The pages in the browser's history: going to another page makes an entry, so that Back leads from it to
 * the page before. Only the page goes back: what was done meanwhile stays, as nothing that is done is
 * undone by Back. An entry of an earlier link, or one that a reader has put there, is opened instead.
 */

import type { PageId } from "./display.ts";
import { PAGES } from "./display.ts";

/** What is kept with an entry: which opening of a link it belongs to, and the page. */
interface Entry {
  readonly visit: string;
  readonly page: PageId;
}

/** The entry of the browser's history that is shown, and how to make one. */
export interface History {
  /** What was kept with it; anything where it was not made here. */
  kept(): unknown;
  link(): string;
  replace(keep: string, link: string): void;
  push(keep: string, link: string): void;
}

export interface PageHistory {
  /** The entry that is shown gets another link. */
  write(link: string): void;
  /** The page may be another. @param linkOf its link; null where there is none yet */
  changed(linkOf: () => string | null): void;
  /** The browser has gone to another entry. Says whether its link is to be opened; then {@link opened} follows. */
  arrived(): boolean;
  /** What the link shows is shown. */
  opened(): void;
}

interface Pages {
  shown(): PageId;
  show(page: PageId): void;
}

/** @param load names this loading of the page, without a slash: entries of others stay when it is loaded anew */
export function createPageHistory(history: History, pages: Pages, load: string): PageHistory {
  let links = 0;
  /** Of the entry; null while a link is being opened. */
  let page: PageId | null = null;
  const visit = (): string => `${load}-${links}`;
  const entry = (): string => written({ visit: visit(), page: page ?? pages.shown() });

  function opened(): void {
    page = pages.shown();
    history.replace(entry(), history.link());
  }
  opened();

  return {
    write: (link) => history.replace(entry(), link),
    changed(linkOf) {
      if (page === null || page === pages.shown()) return;
      const link = linkOf();
      if (link === null) return; // it is told again with the next change
      page = pages.shown();
      history.push(entry(), link);
    },
    arrived() {
      const kept = readEntry(history.kept());
      if (kept?.visit === visit()) {
        page = kept.page;
        pages.show(kept.page);
        return false;
      }
      links++;
      page = null;
      return true;
    },
    opened,
  };
}

const written = ({ visit, page }: Entry): string => `${visit}/${page}`;

function readEntry(kept: unknown): Entry | null {
  const [visit = "", name = ""] = typeof kept === "string" ? kept.split("/", 2) : [];
  const page = PAGES.find((one) => one === name);
  return page === undefined ? null : { visit, page };
}
