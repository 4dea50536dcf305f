/** Whether a policy weighs its actions one by one, by what it lists; who carries a plan out does not. */

import { findPolicy } from "../../src/policies/registry.ts";

export const weighs = (policy: string, kind: "migrate" | "swap"): boolean =>
  findPolicy(policy)?.listing.some(({ lit }) => lit.includes(`weighed ${kind}`)) ?? false;
