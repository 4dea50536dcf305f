/**
 * The one place where talk between a page (or a program) and a simulation thread is defined: what
 * can be asked, what comes back, and what every call may do besides. All signatures on both sides
 * are derived from {@link Protocol}.
 */

import type { Result } from "../base/result.ts";
import type { RunRecord } from "../engine/record.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import type { InputError } from "../scenario/input-error.ts";
import type { PresetName } from "../scenario/presets/catalogue.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** Where a scenario comes from. */
export type ScenarioSource =
  | { readonly kind: "preset"; readonly name: PresetName; readonly seed: number | null }
  /** A demand table; `pms` null takes the smallest fleet that the demand fits on (see `suggestPms`). */
  | { readonly kind: "csv"; readonly name: string; readonly text: string; readonly pms: number | null }
  | { readonly kind: "json"; readonly name: string; readonly text: string };

export interface Protocol {
  /** Makes a scenario of its source. Bad input is a value, not a rejection. */
  open: { request: ScenarioSource; response: Result<Scenario, InputError> };
  /** Runs one policy over a scenario. */
  run: { request: { readonly scenario: Scenario; readonly choice: PolicyChoice }; response: RunRecord };
}

export type RequestKind = keyof Protocol;

/** How far a call has come: `done` of `total` steps of a run, or characters of a file. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface CallOptions {
  /** Aborting it rejects the call with the signal's reason; the other side stops at its next step. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** Whoever answers the protocol: a worker or the caller's own thread. Both keep the same contract (see `test/contract`). */
export interface Runner {
  /** Rejects on abort, and on a bug on the other side. */
  call<K extends RequestKind>(
    kind: K,
    request: Protocol[K]["request"],
    options?: CallOptions,
  ): Promise<Protocol[K]["response"]>;
  /** Ends the other side; calls under way never settle. */
  dispose(): void;
}

/** The answering side: one function per request. */
export type Handlers = {
  readonly [K in RequestKind]: (
    request: Protocol[K]["request"],
    context: CallContext,
  ) => Promise<Protocol[K]["response"]>;
};

export interface CallContext {
  readonly signal: AbortSignal;
  readonly report: (progress: Progress) => void;
}
