/** What the side panel says, loaded with it. */

import { assumptions } from "./en-assumptions.ts";
import { inspect } from "./en-inspect.ts";
import { whatIf } from "./en-what-if.ts";
import { why } from "./en-why.ts";

export const panelTexts = { why, inspect, whatIf, assumptions } as const;
