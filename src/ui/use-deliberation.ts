/** What led to an event of a lane, as far as it is known: components that ask are drawn again when it has come. */

import { useCallback, useSyncExternalStore } from "react";
import type { Step } from "../base/ids.ts";
import type { Deliberation } from "../engine/decision.ts";
import type { Lane } from "../state/lane.ts";
import { useApp } from "./app-context.tsx";

/** How far the way to it has come, 0..1; null before the first report. */
export function useDeliberationProgress(lane: Lane, step: Step, event: number): number | null {
  const { deliberations } = useApp();
  const { run } = lane;
  const read = useCallback(() => {
    const progress = run.kind === "failed" ? null : deliberations.progress(run, step, event);
    return progress === null ? null : progress.done / progress.total;
  }, [deliberations, run, step, event]);
  return useSyncExternalStore(deliberations.listen, read);
}

/** What led to event `event` of `step` in what `lane` shows; undefined while it is not known, or there is none. */
export function useDeliberation(lane: Lane, step: Step, event: number): Deliberation | undefined {
  const { deliberations } = useApp();
  const { run, choice } = lane;
  const read = useCallback(
    () => (run.kind === "failed" ? undefined : deliberations.read(run, choice, step, event)),
    [deliberations, run, choice, step, event],
  );
  return useSyncExternalStore(deliberations.listen, read);
}
