/** Tests know all policies from the beginning, those too that a page loads when they are named. */

import { loadPolicies, policyIds } from "../src/policies/registry.ts";

await loadPolicies(policyIds());
