/** The parameters of a choice in a line, as they are written on the command line. */

import type { PolicyChoice } from "./registry.ts";

/** "sourceLoad=before", several with spaces between them; empty where there are none. */
export const parametersText = ({ parameters }: PolicyChoice): string =>
  Object.entries(parameters)
    .map(([key, value]) => `${key}=${value}`)
    .join(" ");
