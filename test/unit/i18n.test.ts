/** The message catalogues: complete, alike, and in words that fit what is put into them. */

import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { RESOURCES } from "../../src/base/resources.ts";
import { CHARTED_MEASURES, MEASURE_IDS, measureOf } from "../../src/measures/registry.ts";
import type { Mark } from "../../src/policies/listing.ts";
import type { Policy } from "../../src/policies/policy.ts";
import { findPolicy, policyIds } from "../../src/policies/registry.ts";
import type { Expectation, InputProblemCode, InputProblems } from "../../src/scenario/input-error.ts";
import { presetNames } from "../../src/scenario/presets/catalogue.ts";
import type { Locale } from "../../src/state/display.ts";
import { LOCALES, PANELS, THEMES, VIEW_MODES } from "../../src/state/display.ts";
import { en as enFirst } from "../../src/ui/i18n/en.ts";
import { dampingTexts as enDamping } from "../../src/ui/i18n/en-damping.ts";
import { errorTexts as enErrors } from "../../src/ui/i18n/en-errors.ts";
import { attemptTexts, changeLanguage, startI18n } from "../../src/ui/i18n/i18n.ts";
import { ko as koFirst } from "../../src/ui/i18n/ko.ts";
import { dampingTexts as koDamping } from "../../src/ui/i18n/ko-damping.ts";
import { errorTexts as koErrors } from "../../src/ui/i18n/ko-errors.ts";
import { withParticle } from "../../src/ui/i18n/ko-particles.ts";
import { POLICY_CARDS } from "../../src/ui/i18n/policy-cards.ts";
import type { PolicyTexts } from "../../src/ui/i18n/policy-texts.ts";
import { textsIn } from "./every-text.ts";

/** Every text by its path: "caption.swap.full". */
function textsOf(catalogue: object, prefix = ""): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(catalogue) as [string, unknown][]) {
    if (typeof value === "string") texts.set(prefix + key, value);
    else if (typeof value === "object" && value !== null) {
      for (const [path, text] of textsOf(value, `${prefix}${key}.`)) texts.set(path, text);
    }
  }
  return texts;
}

/** The names in braces, without their formatters: `{{vm, 을}}` is vm. */
const placeholdersOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map((match) => match[1] ?? ""))].sort();

/** All that each language has to say, whatever part it is loaded with. */
const en = { ...enFirst, ...enErrors, ...enDamping };
const ko = { ...koFirst, ...koErrors, ...koDamping };
const ofPanelsAndPages = (locale: Locale): Record<string, object> => ({
  why: textsIn(`panels/why.${locale}`),
  inspect: textsIn(`panels/inspect.${locale}`),
  whatIf: textsIn(`panels/what-if.${locale}`),
  assumptions: textsIn(`panels/assumptions.${locale}`),
  gallery: textsIn(`pages/gallery.${locale}`),
  scoreboard: textsIn(`pages/scoreboard.${locale}`),
});
const ofPolicies = (locale: Locale): Record<string, object> =>
  Object.fromEntries(policyIds().map((id) => [id, textsIn(`policies/${id}.${locale}`)]));
const SPOKEN = {
  en: new Map([...textsOf({ ...en, ...ofPanelsAndPages("en") }), ...textsOf({ policies: ofPolicies("en") })]),
  ko: new Map([...textsOf({ ...ko, ...ofPanelsAndPages("ko") }), ...textsOf({ policies: ofPolicies("ko") })]),
};
/** With the cards, which are read from their files in all languages at once. */
const ofCards = (locale: Locale): Map<string, string> =>
  textsOf({
    cards: Object.fromEntries(Object.entries(POLICY_CARDS).map(([id, cards]) => [id, cards[locale]])),
  });
const CATALOGUES = {
  en: new Map([...SPOKEN.en, ...ofCards("en")]),
  ko: new Map([...SPOKEN.ko, ...ofCards("ko")]),
};

