/** In every browser, and in Node; the core is compiled without their types. */
declare const structuredClone: <T>(value: T) => T;

/** A deep copy of plain data: objects, arrays, maps, sets, columns. Throws on functions. */
export const clone = <T>(value: T): T => structuredClone(value);
