/**
 * Finished runs as text: `rebalance-lab/run@2` as JSON, and utilization as CSV. Both come in pieces
 * of at most one step, so that a run of any size can be written without ever being one string.
 * Figures are in full precision, machines are their indices, and utilization and deviation are
 * those after the step's actions. Described for people in `docs/formats.md`.
 */

import { assertFigures } from "../base/assert.ts";
import type { Step } from "../base/ids.ts";
import { stepOf } from "../base/ids.ts";
import { jsonOf } from "../base/json.ts";
import type { ResourceVector } from "../base/resources.ts";
import { RESOURCE_COUNT, RESOURCES } from "../base/resources.ts";
import { hoursOf } from "../base/step-time.ts";
import { vectorAt } from "../base/vector.ts";
import type { InterventionKind } from "../engine/intervention.ts";
import type { Obstacle } from "../engine/interventions/kind.ts";
import type { Counters } from "../engine/metrics.ts";
import { totalCounters } from "../engine/metrics.ts";
import type { PassedOver } from "../engine/obstacles.ts";
import { passedOverIn } from "../engine/obstacles.ts";
import type { RunEvent, RunRecord } from "../engine/record.ts";
import { deviationAfter, endlessSteps, eventsOf, isByHand, utilizationAfter } from "../engine/record.ts";
import { isInVain } from "../engine/relief.ts";
import type { Workload } from "../engine/workload.ts";
import type { MeasureId } from "../measures/registry.ts";
import { MEASURE_IDS } from "../measures/registry.ts";
import { figuresAfter } from "../measures/run-figures.ts";
import type { Damping } from "../policies/damping.ts";
import type { Parameters } from "../policies/policy.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { StepDistance } from "../solver/step-distance.ts";
import { sumOfDistances } from "../solver/step-distance.ts";
import type { ScenarioHead } from "./scenario-head.ts";
import { scenarioHead } from "./scenario-head.ts";

const RUN_SCHEMA = "rebalance-lab/run@2";

/** The JSON of a run file. */
export interface RunFile {
  readonly schema: typeof RUN_SCHEMA;
  readonly scenario: ScenarioHead;
  readonly runs: readonly RunEntry[];
}

interface RunEntry {
  readonly policy: string;
  /** A value for every parameter of the policy, defaults included. */
  readonly params: Parameters;
  /** A value for everything of damping; not there where nothing of it has an effect. */
  readonly damping?: Damping;
  readonly counters: Counters;
  /** How many of the policy's actions lowered nothing on which their source was over (P10). */
  readonly relievedNothing: number;
  /** Every measure of the registry over the whole run, `counters` and `relievedNothing` once more among them. */
  readonly measures: Readonly<Record<MeasureId, number>>;
  /** What of the fork did not apply in this run, and so changed nothing (I1). */
  readonly passedOver: readonly RunPassedOver[];
  /** Steps in which the policy did not come to an end. */
  readonly endless: readonly number[];
  readonly distance?: EntryDistance;
  /** In the order in which they happened. */
  readonly actions: readonly RunAction[];
  readonly noSolutions: readonly { readonly step: number; readonly pm: number }[];
  /** `[step][pm]`: cpu, net, mem. */
  readonly utilization: readonly (readonly ResourceVector[])[];
  /** `[step]`: cpu, net, mem. */
  readonly deviation: readonly ResourceVector[];
}

interface RunPassedOver {
  /** Its place in the fork's list, from 0. */
  readonly intervention: number;
  readonly step: number;
  readonly kind: InterventionKind;
  readonly reason: Obstacle;
}

/** An action of the record, its fields in the order in which a {@link RunEvent} has them. */
type RunAction = { readonly step: number } & Exclude<RunEvent, { readonly kind: "no-solution" }> &
  Author &
  Effect;

/** Without a key the policy is the author. */
interface Author {
  /** Made by an intervention: moved or swapped by hand, or off a PM that went down (I2, I3). */
  readonly byHand?: true;
}

/** Without a key the action lowered something on which its source was over, or a person made it. */
interface Effect {
  readonly relievedNothing?: true;
}

/** OP8, where it was asked for. */
interface EntryDistance {
  /** PM-hours, each times the excess that could have been avoided in it. */
  readonly avoidableExcess: number;
  readonly movesBeyond: number;
  /** Steps in which it may be more than that, and steps in which it is not known. */
  readonly unproven: number;
  readonly unknown: number;
  /** `[step]`; null where it is not known. */
  readonly steps: readonly (null | {
    readonly avoidableExcess: number;
    readonly movesBeyond: number;
    readonly proven: boolean;
  })[];
}

/** One policy's run over the scenario. */
export interface CompletedRun {
  /** By step, where somebody has asked. */
  readonly distances?: readonly (StepDistance | null)[];
  readonly choice: PolicyChoice;
  /** What it ran on, the fork's interventions included. */
  readonly workload: Workload;
  readonly record: RunRecord;
}

