/** Interventions as lists: when two are the same, and from where on they differ. */

import type { Intervention } from "../engine/intervention.ts";
import type { PolicyChoice } from "../policies/registry.ts";

/** By content: every intervention is flat data whose keys may come in any order. */
const isSameIntervention = (a: Intervention, b: Intervention): boolean =>
  a === b || contentOf(a) === contentOf(b);

const contentOf = (value: object): string =>
  JSON.stringify(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));

export const isSameList = (a: readonly Intervention[], b: readonly Intervention[]): boolean =>
  a === b || (a.length === b.length && firstChangedStep(a, b) === null);

export const isSameChoice = (a: PolicyChoice, b: PolicyChoice): boolean =>
  a === b ||
  (a.policy === b.policy &&
    contentOf(a.parameters) === contentOf(b.parameters) &&
    contentOf(a.damping ?? {}) === contentOf(b.damping ?? {}));

/**
 * The first step in which two lists may come to something different; null when they are the same.
 * What both begin and end with does not count: an intervention takes effect from its step on.
 */
export function firstChangedStep(a: readonly Intervention[], b: readonly Intervention[]): number | null {
  const most = Math.min(a.length, b.length);
  const alike = (i: number, j: number): boolean => {
    const [one, other] = [a[i], b[j]];
    return one !== undefined && other !== undefined && isSameIntervention(one, other);
  };
  let start = 0;
  while (start < most && alike(start, start)) start++;
  let end = 0;
  while (end < most - start && alike(a.length - 1 - end, b.length - 1 - end)) end++;
  const changed = [...a.slice(start, a.length - end), ...b.slice(start, b.length - end)];
  return changed.length === 0 ? null : Math.min(...changed.map(({ step }) => step));
}
