/** A PM goes down and is evacuated at once (I3). It goes only where another one is left to take its VMs. */

import type { PmId } from "../../base/ids.ts";
import type { FleetUp } from "./kind.ts";
import { atMoment } from "./kind.ts";

const obstacleOf = (pm: PmId, now: FleetUp) => {
  if (!now.isUp(pm)) return "not-up";
  return now.downCount + 1 < now.pms ? null : "last-pm";
};

export const PM_DOWN = atMoment({
  kind: "pm-down",
  letter: "d",
  touches: ["fleet", "placement"],
  fields: { pm: "pm" },
  obstacle: ({ pm }, now) => obstacleOf(pm, now),
  hold({ pm }, now) {
    if (obstacleOf(pm, now) === null) now.takeDown(pm);
  },
  *act({ pm }, hands) {
    for (const vm of hands.leaving(pm)) {
      hands.migrate(vm, hands.refugeOf(vm));
      yield;
    }
  },
});