/** The pieces of a {@link RunFile}'s text; it ends with a line break. */
export function* encodeRunJson(scenario: Scenario, runs: readonly CompletedRun[]): Generator<string> {
  yield `{"schema":${jsonOf(RUN_SCHEMA)},"scenario":${jsonOf(scenarioHead(scenario))},\n"runs":[`;
  for (const [i, run] of runs.entries()) {
    yield i === 0 ? "\n" : ",\n";
    yield* encodeEntry(run, scenario);
  }
  yield "\n]}\n";
}

function* encodeEntry(run: CompletedRun, scenario: Scenario): Generator<string> {
  const { choice, workload, record } = run;
  const steps = Array.from({ length: record.steps }, (_, step) => stepOf(step));
  const counters = totalCounters(record);
  const measures = figuresAfter(run, MEASURE_IDS, record.steps, scenario);
  const head = {
    policy: choice.policy,
    params: choice.parameters,
    ...(choice.damping && { damping: choice.damping }),
    counters,
    relievedNothing: measures.relievedNothing,
    measures,
    passedOver: passedOverIn(workload, record).map(toPassedOver),
    endless: endlessSteps(record),
    ...(run.distances !== undefined && { distance: entryDistance(run.distances, scenario) }),
  };
  yield `${jsonOf(head).slice(0, -1)},\n"actions":[`;
  yield* commaSeparated(steps, (step) => actionsOf(record, step).map((action) => jsonOf(action)));
  yield '],\n"noSolutions":[';
  yield* commaSeparated(steps, (step) => noSolutionsOf(record, step).map((entry) => jsonOf(entry)));
  yield '],\n"utilization":[';
  yield* commaSeparated(steps, (step) => [
    `[${vectorTexts(utilizationAfter(record, step), `utilization[${step}]`).join(",")}]`,
  ]);
  yield '],\n"deviation":[';
  yield* commaSeparated(steps, (step) => vectorTexts(deviationAfter(record, step), `deviation[${step}]`));
  yield "]}";
}

/** `policy,step,pm,cpu,net,mem`, a header and a row per policy, step and PM; lines end with "\n". */
export function* encodeRunCsv(runs: readonly CompletedRun[]): Generator<string> {
  yield `policy,step,pm,${RESOURCES.join(",")}\n`;
  for (const { choice, record } of runs) {
    for (let step = 0; step < record.steps; step++) {
      const utilization = utilizationAfter(record, stepOf(step));
      let rows = "";
      for (let pm = 0; pm < record.pms; pm++)
        rows += `${choice.policy},${step},${pm},${vectorAt(utilization, pm).join(",")}\n`;
      yield rows;
    }
  }
}

function entryDistance(distances: readonly (StepDistance | null)[], scenario: Scenario): EntryDistance {
  const { excess, moves, unproven, unknown } = sumOfDistances(distances);
  return {
    avoidableExcess: hoursOf(excess, scenario),
    movesBeyond: moves,
    unproven,
    unknown,
    steps: distances.map(
      (one) => one && { avoidableExcess: one.excess, movesBeyond: one.moves, proven: one.isProven },
    ),
  };
}

const toPassedOver = ({ made, index, obstacle }: PassedOver): RunPassedOver => ({
  intervention: index,
  step: made.step,
  kind: made.kind,
  reason: obstacle,
});

const actionsOf = (record: RunRecord, step: Step): RunAction[] =>
  eventsOf(record, step).flatMap((event, index) =>
    event.kind === "no-solution" ? [] : [{ step, ...event, ...marksOf(record, step, index) }],
  );

const marksOf = (record: RunRecord, step: Step, index: number): Author & Effect => ({
  ...(isByHand(record, step, index) && { byHand: true }),
  ...(isInVain(record, step, index) && { relievedNothing: true }),
});

const noSolutionsOf = (record: RunRecord, step: Step): { step: number; pm: number }[] =>
  eventsOf(record, step).flatMap((event) => (event.kind === "no-solution" ? [{ step, pm: event.from }] : []));

/** One piece per step that has something to say. */
function* commaSeparated(
  steps: readonly Step[],
  textsOf: (step: Step) => readonly string[],
): Generator<string> {
  let first = true;
  for (const step of steps) {
    const texts = textsOf(step);
    if (texts.length === 0) continue;
    yield `${first ? "\n" : ",\n"}${texts.join(",")}`;
    first = false;
  }
}

/** @param what the column is called in the file */
function vectorTexts(column: Float64Array, what: string): string[] {
  assertFigures(column, what);
  return Array.from(
    { length: column.length / RESOURCE_COUNT },
    (_, i) => `[${vectorAt(column, i).join(",")}]`,
  );
}
