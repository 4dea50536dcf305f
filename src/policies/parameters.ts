/** What people write for parameters, read by what is declared of them: an unknown key or a value out of range is an error that says what there is. */

import { readDecimal } from "../base/decimal.ts";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import type { ParameterSpec, Parameters } from "./policy.ts";
import { accepts } from "./policy.ts";

/** What is wrong with what is given for one parameter. */
export type ParameterProblem =
  | { readonly kind: "unknown"; readonly key: string }
  | { readonly kind: "value"; readonly key: string; readonly problem: string };

/**
 * A value for every parameter.
 * @param given values as text or numbers, by key; missing ones take their default
 */
export function readParameters(
  specs: readonly ParameterSpec[],
  given: Parameters,
): Result<Parameters, ParameterProblem> {
  const unknown = Object.keys(given).find((key) => !specs.some((spec) => spec.key === key));
  if (unknown !== undefined) return fail({ kind: "unknown", key: unknown });
  const parameters: Record<string, string | number> = {};
  for (const spec of specs) {
    const value = readParameter(spec, given[spec.key]);
    if (value.kind === "error") return fail({ kind: "value", key: spec.key, problem: value.error });
    parameters[spec.key] = value.value;
  }
  return ok(parameters);
}

/** The keys that there are, for who has named another. */
export const keysOf = (specs: readonly ParameterSpec[]): string =>
  specs.map(({ key }) => key).join(", ") || "none";

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
