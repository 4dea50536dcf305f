/** The rules stand in the repository: every id that is cited has an entry in docs/rules.md, and every entry is used. */

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { anchorOf, DOCS_PAGES, renderDocsPage } from "../../build/docs-pages.ts";
import { findPolicy, policyIds } from "../../src/policies/registry.ts";
import { PALETTES } from "../../src/view/palette.ts";
import { ruleAddress, splitAtRules } from "../../src/view/text/rule-ids.ts";
import type { Citation } from "./cited-rules.ts";
import { citationsIn, idsIn, NO_RULES, wordsLikeIds, writtenFiles } from "./cited-rules.ts";
import { textsIn } from "./every-text.ts";

const ROOTS = ["src", "test", "bench", "build", "docs", "README.md", "CONTRIBUTING.md", "CHANGELOG.md"];
const FILES = ROOTS.flatMap(writtenFiles);
const CITATIONS = FILES.flatMap(citationsIn);

interface Entry {
  readonly id: string;
  readonly text: string;
}

/** A rule's heading is its id and nothing else, so that its anchor is the id. */
function readEntries(markdown: string): readonly Entry[] {
  return markdown
    .split(/^(?=#{1,6} )/m)
    .map((section) => /^### ([A-Z]{1,2}\d{1,2})\n([\s\S]*)$/.exec(section))
    .flatMap((match) => (match === null ? [] : [{ id: match[1] ?? "", text: match[2] ?? "" }]));
}

const RULES = readFileSync("docs/rules.md", "utf8");
const ENTRIES = readEntries(RULES);
const KNOWN = new Set(ENTRIES.map(({ id }) => id));

const place = ({ file, line, id }: Citation): string => `${file}:${line} cites ${id}`;
const unresolved = (citations: readonly Citation[]): string[] =>
  citations.filter(({ id }) => !KNOWN.has(id)).map(place);

describe("ids of rules", () => {
  it("are found in every form in which they are cited", () => {
    expect(idsIn('S3: the candidate; rule: "W3", (P9), `TM2`, [C1, C2]')).toEqual([
      "S3",
      "W3",
      "P9",
      "TM2",
      "C1",
      "C2",
    ]);
    expect(idsIn("S1-S4, and TM5 to TM7 of D1 and D2")).toEqual("S1 S2 S3 S4 TM5 TM6 TM7 D1 D2".split(" "));
    expect(idsIn("I2–I4")).toEqual(["I2", "I3", "I4"]);
  });

  it("are told from words, colours, paths, escapes, figures and other names", () => {
    expect(idsIn("W3C, R3F, HDF5, #D1, #C2D1E0, 2E10, \\xA1, x.P1, `PM100`, M1.5 8H6V2, P1x, S1_2")).toEqual(
      [],
    );
  });

  it("that are cited have an entry in docs/rules.md", () => {
    expect(FILES.length).toBeGreaterThan(300);
    expect(CITATIONS.length).toBeGreaterThan(500);
    expect(unresolved(CITATIONS)).toEqual([]);
  });

  it("that have none are told with file, line and id", () => {
    const unknown = `Q${7}`;
    expect(unresolved([{ file: "src/a.ts", line: 3, id: unknown }])).toEqual([`src/a.ts:3 cites ${unknown}`]);
  });

  it.each(NO_RULES)("$since are no rules, and this exception is needed", (exception) => {
    const words = FILES.flatMap(wordsLikeIds);
    expect(words.some(({ file, id }) => exception.words.test(id) && exception.in.test(file))).toBe(true);
  });
});

describe("docs/rules.md", () => {
  it("has each rule once, those of a family in order and without a gap", () => {
    const ids = ENTRIES.map(({ id }) => id);
    const families = [...new Set(ids.map((id) => id.replace(/\d+/, "")))];
    expect(families).toEqual(expect.arrayContaining(["C", "D", "I", "P", "R", "S", "TM", "W"]));
    for (const family of families) {
      const own = ids.filter((id) => id.replace(/\d+/, "") === family);
      expect(own).toEqual(own.map((_, i) => `${family}${i + 1}`));
    }
  });

  it("says of each its name and its source", () => {
    const isWhole = ({ text }: Entry): boolean =>
      /^\n\*\*[^*]+\*\*/.test(text) && text.match(/^Source: \S/gm)?.length === 1;
    expect(ENTRIES.filter((entry) => !isWhole(entry)).map(({ id }) => id)).toEqual([]);
  });

  it("has no rule that nothing in src cites, unless it says why, and says of none that is cited that it is not modelled", () => {
    const used = new Set(CITATIONS.flatMap(({ id, file }) => (file.startsWith("src/") ? [id] : [])));
    const statusOf = ({ text }: Entry): string | undefined =>
      /^Status: (not modelled|what a preset must show)/m.exec(text)?.[1];
    const idle = ENTRIES.filter((entry) => statusOf(entry) === undefined && !used.has(entry.id));
    const outdated = ENTRIES.filter((entry) => statusOf(entry) === "not modelled" && used.has(entry.id));
    expect({ idle: idle.map(({ id }) => id), outdated: outdated.map(({ id }) => id) }).toEqual({
      idle: [],
      outdated: [],
    });
  });
});

describe("references to documents", () => {
  const references = FILES.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/(?<![\w/])(docs\/[\w-]+\.md)(?:#([\w-]+))?/g)].map(
      ([, path = "", anchor]) => ({ file, path, anchor }),
    ),
  );
  const anchorsOf = (path: string): string[] =>
    [...readFileSync(path, "utf8").matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = ""]) => anchorOf(heading));

  it("lead to documents and sections that are there", () => {
    expect(references.filter(({ anchor }) => anchor !== undefined).length).toBeGreaterThan(8);
    const lost = references.filter(
      ({ path, anchor }) => !existsSync(path) || (anchor !== undefined && !anchorsOf(path).includes(anchor)),
    );
    expect(lost).toEqual([]);
  });

  it("speak of none that is not in the repository", () => {
    const elsewhere = new RegExp(`design ${"tokens"}|paper's ${"restatement"}`, "i"); // not this line itself
    expect(FILES.filter((file) => elsewhere.test(readFileSync(file, "utf8")))).toEqual([]);
  });
});

