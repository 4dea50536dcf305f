/** In its step a VM may not go to a PM, by the policy (I5). */

import { inStep } from "./kind.ts";

export const VETO = inStep({
  kind: "veto",
  letter: "v",
  touches: ["policy"],
  fields: { vm: "vm", to: "pm" },
  forbids: (made) => made,
});
