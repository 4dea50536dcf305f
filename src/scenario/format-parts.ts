/**
 * What the schemas of a scenario file are put together from. Every message is an {@link Expectation}:
 * the parser takes it for what a part must be.
 */

import * as v from "valibot";
import type { Expectation } from "./input-error.ts";
import { MOST_DEMAND } from "./limits.ts";

export const expected = (expectation: Expectation): Expectation => expectation;

export const finite = v.pipe(v.number(expected("number")), v.finite(expected("finite")));
export const notNegative = v.pipe(finite, v.minValue(0, expected("not-negative")));
/** A demand of a resource: a fraction of one PM. */
export const share = v.pipe(notNegative, v.maxValue(MOST_DEMAND, expected("at-most-100")));
export const positive = v.pipe(finite, v.gtValue(0, expected("above-0")));
export const fraction = v.pipe(positive, v.maxValue(1, expected("at-most-1")));
export const whole = v.pipe(finite, v.integer(expected("whole")));
export const count = v.pipe(whole, v.minValue(1, expected("at-least-1")));
export const index = v.pipe(whole, v.minValue(0, expected("not-negative")));
export const text = v.string(expected("text"));

export const vectorOf = <Figure extends v.GenericSchema<unknown, number>>(figure: Figure) =>
  v.strictTuple([figure, figure, figure], expected("vector"));
export const list = <Item extends v.GenericSchema>(item: Item) => v.array(item, expected("list"));
export const object = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, expected("object"));
