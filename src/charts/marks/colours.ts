/** Colours are custom properties of the page (`--ink`, `--pm-3`), so a change of theme redraws nothing. */

import type { Ink } from "../../view/marks/ink.ts";
import { pmInk } from "../../view/marks/ink.ts";

/** A page that has no colour for a PM draws it in secondary ink. */
export const inkVariable = (ink: Ink): string =>
  ink.startsWith("pm-") ? `var(--${ink}, var(--ink2))` : `var(--${ink})`;

/** The colour of a PM in a fleet of `pms`: its own in a small one, secondary ink in a large one. */
export const pmVariable = (pm: number, pms: number): string => inkVariable(pmInk(pm, pms));
