/** What the timeline draws of lanes: their events, what of them concerns the chosen machine, and demands of their own. */

import { unreachable } from "../../base/assert.ts";
import { stepOf } from "../../base/ids.ts";
import { RESOURCE_INDICES } from "../../base/resources.ts";
import { at } from "../../base/vector.ts";
import type { TimelineLane } from "../../charts/timeline/timeline-marks.ts";
import type { RunEvent, RunRecord } from "../../engine/record.ts";
import { eventAt, eventCount, isByHand } from "../../engine/record.ts";
import { isFlap } from "../../measures/flaps.ts";
import { figuresByStep } from "../../measures/run-figures.ts";
import type { Lane } from "../../state/lane.ts";
import type { Position } from "../../state/playback.ts";
import type { Run } from "../../state/run.ts";
import {
  demandSeries,
  eventCounts,
  hasOwnDemand,
  overloadedSeries,
  trackEvents,
} from "../../view/over-time/series.ts";
import type { HitEvent } from "../../view/over-time/track-hit.ts";
import type { Words } from "../use-text.ts";

/** cpu, net, mem of every shown run whose fleet demands, or has, something else than the scenario's: a fork may add load, and PMs that come or go. */
export const ownDemands = (lanes: readonly Pick<Lane, "run">[]): Float64Array[][] =>
  lanes.flatMap(({ run }) =>
    run.kind === "failed" || !hasOwnDemand(run.workload)
      ? []
      : [RESOURCE_INDICES.map((r) => demandSeries(run.record, r))],
  );

/** Whether an event of a run concerns the chosen PM or VM; null while neither is chosen. */
export function concernsOf(run: Run, pm: number | null, vm: number | null): TimelineLane["concerns"] {
  if (run.kind === "failed" || (pm === null && vm === null)) return null;
  return (step, index) => isAbout(eventAt(run.record, stepOf(step), index), pm, vm);
}

const isAbout = (event: RunEvent, pm: number | null, vm: number | null): boolean =>
  (pm !== null && (event.from === pm || event.to === pm)) ||
  (vm !== null &&
    event.kind !== "no-solution" &&
    (event.vm === vm || (event.kind === "swap" && event.with === vm)));

/** A failed run has no events. */
export function eventsOfRun(
  run: Run,
  name: string,
  words: Words,
): Pick<TimelineLane, "counts" | "events" | "over" | "flaps" | "tell"> {
  if (run.kind === "failed")
    return { counts: NO_EVENTS, events: () => [], over: [], flaps: [], tell: () => name };
  const { record, scenario } = run;
  return {
    over: overloadedSeries(record),
    flaps: eachOf(figuresByStep(run, "flaps", scenario)),
    counts: eventCounts(record),
    events: () => trackEvents(record),
    tell: (event) => tellEvent(record, name, event, words),
  };
}

/** "Sandpiper, hour 34, action 1 of 2: no solution for PM0" */
function tellEvent(record: RunRecord, lane: string, { step, index, more }: HitEvent, words: Words): string {
  const { t, times } = words;
  const moment = stepOf(step);
  const told = t("timeline.tell", {
    lane,
    moment: times.within(step),
    action: t("timeline.action", { action: index + 1, actions: eventCount(record, moment) }),
    event: whatHappened(eventAt(record, moment, index), words),
  });
  const notes = [
    ...(isByHand(record, moment, index) ? [t("timeline.byHand")] : []),
    ...(isFlap(record, moment, index) ? [t("timeline.flap")] : []),
  ];
  const whole = notes.length === 0 ? told : `${told} (${notes.join("; ")})`;
  return more === 0 ? whole : `${whole} ${t("timeline.andMore", { events: more })}`;
}

/** What each step adds to what has come together by then. */
const eachOf = (soFar: Float64Array): Float64Array =>
  soFar.map((sum, step) => sum - (step === 0 ? 0 : at(soFar, step - 1)));

function whatHappened(event: RunEvent, { t, pm, vm }: Words): string {
  const source = pm(event.from);
  switch (event.kind) {
    case "no-solution":
      return t("timeline.happened.noSolution", { source });
    case "migration":
      return t("timeline.happened.migration", { source, vm: vm(event.vm), target: pm(event.to) });
    case "swap":
      return t("timeline.happened.swap", {
        source,
        vm: vm(event.vm),
        other: vm(event.with),
        target: pm(event.to),
      });
    default:
      return unreachable(event);
  }
}

const NO_EVENTS = { migration: new Uint32Array(), swap: new Uint32Array(), "no-solution": new Uint32Array() };

/** How many events of the step have happened in each lane. */
export const actionsOfLanes = (lanes: readonly Lane[], at: Position): number[] =>
  lanes.map(({ run }) => (run.kind !== "failed" ? Math.min(at.action, eventCount(run.record, at.step)) : 0));
