/** The lanes that have something to draw, with their names and frames. */

import { useMemo } from "react";
import type { Session } from "../../state/session.ts";
import { useApp } from "../app-context.tsx";
import { shownNameOf } from "../lane/lane-name.ts";
import { useWords } from "../use-text.ts";
import type { ChartLane } from "./chart-lane.ts";

export function useChartLanes({ lanes }: Pick<Session, "lanes">): readonly ChartLane[] {
  const app = useApp();
  const words = useWords();
  return useMemo(
    () =>
      lanes.flatMap((lane) => {
        const { id, run, ghost } = lane;
        if (run.kind === "failed") return [];
        return [{ id, name: shownNameOf(lane, words), run, ghost, frames: app.framesOf(run) }];
      }),
    [app, lanes, words],
  );
}
