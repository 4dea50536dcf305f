/**
 * The page in a real Chromium (`npm run bench:page`, part of `npm run bench`): the first visit, what a
 * frame costs at growing sizes, memory, and the size of what is downloaded. One JSON line per
 * figure. `--minutes N` is how long each fleet plays on for the memory figure, `--fleets 6,100` which fleets
 * (`--fleets ""` none). Never part of the tests.
 */

import { readdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { preview } from "vite";
import { browserPath } from "../test/browser-path.ts";
import { saveData } from "../test/in-page.ts";
import { print } from "./lines.ts";
import { measureFleet } from "./page/fleets.ts";
import { measureSmall } from "./page/small.ts";

const PORT = 4176;
const URL = `http://localhost:${PORT}/`;

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    fleets: { type: "string", default: "6,100,1000,10000" },
  },
});
const server = await preview({ preview: { port: PORT, strictPort: true } });
const executablePath = browserPath();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
try {
  await measureSmall(browser, URL);
  for (const pms of values.fleets.split(",").filter(Boolean).map(Number))
    await measureFleet(browser, URL, pms, Number(values.minutes));
  await measureBundle();
} finally {
  await browser.close();
  await server.close();
}

/** What a first visit downloads, and all that there is. */
async function measureBundle(): Promise<void> {
  const page = await browser.newPage();
  await page.addInitScript(saveData); // what is loaded ahead, when all is drawn, is not of a first visit
  await page.goto(URL);
  await page.waitForTimeout(3000);
  const loaded = await page.evaluate(() =>
    performance.getEntriesByType("resource").map(({ name }) => name.split("/").at(-1) ?? ""),
  );
  await page.close();
  const scripts = readdirSync("dist/assets").filter((name) => name.endsWith(".js"));
  const kB = (names: readonly string[]): number =>
    names.reduce((sum, name) => sum + gzipSync(readFileSync(`dist/assets/${name}`)).length, 0) / 1000;
  const first = kB(scripts.filter((name) => loaded.includes(name)));
  const line = { bench: "page", of: "bundle", unit: "kB" };
  print({
    ...line,
    figure: "JavaScript of a first visit, the worker's included, gzipped",
    value: first,
    ratio: first / 450,
    relativeTo: "450 kB",
    aim: "<= 1",
  });
  print({ ...line, figure: "JavaScript, all of it, gzipped", value: kB(scripts) });
}
