import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import type { Intervention } from "../../src/engine/intervention.ts";
import { MEASURE_IDS } from "../../src/measures/registry.ts";
import { DEFAULT_CHOICES } from "../../src/policies/defaults.ts";
import { policyIds } from "../../src/policies/registry.ts";
import { DEFAULT_FIGURES } from "../../src/scenario/generated-figures.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { createPreset, presetNames } from "../../src/scenario/presets/catalogue.ts";
import type { Display } from "../../src/state/display.ts";
import {
  DEFAULT_DISPLAY,
  FOLDS,
  GROUPINGS,
  LOCALES,
  METRICS,
  PAGES,
  PANEL_PLACES,
  PANELS,
  SPACE_REACHES,
  TEXT_SCALES,
  THEMES,
  TRAILS,
  VIEW_MODES,
} from "../../src/state/display.ts";
import type { LinkState } from "../../src/state/link.ts";
import { DEFAULT_SOURCE, decodeLink, encodeLink } from "../../src/state/link.ts";
import { UNCHANGED } from "../../src/state/link-forks.ts";
import { SPEEDS } from "../../src/state/playback.ts";
import { MAX_LANES } from "../../src/state/session.ts";
import type { Vec3 } from "../../src/view/picture/scene-vector.ts";
import { vec3 } from "../../src/view/picture/scene-vector.ts";
import { DEFAULT_CAMERA } from "../../src/view/picture/space-projection.ts";
import { choose, scenarioText } from "./fixtures.ts";

const PLAIN: LinkState = {
  source: DEFAULT_SOURCE,
  choices: DEFAULT_CHOICES,
  changes: DEFAULT_CHOICES.map(() => UNCHANGED),
  at: null,
  speed: null,
  selectedPm: null,
  selectedVm: null,
  display: DEFAULT_DISPLAY,
  camera: null,
};

const seeds: fc.Arbitrary<number | null> = fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 32 - 1 }));

const generated = fc.record({
  pms: fc.integer({ min: 1, max: 10_000 }),
  vms: fc.integer({ min: 10_000, max: 100_000 }),
  steps: fc.integer({ min: 1, max: 300 }),
  stepMinutes: fc.constantFrom(60, 5, 7, 0.5, 1440),
  seed: fc.integer({ min: -(2 ** 31), max: 2 ** 32 - 1 }),
  load: fc.double({ min: 0.01, max: 10, noNaN: true }),
  mix: fc.constantFrom(null, { normal: 1, steady: 0.5 }, { several: 2, cpu: 0, ramp: 3 }),
});

const steps = fc.nat(9999).map(stepOf);
const vms = fc.nat(9999).map(vmId);
const pms = fc.nat(999).map(pmId);
const moment = { step: steps, after: fc.nat(99) };
const figure = (range: { readonly min: number; readonly max: number }) =>
  fc.double({ ...range, noNaN: true }).map((value) => (Object.is(value, -0) ? 0 : value));
const shares = figure({ min: 0.01, max: 20 });
const added = figure({ min: -1, max: 1 });

const interventions: fc.Arbitrary<Intervention> = fc.oneof(
  fc.record({ kind: fc.constant("move" as const), ...moment, vm: vms, to: pms }),
  fc.record({ kind: fc.constant("swap" as const), ...moment, vm: vms, with: vms }),
  fc.record({ kind: fc.constant("threshold" as const), ...moment, value: figure({ min: 0.001, max: 1 }) }),
  fc.record({ kind: fc.constant("pm-down" as const), ...moment, pm: pms }),
  fc.record({
    kind: fc.constant("pm-added" as const),
    ...moment,
    capacity: fc.tuple(shares, shares, shares),
  }),
  fc.record({ kind: fc.constant("veto" as const), step: steps, vm: vms, to: pms }),
  fc.record({
    kind: fc.constant("load" as const),
    step: steps,
    steps: fc.integer({ min: 1, max: 99 }),
    vms: fc.uniqueArray(vms, { minLength: 1, maxLength: 5 }),
    add: fc.tuple(added, added, added),
  }),
);

