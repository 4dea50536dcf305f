/** Demands beside the scenario's: a fork may add load, and PMs that come or go. */

import { RESOURCE_INDICES } from "../../base/resources.ts";
import type { Lane } from "../../state/lane.ts";
import { demandSeries, hasOwnDemand } from "../../view/over-time/series.ts";

/** cpu, net, mem of every shown run whose fleet demands, or has, something else than the scenario's. */
export const ownDemands = (lanes: readonly Pick<Lane, "run">[]): Float64Array[][] =>
  lanes.flatMap(({ run }) =>
    run.kind === "failed" || !hasOwnDemand(run.workload)
      ? []
      : [RESOURCE_INDICES.map((r) => demandSeries(run.record, r))],
  );
