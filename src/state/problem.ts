/** What goes wrong is told beside what is still there; nothing is lost by it. */

import type { InputError } from "../scenario/input-error.ts";

export type Problem =
  | { readonly kind: "input"; readonly error: InputError }
  | { readonly kind: "unreadable"; readonly file: string; readonly message: string }
  | { readonly kind: "link"; readonly dropped: readonly string[] }
  | { readonly kind: "bug"; readonly message: string };

/** An error that nobody expected. */
export const bugOf = (error: unknown): Problem => ({ kind: "bug", message: messageOf(error) });

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
