/**
 * Arithmetic on resource vectors that live in flat columns: machine i's vector is
 * `column[3 i] .. column[3 i + 2]`. Nothing here allocates.
 */

import type { ResourceIndex, ResourceVector } from "./resources.ts";
import { RESOURCE_COUNT } from "./resources.ts";
import { onGrid } from "./tolerance.ts";

/** Flat storage of resource vectors. Float32 holds demand tables that would not fit otherwise. */
export type Column = Float64Array | Float32Array;

/** A column that is read, and not written. */
export interface ReadonlyColumn {
  readonly length: number;
  readonly [index: number]: number;
}

/** One figure of a column. The index is the caller's invariant, not a question. */
export const at = (column: ReadonlyColumn, index: number): number => column[index] as number;

/** One machine's figure for one resource. */
export const resourceAt = (column: ReadonlyColumn, machine: number, resource: ResourceIndex): number =>
  column[machine * RESOURCE_COUNT + resource] as number;

/** One machine's vector. */
export const vectorAt = (column: ReadonlyColumn, machine: number): ResourceVector => [
  resourceAt(column, machine, 0),
  resourceAt(column, machine, 1),
  resourceAt(column, machine, 2),
];

/** ||U||: the distance of machine i from the origin of the utilization space. */
export function norm(column: ReadonlyColumn, i: number): number {
  const o = i * RESOURCE_COUNT;
  const [x, y, z] = [at(column, o), at(column, o + 1), at(column, o + 2)];
  return Math.sqrt(x * x + y * y + z * z);
}

/** ||U|| of a vector by itself. */
export const length = ([x, y, z]: ResourceVector): number => Math.sqrt(x * x + y * y + z * z);

/** D: the distance between machines i and j in the utilization space (theorem 1). */
export const distance = (column: ReadonlyColumn, i: number, j: number): number =>
  Math.sqrt(squaredDistance(column, i, j));

export function squaredDistance(column: ReadonlyColumn, i: number, j: number): number {
  const [a, b] = [i * RESOURCE_COUNT, j * RESOURCE_COUNT];
  const x = at(column, a) - at(column, b);
  const y = at(column, a + 1) - at(column, b + 1);
  const z = at(column, a + 2) - at(column, b + 2);
  return x * x + y * y + z * z;
}

/** The most utilized resource of machine i; ties go to the order cpu, net, mem (P9). */
export function dominantResource(column: ReadonlyColumn, i: number): ResourceIndex {
  const o = i * RESOURCE_COUNT;
  const [cpu, net, mem] = [onGrid(at(column, o)), onGrid(at(column, o + 1)), onGrid(at(column, o + 2))];
  if (cpu >= net && cpu >= mem) return 0;
  return net >= mem ? 1 : 2;
}