/** Parameters of every error; the compiler sees to it that none is missing. */
const INPUT_PROBLEMS: { readonly [C in InputProblemCode]: InputProblems[C] } = {
  "not-utf8": {},
  "empty-file": {},
  "bad-quotes": {},
  "no-header": {},
  "missing-columns": { columns: "net", found: "vm" },
  "missing-resources": { columns: "net", found: "vm" },
  "clock-by-other-name": {},
  "wrong-separator": { found: "x" },
  "separator-line": {},
  "comment-line": {},
  "blank-before-header": {},
  "header-changes": { changes: "x" },
  "unknown-columns": { columns: "x", known: "vm" },
  "host-column": {},
  "doubled-column": {},
  "two-clocks": { columns: "x" },
  "no-rows": {},
  "blank-line": {},
  "row-too-long": { most: 1 },
  "too-long": { most: 1 },
  "too-many-vms": { most: 1 },
  "wrong-cell-count": { found: 1, expected: 2 },
  "empty-cell": {},
  "not-a-number": {},
  "not-finite": {},
  "negative-number": {},
  "not-an-integer": {},
  "per-cent-sign": {},
  "large-demand": { most: 4, fraction: 0.35 },
  "not-a-fraction": { most: 100 },
  "not-a-time": {},
  "count-as-time": {},
  "compact-date": { time: "x" },
  "time-as-index": { column: "hour", time: "x" },
  "starts-late": { column: "hour", first: 1 },
  "index-strides": { column: "hour", stride: 300 },
  "uneven-times": { before: 5, after: 6 },
  "irregular-time": { minutes: 5, expected: "x" },
  "other-step-length": { given: 60, found: 5 },
  "doubled-row": { vm: "a", column: "hour", time: "1", first: 2 },
  "missing-row": { vm: "a", column: "hour", time: "1", first: "0", last: "2" },
  spreadsheet: { format: "x" },
  compressed: { format: "x" },
  "binary-table": { format: "x" },
  "utf-16": {},
  binary: {},
  markup: { format: "HTML" },
  prometheus: {},
  "prometheus-text": {},
  "json-lines": {},
  "json-as-demands": {},
  "scenario-as-demands": {},
  "demands-as-scenario": {},
  "not-json": { found: "x" },
  "json-ends": {},
  "doubled-key": { key: "x" },
  "too-many-blanks": { most: 1 },
  "too-deep": { most: 1 },
  "too-many-keys": { most: 1 },
  "too-many-values": { most: 1 },
  "no-schema": { expected: "x" },
  "newer-schema": { version: 2, known: 1 },
  "wrong-value": { expected: "text" },
  "wrong-length": { found: 1, expected: 2 },
  "list-too-long": { found: 2, most: 1 },
  "too-many-added": { found: 2, most: 1 },
  "missing-key": { key: "x" },
  "unknown-key": { key: "x" },
  unreadable: { reason: "x" },
  "table-too-large": { figures: 2, most: 1 },
  "run-too-large": { figures: 2, most: 1 },
};

const EXPECTATIONS: Readonly<Record<Expectation, true>> = {
  text: true,
  number: true,
  finite: true,
  whole: true,
  "not-negative": true,
  "at-least-1": true,
  "below-a-billion": true,
  "threshold-range": true,
  "migration-memory": true,
  "migration-rate": true,
  "migration-writes": true,
  "capacity-range": true,
  "width-range": true,
  "below-24": true,
  "at-most-24": true,
  "at-most-100": true,
  "at-most-10": true,
  "load-range": true,
  "weight-range": true,
  "at-most-a-million": true,
  "at-least-pms": true,
  weight: true,
  "32-bit": true,
  instant: true,
  "before-10000": true,
  "step-length": true,
  streams: true,
  list: true,
  object: true,
  vector: true,
  resource: true,
  pattern: true,
  demand: true,
  capacity: true,
  placement: true,
  pm: true,
  vm: true,
  step: true,
  intervention: true,
  "some-vms": true,
  "each-vm-once": true,
  "another-vm": true,
  "within-100": true,
};

describe("the catalogues", () => {
  it("have the same keys in every language", () => {
    expect(Object.keys(CATALOGUES).sort()).toEqual([...LOCALES].sort());
    expect([...CATALOGUES.ko.keys()].sort()).toEqual([...CATALOGUES.en.keys()].sort());
    expect(CATALOGUES.en.size).toBeGreaterThan(200);
  });

  it("put the same things into every text", () => {
    const differing = [...CATALOGUES.en].flatMap(([key, text]) => {
      const [english, korean] = [text, CATALOGUES.ko.get(key) ?? ""].map((each) =>
        placeholdersOf(each).join(" "),
      );
      return english === korean ? [] : [`${key}: ${english} / ${korean}`];
    });
    expect(differing).toEqual([]);
  });

  it.each(Object.entries(CATALOGUES))(
    "have no empty text, no doubled space, and no single brace: %s",
    (_, texts) => {
      const odd = [...texts].filter(
        ([, text]) =>
          text.trim() === "" || text.includes("  ") || /[{}]/.test(text.replace(/\{\{[^{}]+\}\}/g, "")),
      );
      expect(odd).toEqual([]);
    },
  );

  it("are translated", () => {
    const KOREAN = /\p{Script=Hangul}/u;
    expect([...CATALOGUES.en].filter(([, text]) => KOREAN.test(text))).toEqual([]);
    const left = [...CATALOGUES.ko].filter(([key, text]) => {
      const words = text.replace(/\{\{[^{}]+\}\}/g, "").match(/\b[a-z]{4,}\b/g) ?? [];
      return text === CATALOGUES.en.get(key) && words.some((word) => word !== "volume"); // the paper's own term
    });
    expect(left).toEqual([]);
  });
});