/** Names of people, with everything that a link is put together from in them. */
const names = fc.oneof(fc.constantFrom("", "mine", "내 생각", "a*b~c=d&e.f%2A #1", "*~*"), fc.string());
const givenForks = fc.option(
  fc.record({ name: names, interventions: fc.array(interventions, { maxLength: 4 }) }),
);

const plainStates = fc.record({
  source: fc
    .tuple(
      fc.oneof(
        fc.record({
          kind: fc.constant("preset" as const),
          name: fc.constantFrom(...presetNames),
          seed: seeds,
        }),
        fc.record({ kind: fc.constant("generate" as const), figures: generated }),
      ),
      fc.option(
        fc.record({
          memory: fc.integer({ min: 1, max: 1e9 }),
          link: fc.constantFrom(0.001, 119, 1e6),
          dirty: fc.nat(1e6),
        }),
      ),
    )
    .map(([source, migration]) => (migration === null ? source : { ...source, migration })),
  choices: fc.array(
    fc.constantFrom(
      ...policyIds().map((id) => choose(id)),
      choose("scoa", { sourceLoad: "after" }),
      choose("scoa", { sourceLoad: "after" }, { hold: 2, samples: 4, margin: 0.025 }),
      choose("proxlb", {}, { window: 6, percentile: 50, cooldown: 10 }),
    ),
    { minLength: 1, maxLength: MAX_LANES },
  ),
  at: fc.option(
    fc.oneof(
      fc.record({ step: steps, action: fc.nat(99) }),
      fc.record({ step: steps, action: fc.nat(99), reason: fc.integer({ min: 1, max: 99 }) }),
    ),
  ),
  speed: fc.option(fc.constantFrom(...SPEEDS)),
  selectedPm: fc.option(fc.nat(999)),
  selectedVm: fc.option(fc.nat(9999)),
  display: fc.record({
    page: fc.constantFrom(...PAGES),
    grouping: fc.constantFrom(...GROUPINGS),
    card: fc.constantFrom(...policyIds(), null),
    order: fc.record({ by: fc.constantFrom(...MEASURE_IDS), isReversed: fc.boolean() }),
    pinned: fc.uniqueArray(fc.constantFrom(...MEASURE_IDS), { maxLength: 4 }),
    mode: fc.constantFrom(...VIEW_MODES),
    space: fc.constantFrom(...SPACE_REACHES),
    metric: fc.constantFrom(...METRICS),
    trailHours: fc.constantFrom(...TRAILS),
    showsSight: fc.boolean(),
    theme: fc.constantFrom(...THEMES),
    locale: fc.constantFrom(...LOCALES),
    panel: fc.constantFrom(...PANELS, null),
    large: fc.constantFrom(1, MAX_LANES, null),
    textScale: fc.constantFrom(...TEXT_SCALES),
    panelPlace: fc.constantFrom(...PANEL_PLACES),
    folds: fc.dictionary(fc.constantFrom(...FOLDS), fc.boolean(), { noNullPrototype: true }),
  }),
  camera: fc.option(
    fc.record({
      azimuth: fc.integer({ min: -1800, max: 1800 }).map((tenths) => tenths / 10),
      elevation: fc.integer({ min: -900, max: 900 }).map((tenths) => tenths / 10),
      zoom: fc.integer({ min: 10, max: 500 }).map((hundredths) => hundredths / 100),
      target: fc.constantFrom<Vec3>(DEFAULT_CAMERA.target, vec3(0.25, 0.5, 0.75)),
    }),
  ),
});

const states: fc.Arbitrary<LinkState> = plainStates.chain((state) =>
  fc
    .array(fc.record({ own: givenForks, fork: givenForks }), {
      minLength: state.choices.length,
      maxLength: state.choices.length,
    })
    .map((changes) => ({ ...state, changes })),
);

function decoded(fragment: string) {
  const { state, dropped } = decodeLink(fragment);
  return { state, dropped };
}
const droppedFrom = (fragment: string): readonly string[] => decoded(fragment).dropped;

