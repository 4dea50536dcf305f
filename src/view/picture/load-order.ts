/**
 * The PMs of a fleet from the most to the least loaded, by the resource that each is most loaded
 * on; ties go to the lower id (P9). Only the ranks that somebody looks at are found, by partial
 * selection: a fleet of ten thousand is never sorted.
 */

import { quickselect } from "d3-array";
import { RESOURCE_COUNT } from "../../base/resources.ts";
import { at } from "../../base/vector.ts";

export interface LoadOrder {
  /** Takes note of a moment: `3 * pms` figures. What is asked for afterwards is about it. */
  read(utilization: Float64Array): void;
  /** The PMs on ranks `from .. to - 1`, most loaded first. */
  ranks(from: number, to: number): readonly number[];
  /** How many PMs are more loaded than this one. */
  rankOf(pm: number): number;
}

export function createLoadOrder(pms: number): LoadOrder {
  /** Negative, so that the most loaded is the first. */
  const loads = new Float64Array(pms);
  /** The same figures, as far as they have been ordered. */
  const ordered = new Float64Array(pms);
  const byLoad = (a: number, b: number): number => at(loads, a) - at(loads, b) || a - b;
  return {
    read(utilization) {
      for (let pm = 0, i = 0; pm < pms; pm++, i += RESOURCE_COUNT) {
        loads[pm] = -Math.max(at(utilization, i), at(utilization, i + 1), at(utilization, i + 2));
      }
      ordered.set(loads);
    },
    ranks(from, to) {
      const [first, end] = [Math.max(0, from), Math.min(to, pms)];
      if (first >= end) return [];
      quickselect(ordered, first, 0, pms - 1);
      const highest = at(ordered, first);
      quickselect(ordered, end - 1, first, pms - 1);
      const lowest = at(ordered, end - 1);
      const found: number[] = [];
      let before = 0;
      for (let pm = 0; pm < pms; pm++) {
        const load = at(loads, pm);
        if (load < highest) before++;
        else if (load <= lowest) found.push(pm);
      }
      // Of those as loaded as the first rank some may stand before it.
      return found.sort(byLoad).slice(first - before, end - before);
    },
    rankOf(pm) {
      let before = 0;
      for (let other = 0; other < pms; other++) if (byLoad(other, pm) < 0) before++;
      return before;
    },
  };
}
