/** Who runs when nobody chooses, and who stands for what: the one place that picks policies out of the registry by name. */

import { byHand } from "./by-hand.ts";
import { none } from "./none.ts";
import type { PolicyChoice } from "./registry.ts";
import { withDefaults } from "./registry.ts";
import { sandpiper2008 } from "./sandpiper-2008.ts";
import { scoa } from "./scoa.ts";

/** What every run is measured against: nobody moves. */
export const BASELINE: PolicyChoice = withDefaults(none.id);

/** What is compared when nobody has chosen: the two of the paper. */
export const DEFAULT_CHOICES: readonly PolicyChoice[] = [sandpiper2008, scoa].map(({ id }) =>
  withDefaults(id),
);

/** The policy under which a person plays. */
export const PLAYED: PolicyChoice = withDefaults(byHand.id);

/** Whom a player is measured by first of all, in this order. */
export const RIVALS: readonly string[] = [scoa.id, sandpiper2008.id];
