/**
 * What `policies` prints: every policy of the registry, with what it is and the parameters that it
 * takes, as a table or as `rebalance-lab/policies@1`. Names are those of the page, in English.
 */

import { jsonOf } from "../base/json.ts";
import type { ParameterSpec, Policy } from "../policies/policy.ts";
import { findPolicy, policyIds } from "../policies/registry.ts";
import { textTable } from "./text-table.ts";

const POLICIES_SCHEMA = "rebalance-lab/policies@1";

/** A policy in the JSON. What does not apply to it is null. */
export interface PolicyEntry {
  readonly id: string;
  readonly name: string;
  readonly since: number | null;
  readonly kind: Policy["kind"];
  readonly source: string | null;
  readonly parameters: readonly ParameterEntry[];
}

interface ParameterEntry {
  readonly key: string;
  readonly kind: ParameterSpec["kind"];
  readonly unit: string | null;
  readonly default: string | number;
  readonly min: number | null;
  readonly max: number | null;
  /** Of a choice. */
  readonly values: readonly string[] | null;
}

/** In the registry's order, a person's too. All of them have been loaded. */
export async function listPolicies(): Promise<PolicyEntry[]> {
  const policies = policyIds().flatMap((id) => findPolicy(id) ?? []);
  return Promise.all(
    policies.map(async ({ id, since, kind, source, parameters }) => {
      const name = await nameOf(id);
      return { id, name, since, kind, source, parameters: parameters.map(entryOf) };
    }),
  );
}

/** Words of the page, the only ones that a terminal reads: a file without any imports. */
async function nameOf(id: string): Promise<string> {
  const { names }: { readonly names: { readonly en: { readonly name: string } } } = await import(
    `../ui/i18n/policies/${id}.name.ts`
  );
  return names.en.name;
}

function entryOf(spec: ParameterSpec): ParameterEntry {
  const { key, kind } = spec;
  switch (spec.kind) {
    case "choice":
      return { key, kind, unit: null, default: spec.default, min: null, max: null, values: spec.values };
    case "number":
      return {
        key,
        kind,
        unit: spec.unit,
        default: spec.default,
        min: spec.min,
        max: spec.max,
        values: null,
      };
  }
}

export const policiesJson = (policies: readonly PolicyEntry[]): string =>
  `${jsonOf({ schema: POLICIES_SCHEMA, policies }, { indent: 2 })}\n`;

/** A line per policy, and below it one for each parameter. */
export function policiesTable(policies: readonly PolicyEntry[]): string {
  const lines = textTable(
    [
      ["policy", "since", "acts on", "name", "source"],
      ...policies.map(({ id, name, since, kind, source }) => [
        id,
        `${since ?? "-"}`,
        kind ?? "-",
        name,
        source ?? "-",
      ]),
    ],
    [0, 1, 2, 3, 4],
  ).split("\n");
  const [head = "", ...rows] = lines;
  const below = rows.flatMap((row, i) => [
    row,
    ...(policies[i]?.parameters ?? []).map((parameter) => `    ${describeParameter(parameter)}`),
  ]);
  return [head, ...below].join("\n");
}

/** "margin: 0 to 1 fraction, default 0.1" */
function describeParameter({ key, unit, min, max, values, default: usual }: ParameterEntry): string {
  const range = values === null ? `${min} to ${max} ${unit}` : values.join("|");
  return `${key}: ${range}, default ${usual}`;
}
