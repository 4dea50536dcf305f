/**
 * The scenario file, version 4: what its JSON looks like, as a schema. It says what every part may
 * be; that the parts agree with each other (so many PMs, so many capacities) is checked where the
 * file becomes a scenario. A new version gets a file shape of its own and one upgrader from the
 * version before; upgraders never skip a version. Described for people in `docs/formats.md`.
 */

import * as v from "valibot";
import { STREAM_DERIVATIONS } from "../base/random.ts";
import { RESOURCES } from "../base/resources.ts";
import { fail, ok } from "../base/result.ts";
import type { Upgraders } from "../base/upgrade.ts";
import { USUAL_TERMS } from "../engine/migration-cost.ts";
import { emptyHalf, MIX_KEYS } from "./class-mix.ts";
import { FigureRows } from "./figure-rows.ts";
import { EVEN, SCENARIO_SCHEMA, UNIFORM } from "./file-words.ts";
import { forkSchema } from "./fork-format.ts";
import {
  capacity,
  count,
  expected,
  index,
  list,
  notNegative,
  object,
  share,
  text,
  threshold,
  vectorOf,
  whole,
  within,
} from "./format-parts.ts";
import type { Expectation } from "./input-error.ts";
import { readInstant } from "./instant.ts";
import { BELL_WIDTH, LOAD, MIGRATION, MOST_NOISE, MOST_WEIGHT, SEED_RANGE, STEP_MINUTES } from "./limits.ts";

/**
 * A key that came with version n + 1 is not part of version n: where it stands there, it is the error.
 */
export const UPGRADERS: Upgraders<object, string> = {
  1: (older) =>
    "fork" in older ? fail("fork") : ok({ ...older, schema: "rebalance-lab/scenario@2", fork: null }),
  2: (older) => {
    const early = ["start", "streams"].find((key) => key in older);
    if (early !== undefined) return fail(early);
    return ok({ ...older, schema: "rebalance-lab/scenario@3", start: null, streams: 1 });
  },
  3: (older) =>
    "migration" in older
      ? fail("migration")
      : ok({ ...older, schema: "rebalance-lab/scenario@4", migration: USUAL_TERMS }),
};

const hourOfDay = v.pipe(notNegative, v.ltValue(24, expected("below-24")));
const seed = v.pipe(
  whole,
  v.minValue(SEED_RANGE[0], expected("32-bit")),
  v.maxValue(SEED_RANGE[1], expected("32-bit")),
);

const instant = v.pipe(
  v.string(expected("instant")),
  v.check((written) => readInstant(written) !== null, expected("instant")),
);

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
    object({ kind: v.literal("normal"), peak: hourOfDay, width: within(BELL_WIDTH, "width-range") }),
    object({ kind: v.literal("steady") }),
    object({
      kind: v.literal("ramp"),
      start: hourOfDay,
      hours: v.pipe(notNegative, v.maxValue(24, expected("at-most-24"))),
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
  object(v.entriesFromList(MIX_KEYS, v.exactOptional(within([0, MOST_WEIGHT], "weight-range")))),
  v.check((weights) => emptyHalf(weights) === null, expected("weight")),
);

const noise = v.pipe(notNegative, v.maxValue(MOST_NOISE, expected("at-most-10")));

const demandSource = v.variant(
  "kind",
  [
    /** `[step][vm]` of cpu, net, mem; its figures are checked where they are read. */
    object({ kind: v.literal("table"), table: v.instance(FigureRows, expected("list")) }),
    object({ kind: v.literal("patterns"), noise, seed, profiles: list(profile) }),
    object({
      kind: v.literal("generated"),
      seed,
      load: within(LOAD, "load-range"),
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
  stepMinutes: within(STEP_MINUTES, "step-length"),
  /** When step 0 begins; null counts from 0:00 of day 1. */
  start: v.nullable(instant),
  threshold,
  limit: threshold,
  migration: object({
    memory: within(MIGRATION.memory, "migration-memory"),
    link: within(MIGRATION.link, "migration-rate"),
    dirty: within(MIGRATION.dirty, "migration-writes"),
  }),
  seed,
  /** How random streams follow from their seed. */
  streams: v.picklist(STREAM_DERIVATIONS, expected("streams")),
  vmNames: v.nullable(list(text)),
  /** "uniform": all PMs are the reference PM. */
  capacity: listOr(UNIFORM, vectorOf(capacity), "capacity"),
  /** "even": VM i of n starts on PM floor(i * pms / n). */
  initialPlacement: listOr(EVEN, index, "placement"),
  demand: demandSource,
  fork: v.nullable(forkSchema),
});

/** The JSON of a scenario file of the newest version, checked part by part. */
export type ScenarioFile = v.InferOutput<typeof scenarioFileSchema>;
