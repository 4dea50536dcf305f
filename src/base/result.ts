/** What can go wrong on purpose is returned, not thrown: bad input is a value, a bug is an assertion. */

export type Result<T, E> =
  | { readonly kind: "ok"; readonly value: T }
  | { readonly kind: "error"; readonly error: E };

export const ok = <T>(value: T): Result<T, never> => ({ kind: "ok", value });
export const fail = <E>(error: E): Result<never, E> => ({ kind: "error", error });
