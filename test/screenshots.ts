/**
 * Makes the pictures of the docs from the running app (`npm run screenshots`): builds nothing, serves
 * `dist/`, opens each link in a real Chromium and takes what is there once the page is at rest. Figures
 * are written without a page, in both themes.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { chromium } from "@playwright/test";
import { preview } from "vite";
import { projectionToString } from "../src/charts/plane/projection-svg.ts";
import { policyIds } from "../src/policies/registry.ts";
import { PALETTES } from "../src/view/palette.ts";
import { PLANES } from "../src/view/picture/axes.ts";
import { WHOLE_SPACE } from "../src/view/picture/axis-range.ts";
import { browserPath } from "./browser-path.ts";
import { atRest, comeBack, expect, watchPending } from "./e2e/rest.ts";
import { paperPicture } from "./paper-picture.ts";

interface Picture {
  readonly file: string;
  readonly link: string;
  readonly width: number;
  readonly height: number;
}

const PAPER = "#v=1&scenario=paper&policies=sandpiper-2008,scoa";
const PICTURES: readonly Picture[] = [
  { file: "main-light", link: `${PAPER}&at=34.1&theme=light&lang=en`, width: 1440, height: 900 },
  { file: "main-dark", link: `${PAPER}&at=34.1&theme=dark&lang=en`, width: 1440, height: 900 },
  { file: "main-korean", link: `${PAPER}&at=34.1&theme=light&lang=ko`, width: 1440, height: 900 },
  {
    file: "chosen-pm",
    link: `${PAPER}&at=34.1&pm=0&camera=-38.0,16.0,1.00&theme=light&lang=en`,
    width: 1440,
    height: 900,
  },
  {
    file: "fleet-light",
    link: "#v=1&scenario=generated&pms=1000&vms=10000&steps=72&seed=42&policies=sandpiper-2008,scoa&at=34.999&theme=light&lang=en",
    width: 1440,
    height: 900,
  },
  { file: "why", link: `${PAPER}&at=34.1&panel=why&theme=light&lang=en`, width: 1440, height: 900 },
  { file: "reasoning", link: `${PAPER}&at=34.0.4&panel=why&theme=dark&lang=en`, width: 1440, height: 900 },
  {
    file: "inspect",
    link: `${PAPER}&at=34.1&panel=inspect&pm=0&vm=20&camera=-38.0,16.0,1.00&theme=light&lang=en`,
    width: 1440,
    height: 900,
  },
  {
    file: "fork",
    link: `${PAPER}&at=34.3&panel=what-if&pm=0&camera=35.0,14.0,1.00&fork1=VM+1+to+PM4*m34.2.1.4&theme=light&lang=en`,
    width: 1440,
    height: 900,
  },
  { file: "projection", link: `${PAPER}&at=34.1&view=cpu-mem&theme=light&lang=en`, width: 1280, height: 720 },
  { file: "sight", link: `${PAPER}&at=34.1&sees=shown&theme=light&lang=en`, width: 1440, height: 900 },
  { file: "gallery", link: `${PAPER}&at=34.1&page=gallery&theme=light&lang=en`, width: 1440, height: 900 },
  {
    file: "gallery-korean",
    link: `${PAPER}&at=34.1&page=gallery&card=scoa&theme=dark&lang=ko`,
    width: 1440,
    height: 900,
  },
  {
    file: "scoreboard",
    link: `${PAPER}&at=34.1&page=scoreboard&theme=light&lang=en`,
    width: 1440,
    height: 1600,
  },
  {
    file: "scoreboard-phone",
    link: `${PAPER}&at=34.1&page=scoreboard&theme=dark&lang=ko`,
    width: 390,
    height: 844,
  },
  { file: "tablet", link: `${PAPER}&at=34.1&theme=light&lang=en`, width: 1024, height: 768 },
  { file: "phone", link: `${PAPER}&at=34.1&theme=light&lang=en`, width: 390, height: 844 },
];

/** Every policy has its card or its row, and no row is still being worked out. */
async function allListed(page: Page): Promise<void> {
  await expect.poll(() => page.locator("[data-card], [data-score]").count()).toBeGreaterThan(POLICIES - 2);
  await expect(page.locator("[data-state=running], [data-state=waiting]")).toHaveCount(0);
}
const POLICIES = policyIds().length;

const FOLDER = "docs/images";
mkdirSync(FOLDER, { recursive: true });
for (const theme of ["light", "dark"] as const) {
  const file = `${FOLDER}/projection-${theme}.svg`;
  const figure = projectionToString(paperPicture("sandpiper-2008", 34, 1), {
    width: 480,
    height: 330,
    axes: PLANES["cpu-mem"],
    range: WHOLE_SPACE,
    dense: false,
    scale: 1,
    limit: 0.9,
    palette: PALETTES[theme],
    title: "The paper's scenario at hour 34 under Sandpiper, cpu and mem",
    description:
      "PM0 and PM3 are over the threshold on cpu; PM0 has been asked about and found nothing to move.",
  });
  writeFileSync(file, figure);
  console.log(file);
}
const server = await preview({ preview: { port: 4175, strictPort: true } });
const executablePath = browserPath();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
for (const { file, link, width, height } of PICTURES) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.addInitScript(watchPending);
  await page.addInitScript(comeBack);
  await page.goto(`http://localhost:4175/${link}`);
  await page.locator("[data-view] svg text, main[data-page]").first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  if (link.includes("&page=")) await allListed(page);
  await atRest(page);
  await page.screenshot({ path: `${FOLDER}/${file}.png` });
  await page.close();
  console.log(`${FOLDER}/${file}.png`);
}
await browser.close();
await server.close();
