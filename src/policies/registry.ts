/**
 * All policies, by id, and the checks on what people write about them: an unknown policy, an
 * unknown parameter or a value out of range is an error that says what there is.
 */

import { assert, present } from "../base/assert.ts";
import { readDecimal } from "../base/decimal.ts";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import type { Decider } from "../engine/decider.ts";
import { byHand } from "./by-hand.ts";
import { cloudstackBalanced } from "./cloudstack-balanced.ts";
import { cloudstackCondensed } from "./cloudstack-condensed.ts";
import { none } from "./none.ts";
import type { ParameterSpec, Parameters, Policy } from "./policy.ts";
import { accepts } from "./policy.ts";
import { proxlb } from "./proxlb.ts";
import { proxmoxCrs } from "./proxmox-crs.ts";
import { sandpiper2008 } from "./sandpiper-2008.ts";
import { scoa } from "./scoa.ts";
import { thrMmt } from "./thr-mmt.ts";
import { watcherBalance } from "./watcher-balance.ts";
import { watcherStabilization } from "./watcher-stabilization.ts";
import { xoDensity } from "./xo-density.ts";
import { xoPerformance } from "./xo-performance.ts";

const POLICIES = [
  // In the order in which pickers list them.
  none,
  sandpiper2008,
  scoa,
  thrMmt,
  cloudstackBalanced,
  cloudstackCondensed,
  proxmoxCrs,
  proxlb,
  watcherStabilization,
  watcherBalance,
  xoPerformance,
  xoDensity,
  byHand,
] as const satisfies readonly Policy[];

type PolicyId = (typeof POLICIES)[number]["id"];

/** A policy with a value for each of its parameters: what a lane runs. */
export interface PolicyChoice {
  readonly policy: string;
  readonly parameters: Parameters;
}

export const policyIds = (): PolicyId[] => POLICIES.map((policy) => policy.id);

export const findPolicy = (id: string): Policy<PolicyId> | undefined =>
  POLICIES.find((policy) => policy.id === id);

/**
 * Checks a policy id and the parameters given for it, and fills in defaults.
 * @param given values as text or numbers, by key; missing ones take their default
 */
export function resolvePolicy(id: string, given: Parameters = {}): Result<PolicyChoice, string> {
  const policy = findPolicy(id);
  if (policy === undefined) return fail(`unknown policy "${id}"; there are ${policyIds().join(", ")}`);
  const unknown = Object.keys(given).find((key) => !policy.parameters.some((spec) => spec.key === key));
  if (unknown !== undefined) {
    const known = policy.parameters.map((spec) => spec.key).join(", ") || "none";
    return fail(`policy "${id}" has no parameter "${unknown}"; it has ${known}`);
  }
  const parameters: Record<string, string | number> = {};
  for (const spec of policy.parameters) {
    const value = readParameter(spec, given[spec.key]);
    if (value.kind === "error") return fail(`policy "${id}", parameter "${spec.key}": ${value.error}`);
    parameters[spec.key] = value.value;
  }
  return ok({ policy: policy.id, parameters });
}

/** A policy with its default parameters; an unknown id is a bug. */
export function withDefaults(id: string): PolicyChoice {
  const choice = resolvePolicy(id);
  assert(choice.kind === "ok", `policy ${id} is in the registry`);
  return choice.value;
}

/** Whether a person decides. A lane may also be given a policy that there is not: its run fails. */
export const isPlayed = ({ policy }: Pick<PolicyChoice, "policy">): boolean =>
  findPolicy(policy)?.decidedBy === "person";

/** What the engine runs for a resolved choice. */
export const deciderOf = ({ policy, parameters }: PolicyChoice): Decider =>
  present(findPolicy(policy), `policy ${policy}`).deciderWith(parameters);

function readParameter(
  spec: ParameterSpec,
  given: string | number | undefined,
): Result<string | number, string> {
  if (given === undefined) return ok(spec.default);
  switch (spec.kind) {
    case "choice":
      if (accepts(spec, String(given))) return ok(String(given));
      return fail(`"${given}" is none of ${spec.values.join(", ")}`);
    case "number": {
      const value = typeof given === "number" ? given : readDecimal(given.trim());
      if (accepts(spec, value)) return ok(value);
      return fail(`"${given}" is no ${spec.isWhole ? "whole " : ""}number from ${spec.min} to ${spec.max}`);
    }
  }
}
