/**
 * Clusters drawn by hand, and runs read back as sentences. A drawing has a line per PM and its VMs
 * separated by commas, each as cpu, net, mem in percent of one PM:
 *
 *     PM0: 50 10 10, 30 0 0
 *     PM1:
 *
 * VMs are numbered as they are read. In a drawing of several hours the first one says where the
 * VMs start, and the others what the same VMs demand later, at the places where they started.
 * Nothing in here needs Node.
 */

import type { Step } from "../../src/base/ids.ts";
import { stepOf } from "../../src/base/ids.ts";
import { RESOURCES } from "../../src/base/resources.ts";
import type { Decider } from "../../src/engine/decider.ts";
import type {
  Decision,
  Deliberation,
  Ended,
  GaveUp,
  Migrate,
  RankedPms,
  RankedVms,
  Refusal,
  Swap,
  Weighed,
} from "../../src/engine/decision.ts";
import { isRankedPms, isRankedVms, isWeighed } from "../../src/engine/decision.ts";
import { NO_INTERVENTIONS } from "../../src/engine/intervention.ts";
import { USUAL_TERMS } from "../../src/engine/migration-cost.ts";
import type { RecordPart, RunEvent, RunRecord } from "../../src/engine/record.ts";
import { eventCount, eventsOf } from "../../src/engine/record.ts";
import { relievedNothingBefore } from "../../src/engine/relief.ts";
import * as replay from "../../src/engine/replay.ts";
import { replayStart } from "../../src/engine/simulate.ts";
import type { Workload } from "../../src/engine/workload.ts";
import { createTableDemand } from "../../src/engine/workload.ts";
import type { Parameters } from "../../src/policies/policy.ts";
import type { PolicyChoice } from "../../src/policies/registry.ts";
import { deciderOf, resolvePolicy } from "../../src/policies/registry.ts";
import { encodeScenario } from "../../src/scenario/encode-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { ScenarioFile } from "../../src/scenario/scenario-format.ts";
import { simulate } from "../simulated.ts";

export interface DrawingOptions {
  readonly threshold?: number;
  /** One figure per PM, the same for all its resources; all 1 when left out. */
  readonly capacity?: readonly number[];
}

/** The workload of a drawing, or of one drawing per hour. */
export function draw(drawing: string | readonly string[], options: DrawingOptions = {}): Workload {
  const hours = (typeof drawing === "string" ? [drawing] : drawing).map(readDrawing);
  const fleet = hours[0] ?? [];
  const placement = fleet.flatMap((vms, pm) => vms.map(() => pm));
  const table = Float64Array.from(hours.flat(3), (percent) => percent / 100);
  const capacity = options.capacity ?? fleet.map(() => 1);
  return {
    pms: fleet.length,
    vms: placement.length,
    steps: hours.length,
    capacity: Float64Array.from(capacity.flatMap((size) => [size, size, size])),
    initialPlacement: Int32Array.from(placement),
    demand: createTableDemand(placement.length, hours.length, table),
    threshold: options.threshold ?? 0.79,
    limit: 0.9,
    migration: USUAL_TERMS,
    stepMinutes: 60,
    seed: 1,
    streams: 2,
    interventions: NO_INTERVENTIONS,
  };
}

/** `[pm][vm][resource]`, in percent. */
function readDrawing(drawing: string): number[][][] {
  return drawing
    .trim()
    .split("\n")
    .map((line, pm) => {
      const [name, vms = ""] = line.trim().split(":");
      if (name !== `PM${pm}`) throw new Error(`line ${pm} of a drawing is PM${pm}, not ${name}`);
      return vms
        .split(",")
        .filter((vm) => vm.trim() !== "")
        .map((vm) => {
          const figures = vm.trim().split(/ +/).map(Number);
          if (figures.length !== 3 || figures.some(Number.isNaN)) throw new Error(`"${vm}" is no VM`);
          return figures;
        });
    });
}

/** How many actions of a whole run relieved nothing (P10). */
export const relievedNothing = (record: RunRecord): number =>
  relievedNothingBefore(record, stepOf(record.steps - 1), Number.POSITIVE_INFINITY);

/** A request to run a scenario from its first step, with nobody intervening. */
export const AS_IT_IS = { interventions: NO_INTERVENTIONS, start: null } as const;

/** A policy that exists, with its parameters, and what is damped. */
export function choose(id: string, parameters: Parameters = {}, damping: Parameters = {}): PolicyChoice {
  const choice = resolvePolicy(id, parameters, damping);
  if (choice.kind === "error") throw new Error(choice.error);
  return choice.value;
}

export const decider = (policy: string | PolicyChoice): Decider =>
  deciderOf(typeof policy === "string" ? choose(policy) : policy);

export const run = (policy: string | PolicyChoice, workload: Workload): RunRecord =>
  simulate(workload, decider(policy));

/** What a policy did, a sentence per event; with the hour in front where there are several. */
export function runActions(policy: string | PolicyChoice, workload: Workload): string[] {
  const record = run(policy, workload);
  return stepsOf(record).flatMap((step) =>
    eventsOf(record, step).map((event) => `${workload.steps > 1 ? `hour ${step}, ` : ""}${sentence(event)}`),
  );
}