describe("the pages made of docs/", () => {
  const pages = new Map(
    DOCS_PAGES.map((page) => [page, renderDocsPage(readFileSync(`docs/${page}.md`, "utf8"))]),
  );
  const rules = pages.get("rules") ?? "";

  it("have an anchor for every rule, once", () => {
    for (const { id } of ENTRIES) {
      const anchor = ruleAddress(id).split("#")[1] ?? "";
      expect(rules.split(`id="${anchor}"`), id).toHaveLength(2);
    }
  });

  it.each([...pages])(
    "%s: needs nothing that the content security policy refuses, and nothing from elsewhere",
    (_, html) => {
      expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=|https?:\/\//);
      expect(html).toContain('http-equiv="Content-Security-Policy"');
    },
  );

  it.each([...pages])("%s: its links lead to sections that are there", (page, html) => {
    for (const [, other, anchor = ""] of html.matchAll(/<a href="(?:\.\/(\w+)\.html)?#([^"]+)"/g)) {
      const target = pages.get((other ?? page) as (typeof DOCS_PAGES)[number]) ?? "";
      expect(target).toContain(`id="${anchor}"`);
    }
  });

  it("refuse a link out of the build", () => {
    expect(() => renderDocsPage("# A\n\n[b](../src/b.ts)\n")).toThrow("../src/b.ts");
    expect(() => renderDocsPage("# A\n\n<b>b</b>\n")).toThrow("HTML");
  });
});

describe("ids on the page", () => {
  const textsOf = (catalogue: object): string[] =>
    Object.values(catalogue).flatMap((value: unknown) =>
      typeof value === "string" ? [value] : typeof value === "object" && value !== null ? textsOf(value) : [],
    );

  it("are cut out of a text, and nothing is lost of it", () => {
    expect(splitAtRules("PM1 or PM2 (P8), see C1")).toEqual([
      { text: "PM1 or PM2 (", rule: false },
      { text: "P8", rule: true },
      { text: "), see ", rule: false },
      { text: "C1", rule: true },
    ]);
    expect(splitAtRules("(TM5)").filter(({ rule }) => rule)).toEqual([{ text: "TM5", rule: true }]);
    expect(splitAtRules("")).toEqual([]);
  });

  it.each([
    ["en", textsIn("panels/assumptions.en"), policyIds().map((id) => textsIn(`policies/${id}.en`))],
    ["ko", textsIn("panels/assumptions.ko"), policyIds().map((id) => textsIn(`policies/${id}.ko`))],
  ])("lead to rules that are there, in the Assumptions and of the policies: %s", (_, ...catalogues) => {
    const ids = catalogues
      .flatMap(textsOf)
      .flatMap((text) => splitAtRules(text).flatMap((piece) => (piece.rule ? [piece.text] : [])));
    expect(ids.length).toBeGreaterThan(8);
    expect(ids.filter((id) => !KNOWN.has(id))).toEqual([]);
  });

  it("lead to rules that are there, in the listings", () => {
    const ids = policyIds().flatMap((id) => findPolicy(id)?.listing.map(({ rule }) => rule) ?? []);
    expect(ids.length).toBeGreaterThan(10);
    expect(ids.filter((id) => !KNOWN.has(id))).toEqual([]);
  });
});

describe("docs/design.md", () => {
  it("has the colours of the palette", () => {
    const text = readFileSync("docs/design.md", "utf8");
    const rows = [...text.matchAll(/^\| (\w+) \| .* \| (#[0-9a-f]{6}) \| (#[0-9a-f]{6}) \|$/gm)].map(
      ([, name = "", light = "", dark = ""]) => ({ name, light, dark }),
    );
    const { light, dark } = PALETTES;
    const named = Object.keys(light).filter((name) => name !== "pms") as Exclude<keyof typeof light, "pms">[];
    expect(rows).toEqual([
      ...named.map((name) => ({ name, light: light[name], dark: dark[name] })),
      ...light.pms.map((colour, pm) => ({ name: `${pm}`, light: colour, dark: dark.pms[pm] })),
    ]);
  });
});
