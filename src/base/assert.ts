/** Assertions state what the code around them has made true. One that fails is a bug, never bad input. */

export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}

/** Closes an exhaustive switch: the compiler rejects the call while a case is missing. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}

/** The value, which the caller knows to be there. */
export function present<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Error(`assertion failed: ${what} is missing`);
  return value;
}

/**
 * That every figure of a column is one. Adding them up costs next to nothing, and a sum that is finite
 * has no other terms.
 */
export function assertFigures(column: ArrayLike<number> & Iterable<number>, what: string): void {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += column[i] as number;
  if (Number.isFinite(sum)) return;
  const found = Array.from(column).findIndex((figure) => !Number.isFinite(figure));
  assert(found === -1, `${what}[${found}] is ${column[found]}`);
}
