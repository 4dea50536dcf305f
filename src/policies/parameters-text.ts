/** The parameters of a choice in a line, as they are written on the command line. */

import { changedDamping } from "./damping.ts";
import type { PolicyChoice } from "./registry.ts";

/** "sourceLoad=before damp.cooldown=2", with what of damping is not as usual; empty where there is nothing. */
export const parametersText = ({ parameters, damping }: PolicyChoice): string =>
  [
    ...Object.entries(parameters).map(([key, value]) => `${key}=${value}`),
    ...Object.entries(changedDamping(damping)).map(([key, value]) => `damp.${key}=${value}`),
  ].join(" ");
