/**
 * PMs in an order in which neighbours are of one size and loaded alike, for a tree of boxes
 * (`power-places.ts`): by counting, so that it costs no more than a few looks at each. How good the
 * order is decides how long a search takes, and never what it finds.
 */

import type { PmId } from "../base/ids.ts";
import { RESOURCE_COUNT } from "../base/resources.ts";
import type { ReadonlyColumn } from "../base/vector.ts";
import { at } from "../base/vector.ts";

/** Sizes that are told apart. */
const MOST_SIZES = 16;
/** Cells of a resource from 0 to 1, fine enough to tell PMs apart. */
const CELLS = 1024;
/** So many PMs that are loaded alike stand by id, since of equals the lowest id is looked for. */
const ALIKE = 128;

/**
 * The PMs by size, then in bands of what cpu they use, as many in each, in a band by memory; then groups
 * of {@link ALIKE} of them, each by id. There are about as many bands as groups in one.
 * @param asked by id
 * @param used `3 * pms` utilizations
 */
export function placeOrder(
  asked: readonly PmId[],
  used: ReadonlyColumn,
  capacity: ReadonlyColumn,
): Int32Array<ArrayBuffer> {
  const sizes = new Map<number, number>();
  for (const pm of asked) sizes.set(at(capacity, pm * RESOURCE_COUNT), 0);
  const most = Math.min(sizes.size, MOST_SIZES);
  for (const [rank, size] of [...sizes.keys()].sort((a, b) => b - a).entries())
    sizes.set(size, Math.floor((rank * most) / sizes.size));
  const bandOf = bandsOf(asked, used);
  const memoryOf = (pm: number): number => cellOf(at(used, pm * RESOURCE_COUNT + 2));
  const groupOf = (pm: number): number =>
    (sizes.get(at(capacity, pm * RESOURCE_COUNT)) as number) * CELLS +
    (bandOf[cellOf(at(used, pm * RESOURCE_COUNT))] as number);
  const byId = Int32Array.from(asked);
  const byLoad = sortedBy(groupOf, most * CELLS, sortedBy(memoryOf, CELLS, byId));
  const alike = new Int32Array(used.length / RESOURCE_COUNT);
  for (const [place, pm] of byLoad.entries()) alike[pm] = Math.floor(place / ALIKE);
  return sortedBy((pm) => alike[pm] as number, Math.ceil(byId.length / ALIKE), byId);
}

/** By counting, which is stable. */
function sortedBy(
  keyOf: (pm: number) => number,
  keys: number,
  pms: Int32Array<ArrayBuffer>,
): Int32Array<ArrayBuffer> {
  const starts = new Int32Array(keys + 1);
  for (const pm of pms) {
    const key = keyOf(pm) + 1;
    starts[key] = (starts[key] as number) + 1;
  }
  for (let key = 0; key < keys; key++)
    starts[key + 1] = (starts[key + 1] as number) + (starts[key] as number);
  const sorted = new Int32Array(pms.length);
  for (const pm of pms) {
    const key = keyOf(pm);
    const slot = starts[key] as number;
    sorted[slot] = pm;
    starts[key] = slot + 1;
  }
  return sorted;
}

/** By cell of cpu, its band. */
function bandsOf(asked: readonly PmId[], used: ReadonlyColumn): Int32Array {
  const inCell = new Int32Array(CELLS);
  for (const pm of asked) {
    const cell = cellOf(at(used, pm * RESOURCE_COUNT));
    inCell[cell] = (inCell[cell] as number) + 1;
  }
  const bands = Math.ceil(Math.sqrt(asked.length / ALIKE));
  let below = 0;
  return inCell.map((count) => {
    const band = Math.floor((below * bands) / asked.length);
    below += count;
    return band;
  });
}

const cellOf = (share: number): number => Math.max(0, Math.min(CELLS - 1, Math.floor(share * CELLS)));
