/** What goes wrong is told beside what is still there; nothing is lost by it. */

import type { Fault } from "../runner/fault.ts";
import { FaultError } from "../runner/fault.ts";
import type { ScenarioSource } from "../runner/protocol.ts";
import type { InputError } from "../scenario/input-error.ts";
import type { ReadLink } from "./link.ts";

export type Problem =
  /** Opened by `retry` instead, the same file is no problem for this reason. */
  | { readonly kind: "input"; readonly error: InputError; readonly retry?: ScenarioSource }
  | { readonly kind: "unreadable"; readonly file: string; readonly message: string }
  /** What of a link is not shown. */
  | ({ readonly kind: "link" } & Pick<ReadLink, "dropped" | "file" | "newer">)
  | { readonly kind: "bug"; readonly message: string }
  /** The simulation ended by itself; so did, with what they had, the runs of these lanes, by id. */
  | { readonly kind: "stopped"; readonly fault: Fault; readonly lanes: readonly number[] };

/** An error that nobody expected. */
export const bugOf = (error: unknown): Problem =>
  error instanceof FaultError && error.fault.kind !== "threw"
    ? { kind: "stopped", fault: error.fault, lanes: [] }
    : { kind: "bug", message: messageOf(error) };

/** A lane's run has stopped by itself: those that stopped before it are still told of. */
export function stoppedToo(problem: Problem | null, fault: Fault, lane: number): Problem {
  const others = problem?.kind === "stopped" ? problem.lanes : [];
  return { kind: "stopped", fault, lanes: others.includes(lane) ? others : [...others, lane] };
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What is wrong with a source and, where it is read only if that is allowed, the way to allow it. */
export function problemOf(source: ScenarioSource, error: InputError): Problem {
  if (source.kind !== "csv" || error.code !== "large-demand") return { kind: "input", error };
  return { kind: "input", error, retry: { ...source, allowLarge: true } };
}
