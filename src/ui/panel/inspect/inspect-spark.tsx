/** A VM's demand over the whole run, as small as a word. Asked of the workload once per VM, when it comes into sight. */

import type { ResourceIndex } from "../../../base/resources.ts";
import { sparkPaths } from "../../../charts/marks/sparkline.ts";
import type { Demand } from "../../../engine/workload.ts";
import { demandLine } from "../../../view/over-time/vm-demand.ts";

/** Px. */
const SIZE = { width: 22, height: 13 };
const POINTS = 30;

/** The lines of the VMs that have been asked for. */
export function createSparks(demand: Demand, resource: ResourceIndex): (vm: number) => readonly number[] {
  const lines = new Map<number, readonly number[]>();
  return (vm) => {
    const line = lines.get(vm) ?? demandLine(demand, vm, resource, POINTS);
    lines.set(vm, line);
    return line;
  };
}

export function Spark({ values, top }: { readonly values: readonly number[]; readonly top: number }) {
  const { line, area } = sparkPaths(values, { ...SIZE, top });
  return (
    <svg {...SIZE} aria-hidden="true" style={{ display: "block", overflow: "visible" }}>
      <path d={area} fill="var(--area)" />
      <path d={line} fill="none" stroke="var(--ink2)" />
    </svg>
  );
}
