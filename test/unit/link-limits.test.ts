/**
 * Links obey the limits of files and are read in one pass: what a link says can be saved and opened
 * again, what a file says can be linked to, and what is too much is refused before it is looked at.
 */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import type { Intervention } from "../../src/engine/intervention.ts";
import { findForkError } from "../../src/scenario/fork-checks.ts";
import { MOST_ADDED_PMS, MOST_INTERVENTIONS, MOST_TEXT, mostAddedPms } from "../../src/scenario/limits.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { createPreset } from "../../src/scenario/presets/catalogue.ts";
import type { ScenarioFork } from "../../src/scenario/scenario-fork.ts";
import { droppedText, shortened } from "../../src/state/dropped-parts.ts";
import { fitChanges, fitted } from "../../src/state/fitting.ts";
import type { LinkState } from "../../src/state/link.ts";
import { decodeLink, encodeLink } from "../../src/state/link.ts";
import { UNCHANGED } from "../../src/state/link-forks.ts";
import { forkOf } from "./arbitrary-forks.ts";
import { scenarioText } from "./fixtures.ts";

const scenario = createPreset("paper");
const BASE = decodeLink("#v=2&policies=scoa").state;

const linkOf = (fork: ScenarioFork): string => encodeLink({ ...BASE, changes: [{ own: null, fork }] });

function forkIn(link: string): ScenarioFork {
  const fork = decodeLink(link).state.changes[0]?.fork;
  if (fork === null || fork === undefined) throw new Error("there is a fork");
  return fork;
}

function throughFile(fork: ScenarioFork): ScenarioFork | null {
  const opened = parseScenario(scenarioText({ ...scenario, fork }), "s.json");
  if (opened.kind === "error") throw new Error(JSON.stringify(opened.error));
  return opened.value.fork;
}

const times = (count: number, item: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => item(i)).join("~");

/** Figures of every notation, of any size. */
const figure = fc.oneof(
  fc.nat({ max: 80 }).map(String),
  fc.double({ min: 0, max: 2 }).map(String),
  fc.double().map(String),
  fc.constantFrom(
    "",
    "-1",
    "0x10",
    "1e3",
    "NaN",
    "Infinity",
    "9".repeat(400),
    "+5",
    " 5",
    "1_0",
    "0.0005",
    "1001",
  ),
);
const item = fc
  .tuple(
    fc.constantFrom("m", "s", "t", "d", "a", "v", "l", "z", ""),
    fc.array(figure, { maxLength: 6 }),
    fc.constantFrom(".", ",", "-"),
  )
  .map(
    ([kind, figures, between]) => `${kind}${figures.slice(0, 2).join(".")}.${figures.slice(2).join(between)}`,
  );
/** What a link may have of a fork: much of it right, much of it for another scenario, much of it nonsense. */
const lists = fc.array(
  fc.oneof(
    item,
    item,
    fc.constantFrom("m3.0.1.2", "a3.0.1,1,1", "d4.0.6", "t1.0.0.5", "l2.3.1-2.0.1,0,-0.00000001"),
  ),
  {
    maxLength: 12,
  },
);

describe("what a link says of a fork", () => {
  it("can be saved in a file and linked to from there, as far as the scenario has it", () => {
    fc.assert(
      fc.property(lists, (items) => {
        const text = new URLSearchParams({ v: "2", policies: "scoa", fork1: `mine*${items.join("~")}` });
        const { kept } = fitChanges(decodeLink(`#${text}`).state.changes[0] ?? UNCHANGED, scenario);
        if (kept.fork === null) return;
        expect(findForkError(kept.fork, scenario, "")).toBeNull();
        const opened = throughFile(kept.fork);
        expect(opened).toEqual(kept.fork);
        expect(forkIn(linkOf(kept.fork))).toEqual(kept.fork);
      }),
      { numRuns: 500 },
    );
  });

  it("is all that a file says", () => {
    fc.assert(
      fc.property(forkOf(scenario), (fork) => {
        const opened = throughFile(fork);
        if (opened === null) throw new Error("the file has a fork");
        const { state, dropped } = decodeLink(linkOf(opened));
        expect(dropped).toEqual([]);
        expect(state.changes[0]?.fork?.interventions).toEqual(opened.interventions);
        expect(fitted(opened.interventions, scenario).left).toEqual([]);
      }),
    );
  });

  it.each([
    ["PMs that it adds", MOST_ADDED_PMS, (i: number) => `a${i % 72}.0.1,1,1`],
    ["interventions", MOST_INTERVENTIONS, (i: number) => `t${i % 72}.0.0.5`],
  ])("has as many %s as a file may have, and with one more is left out whole", (_, most, made) => {
    const link = (count: number): string => `#v=2&policies=scoa&fork1=mine*${times(count, made)}`;
    const fork = forkIn(link(most));
    expect(fork.interventions).toHaveLength(most);
    expect(throughFile(fork)).toEqual(fork);
    const { state, dropped } = decodeLink(link(most + 1));
    expect(state.changes).toEqual([UNCHANGED]);
    expect(dropped).toHaveLength(1);
    expect(dropped[0]).toMatch(/^fork1=mine\*/);
  });

  it("has a name as long as a file's may be, and with a longer one is left out whole", () => {
    const link = (length: number): string => `#v=2&policies=scoa&fork1=${"N".repeat(length)}*m3.0.1.2`;
    expect(forkIn(link(MOST_TEXT)).name).toHaveLength(MOST_TEXT);
    const { state, dropped } = decodeLink(link(MOST_TEXT + 1));
    expect(state.changes).toEqual([UNCHANGED]);
    expect(dropped).toHaveLength(1);
  });

  it("is cut to the PMs that a run has room for, the first ones", () => {
    const long = { pms: 9_999, vms: 9_999, steps: 1000 };
    expect(mostAddedPms(long.pms, long.steps)).toBe(1);
    const list = forkIn(
      `#v=2&policies=scoa&fork1=*${times(3, (i) => `a${i}.0.1,1,1`)}~d5.0.10000~d5.0.9999`,
    ).interventions;
    const { kept, left } = fitted(list, long);
    expect(kept.map(({ kind, step }) => [kind, step])).toEqual([
      ["pm-added", 0],
      ["pm-down", 5],
    ]);
    expect(left).toHaveLength(3);
    expect(findForkError({ name: "", interventions: kept }, long, "")).toBeNull();
  });
});

