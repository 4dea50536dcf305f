/**
 * The worked example of CONTRIBUTING.md works, and is all that a policy takes: its blocks are put into a
 * copy of the repository, and what the text says is run there.
 */

import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

interface Block {
  readonly language: string;
  /** Of the file that it is or changes, from the root of the repository. */
  readonly path: string;
  readonly text: string;
}

const BLOCKS: readonly Block[] = [
  ...readFileSync("CONTRIBUTING.md", "utf8").matchAll(/^```(\w+) (\S+)\n([\s\S]*?)^```$/gm),
].map(([, language = "", path = "", text = ""]) => ({ language, path, text }));

/** The file with a block in it: as its whole text, at its end, or as a change of some of its lines. */
function withBlock(before: string, { language, text }: Block): string {
  if (language === "ts") return text;
  if (language === "md") return `${before}\n${text}`;
  return text.split("\n\n").reduce((changed, hunk) => {
    const lines = hunk.split("\n").filter((line) => line !== "");
    const found = lines.filter((line) => line.startsWith(" ")).map((line) => line.slice(1));
    const made = lines.map((line) => line.slice(1));
    expect(changed.split(found.join("\n")), `${found.join("\n")} stands once`).toHaveLength(2);
    return changed.replace(found.join("\n"), made.join("\n"));
  }, before);
}

/** What the tests need of the repository. */
const COPIED = ["src", "test", "docs", "build", "bench"];
const FILES = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "package.json",
  "vite.config.ts",
  "tsconfig.json",
];
const STYLE = ["biome.json", ".gitignore"];

const copy = mkdtempSync(join(tmpdir(), "worked-example-"));
const ran = promisify(execFile);

/** Runs a program of a package in the copy; what it prints where it fails is the error's. */
async function runHere(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<string> {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("VITEST"));
  const options = { cwd: copy, env: { ...Object.fromEntries(own), ...env }, maxBuffer: 2 ** 26 };
  const { stdout } = await ran(process.execPath, [join(copy, "node_modules", program), ...args], options);
  return stdout;
}

/** How many tests have passed; rejects when one fails. */
async function test(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<number> {
  const printed = await runHere(
    "vitest/vitest.mjs",
    ["run", "--project", "unit", "--reporter=json", ...args],
    env,
  );
  const { numPassedTests } = JSON.parse(printed.slice(printed.indexOf("{")));
  return numPassedTests;
}

beforeAll(() => {
  for (const path of [...COPIED, ...FILES, ...STYLE]) cpSync(path, join(copy, path), { recursive: true });
  symlinkSync(join(process.cwd(), "node_modules"), join(copy, "node_modules"), "dir");
  for (const block of BLOCKS) {
    const path = join(copy, block.path);
    expect(existsSync(path), `${block.path} is new exactly where it is whole`).toBe(block.language !== "ts");
    const before = block.language === "ts" ? "" : readFileSync(path, "utf8");
    writeFileSync(path, withBlock(before, block));
  }
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe("the worked example", () => {
  it("is a policy, its test, its texts and its rules, with no other change than in the registry", () => {
    expect(BLOCKS.map(({ language, path }) => `${language} ${path}`)).toEqual([
      "md docs/rules.md",
      "ts src/policies/first-fit.ts",
      "diff src/policies/registry.ts",
      "ts src/ui/i18n/policies/first-fit.name.ts",
      "ts src/ui/i18n/policies/first-fit.card.ts",
      "ts src/ui/i18n/policies/first-fit.en.ts",
      "ts src/ui/i18n/policies/first-fit.ko.ts",
      "ts test/unit/first-fit.test.ts",
    ]);
  });

  it("compiles, in the style of the rest", async () => {
    const files = BLOCKS.filter(({ language }) => language === "ts").map(({ path }) => path);
    const only = { extends: "./tsconfig.json", include: [], files };
    writeFileSync(join(copy, "tsconfig.example.json"), JSON.stringify(only));
    await runHere("typescript/bin/tsc", ["-p", "tsconfig.example.json"]);
    await runHere("@biomejs/biome/bin/biome", ["check", "--error-on-warnings", ...files]);
  });

  it("passes its own test, and what is asked of every policy", async () => {
    expect(await test(["test/unit/golden.test.ts", "-t", "first-fit"], { UPDATE_GOLDEN: "1" })).toBe(1);
    expect(existsSync(join(copy, "test/golden/first-fit.json"))).toBe(true);
    const own = ["first-fit", "golden", "registry", "i18n", "rules", "policies-apart"];
    expect(await test(own.map((name) => `test/unit/${name}.test.ts`))).toBeGreaterThan(100);
    const ofEach = ["why", "remedy"].map((name) => `test/unit/${name}.test.ts`);
    expect(await test([...ofEach, "-t", "first-fit"])).toBe(3);
  });

  it("would not pass without its texts", async () => {
    rmSync(join(copy, "src/ui/i18n/policies/first-fit.ko.ts"));
    await expect(test(["test/unit/i18n.test.ts"])).rejects.toThrow();
  });
});