describe("a link", () => {
  it("comes back as it went out", () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(decodeLink(encodeLink(state))).toEqual({ state, dropped: [], file: null, newer: null });
      }),
      { numRuns: 300 },
    );
  });

  it("knows measures by what they were called", () => {
    const metricOf = (chart: string) => decodeLink(`v=2&scenario=paper&policies=scoa&chart=${chart}`);
    expect(metricOf("overloaded")).toMatchObject({
      state: { display: { metric: "overloadedHours" } },
      dropped: [],
    });
    expect(metricOf("moved-memory")).toMatchObject({
      state: { display: { metric: "movedMemory" } },
      dropped: [],
    });
    expect(metricOf("moved").dropped).toEqual(["chart=moved"]);
  });

  it("comes back as it went out for a reader with other defaults, too", () => {
    const defaults: Display = {
      ...DEFAULT_DISPLAY,
      mode: "cpu-mem",
      theme: "dark",
      locale: "ko",
      trailHours: 0,
    };
    fc.assert(
      fc.property(states, (state) => {
        expect(decodeLink(encodeLink(state, defaults), defaults)).toEqual({
          state,
          dropped: [],
          file: null,
          newer: null,
        });
      }),
    );
  });

  it("is short and can be read", () => {
    expect(encodeLink(PLAIN)).toBe("#v=3&scenario=paper&policies=sandpiper-2008,scoa&lang=en");
    const state: LinkState = {
      ...PLAIN,
      source: { kind: "preset", name: "random", seed: 7 },
      choices: [choose("sandpiper-2008"), choose("scoa", { sourceLoad: "after" })],
      at: { step: stepOf(34), action: 3 },
      display: { ...DEFAULT_DISPLAY, mode: "cpu-net" },
    };
    expect(encodeLink(state)).toBe(
      "#v=3&scenario=random&seed=7&policies=sandpiper-2008,scoa~sourceLoad:after&at=34.3&view=cpu-net&lang=en",
    );
  });

  it("says the figures of a generated scenario, but for the usual ones", () => {
    const open = (figures: object): string =>
      encodeLink({ ...PLAIN, source: { kind: "generate", figures: { ...DEFAULT_FIGURES, ...figures } } });
    expect(open({})).toBe("#v=3&scenario=generated&policies=sandpiper-2008,scoa&lang=en");
    expect(open({ pms: 10_000, vms: 100_000, seed: 7, mix: { ramp: 2, cpu: 1 } })).toBe(
      "#v=3&scenario=generated&pms=10000&vms=100000&seed=7&mix=ramp:2,cpu:1&policies=sandpiper-2008,scoa&lang=en",
    );
  });

  it("of version 1 draws what it drew then, and says so once it is of the newest", () => {
    for (const [old, now] of [
      ["scenario=random&seed=7", "scenario=random&seed=7&streams=1"],
      ["scenario=generated&pms=2000", "scenario=generated&pms=2000&streams=1"],
      ["scenario=paper", "scenario=paper"],
      ["scenario=xen-testbed&seed=3", "scenario=xen-testbed&seed=3"],
    ]) {
      const { state, dropped } = decoded(`#v=1&${old}`);
      expect(dropped).toEqual([]);
      expect(encodeLink(state)).toBe(`#v=3&${now}&policies=sandpiper-2008,scoa&lang=en`);
      expect(decoded(encodeLink(state))).toEqual({ state, dropped: [] });
    }
    expect(decoded("#v=1&scenario=random&seed=7").state.source).toMatchObject({ streams: 1 });
    expect(decoded("#v=2&scenario=random&seed=7").state.source).not.toHaveProperty("streams");
  });

  it.each(["", "#"])("that says nothing (%j) is everything at its default", (fragment) => {
    expect(decoded(fragment)).toEqual({ state: PLAIN, dropped: [] });
  });

  it("may say an hour without an action", () => {
    expect(decoded("#v=1&at=34").state.at).toEqual({ step: 34, action: 0 });
  });
});

