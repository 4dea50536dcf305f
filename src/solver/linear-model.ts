/**
 * A mixed-integer linear program as data, built column by column and row by row: what is minimized, within
 * which bounds. It knows no solver.
 */

/** Minimize `cost` over columns within their bounds, of which some are whole, so that all rows lie within theirs. */
export interface LinearModel {
  readonly cost: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** 1 where the figure is to be whole. */
  readonly whole: readonly (0 | 1)[];
  readonly rowLower: readonly number[];
  readonly rowUpper: readonly number[];
  /** The entries of row i are `starts[i] .. starts[i + 1] - 1`. */
  readonly starts: readonly number[];
  readonly columns: readonly number[];
  readonly values: readonly number[];
}

interface ColumnOptions {
  readonly cost?: number;
  readonly upper?: number;
  readonly isWhole?: boolean;
}

/** A column and its factor in a row. */
export type Entry = readonly [column: number, value: number];

export class LinearModelBuilder {
  readonly #columns = {
    cost: [] as number[],
    lower: [] as number[],
    upper: [] as number[],
    whole: [] as (0 | 1)[],
  };
  readonly #rows = { rowLower: [] as number[], rowUpper: [] as number[], starts: [0] };
  readonly #entries = { columns: [] as number[], values: [] as number[] };

  /** From 0 on; returns its index. */
  column({ cost = 0, upper = Number.POSITIVE_INFINITY, isWhole = false }: ColumnOptions): number {
    this.#columns.cost.push(cost);
    this.#columns.lower.push(0);
    this.#columns.upper.push(upper);
    return this.#columns.whole.push(isWhole ? 1 : 0) - 1;
  }

  row(lower: number, upper: number, entries: Iterable<Entry>): void {
    for (const [column, value] of entries) {
      if (value === 0) continue;
      this.#entries.columns.push(column);
      this.#entries.values.push(value);
    }
    this.#rows.rowLower.push(lower);
    this.#rows.rowUpper.push(upper);
    this.#rows.starts.push(this.#entries.columns.length);
  }

  atMost(bound: number, entries: Iterable<Entry>): void {
    this.row(Number.NEGATIVE_INFINITY, bound, entries);
  }

  build(): LinearModel {
    return { ...this.#columns, ...this.#rows, ...this.#entries };
  }
}

/** What a solver has found within its time. */
export interface Solved {
  /** A figure for each column of the best that was found; null where nothing was. */
  readonly values: ReadonlyArray<number> | Float64Array | null;
  /** No solution has less than this, whatever was found; -Infinity where nothing is known. */
  readonly bound: number;
  /** Whether nothing better is left to be found, or nothing at all. */
  readonly isProven: boolean;
}

/**
 * Solves a model within so many seconds.
 * @param start a solution to begin with
 */
export type SolveModel = (model: LinearModel, start: readonly number[], seconds: number) => Solved;
