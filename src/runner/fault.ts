/** Why the answering side came to an end before its work did. */

export type Fault =
  /** It is gone, and has said nothing: its memory was not enough, say, or the system ended it. */
  | { readonly kind: "died" }
  /** It said nothing for so long that it was ended. */
  | { readonly kind: "silent" }
  /** It said what went wrong: a bug. */
  | { readonly kind: "threw"; readonly message: string };

/** What a call rejects with when the other side is no more, and what a run has come to an end by. */
export class FaultError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.kind === "threw" ? fault.message : `the worker ${fault.kind}`);
    this.fault = fault;
  }
}

/** Of any error of a call. */
export const faultOf = (error: unknown): Fault =>
  error instanceof FaultError
    ? error.fault
    : { kind: "threw", message: error instanceof Error ? error.message : String(error) };
