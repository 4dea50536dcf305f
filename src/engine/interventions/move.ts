/** A VM goes to a PM by hand (I2). */

import { atMoment } from "./kind.ts";

export const MOVE = atMoment({
  kind: "move",
  letter: "m",
  touches: ["placement"],
  fields: { vm: "vm", to: "pm" },
  obstacle({ vm, to }, now) {
    if (now.hostOf(vm) === to) return "there-already";
    return now.isUp(to) ? null : "not-up";
  },
  *act({ vm, to }, hands) {
    hands.migrate(vm, to);
    yield;
  },
});
