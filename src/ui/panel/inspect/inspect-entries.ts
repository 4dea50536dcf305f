/** What happened to a PM or a VM, in words. */

import { useCallback } from "react";
import { unreachable } from "../../../base/assert.ts";
import type { PmEntry } from "../../../view/over-time/pm-history.ts";
import type { Stay } from "../../../view/over-time/vm-history.ts";
import { formatUtilization } from "../../../view/text/figures.ts";
import { useScenario } from "../../app-context.tsx";
import { useWords } from "../../use-text.ts";

export function usePmEntryText(): (entry: PmEntry) => string {
  const { t, pm: pmText, vm: vmText, resource } = useWords();
  const { threshold } = useScenario();
  return useCallback(
    (entry) => {
      const said = (what: string): string =>
        "byHand" in entry && entry.byHand ? t("inspect.happened.byHand", { what }) : what;
      switch (entry.kind) {
        case "over":
          return t("inspect.happened.over", {
            resource: resource(entry.resource),
            value: formatUtilization(entry.value, threshold),
          });
        case "arrived":
          return said(t("inspect.happened.arrived", { vm: vmText(entry.vm), pm: pmText(entry.from) }));
        case "left":
          return said(t("inspect.happened.left", { vm: vmText(entry.vm), pm: pmText(entry.to) }));
        case "swapped":
          return said(
            t("inspect.happened.swapped", {
              left: vmText(entry.left),
              came: vmText(entry.came),
              pm: pmText(entry.pm),
            }),
          );
        case "stuck":
          return entry.asked === null
            ? t("inspect.happened.stuck")
            : t("inspect.happened.stuckAsked", { pm: pmText(entry.asked) });
        default:
          return unreachable(entry);
      }
    },
    [t, pmText, vmText, resource, threshold],
  );
}

export function useStayText(): (stay: Stay) => string {
  const { t, pm: pmText } = useWords();
  return useCallback(
    ({ pm, by, byHand }) => {
      const to = { pm: pmText(pm) };
      if (by === null) return t("inspect.happened.began", to);
      const what = t(by === "swap" ? "inspect.happened.movedSwap" : "inspect.happened.moved", to);
      return byHand ? t("inspect.happened.byHand", { what }) : what;
    },
    [t, pmText],
  );
}
