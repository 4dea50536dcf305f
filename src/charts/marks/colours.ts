/** Colours are custom properties of the page (`--ink`, `--pm-3`), so a change of theme redraws nothing. */

import { PM_COLOURS } from "../../view/palette.ts";

/** The colour of a PM in a fleet of `pms`: its own in a small one, secondary ink in a large one. */
export const pmVariable = (pm: number, pms: number): string =>
  pms <= PM_COLOURS ? `var(--pm-${pm}, var(--ink2))` : "var(--ink2)";
