/**
 * Columns that belong together, described by one table: what each has a row of, what its figures are, how
 * many a row has. The types of the columns follow from the table, as does how they are made, grown, cut
 * to size, checked and handed over, so that a column more is a line more.
 */

import { assertFigures } from "./assert.ts";

/** What the figures of a column are. */
export interface ColumnTypes {
  readonly u8: Uint8Array;
  readonly u32: Uint32Array;
  readonly i32: Int32Array;
  readonly f64: Float64Array;
}

/**
 * One figure of a column of whole numbers; the index is the caller's invariant. It is not `at`, which
 * everything that computes goes through: that would be slower if it saw columns of more types.
 */
export const wholeAt = (column: Uint8Array | Uint32Array | Int32Array, index: number): number =>
  column[index] as number;

type AnyColumn = ColumnTypes[keyof ColumnTypes];

const MAKE: { readonly [T in keyof ColumnTypes]: (length: number) => ColumnTypes[T] } = {
  u8: (length) => new Uint8Array(length),
  u32: (length) => new Uint32Array(length),
  i32: (length) => new Int32Array(length),
  f64: (length) => new Float64Array(length),
};

/** What a row may have a figure of each of. */
export interface ColumnSize {
  readonly pms: number;
  readonly vms: number;
}

export interface ColumnSpec {
  /** What there is a row of. */
  readonly per: string;
  readonly type: keyof ColumnTypes;
  /** Figures in a row. */
  readonly stride: number | ((size: ColumnSize) => number);
  /** Such a column may be left out: then it is null. */
  readonly isOptional?: true;
}

export type ColumnTable = Readonly<Record<string, ColumnSpec>>;

/** What the columns of a table have rows of. */
type PerIn<T extends ColumnTable> = T[keyof T]["per"];

type ColumnOf<S extends ColumnSpec> = S extends { readonly isOptional: true }
  ? ColumnTypes[S["type"]] | null
  : ColumnTypes[S["type"]];

/** The columns of a table that have rows of `P`. */
export type Columns<T extends ColumnTable, P extends PerIn<T> = PerIn<T>> = {
  readonly [K in keyof T as T[K]["per"] extends P ? K : never]: ColumnOf<T[K]>;
};

/** Which of the columns are kept that may be left out. */
export type Kept<T extends ColumnTable> = {
  readonly [K in keyof T as T[K] extends { readonly isOptional: true } ? K : never]: boolean;
};

/** The figures in a row of a column. */
export const strideOf = ({ stride }: ColumnSpec, size: ColumnSize): number =>
  typeof stride === "number" ? stride : stride(size);

/** Columns of zeros, with so many rows of `per`. */
export function createColumns<T extends ColumnTable, P extends PerIn<T>>(
  table: T,
  per: P,
  rows: number,
  size: ColumnSize,
  kept: Kept<T>,
): Columns<T, P> {
  const isKept: Readonly<Record<string, boolean>> = kept;
  const columns: Record<string, AnyColumn | null> = {};
  for (const [name, spec] of Object.entries(table)) {
    if (spec.per !== per) continue;
    const isLeftOut = spec.isOptional === true && isKept[name] !== true;
    columns[name] = isLeftOut ? null : MAKE[spec.type](rows * strideOf(spec, size));
  }
  return columns as Columns<T, P>;
}

/** Columns of rows whose number is not known beforehand: they double as they fill. */
export class GrowingColumns<T extends ColumnTable, P extends PerIn<T>> {
  readonly #create: (rows: number) => Columns<T, P>;
  #columns: Columns<T, P>;
  #capacity: number;
  #rows = 0;

  constructor(table: T, per: P, size: ColumnSize, kept: Kept<T>) {
    this.#create = (rows) => createColumns(table, per, rows, size, kept);
    this.#capacity = FIRST_CAPACITY;
    this.#columns = this.#create(FIRST_CAPACITY);
  }

  /** Their first {@link rows} rows are filled; others once there is no more room. */
  get columns(): Columns<T, P> {
    return this.#columns;
  }

  get rows(): number {
    return this.#rows;
  }

  /** The next row, which still holds anything: every column is to be written. */
  add(): number {
    if (this.#rows === this.#capacity) {
      this.#columns = this.#resized(2 * this.#capacity);
      this.#capacity *= 2;
    }
    return this.#rows++;
  }

  /** What is filled, cut to size; the next row is the first again. */
  take(): Columns<T, P> {
    const taken = this.#resized(this.#rows);
    this.#rows = 0;
    return taken;
  }

  #resized(capacity: number): Columns<T, P> {
    const made = this.#create(capacity);
    const from: Readonly<Record<string, AnyColumn | null>> = this.#columns;
    for (const [name, column] of Object.entries<AnyColumn | null>(made)) {
      const old = from[name];
      if (column === null || old === null || old === undefined) continue;
      column.set(old.subarray(0, (old.length / this.#capacity) * this.#rows));
    }
    return made;
  }
}

const FIRST_CAPACITY = 64;

/** The buffers to transfer when columns change threads. */
export const buffersOf = <T extends ColumnTable>(table: T, columns: Columns<T>): ArrayBuffer[] =>
  presentColumns(table, columns).flatMap(([, { buffer }]) => (buffer instanceof ArrayBuffer ? [buffer] : []));

/**
 * That no figure is NaN or infinite.
 * @param where for the text of a failure, the name of the column follows
 */
export function assertFinite<T extends ColumnTable>(table: T, columns: Columns<T>, where: string): void {
  for (const [name, column] of presentColumns(table, columns))
    if (column instanceof Float64Array) assertFigures(column, `${where}${name}`);
}

function presentColumns<T extends ColumnTable>(table: T, columns: Columns<T>): [string, AnyColumn][] {
  const byName: Readonly<Record<string, AnyColumn | null | undefined>> = columns;
  return Object.keys(table).flatMap((name): [string, AnyColumn][] => {
    const column = byName[name] ?? null;
    return column === null ? [] : [[name, column]];
  });
}
