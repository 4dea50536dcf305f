/** What Back does: it goes from page to page, and opens a link only where that is another than what is shown. */

import { describe, expect, it } from "vitest";
import type { PageId } from "../../src/state/display.ts";
import { createPageHistory } from "../../src/state/page-history.ts";

/** A browser's history, and a page that shows what its entries say. */
function setUp() {
  const entries: { kept: unknown; link: string }[] = [{ kept: null, link: "#lanes" }];
  let at = 0;
  let shown: PageId = "lanes";
  const opened: string[] = [];
  const here = () => entries[at] ?? { kept: null, link: "" };
  const create = (load: string) =>
    createPageHistory(
      {
        kept: () => here().kept,
        link: () => here().link,
        replace: (kept, link) => void entries.splice(at, 1, { kept, link }),
        push(kept, link) {
          entries.splice(at + 1, entries.length, { kept, link });
          at++;
        },
      },
      {
        shown: () => shown,
        show(page) {
          shown = page;
          pages.changed(linkNow);
        },
      },
      load,
    );
  const linkNow = (): string => `#${shown}`;
  let pages = create("first");
  const arrive = (): void => {
    if (!pages.arrived()) return;
    opened.push(here().link);
    shown = here().link === "#gallery" ? "gallery" : "lanes";
    pages.changed(linkNow);
    pages.opened();
  };
  return {
    opened,
    links: () => entries.map(({ link }) => link),
    shown: () => shown,
    goTo(page: PageId) {
      shown = page;
      pages.changed(linkNow);
    },
    write: (link: string) => pages.write(link),
    go(by: number) {
      at += by;
      arrive();
    },
    paste(link: string) {
      entries.splice(at + 1, entries.length, { kept: null, link });
      at++;
      arrive();
    },
    reload() {
      pages = create("second");
    },
  };
}

describe("the pages in the browser's history", () => {
  it("go back and forth, and nothing is opened anew", () => {
    const browser = setUp();
    browser.goTo("gallery");
    expect(browser.links()).toEqual(["#lanes", "#gallery"]);
    browser.go(-1);
    expect(browser.shown()).toBe("lanes");
    browser.go(1);
    expect(browser.shown()).toBe("gallery");
    expect(browser.opened).toEqual([]);
    expect(browser.links()).toEqual(["#lanes", "#gallery"]);
  });

  it("make one entry for each that is gone to, whatever is written meanwhile", () => {
    const browser = setUp();
    browser.write("#lanes&at=3.0");
    browser.goTo("gallery");
    browser.write("#gallery&card=x");
    browser.goTo("gallery");
    browser.goTo("lanes");
    expect(browser.links()).toEqual(["#lanes&at=3.0", "#gallery&card=x", "#lanes"]);
    browser.go(-2);
    expect([browser.shown(), ...browser.opened]).toEqual(["lanes"]);
  });

  it("leave a link that a reader has put there, and that before it, to be opened", () => {
    const browser = setUp();
    browser.paste("#gallery");
    expect(browser.opened).toEqual(["#gallery"]);
    expect(browser.links()).toEqual(["#lanes", "#gallery"]);
    browser.go(-1);
    expect(browser.opened).toEqual(["#gallery", "#lanes"]);
    expect(browser.shown()).toBe("lanes");
  });

  it("leave those of an earlier loading of the page to be opened", () => {
    const browser = setUp();
    browser.goTo("gallery");
    browser.reload();
    browser.go(-1);
    expect(browser.opened).toEqual(["#lanes"]);
  });
});