describe("what cannot be honoured is left out and named", () => {
  it("an unknown part", () => {
    expect(decoded("#v=2&colour=red&scenario=random")).toEqual({
      state: { ...PLAIN, source: { kind: "preset", name: "random", seed: null } },
      dropped: ["colour=red"],
    });
  });

  it.each([
    "v=0",
    "v=x",
    "scenario=moon",
    "seed=1.5",
    "seed=x",
    "seed=4294967296",
    "seed=-2147483649",
    "policies=magic",
    "policies=",
    "at=x",
    "at=-1",
    "at=1.2.3.4",
    "speed=3",
    "speed=",
    "pm=-1",
    "pm=x",
    "view=4d",
    "chart=pie",
    "trail=7",
    "trail=",
    "theme=pink",
    "panel=secret",
    "lang=fr",
    "camera=1,2",
    "camera=0,91,1",
    "camera=0,0,0",
    "camera=a,b,c",
  ])("%s", (part) => {
    expect(decoded(`#v=2&${part}`.replace("v=2&v", "v"))).toEqual({ state: PLAIN, dropped: [part] });
  });

  it("a missing version, and is drawn as by the first", () => {
    expect(decoded("#scenario=random").state.source).toMatchObject({ name: "random", streams: 1 });
  });

  it("one policy of several, and the others stay", () => {
    const { state, dropped } = decoded("#v=1&policies=none,magic,scoa");
    expect(state.choices.map(({ policy }) => policy)).toEqual(["none", "scoa"]);
    expect(dropped).toEqual(["policies=magic"]);
  });

  it.each([
    "scoa~sourceLoad:never",
    "scoa~damp.rest:2",
    "scoa~damp.hold:0",
    "scoa~damp.margin:1e-1",
    "scoa~damp.hold:2~damp.hold:3",
    "scoa~hold:2",
    "scoa~speed:3",
    "none~sourceLoad:after",
    "scoa~sourceLoad",
    "scoa~sourceLoad:after:x",
  ])("a policy whose parameters are not right: %s", (part) => {
    expect(droppedFrom(`#v=1&policies=${part}`)).toEqual([`policies=${part}`]);
  });

  it("lanes beyond the most that there can be", () => {
    const { state, dropped } = decoded("#v=1&policies=none,scoa,none,scoa,none,scoa~sourceLoad:after");
    expect(state.choices).toHaveLength(MAX_LANES);
    expect(dropped).toEqual(["policies=none", "policies=scoa~sourceLoad:after"]);
  });

  it("never makes it throw", () => {
    fc.assert(
      fc.property(fc.string(), (noise) => {
        expect(decodeLink(`#${noise}`).state.choices.length).toBeGreaterThan(0);
        expect(decodeLink(`#v=1&policies=${noise}&at=${noise}&camera=${noise}`).state.at).toSatisfy(
          (at: unknown) => at === null || typeof at === "object",
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe("what was changed in a lane", () => {
  it("stands in the link of what is shown, short, as it is said", () => {
    const fork = {
      name: "mine",
      interventions: [
        { kind: "move", step: stepOf(34), after: 3, vm: vmId(18), to: pmId(4) },
        { kind: "threshold", step: stepOf(34), after: 3, value: 0.81 },
        { kind: "load", step: stepOf(2), steps: 6, vms: [vmId(3), vmId(4)], add: [0.1, 0, -0.05] },
      ],
    } as const;
    expect(encodeLink({ ...PLAIN, changes: [UNCHANGED, { own: null, fork }] })).toBe(
      "#v=3&scenario=paper&policies=sandpiper-2008,scoa&fork2=mine*m34.3.18.4~t34.3.0.81~l2.6.3-4.0.1,0,-0.05&lang=en",
    );
  });

  it.each([
    "m1.2.3",
    "m1.2.3.4.5",
    "m1.2.-3.4",
    "mx.2.3.4",
    "t1.0.2",
    "t1.0",
    "l1.0.3.0,0,0",
    "l1.2.3.0,0",
    "z1",
    "m",
  ])("is left out where it cannot be read, and named, and the rest stays: %s", (item) => {
    const { state, dropped } = decoded(`#v=1&fork1=mine*d3.0.1~${item}~d4.0.2`);
    expect(dropped).toEqual([`fork1=${item}`]);
    expect(state.changes[0]?.fork?.interventions).toEqual([
      { kind: "pm-down", step: 3, after: 0, pm: 1 },
      { kind: "pm-down", step: 4, after: 0, pm: 2 },
    ]);
  });

  it("is left out as a whole where an added PM cannot be read: those after it would get other numbers", () => {
    const { state, dropped } = decoded("#v=1&fork1=mine*a3.0.0,1,1~a4.0.1,1,1~m5.0.2.7");
    expect(dropped).toEqual(["fork1=mine*a3.0.0,1,1~a4.0.1,1,1~m5.0.2.7"]);
    expect(state.changes[0]?.fork).toBeNull();
  });

  it("is left out where nothing says what it is, or whose", () => {
    expect(droppedFrom("#v=1&fork1=mine&fork3=x*d1.0.1&own9=*")).toEqual([
      "fork1=mine",
      "fork3=x*d1.0.1",
      "own9=*",
    ]);
  });

  it("goes with its lane where another lane is left out", () => {
    const { state } = decoded("#v=1&policies=none,magic,scoa&fork3=mine*");
    expect(state.changes).toEqual([UNCHANGED, { own: null, fork: { name: "mine", interventions: [] } }]);
  });

  it("is left out with the scenario that it was made in", () => {
    expect(decoded("#v=1&scenario=file:x.csv&fork1=mine*m1.0.0.1")).toEqual({
      state: PLAIN,
      dropped: ["fork1=mine*m1.0.0.1"],
    });
  });
});

describe("the figures of a generated scenario", () => {
  const figuresOf = (parts: string) => {
    const { state, dropped } = decoded(`#v=2&scenario=generated&${parts}`);
    if (state.source.kind !== "generate") throw new Error(state.source.kind);
    return { figures: state.source.figures, dropped };
  };

  it.each([
    "pms=0",
    "pms=100001",
    "vms=x",
    "steps=1.5",
    "step-minutes=0",
    "seed=4294967296",
    "load=0",
    "load=11",
  ])("are each left out where they are out of range: %s", (part) => {
    expect(figuresOf(part)).toEqual({ figures: DEFAULT_FIGURES, dropped: [part] });
  });

  it.each(["mix=", "mix=big:1", "mix=cpu:-1", "mix=cpu:1,cpu:2", "mix=cpu:0,net:0", "mix=cpu:1:2"])(
    "are left out where they are no mix: %s",
    (part) => {
      expect(figuresOf(part)).toEqual({ figures: DEFAULT_FIGURES, dropped: [part] });
    },
  );

  it("are left out together where the sizes do not go together", () => {
    expect(figuresOf("pms=100&vms=99&seed=5")).toEqual({
      figures: { ...DEFAULT_FIGURES, seed: 5 },
      dropped: ["pms=100", "vms=99"],
    });
    expect(figuresOf("pms=10000&vms=20000&steps=100000").dropped).toEqual([
      "pms=10000",
      "vms=20000",
      "steps=100000",
    ]);
  });

  it("do not go with another scenario", () => {
    expect(droppedFrom("#v=1&scenario=random&pms=5&load=2")).toEqual(["pms=5", "load=2"]);
  });
});

describe("what a link cannot carry", () => {
  it.each(["demands.csv", "a,b: c&d=e #1 100%.json", "부하.csv"])(
    "a file is named, and the default shown: %s",
    (name) => {
      const source = { kind: "csv", name, file: new Blob(["vm,hour,cpu,net,mem\n"]), pms: 3 } as const;
      const fragment = encodeLink({ ...PLAIN, source });
      expect(decodeLink(fragment)).toEqual({ state: PLAIN, dropped: [], file: name, newer: null });
    },
  );

  it("the figures of a file", () => {
    const source = { kind: "json", name: "x.json", file: new Blob(["secret"]) } as const;
    expect(encodeLink({ ...PLAIN, source })).not.toContain("secret");
  });
});

describe("a seed from a link", () => {
  it.each([4294967295, -2147483648])("at the end of its range can be saved and opened again: %i", (seed) => {
    const { state } = decoded(`#v=1&scenario=random&seed=${seed}`);
    expect(state.source).toMatchObject({ seed });
    const saved = scenarioText(createPreset("random", seed));
    expect(parseScenario(saved, "saved.json").kind).toBe("ok");
  });
});
