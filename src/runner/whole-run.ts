/** A run whose record stays on this side: for whoever makes something of it, and hands that over instead. */

import type { Decider } from "../engine/decider.ts";
import type { RunRecord } from "../engine/record.ts";
import { createRecord } from "../engine/record.ts";
import { createSimulation } from "../engine/simulate.ts";
import type { Workload } from "../engine/workload.ts";
import type { Driver } from "./drive.ts";
import { drive } from "./drive.ts";

interface WholeDriver extends Pick<Driver, "solve" | "signal"> {
  /** After everything that happens, with the steps that are done; null goes on at once. */
  readonly pause: (completed: number) => Promise<void> | null;
  /** Whenever the record has grown. */
  readonly grown?: (record: RunRecord) => void;
}

/** Without the figures that only charts draw. Rejects as `drive` does. */
export async function runWhole(
  workload: Workload,
  decider: Decider,
  { solve, signal, pause, grown }: WholeDriver,
): Promise<RunRecord> {
  const simulation = createSimulation(workload, decider);
  const { record, append } = createRecord(workload);
  await drive(simulation, {
    solve,
    signal,
    deliver(part) {
      append(part);
      grown?.(record);
    },
    pause: () => pause(simulation.completed),
  });
  return record;
}
