/** Texts from outside, as long and as strange as they may be, and eyes that need other colours or a small screen. */

import type { Page } from "@playwright/test";
import { expect, linkTo, test } from "./lab.ts";

const NAMES = [
  "W".repeat(64),
  `${"a".repeat(63)}b`,
  "pay\u202egpj.exe",
  "שרת-מסד-נתונים-3",
  "데이터베이스서버".repeat(7),
  "x",
];
const FILE = {
  name: "names.csv",
  text: [
    "hour,vm,cpu,net,mem",
    ...Array.from({ length: 6 }, (_, hour) =>
      NAMES.map((name, i) => `${hour},${name},${(0.3 + 0.08 * ((hour + i) % 6)).toFixed(2)},0.1,0.2`),
    ).flat(),
  ].join("\n"),
};

/** What lies further right than the panel it is in, or than the page. */
const sticksOut = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("header *, aside *, [id^=lane-] p, section > :not(canvas)")]
      .filter((element) => {
        const box = element.getBoundingClientRect();
        const around = element.closest("aside")?.getBoundingClientRect().right ?? innerWidth;
        return box.width > 1 && element.checkVisibility() && box.right > around + 1;
      })
      .map((element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 40)}`),
  );

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test.describe(() => {
    test.use({ viewport });
    test(`long names stay in their place at ${viewport.width}`, async ({ lab, page }) => {
      await lab.open(linkTo("2.0", "&panel=inspect"));
      await lab.drop(FILE.name, FILE.text);
      await lab.settled();
      await page.locator(`[data-vm="0"]`).first().click();
      await lab.settled();
      expect(await sticksOut(page)).toEqual([]);
      expect(await page.locator("body").innerText()).not.toContain("\u202e");
    });
  });
}

test("with the colours of the system, dots and the chosen tab can be told apart", async ({ lab, page }) => {
  await lab.open(linkTo("34.0", "&panel=inspect"));
  await page.emulateMedia({ forcedColors: "active" });
  const each = (selector: string, property: string): Promise<string[]> =>
    page
      .locator(selector)
      .evaluateAll(
        (elements, name) => elements.map((element) => getComputedStyle(element).getPropertyValue(name)),
        property,
      );
  const dots = await each("#lane-1 .pm-name i", "background-color");
  expect(dots).toHaveLength(6);
  expect(new Set(dots).size).toBe(6);
  const chosen = await each("aside [role=tab][aria-selected=true]", "border-bottom-color");
  const others = await each("aside [role=tab][aria-selected=false]", "border-bottom-color");
  expect(chosen).toHaveLength(1);
  expect(others).not.toContain(chosen[0]);
  await page.emulateMedia({ forcedColors: "none" });
});

test.describe(() => {
  test.use({ viewport: { width: 320, height: 640 } });
  test("a screen of 320 px cuts no sentence and no button", async ({ lab, page }) => {
    await lab.open(linkTo("34.2"));
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll("button:not(.skip), [data-caption] strong")]
        .filter((element) => element.checkVisibility() && element.closest("[data-scrolls]") === null)
        .filter((element) => {
          const box = element.getBoundingClientRect();
          const sentence = element.closest("[data-caption]")?.getBoundingClientRect();
          return (
            box.left < 0 || box.right > innerWidth || (sentence !== undefined && box.bottom > sentence.bottom)
          );
        })
        .map(({ textContent }) => textContent),
    );
    expect(cut).toEqual([]);
  });
});