/** The texts that follow from what a policy declares. */
function neededTexts({
  decidedBy,
  parameters,
  criteria,
  pmCriterion,
  listing,
  printed,
  tellsRemedy,
  assumptions,
}: Policy): string[] {
  const tells = (mark: Mark): boolean => listing.some(({ lit }) => lit.includes(mark));
  const at = (mark: Mark): number => listing.findIndex(({ lit }) => lit.includes(mark));
  const ranksFirst =
    tells("ranked candidates") &&
    !(at("ranked sources") < at("ranked candidates") && tells("ranked sources"));
  const formed = listing.flatMap(({ lit }) => lit.filter((mark) => mark.startsWith("formed ")));
  const own = (key: keyof PolicyTexts, isNeeded: boolean, ...keys: readonly string[]): string[] =>
    isNeeded ? keys.map((each) => `${key}.${each}`) : [];
  return [
    "name",
    "short",
    "about",
    "moved",
    ...parameters.flatMap((spec) => [
      ...own("parameters", true, `${spec.key}.name`, `${spec.key}.about`),
      ...(spec.kind === "choice" ? spec.values : []).flatMap((value) =>
        own("parameters", true, `${spec.key}.values.${value}.full`, `${spec.key}.values.${value}.short`),
      ),
    ]),
    ...own(
      "criteria",
      true,
      ...Object.keys(criteria).flatMap((name) =>
        ["name", "short", "about", "formula", ...(name === pmCriterion ? ["worked"] : [])].map(
          (part) => `${name}.${part}`,
        ),
      ),
    ),
    ...own("says", tells("ranked sources"), "source"),
    ...own("says", tells("ranked targets"), "target"),
    ...own("says", ranksFirst, "taken"),
    ...own("says", tells("ranked moves"), "moves"),
    ...own("says", true, ...formed.map((mark) => mark.replace("formed ", "formed."))),
    ...own("says", !tellsRemedy && decidedBy === "rules", "untold"),
    ...own("listing", true, ...listing.map(({ key }) => key)),
    ...own("printed", printed !== null, "title", "about"),
    ...assumptions.flatMap(({ key, parameter }) => [
      ...own("assumptions", true, `${key}.title`, `${key}.text`),
      ...own("assumptions", parameter !== undefined, `${key}.absent`),
    ]),
  ];
}

/** What the card of a policy says. */
const cardTexts = ({ source, surprises, example }: Policy): string[] => [
  ...(source === null ? [] : ["who", "formula"]),
  "idea",
  ...(surprises ? ["surprise"] : []),
  ...(example === null ? [] : ["example"]),
];

