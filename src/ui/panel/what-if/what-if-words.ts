/** Interventions and events in words, as lists and tables of the panel have them. */

import type { ResourceVector } from "../../../base/resources.ts";
import { RESOURCE_INDICES } from "../../../base/resources.ts";
import type { ByType, Intervention } from "../../../engine/intervention.ts";
import { doneWith, eventsBefore, figuresOf, touches } from "../../../engine/intervention.ts";
import type { RunEvent } from "../../../engine/record.ts";
import type { Position } from "../../../state/playback.ts";
import { signed } from "../../../view/compare/fork-difference.ts";
import { formatFigure, formatTick } from "../../../view/text/figures.ts";
import type { Words } from "../../use-text.ts";

/** At most so many VMs are named one by one. */
const NAMED = 4;

type KeyOf<Made> = Made extends unknown ? keyof Made : never;

/** By the name of the field; a text has those of its kind. */
type SaidFigures = Readonly<Record<KeyOf<Intervention>, string>>;

/** The catalogue has a text for each kind, with its fields to be put in. */
export function interventionText(made: Intervention, words: Words): string {
  const said = figuresOf(made).map((figure) => [figure.name, doneWith(SAID, figure, words)]);
  return words.t(`whatIf.made.${made.kind}`, Object.fromEntries(said) as SaidFigures);
}

const SAID: ByType<string, [words: Words]> = {
  step: (step, { times }) => times.moment(step),
  events: String,
  steps: (steps, { times }) => times.length(steps),
  vm: (id, { vm }) => vm(id),
  "other-vm": (id, { vm }) => vm(id),
  vms(vms, { t, vm }) {
    const list = vms.slice(0, NAMED).map(vm).join(", ");
    const more = vms.length - NAMED;
    return more > 0 ? t("whatIf.made.andMore", { list, count: more }) : list;
  },
  pm: (id, { pm }) => pm(id),
  threshold: formatTick,
  capacity: (capacity) => capacity.map(formatTick).join(" / "),
  load: (add, words) => loadText(add, words),
};

/** "cpu +0.10, mem −0.05" */
const loadText = (add: ResourceVector, { resource }: Words): string =>
  RESOURCE_INDICES.filter((r) => add[r] !== 0)
    .map((r) => `${resource(r)} ${signed(add[r], formatFigure)}`)
    .join(", ");

/** The moment at which an intervention can be seen: where it moves VMs, after the first of them. */
export const momentOfMade = (made: Intervention): Position => ({
  step: made.step,
  action: eventsBefore(made) + (touches(made, "placement") ? 1 : 0),
});

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
