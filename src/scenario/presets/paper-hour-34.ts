/**
 * Hour 34 of the paper's scenario by itself, as Sandpiper finds it (Table 3): whoever runs on it begins
 * where the paper's Sandpiper has no solution for PM0, and not where an own past has led.
 */

import { stepOf } from "../../base/ids.ts";
import type { Scenario } from "../scenario.ts";
import { createEvenScenario, createWorkload } from "../scenario.ts";
import { createPaperScenario } from "./paper.ts";

const HOUR = stepOf(34);

/** Where Sandpiper has brought the VMs by then, from VM 0 on. */
const PLACEMENT = [
  3, 0, 0, 0, 1, 3, 1, 1, 3, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 4, 0, 0, 4, 3, 4, 4, 3, 4, 4, 4, 5, 5, 5, 5, 5, 5,
];

/** @param seed of the policies' own streams; the demands are fixed */
export function createPaperHour34Scenario(seed: number): Scenario {
  const paper = createPaperScenario(seed);
  const { demand, pms, vms } = createWorkload(paper);
  const table = Float64Array.from(demand.load(HOUR, new Float64Array(3 * vms)));
  const hour = { name: "paper-hour-34", pms, vms, steps: 1, seed, demand: { kind: "table", table } } as const;
  return { ...createEvenScenario(hour), initialPlacement: Int32Array.from(PLACEMENT) };
}