describe.each(Object.entries(CATALOGUES))("there are words in %s", (_, texts) => {
  const missing = (keys: readonly string[]): string[] => keys.filter((key) => !texts.has(key));

  it("for every policy, all that it needs and no more", () => {
    const policies = policyIds().flatMap((id) => findPolicy(id) ?? []);
    expect(policies.length).toBeGreaterThan(2);
    const needed = policies.flatMap((policy) =>
      neededTexts(policy).map((key) => `policies.${policy.id}.${key}`),
    );
    expect([...texts.keys()].filter((key) => key.startsWith("policies.")).sort()).toEqual(needed.sort());
  });

  it("for the card of every policy: its idea, and of one that has a source who made it and its formula", () => {
    const needed = policyIds()
      .flatMap((id) => findPolicy(id) ?? [])
      .flatMap((policy) => cardTexts(policy).map((key) => `cards.${policy.id}.${key}`));
    expect([...texts.keys()].filter((key) => key.startsWith("cards.")).sort()).toEqual(needed.sort());
  });

  it("for every preset", () => {
    expect(
      missing(presetNames.flatMap((name) => [`scenario.${name}.name`, `scenario.${name}.about`])),
    ).toEqual([]);
  });

  it("for everything that can be displayed", () => {
    expect(missing(RESOURCES.map((resource) => `resource.${resource}`))).toEqual([]);
    expect(missing(VIEW_MODES.map((mode) => `view.${mode}`))).toEqual([]);
    expect(missing(THEMES.map((theme) => `theme.${theme}`))).toEqual([]);
  });

  it("for every measure, and shorter ones for those that can be charted", () => {
    expect(missing(MEASURE_IDS.flatMap((id) => [`measure.${id}.name`, `measure.${id}.about`]))).toEqual([]);
    expect(missing(CHARTED_MEASURES.map((id) => `measure.${id}.short`))).toEqual([]);
    expect(missing(MEASURE_IDS.map((id) => `measureUnit.${measureOf(id).unit}`))).toEqual([]);
    const named = [...texts.keys()].filter((key) => /^measure\..*\.name$/.test(key));
    expect(named).toHaveLength(MEASURE_IDS.length);
  });

  it("for every input error, made of what the error carries", () => {
    expect(missing(Object.keys(INPUT_PROBLEMS).map((code) => `inputError.${code}`))).toEqual([]);
    for (const [code, parameters] of Object.entries(INPUT_PROBLEMS)) {
      const used = placeholdersOf(texts.get(`inputError.${code}`) ?? "");
      expect(
        used.filter((name) => !(name in parameters)),
        code,
      ).toEqual([]);
    }
    const extra = [...texts.keys()].filter((key) => key.startsWith("inputError."));
    expect(extra).toHaveLength(Object.keys(INPUT_PROBLEMS).length);
  });

  it("for everything that a file's values must be", () => {
    expect(missing(Object.keys(EXPECTATIONS).map((expected) => `expectation.${expected}`))).toEqual([]);
  });

  it("for what the paper leaves open: P6, P7, P8, D3, S4, C2 in the Assumptions", () => {
    const titles = [...texts]
      .filter(([key]) => /(^|\.)assumptions\..*title$/.test(key))
      .map(([, text]) => text);
    for (const rule of ["P6", "P7", "P8", "D3", "S4", "C2"]) {
      expect(
        titles.filter((title) => title.includes(`(${rule})`)),
        rule,
      ).toHaveLength(1);
    }
    expect(texts.get("assumptions.count.text")).toMatch(/32.*36/); // P7
    expect(texts.get("assumptions.slip.text")).toMatch(/PM2.*PM1/); // P8
  });
});

describe("Korean particles", () => {
  it.each([
    ["PM0", "PM0으로"], // 영
    ["PM1", "PM1로"], // 일 ends in ㄹ
    ["PM2", "PM2로"], // 이
    ["PM3", "PM3으로"], // 삼
    ["PM4", "PM4로"],
    ["PM5", "PM5로"],
    ["PM6", "PM6으로"], // 육
    ["PM7", "PM7로"], // 칠
    ["PM8", "PM8로"], // 팔
    ["PM9", "PM9로"],
    ["PM10", "PM10으로"], // 십
    ["PM11", "PM11로"],
    ["PM13", "PM13으로"],
    ["PM20", "PM20으로"],
    ["PM100", "PM100으로"], // 백
  ])("으로/로 after %s: %s", (name, expected) => {
    expect(withParticle(name, "으로")).toBe(expected);
  });

  it.each([
    ["VM 0", "VM 0을", "VM 0과"],
    ["VM 1", "VM 1을", "VM 1과"],
    ["VM 2", "VM 2를", "VM 2와"],
    ["VM 3", "VM 3을", "VM 3과"],
    ["VM 4", "VM 4를", "VM 4와"],
    ["VM 5", "VM 5를", "VM 5와"],
    ["VM 6", "VM 6을", "VM 6과"],
    ["VM 7", "VM 7을", "VM 7과"],
    ["VM 8", "VM 8을", "VM 8과"],
    ["VM 9", "VM 9를", "VM 9와"],
    ["VM 10", "VM 10을", "VM 10과"],
    ["VM 25", "VM 25를", "VM 25와"],
    ["VM 서버", "VM 서버를", "VM 서버와"],
    ["VM 웹", "VM 웹을", "VM 웹과"],
  ])("을/를 and 과/와 after %s: %s, %s", (name, object, together) => {
    expect(withParticle(name, "을")).toBe(object);
    expect(withParticle(name, "과")).toBe(together);
  });

  it("stay as they are after a name that ends in no sound that is known", () => {
    for (const name of ["VM web", "VM ", "VM x-1a", ""])
      expect(withParticle(name, "으로").startsWith(name)).toBe(true);
  });
});

