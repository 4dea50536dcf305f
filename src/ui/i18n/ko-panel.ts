/** What the side panel says, in Korean. */

import type { PartTexts } from "./catalogue.ts";
import { assumptions } from "./ko-assumptions.ts";
import { inspect } from "./ko-inspect.ts";
import { whatIf } from "./ko-what-if.ts";
import { why } from "./ko-why.ts";

export const panelTexts: PartTexts<"panel"> = { why, inspect, whatIf, assumptions };
