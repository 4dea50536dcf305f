/** What one VM demands over time, asked of the workload VM by VM: the whole for its chart, samples for a small line. */

import type { Step } from "../../base/ids.ts";
import { stepOf, vmId } from "../../base/ids.ts";
import type { ResourceIndex, ResourceVector } from "../../base/resources.ts";
import { vectorAt } from "../../base/vector.ts";
import type { Demand, Workload } from "../../engine/workload.ts";

/** What a VM demands at a step, in fractions of the capacity of a PM: what it adds to a PM that runs it. */
export const sharesAt =
  ({ demand, capacity }: Pick<Workload, "demand" | "capacity">, step: Step) =>
  (vm: number, pm: number): ResourceVector => {
    const [cpu, net, mem] = demand.of(vmId(vm), step);
    const [ofCpu, ofNet, ofMem] = vectorAt(capacity, pm);
    return [cpu / ofCpu, net / ofNet, mem / ofMem];
  };

/** cpu, net, mem: a figure per step, in fractions of the reference PM. */
export function demandOfVm(
  demand: Demand,
  vm: number,
): readonly [cpu: Float64Array, net: Float64Array, mem: Float64Array] {
  const series = (): Float64Array => new Float64Array(demand.steps);
  const [cpu, net, mem] = [series(), series(), series()];
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
