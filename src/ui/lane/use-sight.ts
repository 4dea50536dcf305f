/** What the policy of a lane sees. It stays the same object as long as its choice is the same. */

import { useMemo } from "react";
import type { Sight } from "../../engine/sight.ts";
import type { PolicyChoice } from "../../policies/registry.ts";
import { sightOf } from "../../policies/registry.ts";

export const useSight = (choice: PolicyChoice): Sight => useMemo(() => sightOf(choice), [choice]);