export function sentence(event: RunEvent): string {
  switch (event.kind) {
    case "migration":
      return `VM ${event.vm}: PM${event.from} -> PM${event.to}`;
    case "swap":
      return `VM ${event.vm} of PM${event.from} <-> VM ${event.with} of PM${event.to}`;
    case "no-solution":
      return `PM${event.from}: no solution`;
  }
}

/** What led to an event of a run of this policy. */
export function explainEvent(
  workload: Workload,
  decider: Decider,
  record: RunRecord,
  step: Step,
  event: number,
): Deliberation {
  const work = replay.explainEvent(
    workload,
    decider,
    replayStart(record, step, decider.looksBack),
    step,
    event,
  );
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
  }
}

/** What a policy thought in one step of its run, all of it. */
export const explainStep = (
  workload: Workload,
  decider: Decider,
  record: RunRecord,
  step: Step,
): readonly Decision[] =>
  Array.from({ length: eventCount(record, step) + 1 }, (_, event) => event).flatMap(
    (event) => explainEvent(workload, decider, record, step, event).decisions,
  );

/** What a policy thought in one hour. */
export const explain = (policy: string | PolicyChoice, workload: Workload, hour = 0): readonly Decision[] =>
  explainStep(workload, decider(policy), run(policy, workload), stepOf(hour));

/** The decisions that a guard lets through. */
export const only = <D extends Decision>(
  decisions: readonly Decision[],
  isWanted: (decision: Decision) => decision is D,
): D[] => decisions.filter(isWanted);

export const isSources = (decision: Decision): decision is RankedPms => isRankedPms(decision, "sources");
export const isTargets = (decision: Decision): decision is RankedPms => isRankedPms(decision, "targets");
export const isCandidates = (decision: Decision): decision is RankedVms =>
  isRankedVms(decision, "candidates");
export const isMigrationWeighed = (decision: Decision): decision is Weighed<Migrate> =>
  isWeighed(decision, "migrate");
export const isSwapWeighed = (decision: Decision): decision is Weighed<Swap> => isWeighed(decision, "swap");
export const isMoveWeighed = (decision: Decision): decision is Weighed<Migrate> | Weighed<Swap> =>
  isMigrationWeighed(decision) || isSwapWeighed(decision);
export const isGaveUp = (decision: Decision): decision is GaveUp =>
  decision.kind === "ended" && decision.how === "gave-up";

/** What came of it, in the words of `sentence`. */
export function sentenceOfEnd(ended: Ended): string {
  if (ended.how === "gave-up") return `PM${ended.source}: no solution`;
  const { action } = ended;
  return action.kind === "migrate"
    ? `VM ${action.vm}: PM${action.from} -> PM${action.to}`
    : `VM ${action.vm} of PM${action.from} <-> VM ${action.with} of PM${action.to}`;
}

const RELATIONS = {
  "at-most": "above",
  below: "not below",
  "at-least": "less than",
  above: "not above",
} as const;

/** "VM 0 -> PM1: target net above threshold" or "VM 0 <-> VM 2: accepted": everything that was weighed, in order. */
export const weighed = (decisions: readonly Decision[]): string[] =>
  decisions.flatMap((decision) => {
    if (!isMoveWeighed(decision)) return [];
    const { action, verdict } = decision;
    const partner = action.kind === "swap" ? `<-> VM ${action.with ?? "?"}` : `-> PM${action.to}`;
    return [`VM ${action.vm} ${partner}: ${verdict === null ? "accepted" : refusalOf(verdict)}`];
  });

function refusalOf(refusal: Refusal): string {
  if (refusal.kind === "forbidden") return refusal.by;
  const { subject, criterion, relation, against } = refusal.comparison;
  const name = typeof criterion === "number" ? RESOURCES[criterion] : criterion;
  return `${subject} ${name} ${RELATIONS[relation]} ${against}`;
}

export const stepsOf = ({ steps }: { readonly steps: number }): Step[] =>
  Array.from({ length: steps }, (_, step) => stepOf(step));

/** Every column of a record as bytes, by name, and its sizes: equal exactly when the records are. */
export const bytesOf = ({ parts, ...size }: RunRecord): unknown => ({
  ...size,
  parts: parts.map(bytesOfPart),
});

const bytesOfPart = (part: RecordPart): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(part).map(([name, value]: [string, unknown]) => [
      name,
      ArrayBuffer.isView(value)
        ? [...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)].join(" ")
        : value,
    ]),
  );

/** Figures without the noise of the last digits. */
export const rounded = (figures: Iterable<number>): number[] =>
  [...figures].map((figure) => Number(figure.toFixed(9)));

/** The text of a scenario's file. */
export const scenarioText = (scenario: Scenario): string =>
  [...encodeScenario(scenario)].map(({ text }) => text).join("");

/** A scenario's file as `JSON.parse` has it; its own reader makes a column of the table. */
type ScenarioJson = Omit<ScenarioFile, "demand"> & {
  readonly demand:
    | Exclude<ScenarioFile["demand"], { readonly kind: "table" }>
    | { readonly kind: "table"; readonly table: readonly (readonly unknown[])[] };
};

/** The same as JSON. */
export const scenarioJson = (scenario: Scenario): ScenarioJson => JSON.parse(scenarioText(scenario));