describe("a list longer than a file's may be", () => {
  it("is an error of the fork, also where it was put together by hand", () => {
    const made: Intervention = { kind: "threshold", step: stepOf(1), after: 0, value: 0.5 };
    const fork = { name: "", interventions: Array.from({ length: MOST_INTERVENTIONS + 1 }, () => made) };
    expect(findForkError(fork, scenario, "")).toMatchObject({
      code: "list-too-long",
      parameters: { found: MOST_INTERVENTIONS + 1, most: MOST_INTERVENTIONS },
    });
  });
});

describe("the work of checking a fork", () => {
  /** How often the interventions of a list are looked at: by their kind, of which every check asks. */
  function looksAt(list: readonly Intervention[], check: (list: readonly Intervention[]) => unknown): number {
    let looks = 0;
    const watched = list.map(
      (made) =>
        new Proxy(made, {
          get(target, key) {
            if (key === "kind") looks++;
            return Reflect.get(target, key);
          },
        }),
    );
    check(watched);
    return looks;
  }

  const LISTS: readonly [what: string, list: (count: number) => string][] = [
    [
      "PMs that cannot be added, and what names them",
      (n) => `${times(n, () => "a99.0.1,1,1")}~${times(n, (i) => `d3.0.${6 + i}`)}`,
    ],
    [
      "PMs that can be added, and what names them",
      (n) => `${times(n, (i) => `a${i % 72}.0.1,1,1`)}~${times(n, (i) => `d3.0.${6 + i}`)}`,
    ],
    ["nothing that fits", (n) => times(n, (i) => `m1.0.${500 + i}.1`)],
    ["loads", (n) => times(n, (i) => `l${i % 72}.9.1-2-3.0.1,0,0`)],
  ];

  it.each(LISTS)("grows as the list does: %s", (_, list) => {
    const of = (count: number): readonly Intervention[] =>
      forkIn(`#v=2&policies=scoa&fork1=*${list(count)}`).interventions;
    for (const check of [
      (made: readonly Intervention[]) => fitted(made, scenario),
      (interventions: readonly Intervention[]) => findForkError({ name: "", interventions }, scenario, ""),
    ]) {
      const [some, twice] = [looksAt(of(200), check), looksAt(of(400), check)];
      expect(twice).toBeLessThanOrEqual(2 * some + 20);
      expect(twice).toBeLessThan(20 * of(400).length);
    }
  });
});

