/** A PM is added to the fleet, and stands empty from its moment on (I4). */

import { atMoment } from "./kind.ts";

export const PM_ADDED = atMoment({
  kind: "pm-added",
  letter: "a",
  touches: ["fleet"],
  fields: { capacity: "capacity" },
  brings: ({ capacity }) => capacity,
  obstacle: () => null,
  hold: (_, now) => now.takeUp(),
});
