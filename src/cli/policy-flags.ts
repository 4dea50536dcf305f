/**
 * `--policy ID[,ID...]|all` and `--param POLICY.KEY=VALUE`: which policies run, in the order given, and
 * with which parameters. Each policy at most once, each parameter at most once and only for a
 * policy that runs. Ids, keys and values are checked by the registry, which says what there is.
 */

import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import { resolveDamping } from "../policies/damping.ts";
import { DEFAULT_CHOICES } from "../policies/defaults.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import { findPolicy, isPlayed, policyIds, resolvePolicy } from "../policies/registry.ts";
import { quoted } from "../scenario/input-error.ts";

export const DEFAULT_POLICIES = DEFAULT_CHOICES.map(({ policy }) => policy).join(",");

/** Stands for every policy that can run by itself. */
export const ALL = "all";

/** In the registry's order. A person is no policy that can run by itself: with nobody there nothing would be done. */
const everyPolicy = (): readonly string[] => policyIds().filter((policy) => !isPlayed({ policy }));

/** @param damps of all policies that rules decide */
export function readPolicies(
  list: string,
  params: readonly string[],
  damps: readonly string[],
): Result<PolicyChoice[], string> {
  const ids = list === ALL ? everyPolicy() : list.split(",");
  const unknown = ids.find((id) => findPolicy(id) === undefined);
  if (unknown !== undefined)
    return fail(`--policy: unknown policy ${quoted(unknown)}; there are ${policyIds().join(", ")}`);
  const doubled = ids.find((id, i) => ids.indexOf(id) !== i);
  if (doubled !== undefined) return fail(`--policy: ${doubled} is listed twice`);

  const given = readParams(params, ids);
  if (given.kind === "error") return given;
  const damping = readDamping(damps);
  if (damping.kind === "error") return damping;
  const choices: PolicyChoice[] = [];
  for (const id of ids) {
    const choice = resolvePolicy(id, Object.fromEntries(given.value.get(id) ?? []), damping.value);
    if (choice.kind === "error") return fail(`--param: ${choice.error}`);
    choices.push(choice.value);
  }
  return ok(choices);
}

/** `KEY=VALUE`, each once. */
function readDamping(damps: readonly string[]): Result<Record<string, string>, string> {
  const given: Record<string, string> = {};
  for (const damp of damps) {
    const [, key, value] = /^([^=]+)=(.*)$/s.exec(damp) ?? [];
    if (key === undefined || value === undefined)
      return fail(`--damp: ${quoted(damp)} is not of the form KEY=VALUE`);
    if (Object.hasOwn(given, key)) return fail(`--damp: ${quoted(key)} is given twice`);
    given[key] = value;
  }
  const read = resolveDamping(given);
  return read.kind === "error" ? fail(`--damp: ${read.error}`) : ok(given);
}

/** The values by policy and key. */
function readParams(
  params: readonly string[],
  ids: readonly string[],
): Result<Map<string, Map<string, string>>, string> {
  const given = new Map<string, Map<string, string>>();
  for (const param of params) {
    const [, id, key, value] = /^([^.=]+)\.([^=]+)=(.*)$/s.exec(param) ?? [];
    if (id === undefined || key === undefined || value === undefined)
      return fail(`--param: ${quoted(param)} is not of the form POLICY.KEY=VALUE`);
    if (!ids.includes(id)) {
      const known = findPolicy(id) !== undefined;
      const reason = known ? `policy ${id} does not run` : `unknown policy ${quoted(id)}`;
      return fail(`--param: ${quoted(param)}: ${reason}; ${ids.join(", ")} run`);
    }
    const values = given.get(id) ?? new Map<string, string>();
    if (values.has(key)) return fail(`--param: ${quoted(`${id}.${key}`)} is given twice`);
    given.set(id, values.set(key, value));
  }
  return ok(given);
}
