/** Tests know all policies from the beginning, those too that a page loads when they are named, and what damps them. */

import { loadDamping, loadPolicies, policyIds } from "../src/policies/registry.ts";

await Promise.all([loadPolicies(policyIds()), loadDamping()]);
