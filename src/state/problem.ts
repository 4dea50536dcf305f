/** What goes wrong is told beside what is still there; nothing is lost by it. */

import type { ScenarioSource } from "../runner/protocol.ts";
import type { InputError } from "../scenario/input-error.ts";

export type Problem =
  /** Opened by `retry` instead, the same file is no problem for this reason. */
  | { readonly kind: "input"; readonly error: InputError; readonly retry?: ScenarioSource }
  | { readonly kind: "unreadable"; readonly file: string; readonly message: string }
  | { readonly kind: "link"; readonly dropped: readonly string[] }
  | { readonly kind: "bug"; readonly message: string };

/** An error that nobody expected. */
export const bugOf = (error: unknown): Problem => ({ kind: "bug", message: messageOf(error) });

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What is wrong with a source and, where it is read only if that is allowed, the way to allow it. */
export function problemOf(source: ScenarioSource, error: InputError): Problem {
  if (source.kind !== "csv" || error.code !== "large-demand") return { kind: "input", error };
  return { kind: "input", error, retry: { ...source, allowLarge: true } };
}
