/**
 * `npm run soak -- --minutes N --seed S`: the built page in a real Chromium, used at random, with what
 * can go wrong. Every now and then it comes back to the same link, and what it holds is counted; a
 * line of JSON for each, and at the end whether anything has grown. Never part of the tests.
 */

import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { preview } from "vite";
import { browserPath } from "../browser-path.ts";
import { Lab } from "../e2e/lab.ts";
import { comeBack, watchPending } from "../e2e/rest.ts";
import type { Dice } from "./acts.ts";
import { ACTS } from "./acts.ts";
import type { Counts } from "./counts.ts";
import { countsOf, watchCard } from "./counts.ts";

const PORT = 4179;
/** What the page comes back to. */
const BASE = "/#v=2&scenario=paper&at=34.2&policies=sandpiper-2008,scoa&theme=light&lang=en";
const ACTS_A_ROUND = 12;
/** What three says of a context that is taken from it. */
const NOT_LOST = /THREE\.WebGLRenderer: Context (Lost|Restored)/;
/**
 * A figure has grown when the mean of the last third of the counts is above that of the first by more
 * than this: what caches hold and frames have under way differs from round to round, contexts and workers
 * are exactly as many as there are lanes and runners.
 */
const ALLOWED: Counts = {
  heapMb: 3,
  nodes: 100,
  listeners: 60,
  contexts: 0,
  buffers: 0,
  textures: 0,
  programs: 0,
  workers: 0,
};
/** Rounds that a verdict needs, the first one not counted. */
const LEAST_ROUNDS = 6;

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "5" }, seed: { type: "string", default: "1" } },
});
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new Error(`--minutes, "${values.minutes}": must be a number above 0`);
const generator = xoroshiro128plus(Number(values.seed));
const dice: Dice = { below: (limit) => uniformInt(generator, 0, limit - 1) };

const server = await preview({ preview: { port: PORT, strictPort: true } });
const executablePath = browserPath();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
let failed = false;
try {
  const context = await browser.newContext({
    baseURL: `http://localhost:${PORT}`,
    viewport: { width: 1440, height: 900 },
  });
  await context.addInitScript("globalThis.__name = (named) => named"); // what tsx wraps functions in
  await context.addInitScript(watchPending);
  await context.addInitScript(comeBack);
  await context.addInitScript(watchCard);
  const page = await context.newPage();
  const done: string[] = [];
  page.on("pageerror", ({ message, stack }) => {
    print({ error: message, stack, after: done.join(" "), url: page.url() });
    failed = true;
  });
  page.on("console", (message) => {
    if (message.type() !== "error" || NOT_LOST.test(message.text())) return;
    print({ error: message.text(), after: done.join(" ") });
    failed = true;
  });
  const session = await context.newCDPSession(page);
  const lab = new Lab(page);
  await lab.visit(BASE);
  const counts: Counts[] = [];
  const names = Object.keys(ACTS);
  const end = Date.now() + minutes * 60_000;
  for (let round = 0; Date.now() < end; round++) {
    done.length = 0;
    for (let i = 0; i < ACTS_A_ROUND; i++) {
      const name = names[dice.below(names.length)] ?? "play";
      done.push(name);
      await ACTS[name]?.(lab, dice);
    }
    if ((await page.locator("[data-problem=bug]").count()) > 0) {
      print({ error: await page.locator("[data-problem=bug]").innerText(), after: done.join(" ") });
      failed = true;
    }
    await page.keyboard.press("Escape");
    await lab.open(BASE);
    await lab.atRest();
    const now = await countsOf(page, session);
    counts.push(now);
    print({ round, ...now, acts: done.join(" ") });
  }
  for (const verdict of verdicts(counts)) {
    print(verdict);
    failed ||= verdict.grew;
  }
} finally {
  await browser.close();
  await server.close();
}
process.exitCode = failed ? 1 : 0;

interface Verdict {
  readonly figure: string;
  readonly first: number;
  readonly last: number;
  readonly grew: boolean;
}

/** The first round warms up and is not counted. */
function verdicts(counts: readonly Counts[]): Verdict[] {
  const warm = counts.slice(1);
  if (warm.length < LEAST_ROUNDS)
    throw new Error(`${warm.length} rounds are too few to tell whether anything grows: more minutes`);
  const third = Math.floor(warm.length / 3);
  const [first, last] = [warm.slice(0, third), warm.slice(-third)];
  return (Object.keys(warm[0] ?? {}) as (keyof Counts)[]).map((figure) => {
    const [before, after] = [mean(first, figure), mean(last, figure)];
    return { figure, first: before, last: after, grew: after > before + ALLOWED[figure] };
  });
}

function mean(counts: readonly Counts[], figure: keyof Counts): number {
  return Math.round((counts.reduce((sum, each) => sum + each[figure], 0) / counts.length) * 100) / 100;
}

function print(line: object): void {
  console.log(JSON.stringify(line));
}
