/**
 * The rows of a CSV text that comes in pieces, with the lines that they stand on. PapaParse takes
 * the cells apart; this file knows what it does not: line numbers, that line ends may be mixed
 * within one file, and that a piece may end anywhere, in the middle of a cell or of a "\r\n".
 * A byte order mark and blank lines at the end are not rows. Memory grows with the longest row.
 */

import Papa from "papaparse";

export interface CsvRow {
  /** The line on which the row begins, from 1. */
  readonly line: number;
  /** The cells, unquoted, otherwise verbatim. */
  readonly cells: readonly string[];
  /** A quoted cell of this row is not closed or goes on after its closing quote. */
  readonly badQuotes: boolean;
}

export interface CsvParser {
  /** Takes the next piece of the text in; the rows that it completes, in order. A blank line is a row of one empty cell. */
  push(text: string): readonly CsvRow[];
  /** The text has ended: the rows that are left. Blank lines at the end are not among them. */
  finish(): readonly CsvRow[];
}

/** A text of "\r" alone is one without a "\n" in its first so many characters. */
const LINE_END_WITHIN = 1 << 20;

export function createCsvParser(): CsvParser {
  let pending = ""; // what no row has been made of yet
  let atStart = true;
  let newline: "\n" | "\r" | null = null; // not known yet
  let line = 1;
  let due = 0; // as long as `pending` is shorter, it was found not to hold a whole row
  let blank: CsvRow[] = []; // held back until another row shows that they are not the end

  /** Makes rows of `pending`; unless it `isLast`, its last row may be cut and is left. */
  function take(isLast: boolean): CsvRow[] {
    const text = pending;
    const lineEnd = newline ?? (text.includes("\r") && !text.includes("\n") ? "\r" : "\n");
    const anyQuotes = text.includes('"'); // without them no cell has more than one line
    let rows: CsvRow[] = [];
    let rowStart = 0;
    const parser = new Papa.Parser({
      delimiter: ",",
      // With "\n" as the line end, "\r\n" leaves a "\r" on the last cell, which is taken off below;
      // so files of mixed line ends read right.
      newline: lineEnd,
      step({ data, errors, meta }: Papa.ParseStepResult<readonly (readonly string[])[]>) {
        for (const verbatim of data) {
          const cells = withoutCarriageReturn(verbatim, text, rowStart, meta.cursor);
          const badQuotes = errors.length > 0 && errors.some((error) => error.type === "Quotes");
          const row: CsvRow = { line, cells, badQuotes };
          line += 1;
          if (anyQuotes) for (const cell of verbatim) line += lineBreaks(cell, lineEnd);
          rowStart = meta.cursor;
          if (isBlank(row)) blank.push(row);
          else {
            if (blank.length > 0) rows = rows.concat(blank);
            rows.push(row);
            blank = [];
          }
        }
      },
    });
    parser.parse(text, 0, !isLast);
    pending = text.slice(rowStart);
    due = rowStart > 0 ? 0 : 2 * text.length; // so that a long row is not tried again with every piece
    return rows;
  }

  function push(text: string): readonly CsvRow[] {
    if (text === "") return [];
    pending += atStart && text.startsWith("\uFEFF") ? text.slice(1) : text;
    atStart = false;
    if (newline === null) {
      if (pending.includes("\n")) newline = "\n";
      else if (pending.length < LINE_END_WITHIN) return [];
      else newline = pending.includes("\r") ? "\r" : "\n";
    }
    return pending.length < due ? [] : take(false);
  }

  return {
    push,
    finish: () => (pending === "" ? [] : take(true)),
  };
}

export const isBlank = ({ cells }: CsvRow): boolean => cells.length === 1 && cells[0]?.trim() === "";

/** Takes the "\r" of a "\r\n" off the last cell; one that stands inside quotes is the cell's own. */
function withoutCarriageReturn(
  cells: readonly string[],
  text: string,
  rowStart: number,
  rowEnd: number,
): readonly string[] {
  const last = cells.at(-1);
  if (!last?.endsWith("\r") || last.includes(",")) return cells;
  const end = text[rowEnd - 1] === "\n" ? rowEnd - 1 : rowEnd;
  const start = end - last.length;
  const unquoted = text.startsWith(last, start) && (start === rowStart || text[start - 1] === ",");
  return unquoted ? [...cells.slice(0, -1), last.slice(0, -1)] : cells;
}

function lineBreaks(cell: string, newline: string): number {
  let count = 0;
  for (let i = cell.indexOf(newline); i !== -1; i = cell.indexOf(newline, i + 1)) count++;
  return count;
}
