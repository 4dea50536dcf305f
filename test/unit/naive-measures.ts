/**
 * Every measure again, from what the registry does not use: utilizations at every moment, events one by
 * one, and the definitions in `docs/formats.md`. Slow, and nothing is kept from one step to the next.
 */

import type { Step } from "../../src/base/ids.ts";
import { stepOf, vmId } from "../../src/base/ids.ts";
import { conditionsAt } from "../../src/engine/changes.ts";
import type { RunEvent } from "../../src/engine/record.ts";
import { eventCount, eventsOf, isAnswer, isByHand, utilizationAt } from "../../src/engine/record.ts";
import type { MeasuredRun } from "../../src/measures/measure.ts";
import type { MeasureId } from "../../src/measures/registry.ts";

/** A PM that is there at a moment: its utilization of cpu, net and mem. */
interface Pm {
  readonly id: number;
  readonly used: readonly number[];
  readonly threshold: number;
}

function usedAt({ record }: MeasuredRun, step: Step, action: number): Float64Array {
  const column = new Float64Array(record.pms * 3);
  utilizationAt(record, step, action, column);
  return column;
}

function pmsAt(run: MeasuredRun, step: Step, action: number): Pm[] {
  const { record, workload } = run;
  const column = usedAt(run, step, action);
  const { threshold, isUp } = conditionsAt(workload, record, step, action);
  return Array.from({ length: record.pms }, (_, id) => id)
    .filter(isUp)
    .map((id) => ({ id, used: [...column.slice(3 * id, 3 * id + 3)], threshold }));
}

const pmsBefore = (run: MeasuredRun, step: Step): Pm[] => pmsAt(run, step, 0);
const pmsAfter = (run: MeasuredRun, step: Step): Pm[] => pmsAt(run, step, eventCount(run.record, step));

const excessOf = ({ used, threshold }: Pm): number => Math.max(...used) - threshold;
const isOver = (pm: Pm): boolean => excessOf(pm) > 1e-9;

const sum = (figures: readonly number[]): number => figures.reduce((a, b) => a + b, 0);
const mean = (figures: readonly number[]): number => sum(figures) / figures.length;

const vmsOf = (event: RunEvent): number[] =>
  event.kind === "swap" ? [event.vm, event.with] : event.kind === "migration" ? [event.vm] : [];

/** The events of the first steps. */
const eventsIn = ({ record }: MeasuredRun, steps: readonly Step[]) =>
  steps.flatMap((step) => eventsOf(record, step).map((event, index) => ({ event, step, index })));

function relievesNothing(run: MeasuredRun, { event, step, index }: ReturnType<typeof eventsIn>[number]) {
  const isJudged = isAnswer(run.record, step, index) && !isByHand(run.record, step, index);
  if (event.kind === "no-solution" || !isJudged) return false;
  const [before, after] = [usedAt(run, step, index), usedAt(run, step, index + 1)];
  const { threshold } = conditionsAt(run.workload, run.record, step, index);
  return ![0, 1, 2].some((r) => {
    const [was, is] = [before[3 * event.from + r] ?? 0, after[3 * event.from + r] ?? 0];
    return was > threshold + 1e-9 && is < was - 1e-9;
  });
}

function movedMemory({ workload }: MeasuredRun, event: RunEvent, step: Step): number {
  return sum(vmsOf(event).map((vm) => workload.demand.of(vmId(vm), step)[2]));
}

/** MC1 in closed form: after n rounds so much is left, and the series of what was sent is summed. */
function preCopy({ workload }: MeasuredRun, event: RunEvent, step: Step) {
  const { memory, link, dirty } = workload.migration;
  return vmsOf(event).map((vm) => {
    const size = workload.demand.of(vmId(vm), step)[2] * memory;
    const ratio = Math.min(1, dirty / link);
    const sentIn = (rounds: number): number =>
      sum(Array.from({ length: rounds }, (_, round) => size * ratio ** round));
    const isDone = (rounds: number): boolean =>
      size * ratio ** rounds < 200 / 1024 || sentIn(rounds) > 3 * size || rounds === 29;
    const rounds = Array.from({ length: 30 }, (_, n) => n).findIndex(isDone);
    const sent = sentIn(rounds + 1);
    return { sent, time: sent / link, down: (size * ratio ** rounds) / link + 0.02 };
  });
}

const costOf = (figure: "sent" | "time" | "down") => (run: MeasuredRun, steps: readonly Step[]) =>
  sum(
    eventsIn(run, steps).flatMap(({ event, step }) => preCopy(run, event, step).map((cost) => cost[figure])),
  );

