/** Policies in the groups that they are listed by: what they act on, or the decade since which they are known. */

import { POLICY_KINDS } from "../../policies/policy.ts";
import type { ListedPolicy } from "../../policies/registry.ts";
import type { Grouping } from "../../state/display.ts";

export interface PolicyGroup {
  /** The kind, or the first year of the decade; null of those that have none. */
  readonly of: string | null;
  readonly policies: readonly ListedPolicy[];
}

/** Those without a kind or a year first: they are what others are compared with. Within a group the oldest first. */
export function groupPolicies(policies: readonly ListedPolicy[], by: Grouping): PolicyGroup[] {
  const groupOf = ({ kind, since }: ListedPolicy): string | null =>
    by === "kind" ? kind : since === null ? null : String(since - (since % 10));
  const found = [...new Set(policies.map(groupOf))].sort(
    by === "kind" ? byKind : (a, b) => Number(a) - Number(b),
  );
  return found.map((of) => ({
    of,
    policies: policies
      .filter((policy) => groupOf(policy) === of)
      .sort((a, b) => (a.since ?? 0) - (b.since ?? 0)), // stable: else in the order of the registry
  }));
}

const KINDS: readonly (string | null)[] = [null, ...POLICY_KINDS];
const byKind = (a: string | null, b: string | null): number => KINDS.indexOf(a) - KINDS.indexOf(b);
