/**
 * The table of a scenario file, `[step][vm]` of three figures, read off its text straight into the
 * column that it becomes: as lists in lists it would take ten times as much memory. Figures are
 * checked here, since no list of them is ever there; how long the rows should be, the rest of the
 * file says. Figures are kept in blocks until it is known how many there are, and no more of them
 * than a table may have.
 */

import { RESOURCE_COUNT } from "../base/resources.ts";
import type { Column } from "../base/vector.ts";
import type { Expectation } from "./input-error.ts";
import type { JsonTokens } from "./json-tokens.ts";
import { CLOSE_LIST, COMMA, JsonFault, OPEN_LIST, OPEN_OBJECT } from "./json-tokens.ts";
import { createTableColumn, findTableProblem, MOST_DEMAND, MOST_EXACT_FIGURES } from "./limits.ts";

export class FigureRows {
  constructor(
    readonly steps: number,
    /** VMs of the first row. */
    readonly vms: number,
    /** The first row that has another number of them, or null. */
    readonly odd: { readonly step: number; readonly vms: number } | null,
    /** `[step][vm][resource]`, if there is no odd row. */
    readonly column: Column,
  ) {}
}

/** What stands in the rows is JSON, but not what must stand there. */
export class RowFault extends Error {
  constructor(
    readonly expected: Expectation,
    /** Of rows, VMs and resources, as deep as it is. */
    readonly path: readonly number[],
    /** What stands there; null where something is missing or too much. */
    readonly value: string | null,
  ) {
    super(expected);
  }
}

/** Figures that are kept together: 1.5 MB. */
const BLOCK = 3 << 16;

/** Where there are more, the table is one in single precision (see `limits.ts`). */
const MOST_EXACT_BLOCKS = Math.ceil(MOST_EXACT_FIGURES / BLOCK);

/** Reads the list that comes next. Yields where more of the text is wanted. Throws a {@link RowFault}, or what `tokens` throw. */
export function* readFigureRows(tokens: JsonTokens): Generator<void, FigureRows> {
  let blocks: Column[] = [];
  let block: Column = new Float64Array(0);
  let filled = 0;
  const path: number[] = [];

  const wrong = (expected: Expectation, showsValue: boolean): RowFault =>
    new RowFault(expected, path, showsValue ? valueAt(tokens) : null);

  function keep(figure: number): void {
    if (filled === block.length) {
      if (blocks.length === MOST_EXACT_BLOCKS) blocks = blocks.map((exact) => Float32Array.from(exact));
      block = blocks.length < MOST_EXACT_BLOCKS ? new Float64Array(BLOCK) : new Float32Array(BLOCK);
      blocks.push(block);
      filled = 0;
      const problem = findTableProblem(((blocks.length - 1) * BLOCK) / RESOURCE_COUNT + 1, 1);
      if (problem !== null) {
        const { kind, figures, most } = problem;
        throw new JsonFault(kind, { figures, most }, tokens.offset);
      }
    }
    block[filled++] = figure;
  }

  function readDemand(): void {
    const code = tokens.peek();
    if (code === CLOSE_LIST) {
      path.pop();
      throw wrong("vector", false);
    }
    if (!isFigureStart(code)) throw wrong("number", true);
    const start = tokens.offset;
    const figure = tokens.figure();
    if (figure >= 0 && figure <= MOST_DEMAND) keep(figure);
    else {
      tokens.offset = start;
      if (!Number.isFinite(figure)) throw wrong("finite", true);
      throw wrong(figure < 0 ? "not-negative" : "at-most-100", true);
    }
  }

  function readVector(): void {
    if (tokens.peek() !== OPEN_LIST) throw wrong("vector", true);
    tokens.offset++;
    for (let resource = 0; resource < RESOURCE_COUNT; resource++) {
      if (resource > 0 && tokens.peek() === CLOSE_LIST) throw wrong("vector", false);
      if (resource > 0) tokens.take(COMMA);
      path.push(resource);
      readDemand();
      path.pop();
    }
    if (tokens.peek() === COMMA) throw wrong("vector", false);
    tokens.take(CLOSE_LIST);
  }

  /** Whether the list that has begun has an entry more; `at` entries are read. */
  function goesOn(at: number): boolean {
    const code = tokens.peek();
    if (code === CLOSE_LIST) {
      tokens.offset++;
      return false;
    }
    if (at > 0) tokens.take(COMMA);
    return true;
  }

  tokens.take(OPEN_LIST);
  let steps = 0;
  let width = 0;
  let odd: FigureRows["odd"] = null;
  for (; goesOn(steps); steps++) {
    while (tokens.isLow()) yield;
    path.push(steps);
    if (tokens.peek() !== OPEN_LIST) throw wrong("list", true);
    tokens.offset++;
    let vms = 0;
    for (; goesOn(vms); vms++) {
      while (tokens.isLow()) yield;
      path.push(vms);
      readVector();
      path.pop();
    }
    path.pop();
    if (steps === 0) width = vms;
    else if (vms !== width) odd ??= { step: steps, vms };
  }
  const figures = odd === null ? steps * width * RESOURCE_COUNT : 0;
  return new FigureRows(steps, width, odd, joined(blocks, figures));
}

const isFigureStart = (code: number): boolean => code === 0x2d || (code >= 0x30 && code <= 0x39);

/** What stands there; of a list or an object that it is one. */
function valueAt(tokens: JsonTokens): string {
  const code = tokens.peek();
  if (code === OPEN_LIST) return "[…]";
  if (code === OPEN_OBJECT) return "{…}";
  const start = tokens.offset;
  tokens.scalar(); // a fault of its own where it is none
  return tokens.since(start);
}

/** The figures of the blocks in a row; each is given up when it has been copied. */
function joined(blocks: (Column | null)[], figures: number): Column {
  const column = createTableColumn(figures);
  for (const [i, block] of blocks.entries()) {
    const start = i * BLOCK;
    if (block !== null && start < figures) column.set(block.subarray(0, figures - start), start);
    blocks[i] = null;
  }
  return column;
}
