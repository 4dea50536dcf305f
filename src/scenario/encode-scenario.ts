/**
 * A scenario as the text of a file: the newest version of the format, so that what is opened again
 * equals what was saved. It comes in pieces, none of them larger than some of a step's demands, so
 * that a table of any size can be written without ever being one string. Figures are in full
 * precision: those of a table in single precision as the shortest text that rounds to the same
 * single. A demand table has a line per step; equal PMs and an even placement are a word each.
 */

import { assertFigures } from "../base/assert.ts";
import { jsonOf } from "../base/json.ts";
import type { ResourceVector } from "../base/resources.ts";
import { RESOURCE_COUNT } from "../base/resources.ts";
import type { Column } from "../base/vector.ts";
import { at, vectorAt } from "../base/vector.ts";
import type { Intervention } from "../engine/intervention.ts";
import { figuresOf } from "../engine/intervention.ts";
import { EVEN, SCENARIO_SCHEMA, UNIFORM } from "./file-words.ts";
import { instantText } from "./instant.ts";
import type { DemandSource, Scenario } from "./scenario.ts";
import { evenPlacement } from "./scenario.ts";
import type { ScenarioFork } from "./scenario-fork.ts";
import type { ScenarioFile } from "./scenario-format.ts";

/** VMs of a step, or of a list, that are put into one piece: a few milliseconds' work. */
const PIECE = 4096;

/** A piece of a text, and how much of the whole is written with it, from 0 to 1. */
export interface TextPiece {
  readonly text: string;
  readonly done: number;
}

/** The text ends with a line break. */
export function* encodeScenario(scenario: Scenario): Generator<TextPiece> {
  const lines = Object.entries(headOf(scenario)).map(([key, value]) => `  ${entry(key, value)},\n`);
  yield { text: `{\n${lines.join("")}  "fork": `, done: 0 };
  for (const text of encodeFork(scenario.fork)) yield { text, done: 0 };
  yield { text: ',\n  "demand": ', done: 0 };
  yield* encodeDemand(scenario.demand, scenario);
  yield { text: "\n}\n", done: 1 };
}

/** Everything but the fork and the demand, which may be long. */
const headOf = (scenario: Scenario): Omit<ScenarioFile, "fork" | "demand"> => ({
  schema: SCENARIO_SCHEMA,
  name: scenario.name,
  pms: scenario.pms,
  vms: scenario.vms,
  steps: scenario.steps,
  stepMinutes: scenario.stepMinutes,
  start: scenario.start === null ? null : instantText(scenario.start),
  threshold: scenario.threshold,
  limit: scenario.limit,
  migration: scenario.migration,
  seed: scenario.seed,
  streams: scenario.streams,
  vmNames: scenario.vmNames === null ? null : [...scenario.vmNames],
  capacity: isUniform(scenario) ? UNIFORM : vectors(scenario.capacity),
  initialPlacement: isEven(scenario) ? EVEN : [...scenario.initialPlacement],
});

const isUniform = ({ capacity }: Scenario): boolean => capacity.every((figure) => figure === 1);

function isEven({ initialPlacement, vms, pms }: Scenario): boolean {
  const even = evenPlacement(vms, pms);
  return initialPlacement.every((pm, vm) => pm === even[vm]);
}

type Vector = [cpu: number, net: number, mem: number];

const vector = ([cpu, net, mem]: ResourceVector): Vector => [cpu, net, mem];

const vectors = (column: Column): Vector[] =>
  Array.from({ length: column.length / RESOURCE_COUNT }, (_, i) => vector(vectorAt(column, i)));

const entry = (key: string, value: unknown): string => `${jsonOf(key)}: ${jsonOf(value, { at: key })}`;

/** A line per intervention. One may name every VM of a large fleet, so that its list comes in pieces. */
function* encodeFork(fork: ScenarioFork | null): Generator<string> {
  if (fork === null) return yield "null";
  yield `{\n    "name": ${jsonOf(fork.name)},\n    "interventions": [`;
  for (const [i, made] of fork.interventions.entries()) {
    yield i === 0 ? "\n      " : ",\n      ";
    yield* encodeIntervention(made);
  }
  yield fork.interventions.length === 0 ? "]\n  }" : "\n    ]\n  }";
}

