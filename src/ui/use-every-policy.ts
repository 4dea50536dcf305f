/** Where all policies are listed, those too that have not been loaded yet. */

import { useEffect, useState } from "react";
import { findPolicy, loadPolicies, policyIds } from "../policies/registry.ts";

/** Draws again once all are there; those that do not come are not listed. */
export function useEveryPolicy(isWanted: boolean): void {
  const [, drawAgain] = useState(false);
  useEffect(() => {
    if (!isWanted || policyIds().every((id) => findPolicy(id) !== undefined)) return;
    loadPolicies(policyIds()).then(
      () => drawAgain(true),
      () => {},
    );
  }, [isWanted]);
}
