/**
 * What the timeline's ribbon shows: the lanes compared with each other, or a single lane's fork with
 * its original; nothing where there is nothing to compare. A comparison goes on as its runs grow.
 */

import { useMemo, useRef } from "react";
import { at } from "../../base/vector.ts";
import type { RibbonData } from "../../charts/timeline/timeline-ribbon.ts";
import type { RunRecord } from "../../engine/record.ts";
import type { Lane } from "../../state/lane.ts";
import type { Comparison } from "../../view/compare/placement-difference.ts";
import { comparePlacements, countAbove0, greatest } from "../../view/compare/placement-difference.ts";
import { formatCount, formatFigure } from "../../view/text/figures.ts";
import { useAppState } from "../app-context.tsx";
import { chartedBy } from "../charts/lane-metrics.ts";
import { usePhone } from "../use-screen.ts";
import { useWords } from "../use-text.ts";
import { isForkCompared, recordsToCompare } from "./compared.ts";

interface Compared {
  readonly records: readonly RunRecord[];
  readonly comparison: Comparison | null;
}

export function useRibbon(lanes: readonly Lane[]): RibbonData | null {
  const { t, times, resource: nameOf } = useWords();
  const metric = useAppState((state) => state.display.metric);
  const charted = chartedBy(metric);
  const resource = charted.kind === "load" ? charted.resource : 0;
  const phone = usePhone();
  const last = useRef<Compared>({ records: [], comparison: null });
  return useMemo(() => {
    const records = recordsToCompare(lanes);
    if (!areSame(records, last.current.records)) {
      last.current = { records, comparison: comparePlacements(records) };
    }
    const difference = last.current.comparison?.read() ?? null;
    if (difference === null) return null;
    const { vms } = difference;
    const deviation = difference.deviation[resource];
    const [most, apart] = [greatest(vms), greatest(deviation)];
    const name = nameOf(resource);
    return {
      name: t(phone ? "timeline.apartShort" : "timeline.apart", { vms: formatCount(most.value) }),
      about:
        most.value === 0
          ? t("timeline.apartNever")
          : `${t(`timeline.${isForkCompared(lanes) ? "apartFork" : "apartLanes"}.${times.unit}`)} ${t(
              "timeline.apartAbout",
              {
                length: times.length(countAbove0(vms)),
                vms: formatCount(most.value),
                moment: times.within(most.step),
                resource: name,
                deviation: formatFigure(apart.value),
              },
            )}`,
      vms,
      deviation,
      mostVms: most.value,
      mostDeviation: apart.value,
      reading: (step) =>
        t("timeline.apartReading", {
          count: at(vms, step),
          vms: formatCount(at(vms, step)),
          resource: name,
          deviation: formatFigure(at(deviation, step)),
        }),
    };
  }, [lanes, resource, nameOf, phone, t, times]);
}

const areSame = (some: readonly RunRecord[], others: readonly RunRecord[]): boolean =>
  some.length === others.length && some.every((record, i) => record === others[i]);
