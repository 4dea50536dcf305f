/**
 * What every VM is expected to demand, and how far off that may be (MF2, MF3), from what it demanded until
 * the last step that is known. All of it is worked out anew in each step, from the past alone, so that it
 * is the same whatever the way to the step.
 */

import type { VmId } from "../base/ids.ts";
import type { ResourceIndex } from "../base/resources.ts";
import { RESOURCE_COUNT } from "../base/resources.ts";
import type { ReadonlyColumn } from "../base/vector.ts";
import { at, resourceAt } from "../base/vector.ts";
import { DailyForecast } from "../forecast/daily-forecast.ts";

export interface ForecastRules {
  /** Steps after which the pattern comes again. */
  readonly day: number;
  readonly waves: number;
  /** So many of the last days are read. */
  readonly days: number;
  /** The share of steps in which more may be asked for than was planned. */
  readonly overflow: number;
}

/** So many figures are laid out at a time: columns of steps are turned into rows of VMs, block by block. */
const MOST_FIGURES = 1 << 22;

export class MfrForecasts {
  /** `3 * vms` figures each, in units of the reference PM; 0 of resources that nobody asks for. */
  readonly #expected: Float64Array;
  readonly #deviation: Float64Array;
  readonly #quantile: Float64Array;

  /**
   * @param steps how many are known, a day at least
   * @param demandBefore what all VMs demanded so many steps ago: 1 is the last that is known
   */
  constructor(
    vms: number,
    steps: number,
    demandBefore: (ago: number) => ReadonlyColumn,
    resources: readonly ResourceIndex[],
    rules: ForecastRules,
  ) {
    this.#expected = new Float64Array(vms * RESOURCE_COUNT);
    this.#deviation = new Float64Array(vms * RESOURCE_COUNT);
    this.#quantile = new Float64Array(vms * RESOURCE_COUNT);
    const count = Math.min(rules.days, Math.floor(steps / rules.day)) * rules.day;
    const forecast = new DailyForecast(rules.day, rules.waves, rules.days);
    const block = Math.max(1, Math.min(vms, Math.floor(MOST_FIGURES / (count * resources.length))));
    const rows = new Float64Array(block * count * resources.length);
    for (let first = 0; first < vms; first += block) {
      const end = Math.min(vms, first + block);
      for (let ago = count; ago >= 1; ago--) {
        const column = demandBefore(ago);
        let row = count - ago;
        for (let vm = first; vm < end; vm++)
          for (const r of resources) {
            rows[row] = at(column, vm * RESOURCE_COUNT + r);
            row += count;
          }
      }
      let from = 0;
      for (let vm = first; vm < end; vm++)
        for (const r of resources) {
          forecast.fit(rows, from, from + count);
          from += count;
          const i = vm * RESOURCE_COUNT + r;
          this.#expected[i] = Math.max(0, forecast.expected); // nobody demands less than nothing
          this.#deviation[i] = forecast.deviation;
          this.#quantile[i] = forecast.errorQuantile(1 - rules.overflow);
        }
    }
  }

  /** MF2. */
  expected(vm: VmId, r: ResourceIndex): number {
    return resourceAt(this.#expected, vm, r);
  }

  /** MF3: the standard deviation of the errors. */
  deviation(vm: VmId, r: ResourceIndex): number {
    return resourceAt(this.#deviation, vm, r);
  }

  /** MF3: the error that is exceeded as often as may be. */
  quantile(vm: VmId, r: ResourceIndex): number {
    return resourceAt(this.#quantile, vm, r);
  }
}
