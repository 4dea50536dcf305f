/**
 * The one place where talk between a page (or a program) and a simulation thread is defined: what
 * can be asked, what comes back, and what every call may do besides. All signatures on both sides
 * are derived from {@link Protocol}.
 */

import type { Step } from "../base/ids.ts";
import type { StreamDerivation } from "../base/random.ts";
import type { Result } from "../base/result.ts";
import type { Deliberation } from "../engine/decision.ts";
import type { Intervention } from "../engine/intervention.ts";
import type { MigrationTerms } from "../engine/migration-cost.ts";
import type { RecordPart } from "../engine/record.ts";
import type { ReplayStart, RunStart } from "../engine/simulate.ts";
import type { Scores } from "../experiment/score.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import type { DemandCsvOptions } from "../scenario/demand-csv.ts";
import type { GeneratedFigures } from "../scenario/generated-figures.ts";
import type { InputError } from "../scenario/input-error.ts";
import type { PresetName } from "../scenario/presets/catalogue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Fault } from "./fault.ts";

/** Where a scenario comes from, and what somebody has set in it. */
export type ScenarioSource = Origin & {
  /** Instead of what the scenario says itself (MC2). */
  readonly migration?: MigrationTerms;
};

type Origin =
  | ({ readonly kind: "preset"; readonly name: PresetName; readonly seed: number | null } & Drawn)
  | DemandFile
  | { readonly kind: "json"; readonly name: string; readonly file: Blob }
  | ({ readonly kind: "generate"; readonly figures: GeneratedFigures } & Drawn);

/** What is drawn from a seed. */
interface Drawn {
  /** The derivation of its random streams; the newest when left out. */
  readonly streams?: StreamDerivation;
}

/** A demand table, and how it is read. */
export interface DemandFile extends Pick<DemandCsvOptions, "pms" | "stepMinutes" | "allowLarge"> {
  readonly kind: "csv";
  readonly name: string;
  readonly file: Blob;
}

export interface Protocol {
  /** Makes a scenario of its source. Bad input is a value, not a rejection. */
  open: { request: ScenarioSource; part: never; response: Result<Scenario, InputError> };
  /** Runs one policy over a scenario; the record arrives part by part, in order, all of it before the response. */
  run: {
    request: RunRequest & {
      /** Where the run goes on from; what comes before is the caller's already. Null begins at the first step. */
      readonly start: RunStart | null;
    };
    part: RecordPart;
    response: { readonly steps: number };
  };
  /**
   * Runs one policy over a scenario, and answers with what it comes to (`experiment/score.ts`): the figures
   * of every measure, and nothing of the record.
   */
  score: { request: RunRequest; part: never; response: Scores };
  /** Why an event of a run happened (see `explainEvent`). Progress is in what it takes (see `workOf`). */
  explain: {
    request: RunRequest & {
      readonly step: Step;
      readonly event: number;
      /** From the record of the run (see `replayStart`). */
      readonly start: ReplayStart;
    };
    part: never;
    response: Deliberation;
  };
}

/** A policy on a scenario. */
export interface RunRequest {
  readonly scenario: Scenario;
  readonly choice: PolicyChoice;
  /** Instead of those that the scenario may bring along. */
  readonly interventions: readonly Intervention[];
}

export type RequestKind = keyof Protocol;

/** How far a call has come: `done` of `total` steps of a run, events of a step, or bytes of a file. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** About how long the rest will take, in milliseconds, where somebody can say. */
  readonly leftMs?: number;
}

export interface CallOptions<K extends RequestKind = RequestKind> {
  /** Aborting it rejects the call with the signal's reason; the other side stops at its next step. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Takes what is finished on the way. */
  readonly onPart?: (part: Protocol[K]["part"]) => void;
}

/** Whoever answers the protocol: a worker or the caller's own thread. Both keep the same contract (see `test/contract`). */
export interface Runner {
  /** Rejects on abort, on a bug on the other side, and with `FaultError` when that is no more. */
  call<K extends RequestKind>(
    kind: K,
    request: Protocol[K]["request"],
    options?: CallOptions<K>,
  ): Promise<Protocol[K]["response"]>;
  /** Hears whenever the other side is lost with calls under way; another takes its place. */
  onLoss(listener: (fault: Fault) => void): void;
  /** Loads what later calls may need, so that they do not need the network. */
  loadAhead(): void;
  /** Ends the other side; calls under way never settle. */
  dispose(): void;
}

/** The answering side: one function per request. */
export type Handlers = {
  readonly [K in RequestKind]: (
    request: Protocol[K]["request"],
    context: CallContext<K>,
  ) => Promise<Protocol[K]["response"]>;
};

export interface CallContext<K extends RequestKind = "open"> {
  readonly signal: AbortSignal;
  readonly report: (progress: Progress) => void;
  /** Hands over what is finished on the way, its buffers with it: it is not to be used afterwards. */
  readonly deliver: (part: Protocol[K]["part"]) => void;
}
