/**
 * The scenario file, version 1: what its JSON looks like, as a schema. It says what every part may
 * be; that the parts agree with each other (so many PMs, so many capacities) is checked where the
 * file becomes a scenario. A new version gets a file shape of its own and one upgrader from the
 * version before; upgraders never skip a version. Described for people in `docs/formats.md`.
 */

import * as v from "valibot";
import { RESOURCES } from "../base/resources.ts";
import { emptyHalf, MIX_KEYS } from "./class-mix.ts";
import type { Expectation } from "./input-error.ts";
import { MOST_DEMAND, MOST_LOAD } from "./limits.ts";

const NAME = "rebalance-lab/scenario";
/** The newest version, which is what is written. */
export const SCENARIO_VERSION = 1;
export const SCENARIO_SCHEMA = `${NAME}@${SCENARIO_VERSION}` as const;

/** The version of a schema text, or null where it is none of ours. */
export function scenarioVersion(schema: unknown): number | null {
  const match = typeof schema === "string" ? /^rebalance-lab\/scenario@([1-9]\d{0,8})$/.exec(schema) : null;
  return match === null ? null : Number(match[1]);
}

/** `UPGRADERS[n]` turns the JSON of version n into that of n + 1. Version 1 is the first: there are none yet. */
export const UPGRADERS: Readonly<Record<number, (older: unknown) => unknown>> = {};

/** Streams are derived from 32 bits (`base/random.ts`); a wider seed would silently be a narrower one. */
export const SEED_RANGE = [-0x80000000, 0xffffffff] as const;

/** What stands in a file for the capacities of PMs that are all the reference PM (P3). */
export const UNIFORM = "uniform";
/** What stands in a file for the placement of equal shares in order (P6). */
export const EVEN = "even";

const expected = (expectation: Expectation): Expectation => expectation;

const finite = v.pipe(v.number(expected("number")), v.finite(expected("finite")));
const demand = v.pipe(finite, v.minValue(0, expected("not-negative")));
/** A demand of a resource: a fraction of one PM. */
const share = v.pipe(demand, v.maxValue(MOST_DEMAND, expected("at-most-100")));
const positive = v.pipe(finite, v.gtValue(0, expected("above-0")));
const whole = v.pipe(finite, v.integer(expected("whole")));
const count = v.pipe(whole, v.minValue(1, expected("at-least-1")));
const index = v.pipe(whole, v.minValue(0, expected("not-negative")));
const hourOfDay = v.pipe(demand, v.ltValue(24, expected("below-24")));
const fraction = v.pipe(positive, v.maxValue(1, expected("at-most-1")));
const seed = v.pipe(
  whole,
  v.minValue(SEED_RANGE[0], expected("32-bit")),
  v.maxValue(SEED_RANGE[1], expected("32-bit")),
);
const text = v.string(expected("text"));

const vectorOf = <Figure extends v.GenericSchema<unknown, number>>(figure: Figure) =>
  v.strictTuple([figure, figure, figure], expected("vector"));
const list = <Item extends v.GenericSchema>(item: Item) => v.array(item, expected("list"));
const object = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, expected("object"));

/** A text that stands for a list which everybody can work out, or the list itself. */
const listOr = <const Word extends string, Item extends v.GenericSchema>(
  word: Word,
  item: Item,
  expectation: Expectation,
) => {
  const literal = v.literal(word, expected(expectation));
  const items = v.array(item, expected(expectation));
  return v.lazy((input): typeof literal | typeof items => (typeof input === "string" ? literal : items));
};

const pattern = v.variant(
  "kind",
  [
    object({ kind: v.literal("normal"), peak: hourOfDay, width: positive }),
    object({ kind: v.literal("steady") }),
    object({
      kind: v.literal("ramp"),
      start: hourOfDay,
      hours: v.pipe(demand, v.maxValue(24, expected("at-most-24"))),
    }),
  ],
  expected("pattern"),
);

const profile = object({
  main: list(v.picklist(RESOURCES, expected("resource"))),
  pattern,
  base: vectorOf(share),
  amplitude: vectorOf(share),
});

/** Weights of a half of which none is above 0 would choose nothing. */
const mix = v.pipe(
  object(v.entriesFromList(MIX_KEYS, v.exactOptional(demand))),
  v.check((weights) => emptyHalf(weights) === null, expected("weight")),
);

const demandSource = v.variant(
  "kind",
  [
    /** `[step][vm]` of cpu, net, mem. */
    object({ kind: v.literal("table"), table: list(list(vectorOf(share))) }),
    object({ kind: v.literal("patterns"), noise: demand, seed, profiles: list(profile) }),
    object({
      kind: v.literal("generated"),
      seed,
      load: v.pipe(positive, v.maxValue(MOST_LOAD, expected("at-most-10"))),
      mix: v.nullable(mix),
    }),
  ],
  expected("demand"),
);

export const scenarioFileSchema = object({
  schema: v.literal(SCENARIO_SCHEMA),
  name: text,
  pms: count,
  vms: count,
  steps: count,
  stepMinutes: positive,
  threshold: fraction,
  limit: fraction,
  seed,
  vmNames: v.nullable(list(text)),
  /** "uniform": all PMs are the reference PM. */
  capacity: listOr(UNIFORM, vectorOf(positive), "capacity"),
  /** "even": VM i of n starts on PM floor(i * pms / n). */
  initialPlacement: listOr(EVEN, index, "placement"),
  demand: demandSource,
});

/** The JSON of a scenario file of the newest version, checked part by part. */
export type ScenarioFile = v.InferOutput<typeof scenarioFileSchema>;