describe("i18next", () => {
  beforeAll(() => startI18n("ko", ["policy scoa"]));

  const names = { source: "PM0", resources: "cpu", vm: "VM 2", other: "VM 13", target: "PM3" };

  it("puts particles where a text asks for them", async () => {
    await changeLanguage("ko");
    const say = (target: string): string => i18next.t("policies.scoa.moved", { ...names, target });
    expect(say("PM3")).toContain("VM 2를 가장 먼 PM3으로 옮긴다");
    expect(say("PM1")).toContain("PM1로 옮긴다");
    expect(say("PM10")).toContain("PM10으로 옮긴다");
    expect(i18next.t("caption.swap.full", names)).toBe("PM0의 cpu 과부하: VM 2와 PM3의 VM 13을 교환한다");
  });

  it("says the same in English, without them", async () => {
    await changeLanguage("en");
    expect(i18next.t("caption.swap.full", names)).toBe(
      "PM0 was over on cpu: VM 2 changes places with VM 13 of PM3",
    );
  });

  it("has a part that is loaded with what says it, in every language spoken from then on", async () => {
    await changeLanguage("en");
    expect(i18next.exists("inputError.empty-file")).toBe(false);
    await attemptTexts("errors");
    expect(i18next.t("inputError.empty-file")).toBe("the file is empty");
    await changeLanguage("ko");
    expect(i18next.t("inputError.empty-file")).toBe("빈 파일입니다");
    expect(i18next.t("app.name")).toBe("Rebalance Lab");
  });

  it("chooses the form for one and for several", async () => {
    await changeLanguage("en");
    expect(i18next.t("caption.overloaded", { count: 1, list: "PM0" })).toBe("PM0 is over");
    expect(i18next.t("caption.overloaded", { count: 2, list: "PM0, PM3" })).toBe("2 PMs are over: PM0, PM3");
    await changeLanguage("ko");
    expect(i18next.t("caption.overloaded", { count: 1, list: "PM0" })).not.toContain("caption.");
  });

  it("groups the digits of large figures", async () => {
    const size = { pms: 10_000, vms: 100_000 };
    await changeLanguage("en");
    expect(i18next.t("scenario.generated.name", size)).toBe("Generated: 10,000 PMs, 100,000 VMs");
    expect(i18next.t("scenario.pms", { count: 10_000 })).toBe("10,000 PMs");
    await changeLanguage("ko");
    expect(i18next.t("scenario.generated.name", size)).toBe("생성: PM 10,000대, VM 100,000대");
  });

  it("leaves names as they are written", async () => {
    await changeLanguage("en");
    expect(i18next.t("vm", { id: "<b>&\"'" })).toBe("VM <b>&\"'");
  });

  it.each(LOCALES)("has every text at hand: %s", async (locale) => {
    await Promise.all([
      attemptTexts("errors"),
      attemptTexts("damping"),
      ...PANELS.map((panel) => attemptTexts(`panel ${panel}`)),
      ...(["gallery", "scoreboard"] as const).map((page) => attemptTexts(`page ${page}`)),
      ...policyIds().map((id) => attemptTexts(`policy ${id}`)),
    ]);
    await changeLanguage(locale);
    const say = i18next.t as (key: string, parameters: object) => string;
    for (const [key, text] of SPOKEN[locale]) {
      if (/_(one|other)$/.test(key)) continue;
      const parameters = Object.fromEntries(placeholdersOf(text).map((name) => [name, "7"]));
      expect(say(key, parameters), key).toBe(withSevens(text));
    }
  });

  /** A text with 7 for everything in braces, which is how i18next's own formatter puts it, too; 칠 takes 을, 과 and 로. */
  const withSevens = (text: string): string =>
    text.replace(/\{\{\s*\w+\s*(?:,\s*(\S+)\s*)?\}\}/g, (_, particle: string | undefined) =>
      particle === undefined || particle === "number" ? "7" : `7${particle === "으로" ? "로" : particle}`,
    );
});
