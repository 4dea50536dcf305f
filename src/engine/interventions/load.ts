/** VMs demand more or less than they would, for a while (I6). */

import { inStep } from "./kind.ts";

export const LOAD = inStep({
  kind: "load",
  letter: "l",
  touches: ["demand"],
  fields: { steps: "steps", vms: "vms", add: "load" },
  adds: (made) => made,
});
