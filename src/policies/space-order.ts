/**
 * PMs in the order of a Z-order curve through the utilization space: cell by cell, by counting, so
 * that it costs no more than two looks at each.
 */

import { RESOURCE_COUNT } from "../base/resources.ts";
import type { ReadonlyColumn } from "../base/vector.ts";
import { at } from "../base/vector.ts";

/** Cells on each axis from 0 to 1; what is beyond shares the last. A power of two. */
const CELLS = 32;

/**
 * PM ids, those that are close in space close to each other.
 * @param points `3 * pms` figures
 */
export function spaceOrder(points: ReadonlyColumn): Int32Array {
  const pms = points.length / RESOURCE_COUNT;
  const starts = new Int32Array(CELLS ** RESOURCE_COUNT + 1);
  const cellOf = new Int32Array(pms);
  for (let pm = 0; pm < pms; pm++) {
    const o = pm * RESOURCE_COUNT;
    const cell = interleave(cellOn(at(points, o)), cellOn(at(points, o + 1)), cellOn(at(points, o + 2)));
    cellOf[pm] = cell;
    starts[cell + 1] = (starts[cell + 1] as number) + 1;
  }
  for (let cell = 1; cell < starts.length; cell++)
    starts[cell] = (starts[cell] as number) + (starts[cell - 1] as number);
  const order = new Int32Array(pms);
  for (let pm = 0; pm < pms; pm++) {
    const cell = cellOf[pm] as number;
    const slot = starts[cell] as number;
    order[slot] = pm;
    starts[cell] = slot + 1;
  }
  return order;
}

const cellOn = (figure: number): number => Math.max(0, Math.min(CELLS - 1, Math.floor(figure * CELLS)));

/** The bits of three cells, those of each axis in turn. */
function interleave(x: number, y: number, z: number): number {
  let cell = 0;
  for (let bit = 0; 1 << bit < CELLS; bit++) {
    cell |= ((x >> bit) & 1) << (3 * bit);
    cell |= ((y >> bit) & 1) << (3 * bit + 1);
    cell |= ((z >> bit) & 1) << (3 * bit + 2);
  }
  return cell;
}
