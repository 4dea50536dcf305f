/** From its moment on PMs are overloaded above another figure. */

import { atMoment } from "./kind.ts";

export const THRESHOLD = atMoment({
  kind: "threshold",
  letter: "t",
  touches: ["threshold"],
  fields: { value: "threshold" },
  obstacle: ({ value }, now) => (value === now.threshold ? "same-threshold" : null),
  hold: ({ value }, now) => now.setThreshold(value),
});
