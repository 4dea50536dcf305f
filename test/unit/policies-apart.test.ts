/**
 * The engine, the page and the command line know no policy: nothing but `src/policies/` and a policy's
 * own texts names one, or one of its rules, in code. So a new policy has no other place to go to.
 */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findPolicy, policyIds } from "../../src/policies/registry.ts";
import { writtenFiles } from "./cited-rules.ts";
import type { Names } from "./named-policies.ts";
import { namingsIn } from "./named-policies.ts";

const NAMES: Names = {
  ids: policyIds(),
  families: new Set(
    policyIds().flatMap((id) => findPolicy(id)?.listing.map(({ rule }) => rule.replace(/\d+/, "")) ?? []),
  ),
};

/** What belongs to a policy. */
const OWN = /^src\/(?:policies|ui\/i18n\/policies)\//;

/** The test asks that each is needed. */
const EXCEPTIONS: readonly { readonly in: RegExp; readonly since: string }[] = [
  {
    in: /^src\/experiment\/(?:paper-tables|paper-runs|compare-tables|fit\/\w+)\.ts$/,
    since: "the paper's experiment, its tables and the fit to them are about its two policies",
  },
  { in: /^src\/cli\/cloudsim\.ts$/, since: "it repeats CloudSim's experiment with CloudSim's policy" },
  { in: /^src\/cli\/paper-tables-report\.ts$/, since: "it prints what the paper says of the two" },
];

const FILES = writtenFiles("src").filter((file) => /\.tsx?$/.test(file) && !OWN.test(file));
const FOUND = FILES.flatMap((file) =>
  namingsIn(readFileSync(file, "utf8"), NAMES).map(({ line, text }) => ({ file, said: `${line}: ${text}` })),
);

describe("policies stand apart", () => {
  it("since nothing else names one of them, or one of their rules", () => {
    expect(FILES.length).toBeGreaterThan(250);
    expect(NAMES.families.size).toBeGreaterThan(2);
    const left = FOUND.filter(({ file }) => !EXCEPTIONS.some((exception) => exception.in.test(file)));
    expect(left.map(({ file, said }) => `${file}:${said}`)).toEqual([]);
  });

  it.each(EXCEPTIONS)("but where $since, which is needed", (exception) => {
    expect(FOUND.some(({ file }) => exception.in.test(file))).toBe(true);
  });

  it.each([
    ['if (policy === "scoa") stop();', "scoa"],
    ['if (policy === "mfr") stop();', "mfr"],
    ["const a = lanes.filter((lane) => lane.policy !== `sandpiper-2008`);", "sandpiper-2008"],
    ["const b = { 'thr-mmt': 1 };", "thr-mmt"],
    ["export const thrMmtOver = 3;", "thrMmtOver"],
    ['if (decision.rule === "TM4") return null;', "TM4"],
    [`const told = \`as \${made} or S5\`;`, " or S5"],
    ['const isHand = choice.policy === "by-hand";', "by-hand"],
    ['const BASE: Choice = { policy: "none", parameters: {} };', "none"],
    ['const plan = { policies: ["none"] };', "none"],
    ["const c = <p title={x}>Sandpiper</p>;", "Sandpiper"],
  ])("%s would be found", (code, said) => {
    expect(namingsIn(code, NAMES)).toEqual([{ line: 1, text: said }]);
  });

  it.each([
    "// S4: the load of the source, as SCOA has it",
    'import { at } from "./by-hand.ts";',
    'const path = <path fill="none" d="M1 8H6V2" />;',
    'const text = list.join(", ") || "none";',
    "if (isByHand(record, step)) hollow = byHand;",
    'const rule = "P9"; const pm = "PM3";',
    'const text = "the index of a PM, from 0"; trimFrom(text);',
  ])("%s is none", (code) => {
    expect(namingsIn(code, NAMES)).toEqual([]);
  });
});
