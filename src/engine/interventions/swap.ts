/** Two VMs change places by hand (I2). */

import { atMoment } from "./kind.ts";

export const SWAP = atMoment({
  kind: "swap",
  letter: "s",
  touches: ["placement"],
  fields: { vm: "vm", with: "other-vm" },
  obstacle: ({ vm, with: other }, now) => (now.hostOf(vm) === now.hostOf(other) ? "same-pm" : null),
  *act({ vm, with: other }, hands) {
    hands.swap(vm, other);
    yield;
  },
});
