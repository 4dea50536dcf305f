/** The readers under fuzz (`test/fuzz`), with a fixed budget; for as long as wanted: `npm run fuzz`. */

import fc from "fast-check";
import { it } from "vitest";
import { READERS } from "../fuzz/readers.ts";

const RUNS = 300;

it.each(READERS)("$name stand whatever comes", ({ property }) => fc.assert(property, { numRuns: RUNS }));
