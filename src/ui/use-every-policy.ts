/** Where all policies are listed, those too that have not been loaded yet. */

import { useEffect, useState } from "react";
import type { ListedPolicy } from "../policies/registry.ts";
import { listedPolicies, loadPolicies, policyIds } from "../policies/registry.ts";

/** Draws again once all are there; those that do not come are not listed. */
export function useEveryPolicy(isWanted: boolean): readonly ListedPolicy[] {
  const [, drawAgain] = useState(false);
  const listed = listedPolicies();
  const isWhole = listed.length === policyIds().length;
  useEffect(() => {
    if (!isWanted || isWhole) return;
    loadPolicies(policyIds()).then(
      () => drawAgain(true),
      () => {},
    );
  }, [isWanted, isWhole]);
  return listed;
}
