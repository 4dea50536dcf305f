/** The moment in words, as the panel says it. */

import { useMemo } from "react";
import { useWords } from "../../use-text.ts";

/** In a large fleet the panel's lists are renewed at most so often, as its tables are: they are not read while they change. Ms. */
export const LISTS_PACE = 280;

export interface MomentWords {
  /** "at hour 34", "day 2 10:35" */
  readonly at: (step: number) => string;
  /** "PM0 at hour 34", "PM0, day 2 10:35" */
  readonly pmAt: (pm: string, step: number) => string;
  readonly matrix: (step: number) => string;
}

export function useMomentWords(): MomentWords {
  const { t, times } = useWords();
  return useMemo(
    () =>
      times.named === "hour"
        ? {
            at: (hour) => t("inspect.atHour", { hour }),
            pmAt: (pm, hour) => t("inspect.pmAtHour", { pm, hour }),
            matrix: (hour) => t("inspect.matrixAtHour", { hour }),
          }
        : {
            at: times.within,
            pmAt: (pm, step) => t("inspect.pmAtTime", { pm, moment: times.within(step) }),
            matrix: (step) => t("inspect.matrixAtTime", { moment: times.within(step) }),
          },
    [t, times],
  );
}
