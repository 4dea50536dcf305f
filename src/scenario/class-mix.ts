/**
 * Which class of load (D2: main resources and pattern) each VM of a generated fleet has. Without a
 * mix it is Table 1, repeated. A mix gives weights for the kinds of pattern, for the main resources
 * or for both, and replaces that half of Table 1; each VM's choice is its own draw.
 */

import { assert, present } from "../base/assert.ts";
import type { Resource } from "../base/resources.ts";
import type { LoadClass } from "./table-1.ts";
import { loadClassOf, TABLE_1, TABLE_1_VMS } from "./table-1.ts";

export const PATTERN_KEYS = ["normal", "steady", "ramp"] as const;
/** `several` stands for the sets of more than one main resource, in Table 1's proportions. */
export const MAIN_KEYS = ["cpu", "net", "mem", "several"] as const;
export const MIX_KEYS = [...PATTERN_KEYS, ...MAIN_KEYS] as const;
export type MixKey = (typeof MIX_KEYS)[number];

/**
 * Weights of 0 or more. Where at least one of the patterns is given, the others weigh 0, and the
 * same for the main resources; where none of a half is given, it is Table 1's.
 */
export type ClassMix = Readonly<Partial<Record<MixKey, number>>>;

/** The half of a mix that can choose nothing because all its weights are 0, if there is one. */
export const emptyHalf = (mix: ClassMix): readonly MixKey[] | null =>
  [PATTERN_KEYS, MAIN_KEYS].find((keys: readonly MixKey[]) => {
    const given = keys.flatMap((key) => mix[key] ?? []);
    return given.length > 0 && given.every((weight) => weight === 0);
  }) ?? null;

/** The sets of main resources in Table 1, in its order. */
const MAIN_SETS: readonly (readonly Resource[])[] = [
  ...new Map(TABLE_1.map(({ main }) => [main.join(), main])).values(),
];

/** Every set of main resources with every pattern. */
export const LOAD_CLASSES: readonly LoadClass[] = MAIN_SETS.flatMap((main) =>
  PATTERN_KEYS.map((pattern) => ({ main, pattern })),
);

const IN_TABLE_1 = "a line of Table 1";

/** The index of a VM's class in {@link LOAD_CLASSES}, from two uniform figures in [0, 1) that are its own. */
export type ClassPicker = (vm: number, forMain: number, forPattern: number) => number;

export function createClassPicker(mix: ClassMix | null): ClassPicker {
  const listed = Array.from({ length: TABLE_1_VMS }, (_, vm) => loadClassOf(vm));
  const mainOf = listed.map(({ main }) => MAIN_SETS.findIndex((set) => set.join() === main.join()));
  const patternOf = listed.map(({ pattern }) => PATTERN_KEYS.indexOf(pattern));
  const mains = halfOf(MAIN_KEYS, mix);
  const patterns = halfOf(PATTERN_KEYS, mix);
  const pickMain = mains && createPick(MAIN_SETS.map((set) => weightOfSet(set, mains, mainOf)));
  const pickPattern = patterns && createPick(PATTERN_KEYS.map((key) => weightOf(patterns, key)));
  return (vm, forMain, forPattern) => {
    const main = pickMain === null ? present(mainOf[vm % TABLE_1_VMS], IN_TABLE_1) : pickMain(forMain);
    const pattern =
      pickPattern === null ? present(patternOf[vm % TABLE_1_VMS], IN_TABLE_1) : pickPattern(forPattern);
    return main * PATTERN_KEYS.length + pattern;
  };
}

/**
 * The weights of a half, the largest of them brought to between 1 and 4 so that no sum overflows;
 * null where none of the keys is given. Dividing by a power of two changes no digit.
 */
function halfOf(keys: readonly MixKey[], mix: ClassMix | null): ClassMix | null {
  const given = keys.flatMap((key) => (mix?.[key] === undefined ? [] : [[key, mix[key]] as const]));
  if (given.length === 0) return null;
  const largest = Math.max(...given.map(([, weight]) => weight));
  const unit = 2 ** Math.min(1023, Math.floor(Math.log2(largest))); // 2 ** 1024 would be infinite
  return Object.fromEntries(given.map(([key, weight]) => [key, weight / unit]));
}

/** Of a half of which some keys are given, those that are not weigh nothing. */
const weightOf = (half: ClassMix, key: MixKey): number => half[key] ?? 0;

/** @param mainOf the set of each VM of Table 1 */
function weightOfSet(set: readonly Resource[], mix: ClassMix, mainOf: readonly number[]): number {
  const [only, ...others] = set;
  if (only !== undefined && others.length === 0) return weightOf(mix, only);
  const share = mainOf.filter((index) => MAIN_SETS[index] === set).length;
  const several = mainOf.filter((index) => present(MAIN_SETS[index], IN_TABLE_1).length > 1).length;
  return (weightOf(mix, "several") * share) / several;
}

/** From a uniform figure in [0, 1) to an index, each as often as its weight says. */
function createPick(weights: readonly number[]): (uniform: number) => number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  assert(total > 0 && total < Number.POSITIVE_INFINITY, "weights of which one is above 0, and a finite sum");
  let sum = 0;
  const bounds = weights.map((weight) => {
    sum += weight;
    return sum / total;
  });
  const last = weights.findLastIndex((weight) => weight > 0);
  return (uniform) => {
    const index = bounds.findIndex((bound) => uniform < bound);
    return index === -1 ? last : index; // the bounds may end a digit below 1
  };
}
