/** What somebody changes is checked by code of its own: most visitors change nothing. */

import { createPart } from "../base/part.ts";

export const FITTING = createPart(
  () => import("./fitting.ts"),
  (module) => module,
);
