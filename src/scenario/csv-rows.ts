/**
 * The rows of a CSV text with the lines that they stand on. PapaParse takes the cells apart; this
 * file knows what it does not: line numbers, and that line ends may be mixed within one file.
 * A byte order mark and blank lines at the end are not rows.
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

/** Characters that are read at a time: a few milliseconds' work. A row may be longer. */
const CHUNK = 1 << 16;

export interface CsvRows {
  /** In order. A blank line is a row of one empty cell, except at the end of the text. */
  readonly rows: readonly CsvRow[];
  /** How many characters of the text have been read so far. */
  readonly read: number;
}

/** The rows of a text, some at a time, so that whoever reads a long one may do other things in between. */
export function* readCsvRows(text: string, chunk: number = CHUNK): Generator<CsvRows> {
  // With "\n" as the line end, "\r\n" leaves a "\r" on the last cell, which is taken off below;
  // so files of mixed line ends read right. Text with "\r" alone has no "\n" anywhere.
  const newline = text.includes("\n") || !text.includes("\r") ? "\n" : "\r";
  const unmarked = text.startsWith("\uFEFF") ? text.slice(1) : text;
  let line = 1;
  let rowStart = 0;
  let rows: CsvRow[] = [];
  let blank: CsvRow[] = []; // held back until another row shows that they are not the end
  const parser = new Papa.Parser({
    delimiter: ",",
    newline,
    step({ data, errors, meta }: Papa.ParseStepResult<readonly (readonly string[])[]>) {
      for (const verbatim of data) {
        const cells = withoutCarriageReturn(verbatim, unmarked, rowStart, meta.cursor);
        rowStart = meta.cursor;
        const row: CsvRow = { line, cells, badQuotes: errors.some((error) => error.type === "Quotes") };
        line += 1 + verbatim.reduce((sum, cell) => sum + lineBreaks(cell, newline), 0);
        if (isBlank(row)) blank.push(row);
        else {
          for (const each of blank) rows.push(each);
          rows.push(row);
          blank = [];
        }
      }
    },
  });
  for (let size = chunk; rowStart < unmarked.length; ) {
    const start = rowStart;
    const end = Math.min(start + size, unmarked.length);
    const isLast = end === unmarked.length;
    parser.parse(unmarked.slice(start, end), start, !isLast); // but for the last, a chunk's last row may be cut
    if (rowStart === start && !isLast)
      size *= 2; // not one whole row
    else {
      size = chunk;
      yield { rows, read: rowStart };
      rows = [];
    }
    if (isLast) return;
  }
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
