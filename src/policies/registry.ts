/**
 * All policies, by id, and the checks on what people write about them: an unknown policy, an
 * unknown parameter or a value out of range is an error that says what there is.
 */

import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import type { Relocate } from "../engine/decision.ts";
import { none } from "./none.ts";
import type { ParameterSpec, Parameters, Policy } from "./policy.ts";
import { sandpiper2008 } from "./sandpiper-2008.ts";
import { scoa } from "./scoa.ts";

/** A policy with a value for each of its parameters: what a lane runs. */
export interface PolicyChoice {
  readonly policy: string;
  readonly parameters: Parameters;
}

/** In the order in which pickers list them. */
// A policy's own parameter type is narrower than Parameters; `resolvePolicy` checks values against the specs before any call.
const POLICIES: readonly Policy[] = [none, sandpiper2008, scoa as unknown as Policy];

export const policyIds = (): string[] => POLICIES.map((policy) => policy.id);

export const findPolicy = (id: string): Policy | undefined => POLICIES.find((policy) => policy.id === id);

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
  return ok({ policy: id, parameters });
}

/** The function that the engine runs for a resolved choice. */
export function relocateWith(choice: PolicyChoice): Relocate {
  const policy = findPolicy(choice.policy);
  if (policy === undefined) throw new Error(`assertion failed: policy ${choice.policy} was resolved`);
  return (cluster, decisions) => policy.relocate(cluster, decisions, choice.parameters);
}

function readParameter(
  spec: ParameterSpec,
  given: string | number | undefined,
): Result<string | number, string> {
  if (given === undefined) return ok(spec.default);
  switch (spec.kind) {
    case "choice":
      if (spec.values.includes(String(given))) return ok(String(given));
      return fail(`"${given}" is none of ${spec.values.join(", ")}`);
    case "number": {
      const value = typeof given === "number" ? given : Number(given.trim() || Number.NaN);
      if (Number.isFinite(value) && value >= spec.min && value <= spec.max) return ok(value);
      return fail(`"${given}" is no number from ${spec.min} to ${spec.max}`);
    }
  }
}
