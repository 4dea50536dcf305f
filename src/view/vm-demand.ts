/** What one VM demands over time, asked of the workload VM by VM: the whole for its chart, samples for a small line. */

import { stepOf, vmId } from "../base/ids.ts";
import type { ResourceIndex } from "../base/resources.ts";
import type { Demand } from "../engine/workload.ts";

/** cpu, net, mem: a figure per step, in fractions of the reference PM. */
export function demandOfVm(
  demand: Demand,
  vm: number,
): readonly [cpu: Float64Array, net: Float64Array, mem: Float64Array] {
  const series = [0, 1, 2].map(() => new Float64Array(demand.steps));
  const [cpu = new Float64Array(), net = new Float64Array(), mem = new Float64Array()] = series;
  for (let step = 0; step < demand.steps; step++) {
    [cpu[step], net[step], mem[step]] = demand.of(vmId(vm), stepOf(step));
  }
  return [cpu, net, mem];
}

/** Samples of a stretch that is drawn as one point. */
const SAMPLES = 4;

/** At most `points` figures over the whole run, each the largest of a few samples of its stretch. */
export function demandLine(
  demand: Demand,
  vm: number,
  resource: ResourceIndex,
  points: number,
): readonly number[] {
  const stretch = Math.max(1, demand.steps / points);
  const apart = Math.max(1, Math.floor(stretch / SAMPLES));
  return Array.from({ length: Math.ceil(demand.steps / stretch) }, (_, i) => {
    let most = 0;
    const end = Math.min(demand.steps, Math.ceil((i + 1) * stretch));
    for (let step = Math.floor(i * stretch); step < end; step += apart) {
      most = Math.max(most, demand.of(vmId(vm), stepOf(step))[resource]);
    }
    return most;
  });
}
