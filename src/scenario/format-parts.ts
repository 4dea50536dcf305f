/**
 * What the schemas of a scenario file are put together from. Every message is an {@link Expectation}:
 * the parser takes it for what a part must be.
 */

import * as v from "valibot";
import type { Expectation } from "./input-error.ts";
import type { Bounds } from "./limits.ts";
import { CAPACITY, MOST_COUNT, MOST_DEMAND, THRESHOLD } from "./limits.ts";

export const expected = (expectation: Expectation): Expectation => expectation;

const finite = v.pipe(v.number(expected("number")), v.finite(expected("finite")));
export const notNegative = v.pipe(finite, v.minValue(0, expected("not-negative")));
/** A demand of a resource: a fraction of one PM. */
export const share = v.pipe(notNegative, v.maxValue(MOST_DEMAND, expected("at-most-100")));
export const within = ([least, most]: Bounds, expectation: Expectation) =>
  v.pipe(finite, v.minValue(least, expected(expectation)), v.maxValue(most, expected(expectation)));
/** What a PM has of one resource of the reference PM. */
export const capacity = within(CAPACITY, "capacity-range");
/** Of a capacity, above which a PM is over. */
export const threshold = within(THRESHOLD, "threshold-range");
export const whole = v.pipe(finite, v.integer(expected("whole")));
const readable = v.pipe(whole, v.maxValue(MOST_COUNT, expected("below-a-billion")));
export const count = v.pipe(readable, v.minValue(1, expected("at-least-1")));
export const index = v.pipe(readable, v.minValue(0, expected("not-negative")));
export const text = v.string(expected("text"));

export const vectorOf = <Figure extends v.GenericSchema<unknown, number>>(figure: Figure) =>
  v.strictTuple([figure, figure, figure], expected("vector"));
export const list = <Item extends v.GenericSchema>(item: Item) => v.array(item, expected("list"));
export const object = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, expected("object"));
