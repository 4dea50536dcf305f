/** What a visitor downloads before the page works: all scripts that the first screen loads, gzipped. What is loaded ahead afterwards is not. */

import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { saveData } from "../in-page.ts";
import { expect, linkTo, test } from "./lab.ts";

const MOST = 450_000;

test("the first screen loads at most 450 kB of JavaScript, gzipped", async ({ fresh }) => {
  const lab = await fresh();
  await lab.page.addInitScript(saveData);
  await lab.visit(linkTo("34.9"));
  const names: string[] = await lab.page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => new URL(name).pathname.split("/").at(-1) ?? "")
      .filter((name) => name.endsWith(".js")),
  );
  const files = readdirSync("dist/assets").filter((name) => names.includes(name));
  expect(files.length).toBeGreaterThan(1);
  const size = files.reduce((sum, name) => sum + gzipSync(readFileSync(`dist/assets/${name}`)).length, 0);
  expect(size).toBeLessThan(MOST);
});
