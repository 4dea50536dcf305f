/**
 * What the policy of a run expected, step by step, one step ahead: of a VM from what it demands, of a PM
 * from the record, or as the sum of what was expected of its VMs. Worked out when it is asked for; what
 * would take long is not, and `isTooLong` says so.
 */

import { present } from "../../base/assert.ts";
import type { ResourceIndex } from "../../base/resources.ts";
import { at, resourceAt } from "../../base/vector.ts";
import type { RunRecord } from "../../engine/record.ts";
import { completedSteps } from "../../engine/record.ts";
import type { Workload } from "../../engine/workload.ts";
import type { Expected, Forecaster } from "../../forecast/forecaster.ts";
import { loadSeries } from "./series.ts";
import { demandOfVm } from "./vm-demand.ts";

export interface ForecastPoint {
  readonly step: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** So many figures may be read for one line: some tens of milliseconds. */
const MOST_READ = 4_000_000;

export class RunForecasts {
  readonly forecaster: Forecaster;
  readonly #record: RunRecord;
  readonly #workload: Workload;
  /** By VM, by resource. */
  readonly #ofVms = new Map<number, readonly (readonly ForecastPoint[])[]>();

  constructor(record: RunRecord, workload: Workload, forecaster: Forecaster) {
    this.#record = record;
    this.#workload = workload;
    this.forecaster = forecaster;
  }

  /** Whether a line of so many series would take too long. */
  isTooLong(series: number): boolean {
    const { steps } = this.#workload;
    return series * steps * Math.min(steps, this.forecaster.looksBack) > MOST_READ;
  }

  /** In units of the reference PM; nothing of a resource that is not forecast, or of what would take too long. */
  ofVm(vm: number, resource: ResourceIndex): readonly ForecastPoint[] {
    const { of, resources } = this.forecaster;
    if (of !== "vm" || !resources.includes(resource) || this.isTooLong(resources.length)) return [];
    const known = this.#ofVms.get(vm);
    if (known !== undefined) return known[resource] ?? [];
    const demands = demandOfVm(this.#workload.demand, vm);
    const found = demands.map((demand, r) =>
      resources.some((each) => each === r) ? this.#along(demand) : [],
    );
    this.#ofVms.set(vm, found);
    return found[resource] ?? [];
  }

  /** As a fraction of what the PM has, as far as the run is done. */
  ofPm(pm: number, resource: ResourceIndex): readonly ForecastPoint[] {
    const { of, resources } = this.forecaster;
    if (!resources.includes(resource) || pm >= this.#record.pms) return [];
    if (of === "vm") return this.#sumOf(pm, resource);
    return this.isTooLong(1) ? [] : this.#along(loadSeries(this.#record, pm, resource));
  }

  /** Of those that the PM runs at the end of each step; errors of VMs are taken to be independent. */
  #sumOf(pm: number, resource: ResourceIndex): readonly ForecastPoint[] {
    const hosted = hostedBy(this.#record, this.#workload, pm);
    const vms = new Set(hosted.flat());
    if (this.isTooLong(vms.size * this.forecaster.resources.length)) return [];
    const capacity = resourceAt(this.#workload.capacity, pm, resource);
    // All VMs have demands from the first step on: what is expected of them begins at the same one.
    const [any] = vms;
    const first = any === undefined ? hosted.length : (this.ofVm(any, resource)[0]?.step ?? hosted.length);
    return hosted.slice(first).map((there, i) => {
      let [value, below, above] = [0, 0, 0];
      for (const vm of there) {
        const point = this.ofVm(vm, resource)[i];
        if (point === undefined) continue;
        value += point.value;
        below += (point.value - point.low) ** 2;
        above += (point.high - point.value) ** 2;
      }
      const [low, high] = [value - Math.sqrt(below), value + Math.sqrt(above)];
      return {
        step: first + i,
        value: value / capacity,
        low: Math.max(0, low) / capacity,
        high: high / capacity,
      };
    });
  }

  #along(figures: Float64Array): readonly ForecastPoint[] {
    const { looksBack } = this.forecaster;
    const points: ForecastPoint[] = [];
    const into: Expected = { value: 0, low: 0, high: 0 };
    for (let step = 1; step <= figures.length && step < this.#workload.steps; step++) {
      if (!this.forecaster.expect(figures, Math.max(0, step - looksBack), step, into)) continue;
      const { value, low, high } = into;
      points.push({ step, value: Math.max(0, value), low: Math.max(0, low), high: Math.max(0, high) });
    }
    return points;
  }
}

/** Who runs on `pm` at the end of each step that is done. */
function hostedBy(record: RunRecord, { initialPlacement }: Workload, pm: number): readonly number[][] {
  const there = new Set<number>();
  initialPlacement.forEach((host, vm) => {
    if (host === pm) there.add(vm);
  });
  const hosted = Array.from({ length: completedSteps(record) }, (): number[] => []);
  for (const part of record.parts)
    for (let s = 0; s < part.steps; s++) {
      const end = present(part.eventStart[s + 1], "the end of a step");
      for (let e = at(part.eventStart, s); e < end; e++) {
        const [vm, other] = [at(part.eventVm, e), at(part.eventWith, e)];
        if (part.eventFrom[e] === pm) {
          there.delete(vm);
          if (other >= 0) there.add(other);
        } else if (part.eventTo[e] === pm && vm >= 0) {
          there.add(vm);
          there.delete(other);
        }
      }
      hosted[part.first + s] = [...there];
    }
  return hosted;
}
