/** The baseline: nobody moves. Overloads are not even counted, since nothing was asked. */

import { definePolicy } from "./policy.ts";

export const none = definePolicy({
  id: "none",
  kind: null,
  decidedBy: "nobody",
  parameters: [],
  *decide() {},
});