function* encodeIntervention(made: Intervention): Generator<string> {
  let text = `{"kind":${jsonOf(made.kind)}`;
  for (const { name, type, value } of figuresOf(made)) {
    text += `,${jsonOf(name)}:`;
    if (type !== "vms") {
      text += jsonOf(value, { at: name });
      continue;
    }
    yield `${text}[`;
    for (let first = 0; first < value.length; first += PIECE)
      yield `${first === 0 ? "" : ","}${value.slice(first, first + PIECE).join(",")}`;
    text = "]";
  }
  yield `${text}}`;
}

function* encodeDemand(demand: DemandSource, scenario: Scenario): Generator<TextPiece> {
  switch (demand.kind) {
    case "table":
      yield { text: '{\n    "kind": "table",\n    "table": [\n', done: 0 };
      yield* encodeTable(demand.table, scenario);
      yield { text: "\n    ]\n  }", done: 1 };
      return;
    case "patterns": {
      const { noise, seed, profiles } = demand.patterns;
      const head = [entry("kind", "patterns"), entry("noise", noise), entry("seed", seed)].join(",\n    ");
      yield { text: `{\n    ${head},\n    "profiles": [\n`, done: 0 };
      for (const [i, { main, pattern, base, amplitude }] of profiles.entries()) {
        const profile = { main, pattern, base: vector(base), amplitude: vector(amplitude) };
        const text = jsonOf(profile, { at: `demand.profiles[${i}]` });
        yield { text: `${i === 0 ? "" : ",\n"}      ${text}`, done: (i + 1) / profiles.length };
      }
      yield { text: "\n    ]\n  }", done: 1 };
      return;
    }
    case "generated": {
      const { seed, load, mix } = demand.generated;
      yield { text: jsonOf({ kind: "generated", seed, load, mix }, { at: "demand" }), done: 1 };
    }
  }
}

/** A line per step: `[[cpu,net,mem],...]`. */
function* encodeTable(table: Column, { vms, steps }: Scenario): Generator<TextPiece> {
  const textOf = table instanceof Float32Array ? singleText : figureText;
  for (let step = 0; step < steps; step++) {
    for (let first = 0; first < vms; first += PIECE) {
      const end = Math.min(first + PIECE, vms);
      const piece = table.subarray(
        (step * vms + first) * RESOURCE_COUNT,
        (step * vms + end) * RESOURCE_COUNT,
      );
      assertFigures(piece, `demand.table[${step}], from VM ${first} on, figure `);
      const figures: string[] = []; // joined at once: adding to a long text bit by bit is 3 times as slow
      for (let vm = first; vm < end; vm++) {
        const i = (step * vms + vm) * RESOURCE_COUNT;
        figures.push(`[${textOf(at(table, i))}`, textOf(at(table, i + 1)), `${textOf(at(table, i + 2))}]`);
      }
      const before = first > 0 ? "," : step > 0 ? ",\n      [" : "      [";
      const text = `${before}${figures.join(",")}${end === vms ? "]" : ""}`;
      yield { text, done: (step * vms + end) / (steps * vms) };
    }
  }
}

/** Decimals from 0.000 to 0.999 without "0.", as they stand in the middle of a figure, and at its end. */
const INNER = Array.from({ length: 1000 }, (_, i) => String(i).padStart(3, "0"));
const LAST = INNER.map((digits) => digits.replace(/0+$/, ""));

const MILLION = 1e6;

/** As JSON has it. Most figures of a table are fractions of a few digits, and `String` takes 5 times as long for them. */
function figureText(figure: number): string {
  const millionths = Math.round(figure * MILLION);
  if (!(figure < 1) || millionths / MILLION !== figure) return String(figure);
  if (millionths === 0) return "0";
  const end = millionths % 1000;
  const start = (millionths - end) / 1000;
  return end === 0 ? `0.${LAST[start]}` : `0.${INNER[start]}${LAST[end]}`;
}

/** Exact, and exact times any single. */
const POWERS_OF_TEN = Array.from({ length: 13 }, (_, n) => 10 ** n);

/**
 * The shortest text that rounds to the same single as `figure`, which is one, from 0 to 100. No two
 * decimals of 6 digits round to the same single, so that it is that of the first number of decimals
 * from there on that tells it from its neighbours.
 */
export function singleText(figure: number): string {
  for (let decimals = figure < 1 ? 6 : 4; decimals < POWERS_OF_TEN.length; decimals++) {
    const power = POWERS_OF_TEN[decimals] as number;
    const short = Math.round(figure * power) / power;
    if (Math.fround(short) === figure) return figureText(short);
  }
  let digits = 1; // 9 tell any two singles apart
  while (Math.fround(Number(figure.toPrecision(digits))) !== figure) digits++;
  return String(Number(figure.toPrecision(digits)));
}