describe("a link of any kind", () => {
  /** Every figure of a state, wherever it stands. */
  const figuresOf = (value: unknown): number[] => {
    if (typeof value === "number") return [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(figuresOf) : [];
  };

  const KEYS = [
    "v",
    "scenario",
    "seed",
    "streams",
    "pms",
    "vms",
    "steps",
    "step-minutes",
    "load",
    "mix",
    "policies",
    "own1",
    "fork1",
    "at",
    "speed",
    "pm",
    "vm",
    "view",
    "chart",
    "trail",
    "camera",
    "panel",
  ];
  const texts = fc.oneof(
    figure,
    fc.array(figure, { maxLength: 7 }).map((figures) => figures.join(",")),
    fc.array(figure, { maxLength: 4 }).map((figures) => figures.join(".")),
    lists.map((items) => `x*${items.join("~")}`),
    fc.constantFrom(
      "generated",
      "random",
      "scoa~sourceLoad:after~sourceLoad:before",
      "cpu:1,net:1e5",
      "cpu:2",
    ),
    fc.string(),
  );
  const pairs = fc.array(fc.tuple(fc.constantFrom(...KEYS), texts), { maxLength: 15 });

  it("has only finite figures, plain ones, and comes back as it goes out", () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const { state, dropped } = decodeLink(`#${new URLSearchParams(list)}`);
        expect(figuresOf(state).filter((value) => !Number.isFinite(value) || Object.is(value, -0))).toEqual(
          [],
        );
        const again: LinkState = { ...state, camera: null };
        expect(decodeLink(encodeLink(again))).toEqual({ state: again, dropped: [], file: null, newer: null });
        expect(encodeLink(state)).not.toMatch(/NaN|Infinity|\de[+-]?\d/);
        const keys = list.map(([key]) => key);
        expect(dropped.length).toBeGreaterThanOrEqual(keys.length - new Set(keys).size);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ["camera", `${"9".repeat(400)},0,1`],
    ["camera", "NaN"],
    ["camera", "NaN,0,1"],
    ["camera", "0x10,0,1"],
    ["camera", "1,2,3,4"],
    ["camera", "1,2,3,4,5"],
    ["camera", "1,2,3,4,5,6,7"],
    ["camera", "1,2,3,4,5,21"],
    ["camera", "1e1,2,3"],
    ["speed", "0x18"],
    ["speed", " 24"],
    ["speed", "2e0"],
    ["trail", "0x6"],
    ["seed", "0x7"],
    ["seed", "1e3"],
    ["seed", " 7"],
    ["at", "0x22.1"],
    ["at", "1.2.3.4"],
    ["at", "1e3"],
    ["pm", "0x1"],
    ["vm", "1e1"],
    ["policies", "scoa~sourceLoad:after~sourceLoad:before"],
    ["fork1", "no star"],
  ])("drops %s=%s with a word", (key, text) => {
    const { state, dropped } = decodeLink(`#v=2&${new URLSearchParams({ [key]: text })}`);
    expect(dropped).toEqual([`${key}=${text}`]);
    expect(state).toEqual(decodeLink("#v=2").state);
  });

  it.each([
    ["load", "1e0"],
    ["load", "0x1"],
    ["step-minutes", ".5"],
    ["mix", "cpu:1e0"],
    ["mix", "cpu:1000001"],
    ["streams", "0x1"],
  ])("drops %s=%s of a generated scenario with a word", (key, text) => {
    const { dropped } = decodeLink(`#v=2&scenario=generated&${new URLSearchParams({ [key]: text })}`);
    expect(dropped).toEqual([`${key}=${text}`]);
  });

  it.each([
    "t1.0.1e-3",
    "t1.0.0x1",
    "t1.0.0.0009",
    "a1.0.0.0001,1,1",
    "a1.0.1,1,1001",
    "l1.1.2.1e1,0,0",
    "l1.1.2.0,0,101",
    "d1.0.0x1",
    "d1.0.1.1",
    "a1.0.1,1,1,1",
  ])("drops an intervention with a word: %s", (made) => {
    const { dropped } = decodeLink(`#v=2&policies=scoa&fork1=x*${made}`);
    expect(dropped).toHaveLength(1);
    expect(dropped[0]).toContain(made);
  });

  it("counts a key that stands twice once, the first time, and names the others", () => {
    const { state, dropped } = decodeLink("#v=2&scenario=random&seed=7&seed=8&scenario=paper&seed=9");
    expect(state.source).toMatchObject({ name: "random", seed: 7 });
    expect(dropped).toEqual(["seed=8", "scenario=paper", "seed=9"]);
  });
});

describe("what is said of dropped parts", () => {
  it("is a line, however many and however long they are", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", maxLength: 500 }), { maxLength: 100 }), (parts) => {
        const said = droppedText(parts);
        const file = shortened(parts.join(""));
        expect(said).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(said.length).toBeLessThan(8 * 60 * 12 + 20);
        expect(file.length).toBeLessThan(60 * 12 + 1);
      }),
    );
  });

  it("names the first ones and how many more there are", () => {
    expect(droppedText(Array.from({ length: 10 }, (_, i) => `k${i}=1`))).toBe(
      "k0=1, k1=1, k2=1, k3=1, k4=1, k5=1, k6=1, k7=1, … (+2)",
    );
    expect(droppedText([])).toBe("");
    expect(droppedText([`x=${"한".repeat(100)}`])).toBe(`x=${"한".repeat(57)}…`);
  });
});
