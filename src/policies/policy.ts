/**
 * What a policy is. A policy reads a cluster and speaks into a decision stream; it holds no state
 * between steps, draws no randomness but from the stream it is given, and knows nothing of records,
 * threads or screens. Its parameters are declared as data, so that the command line, the page and
 * the files all read and check them the same way.
 */

import { assert } from "../base/assert.ts";
import type { Column } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { DecisionStream, Relocate } from "../engine/decision.ts";

/** A named choice that the source of a policy leaves open, or a figure that may be tuned. */
export type ParameterSpec =
  | {
      readonly kind: "choice";
      readonly key: string;
      readonly values: readonly string[];
      readonly default: string;
    }
  | {
      readonly kind: "number";
      readonly key: string;
      readonly min: number;
      readonly max: number;
      readonly default: number;
    };

/** Values for every parameter of one policy, by key. */
export type Parameters = Readonly<Record<string, string | number>>;

interface PolicyFacts<Id extends string> {
  readonly id: Id;
  /** The one figure by which the policy orders PMs, by name: it heads the last column of the read-out. */
  readonly pmMeasure: "norm" | "volume" | null;
  /** That figure for PM `pm` of a utilization column; absent where there is none. */
  readonly measureOf?: (utilization: Column, pm: number) => number;
  /** Whether the policy goes by distances in the utilization space, so that a picture of it shows them. */
  readonly drawsDistance: boolean;
}

/** A policy as whoever runs it sees it. */
export interface Policy<Id extends string = string> extends PolicyFacts<Id> {
  readonly parameters: readonly ParameterSpec[];
  /** The function that the engine runs. `parameters` must have been resolved (see `registry.ts`). */
  relocateWith(parameters: Parameters): Relocate;
}

/** The values that a policy with these specs is given. */
type ParametersOf<Specs extends readonly ParameterSpec[]> = {
  readonly [Spec in Specs[number] as Spec["key"]]: Spec extends { readonly values: readonly string[] }
    ? Spec["values"][number]
    : number;
};

/** A policy as it is written: `relocate` gets the values of exactly the parameters that it declares. */
interface PolicyDefinition<Id extends string, Specs extends readonly ParameterSpec[]>
  extends PolicyFacts<Id> {
  readonly parameters: Specs;
  /** Acts until it is content or stuck (P4). */
  relocate(cluster: ClusterView, decisions: DecisionStream, parameters: ParametersOf<Specs>): void;
}

export function definePolicy<const Id extends string, const Specs extends readonly ParameterSpec[]>({
  relocate,
  ...policy
}: PolicyDefinition<Id, Specs>): Policy<Id> {
  const areResolved = (given: Parameters): given is Parameters & ParametersOf<Specs> =>
    policy.parameters.every((spec) => accepts(spec, given[spec.key]));
  return {
    ...policy,
    relocateWith(parameters) {
      assert(areResolved(parameters), `the parameters of ${policy.id} were resolved`);
      return (cluster, decisions) => relocate(cluster, decisions, parameters);
    },
  };
}

/** Whether `value` is one that the parameter may have. */
export function accepts(spec: ParameterSpec, value: string | number | undefined): boolean {
  switch (spec.kind) {
    case "choice":
      return typeof value === "string" && spec.values.includes(value);
    case "number":
      return typeof value === "number" && value >= spec.min && value <= spec.max; // NaN is not
  }
}
