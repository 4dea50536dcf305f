/** Files that are too much for a page: it says so in a line, goes on, and stays as it was. */

import type { Lab } from "./lab.ts";
import { expect, linkTo, test } from "./lab.ts";

/** Drops a file of so many megabytes, which is never in memory whole: a beginning, then a text again and again. */
async function dropLarge(
  lab: Lab,
  name: string,
  beginning: string,
  text: string,
  megabytes: number,
): Promise<void> {
  const dataTransfer = await lab.page.evaluateHandle(
    ([fileName, head, part, count]) => {
      const block = new Blob([part.repeat(Math.ceil(1048576 / part.length))]);
      const data = new DataTransfer();
      data.items.add(new File([head, ...Array.from({ length: count }, () => block)], fileName));
      return data;
    },
    [name, beginning, text, megabytes] as const,
  );
  await lab.page.dispatchEvent("body", "dragover", { dataTransfer });
  await lab.page.dispatchEvent("body", "drop", { dataTransfer });
}

const FILES: readonly (readonly [
  what: string,
  name: string,
  beginning: string,
  text: string,
  says: RegExp,
])[] = [
  ["one letter", "a.csv", "", "a", /a\.csv, line 1: the row has more than 1,048,576 characters/],
  [
    "an open quote",
    "a.csv",
    'vm,hour,cpu,net,mem\n"',
    "a\n",
    /line 2: the row has more than 1,048,576 characters/,
  ],
  ["a list of figures", "a.json", "[", "0,", /a\.json, line 1, character \d+: .*more than 2,500,000 values/],
  [
    "brackets",
    "a.json",
    '{"name":',
    "[",
    /a\.json, line 1, character 40: brackets are nested more than 32 deep/,
  ],
];

test("300 MB of nothing are refused in a line, and the screen stays as it was", async ({ lab }) => {
  await lab.open(linkTo("34.9"));
  const before = await lab.readOut(1);
  for (const [what, name, beginning, text, says] of FILES) {
    await test.step(what, async () => {
      await dropLarge(lab, name, beginning, text, 300);
      await expect(lab.problem()).toContainText(says);
      expect(await lab.readOut(1)).toEqual(before);
      await lab.button("Dismiss").click();
      await expect(lab.problem()).toHaveCount(0);
    });
  }
});

test("a table with columns beyond number makes no tall banner", async ({ lab }) => {
  await lab.open(linkTo("34.9"));
  const names = Array.from({ length: 100_000 }, (_, i) => `c${i}`).join(",");
  await lab.drop("wide.csv", `vm,hour,cpu,net,${names}\n`);
  await expect(lab.problem()).toContainText(/"c3", .*… \(\+\d+\)/);
  const box = await lab.problem().boundingBox();
  expect(box?.height).toBeLessThan(200);
  await lab.drop("long.csv", `vm,hour,cpu,net,${"m".repeat(1000)}\u0000${"\u202e".repeat(500)}\n`);
  await expect(lab.problem()).toContainText("long.csv");
  expect((await lab.problem().boundingBox())?.height).toBeLessThan(200);
  await lab.button("Dismiss").click();
});