/** Every move of every VM in a row, and each held against the one before. */
function flapsOf(run: MeasuredRun, steps: readonly Step[]): number {
  const moves = eventsIn(run, steps).flatMap(({ event, step }) =>
    event.kind === "no-solution"
      ? []
      : vmsOf(event).map((vm, i) => ({
          vm,
          step,
          from: i === 0 ? event.from : event.to,
          to: i === 0 ? event.to : event.from,
        })),
  );
  return moves.filter((move, i) => {
    const before = moves.slice(0, i).findLast(({ vm }) => vm === move.vm);
    return before !== undefined && before.from === move.to && move.step - before.step <= 6;
  }).length;
}

const deviationOf = (pms: readonly Pm[], r: number): number => {
  const used = pms.map((pm) => pm.used[r] ?? 0);
  return Math.sqrt(mean(used.map((figure) => (figure - mean(used)) ** 2)));
};

const spreadOf = (pms: readonly Pm[], r: number): number =>
  Math.max(...pms.map(({ used }) => used[r] ?? 0)) - Math.min(...pms.map(({ used }) => used[r] ?? 0));

const countOf = (run: MeasuredRun, steps: readonly Step[], kind: RunEvent["kind"]): number =>
  eventsIn(run, steps).filter(({ event }) => event.kind === kind).length;

const meanAfter = (figure: (pms: readonly Pm[]) => number) => (run: MeasuredRun, steps: readonly Step[]) =>
  mean(steps.map((step) => figure(pmsAfter(run, step))));

type Naive = (run: MeasuredRun, steps: readonly Step[]) => number;

const NAIVE: Readonly<Record<MeasureId, Naive>> = {
  found: (run, steps) => sum(steps.map((step) => pmsBefore(run, step).filter(isOver).length)),
  resolved: (run, steps) =>
    sum(
      steps.map((step) => {
        const left = new Set(
          pmsAfter(run, step)
            .filter(isOver)
            .map(({ id }) => id),
        );
        return pmsBefore(run, step).filter((pm) => isOver(pm) && !left.has(pm.id)).length;
      }),
    ),
  overload: (run, steps) =>
    eventsIn(run, steps).filter(
      ({ event, step, index }) => event.kind !== "no-solution" && isAnswer(run.record, step, index),
    ).length,
  migration: (run, steps) => countOf(run, steps, "migration"),
  swap: (run, steps) => countOf(run, steps, "swap"),
  noSolution: (run, steps) => countOf(run, steps, "no-solution"),
  relievedNothing: (run, steps) => eventsIn(run, steps).filter((entry) => relievesNothing(run, entry)).length,
  overloadedHours: (run, steps) => sum(steps.map((step) => pmsAfter(run, step).filter(isOver).length)),
  overloadedExcess: (run, steps) =>
    sum(steps.map((step) => sum(pmsAfter(run, step).filter(isOver).map(excessOf)))),
  moves: (run, steps) => sum(eventsIn(run, steps).map(({ event }) => vmsOf(event).length)),
  mostMoves: (run, steps) => {
    const moved = eventsIn(run, steps).flatMap(({ event }) => vmsOf(event));
    return Math.max(0, ...moved.map((vm) => moved.filter((other) => other === vm).length));
  },
  flaps: flapsOf,
  movedMemory: (run, steps) =>
    sum(eventsIn(run, steps).map(({ event, step }) => movedMemory(run, event, step))),
  migrationTime: costOf("time"),
  migrationSent: costOf("sent"),
  downtime: costOf("down"),
  deviation: meanAfter((pms) => mean([0, 1, 2].map((r) => deviationOf(pms, r)))),
  deviationCpu: meanAfter((pms) => deviationOf(pms, 0)),
  deviationNet: meanAfter((pms) => deviationOf(pms, 1)),
  deviationMem: meanAfter((pms) => deviationOf(pms, 2)),
  spread: meanAfter((pms) => Math.max(...[0, 1, 2].map((r) => spreadOf(pms, r)))),
  spreadCpu: meanAfter((pms) => spreadOf(pms, 0)),
  spreadNet: meanAfter((pms) => spreadOf(pms, 1)),
  spreadMem: meanAfter((pms) => spreadOf(pms, 2)),
};

/** Over the first steps of a run whose steps are hours. */
export const naiveFigure = (run: MeasuredRun, id: MeasureId, steps: number): number =>
  steps === 0
    ? 0
    : NAIVE[id](
        run,
        Array.from({ length: steps }, (_, s) => stepOf(s)),
      );
