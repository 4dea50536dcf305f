/** Interventions and events in words, as lists and tables of the panel have them. */

import type { ResourceVector } from "../../../base/resources.ts";
import { RESOURCE_INDICES } from "../../../base/resources.ts";
import type { Intervention } from "../../../engine/intervention.ts";
import type { RunEvent } from "../../../engine/record.ts";
import type { Position } from "../../../state/playback.ts";
import { signed } from "../../../view/compare/fork-difference.ts";
import { formatFigure, formatTick } from "../../../view/text/figures.ts";
import type { Words } from "../../use-text.ts";

/** At most so many VMs are named one by one. */
const NAMED = 4;

export function interventionText(made: Intervention, words: Words): string {
  const { t, pm, vm, times } = words;
  switch (made.kind) {
    case "move":
      return t("whatIf.made.move", { vm: vm(made.vm), target: pm(made.to) });
    case "swap":
      return t("whatIf.made.swap", { vm: vm(made.vm), other: vm(made.with) });
    case "threshold":
      return t("whatIf.made.threshold", { threshold: formatTick(made.value) });
    case "pm-down":
      return t("whatIf.made.pmDown", { pm: pm(made.pm) });
    case "pm-added":
      return t("whatIf.made.pmAdded", { size: made.capacity.map(formatTick).join(" / ") });
    case "veto":
      return t("whatIf.made.veto", { vm: vm(made.vm), target: pm(made.to) });
    case "load": {
      const named = made.vms.slice(0, NAMED).map(vm).join(", ");
      const more = made.vms.length - NAMED;
      const vms = more > 0 ? t("whatIf.made.andMore", { list: named, count: more }) : named;
      return t("whatIf.made.load", {
        vms,
        load: loadText(made.add, words),
        length: times.length(made.steps),
      });
    }
  }
}

/** "cpu +0.10, mem −0.05" */
const loadText = (add: ResourceVector, { resource }: Words): string =>
  RESOURCE_INDICES.filter((r) => add[r] !== 0)
    .map((r) => `${resource(r)} ${signed(add[r], formatFigure)}`)
    .join(", ");

/** The moment at which an intervention can be seen. */
export function momentOfMade(made: Intervention): Position {
  switch (made.kind) {
    case "move":
    case "swap":
    case "pm-down":
      return { step: made.step, action: made.after + 1 };
    case "threshold":
    case "pm-added":
      return { step: made.step, action: made.after };
    case "veto":
    case "load":
      return { step: made.step, action: 0 };
  }
}

/** "VM 18: PM0 → PM4": an event in a cell of a table. */
export function eventText(event: RunEvent, { t, pm, vm }: Words): string {
  switch (event.kind) {
    case "migration":
      return `${vm(event.vm)}: ${pm(event.from)} → ${pm(event.to)}`;
    case "swap":
      return `${vm(event.vm)} (${pm(event.from)}) ⇄ ${vm(event.with)} (${pm(event.to)})`;
    case "no-solution":
      return t("whatIf.stuck", { pm: pm(event.from) });
  }
}
