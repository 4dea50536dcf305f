/** What is written into the address bar, and when. */

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createAddressBar } from "../../src/state/address-bar.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const page = { bar: "#first" as string, screen: "#first" as string | null, written: 0 };
  const { changed, stop } = createAddressBar(
    {
      read: () => page.bar,
      write(link) {
        page.bar = link;
        page.written++;
      },
    },
    () => page.screen,
  );
  const show = (link: string | null): void => {
    page.screen = link;
    changed();
  };
  return { page, show, stop };
}

describe("the address bar", () => {
  it("follows the screen once it has come to rest", () => {
    const { page, show } = setUp();
    for (const link of ["#a", "#b", "#c"]) {
      show(link);
      vi.advanceTimersByTime(200);
    }
    expect(page.written).toBe(0);
    vi.advanceTimersByTime(200);
    expect(page).toMatchObject({ bar: "#c", written: 1 });
    show("#c");
    vi.advanceTimersByTime(1000);
    expect(page.written).toBe(1);
  });

  it("keeps a link that was put there since something changed, until it is shown", () => {
    const { page, show } = setUp();
    show("#key-pressed");
    page.bar = "#linked";
    vi.advanceTimersByTime(310);
    expect(page.bar).toBe("#linked"); // the page opens it only now
    show("#linked&more");
    vi.advanceTimersByTime(310);
    expect(page.bar).toBe("#linked&more");
  });

  it("comes back to the screen where the link is nothing that can be shown", () => {
    const { page, show } = setUp();
    show("#key-pressed");
    page.bar = "#nonsense";
    vi.advanceTimersByTime(1000);
    expect(page.bar).toBe("#key-pressed");
  });

  it("stays while the screen is about to show something else", () => {
    const { page, show } = setUp();
    show(null);
    vi.advanceTimersByTime(1000);
    expect(page.written).toBe(0);
  });

  it("is left alone by a page that is gone", () => {
    const { page, show, stop } = setUp();
    show("#a");
    stop();
    vi.advanceTimersByTime(1000);
    expect(page.written).toBe(0);
  });
});
