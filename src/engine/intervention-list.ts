/**
 * Lists of interventions as people edit them. PMs that are added are numbered by their order in the
 * list (I4), so that one that goes takes along what names it, and those after it move up.
 */

import { pmId } from "../base/ids.ts";
import type { Intervention } from "./intervention.ts";

/** PMs of a fleet of so many, with those that are added to it (I4). */
export const pmsWith = (pms: number, interventions: readonly Intervention[]): number =>
  pms + interventions.filter(({ kind }) => kind === "pm-added").length;

/**
 * The list without the `index`-th intervention, and without what no longer means anything.
 * @param pms of the fleet before any is added
 */
export function withoutIntervention(
  list: readonly Intervention[],
  index: number,
  pms: number,
): readonly Intervention[] {
  const rest = list.filter((_, i) => i !== index);
  if (list[index]?.kind !== "pm-added") return rest;
  const gone = pmsWith(pms, list.slice(0, index));
  return rest.flatMap((made) => withoutPm(made, gone));
}

/** What an intervention is once the PM `gone` is no more; nothing where it names that PM. */
function withoutPm(made: Intervention, gone: number): readonly Intervention[] {
  switch (made.kind) {
    case "move":
    case "veto":
      if (made.to === gone) return [];
      return made.to < gone ? [made] : [{ ...made, to: pmId(made.to - 1) }];
    case "pm-down":
      if (made.pm === gone) return [];
      return made.pm < gone ? [made] : [{ ...made, pm: pmId(made.pm - 1) }];
    default:
      return [made];
  }
}
