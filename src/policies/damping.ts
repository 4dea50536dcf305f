/**
 * Damping (DA1-DA6): what keeps any policy from acting too soon, too often or for too little. It belongs
 * to a lane's choice, beside the policy's own parameters, and is declared as they are, so that command
 * line, links and page read and check it in the same way. By default all of it is off.
 */

import { assert } from "../base/assert.ts";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import { keysOf, readParameters } from "./parameters.ts";
import type { ParameterSpec, Parameters } from "./policy.ts";

/** As many samples as are kept: one bit each. */
const MOST_SAMPLES = 30;
const OF_STEPS = { kind: "number", isWhole: true, step: 1, unit: "steps" } as const;

export const DAMPING_SPECS = [
  { ...OF_STEPS, key: "hold", min: 1, max: MOST_SAMPLES, default: 1 },
  { ...OF_STEPS, key: "samples", min: 1, max: MOST_SAMPLES, default: 1 },
  { ...OF_STEPS, key: "cooldown", min: 0, max: 10_000, default: 0 },
  {
    kind: "number",
    key: "margin",
    min: 0,
    max: 1,
    isWhole: false,
    step: 0.01,
    unit: "fraction",
    default: 0,
  },
  { kind: "number", key: "moves", min: 0, max: 1_000_000, isWhole: true, step: 1, unit: "moves", default: 0 },
  { ...OF_STEPS, key: "backOff", min: 0, max: 10_000, default: 0 },
  { ...OF_STEPS, key: "window", min: 1, max: 100, default: 1 },
  {
    kind: "number",
    key: "percentile",
    min: 1,
    max: 100,
    isWhole: false,
    step: 5,
    unit: "percent",
    default: 95,
  },
] as const satisfies readonly ParameterSpec[];

export type DampingKey = (typeof DAMPING_SPECS)[number]["key"];

/** A value for each of {@link DAMPING_SPECS}. */
export type Damping = Readonly<Record<DampingKey, number>>;

/** Each kind of damping: its rule, and the keys that say it, the one that turns it on first. */
export const DAMPING_KINDS = {
  hold: { rule: "DA1", keys: ["hold", "samples"] },
  cooldown: { rule: "DA2", keys: ["cooldown"] },
  margin: { rule: "DA3", keys: ["margin"] },
  moves: { rule: "DA4", keys: ["moves"] },
  backOff: { rule: "DA5", keys: ["backOff"] },
  smoothing: { rule: "DA6", keys: ["window", "percentile"] },
} as const satisfies Readonly<
  Record<string, { readonly rule: string; readonly keys: readonly [DampingKey, ...DampingKey[]] }>
>;

export type DampingKind = keyof typeof DAMPING_KINDS;

export const UNDAMPED = Object.fromEntries(DAMPING_SPECS.map((spec) => [spec.key, spec.default])) as Damping; // a value per key

/** What of it has an effect, in the order of the rules. */
export const kindsOn = (damping: Damping): readonly DampingKind[] =>
  (Object.keys(DAMPING_KINDS) as DampingKind[]).filter((kind) => {
    const [key] = DAMPING_KINDS[kind].keys;
    return damping[key] !== UNDAMPED[key];
  });

/**
 * Checks what people write of it.
 * @returns null where nothing has an effect
 */
export function resolveDamping(given: Parameters): Result<Damping | null, string> {
  const read = readParameters(DAMPING_SPECS, given);
  if (read.kind === "error") {
    const { key } = read.error;
    return read.error.kind === "unknown"
      ? fail(`there is no "${key}"; there are ${keysOf(DAMPING_SPECS)}`)
      : fail(`"${key}": ${read.error.problem}`);
  }
  const damping = read.value;
  assert(isDamping(damping), "all of it was read");
  return ok(kindsOn(damping).length === 0 ? null : damping);
}

const isDamping = (read: Parameters): read is Parameters & Damping =>
  DAMPING_SPECS.every(({ key }) => typeof read[key] === "number");

/** Of how many samples so many must be: in a row where nobody says of how many. */
export const samplesOf = ({ hold, samples }: Damping): number => Math.max(hold, samples);

/** What of it is not as usual, by key, in the order of the specs. */
export const changedDamping = (damping: Damping | undefined): Partial<Damping> =>
  damping === undefined
    ? {}
    : Object.fromEntries(
        DAMPING_SPECS.flatMap(({ key, default: usual }) =>
          damping[key] === usual ? [] : [[key, damping[key]]],
        ),
      );
