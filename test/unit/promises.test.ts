import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

it("every test that the table of promises names is there", () => {
  const text = readFileSync("docs/promises.md", "utf8");
  const named = [...text.matchAll(/`(test\/[^`]+\.ts)`/g)].map(([, file = ""]) => file);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((file) => !existsSync(file))).toEqual([]);
});
