/**
 * What a policy is. A policy reads a cluster and speaks into a decision stream; it holds no state
 * between steps, draws no randomness but from the stream it is given, and knows nothing of records,
 * threads or screens. Its parameters are declared as data, so that the command line, the page and
 * the files all read and check them the same way.
 */

import type { ClusterView } from "../engine/cluster.ts";
import type { DecisionStream } from "../engine/decision.ts";

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

export interface Policy<P extends Parameters = Parameters> {
  readonly id: string;
  /** The one figure by which the policy orders PMs: it heads the last column of the read-out. */
  readonly pmMeasure: "norm" | "volume" | null;
  readonly parameters: readonly ParameterSpec[];
  /** Acts until it is content or stuck (P4). */
  relocate(cluster: ClusterView, decisions: DecisionStream, parameters: P): void;
}
