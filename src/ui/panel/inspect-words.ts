/** The moment in words, in hours where a step is one. */

import { useMemo } from "react";
import { useScenario } from "../app-context.tsx";
import { useWords } from "../use-text.ts";

/** In a large fleet the panel's lists are renewed at most so often, as its tables are: they are not read while they change. Ms. */
export const LISTS_PACE = 280;

export interface MomentWords {
  /** "at hour 34" */
  readonly at: (step: number) => string;
  /** "PM0 at hour 34" */
  readonly pmAt: (pm: string, step: number) => string;
  readonly matrix: (step: number) => string;
}

export function useMomentWords(): MomentWords {
  const { t } = useWords();
  const hourly = useScenario().stepMinutes === 60;
  return useMemo(
    () =>
      hourly
        ? {
            at: (hour) => t("inspect.atHour", { hour }),
            pmAt: (pm, hour) => t("inspect.pmAtHour", { pm, hour }),
            matrix: (hour) => t("inspect.matrixAtHour", { hour }),
          }
        : {
            at: (step) => t("inspect.atStep", { step }),
            pmAt: (pm, step) => t("inspect.pmAtStep", { pm, step }),
            matrix: (step) => t("inspect.matrixAtStep", { step }),
          },
    [t, hourly],
  );
}
