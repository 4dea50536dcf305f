/** Labels in one column: each as near to where it belongs as its neighbours allow. */

import { at } from "../../base/vector.ts";

/**
 * Moves `wanted` heights apart to at least `apart`, keeping their order (ties keep the given one),
 * within `least..most` as far as there is room.
 */
export function spread(wanted: readonly number[], apart: number, least: number, most: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => at(wanted, a) - at(wanted, b) || a - b);
  const placed = order.map((i) => at(wanted, i));
  // Pushed down from above, then up from below; a group that was pushed one way settles around its middle.
  const groups: { sum: number; members: number }[] = [];
  placed.forEach((place) => {
    groups.push({ sum: place, members: 1 });
    for (;;) {
      const [last, before] = [groups.at(-1), groups.at(-2)];
      if (last === undefined || before === undefined) break;
      if (middle(last) - span(last) - (middle(before) + span(before)) >= apart) break;
      groups.splice(-2, 2, { sum: before.sum + last.sum, members: before.members + last.members });
    }
  });
  const result = new Array<number>(wanted.length).fill(0);
  let k = 0;
  for (const found of groups) {
    const centre = Math.max(least + span(found), Math.min(most - span(found), middle(found)));
    for (let m = 0; m < found.members; m++, k++) {
      result[at(order, k)] = centre - span(found) + m * apart;
    }
  }
  return settle(result, order, apart);

  function middle(found: { sum: number; members: number }): number {
    return found.sum / found.members;
  }
  function span(found: { members: number }): number {
    return ((found.members - 1) * apart) / 2;
  }
}

/** Clamping may have brought groups together again: push down what is too close. */
function settle(placed: number[], order: readonly number[], apart: number): number[] {
  let before = Number.NEGATIVE_INFINITY;
  for (const i of order) {
    before = Math.max(at(placed, i), before + apart);
    placed[i] = before;
  }
  return placed;
}
