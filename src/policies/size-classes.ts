/** PMs that are up, by size: what a VM is of a PM is the same for all of a size, to the last digit. */

import type { PmId } from "../base/ids.ts";
import { pmId } from "../base/ids.ts";
import { vectorAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";

/** At least one. */
export type SizeClass = readonly [PmId, ...PmId[]];

/** Each by id, and sizes by the first that has them. */
export function sizeClasses(view: ClusterView): SizeClass[] {
  const bySize = new Map<string, [PmId, ...PmId[]]>();
  for (let i = 0; i < view.pms; i++) {
    const pm = pmId(i);
    if (!view.isUp(pm)) continue;
    const size = vectorAt(view.capacity, pm).join(" ");
    const alike = bySize.get(size);
    if (alike === undefined) bySize.set(size, [pm]);
    else alike.push(pm);
  }
  return [...bySize.values()];
}
