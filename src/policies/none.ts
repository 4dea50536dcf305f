/** The baseline: nobody moves. Overloads are not even counted, since nothing was asked. */

import type { Policy } from "./policy.ts";

export const none: Policy = {
  id: "none",
  pmMeasure: null,
  parameters: [],
  relocate() {},
};
