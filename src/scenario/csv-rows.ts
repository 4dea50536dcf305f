/**
 * The rows of a CSV text that comes in pieces, with the lines that they stand on. Every character is
 * looked at once, and nothing is kept but the row that is not complete yet, of bounded length; blank
 * lines are counted. So what comes out, and which problem comes first, is the same wherever the text
 * is cut. It is its own reader because PapaParse (5.7) has no bound for a row, takes one apart again
 * with every piece, lets quotes pass that are not closed at the end or are followed by a space, and
 * tells no position. Line ends are LF, CRLF and CR, also mixed; a byte order mark is no part of it.
 */

import { MOST_ROW_CHARACTERS } from "./limits.ts";
import type { CharacterPlace } from "./text-place.ts";

export interface CsvRow {
  /** The line on which the row begins, from 1. */
  readonly line: number;
  /** The cells, unquoted, otherwise verbatim. */
  readonly cells: readonly string[];
  /** The first of the blank lines between this row and the one before; null where there is none. */
  readonly blankLine: number | null;
  /** Why the row is not whole; it is the last one then, and its cells are those before the problem. */
  readonly problem: CsvProblem | null;
}

export type CsvProblem =
  /** A quoted cell goes on after its closing quote and perhaps spaces, with `next`, or is not closed at all: null. */
  | ({ readonly kind: "bad-quotes"; readonly next: string | null } & CharacterPlace)
  /** The row has more than {@link MOST_ROW_CHARACTERS}. */
  | { readonly kind: "row-too-long" };

export interface CsvParser {
  /** Takes the next piece of the text in; the rows that it completes, in order. Blank lines are none. */
  push(text: string): readonly CsvRow[];
  /** The text has ended: the row that is left. */
  finish(): readonly CsvRow[];
  /** The line that the text has come to, from 1. */
  readonly line: number;
}

/** Where in a cell the text has come to. */
type State = "start" | "plain" | "quoted" | "after-quote" | "spaces-after-quote";

const [COMMA, QUOTE, LF, CR, SPACE] = [0x2c, 0x22, 0x0a, 0x0d, 0x20];

export function createCsvParser(): CsvParser {
  let rows: CsvRow[] = [];
  let atStart = true;
  let offset = 0; // characters before the piece
  let line = 1;
  let lineStart = 0; // the offset of its first character
  let afterCr = false; // a "\n" now belongs to the "\r" before it
  let state: State = "start";
  let cells: string[] = [];
  let cell = "";
  let rowLine = 1;
  let rowStart = 0;
  let quote: CharacterPlace = { line: 1, character: 1 }; // the last one that matters
  let blankLine: number | null = null;
  let isOver = false;

  const isAtRowStart = (): boolean => state === "start" && cells.length === 0;
  const placeAt = (at: number): CharacterPlace => ({ line, character: at - lineStart + 1 });

  /** The next line and row begin at this offset. */
  function nextRow(at: number): void {
    line++;
    lineStart = at;
    rowLine = line;
    rowStart = at;
  }

  function emit(found: readonly string[]): void {
    if (found.length === 1 && found[0]?.trim() === "") blankLine ??= rowLine;
    else {
      rows.push({ line: rowLine, cells: found, blankLine, problem: null });
      blankLine = null;
    }
  }

  function stop(problem: CsvProblem): void {
    const isLong = problem.kind === "row-too-long"; // how much of it had come depends on the cuts
    rows.push({ line: rowLine, cells: isLong ? [] : [...cells, cell], blankLine, problem });
    isOver = true;
  }

  /** Whether the row, which goes on to this offset, is too long; then that is the end. */
  function endsAsTooLong(at: number): boolean {
    if (at - rowStart > MOST_ROW_CHARACTERS) stop({ kind: "row-too-long" });
    return isOver;
  }

  function endCell(): void {
    cells.push(cell);
    cell = "";
    state = "start";
  }

  /** Reads on to the end of the row or of the piece; where it has come to. */
  function readCells(text: string, from: number): number {
    let i = from;
    while (i < text.length) {
      const code = text.charCodeAt(i);
      if (state === "quoted") {
        i = readQuoted(text, i);
        continue;
      }
      if (state === "spaces-after-quote" && code !== SPACE) return stopAtQuotes(text, i);
      if (code === QUOTE && state === "start") {
        state = "quoted";
        quote = placeAt(offset + i);
      } else if (code === QUOTE && state === "after-quote") {
        cell += '"';
        state = "quoted";
      } else if (code === COMMA) endCell();
      else if (code === LF || code === CR) {
        if (endsAsTooLong(offset + i)) return text.length;
        endCell();
        emit(cells);
        cells = [];
        afterCr = code === CR;
        nextRow(offset + i + 1);
        return i + 1;
      } else if (state === "start" || state === "plain") {
        const end = endOfPlain(text, i);
        cell += text.slice(i, end);
        state = "plain";
        i = end;
        continue;
      } else if (state === "after-quote") {
        quote = placeAt(offset + i); // where it goes on
        if (code !== SPACE) return stopAtQuotes(text, i);
        state = "spaces-after-quote";
      }
      i++;
    }
    return i;
  }

  /** A quoted cell goes on with this character; nothing of the piece is left to read. */
  function stopAtQuotes(text: string, at: number): number {
    if (!endsAsTooLong(offset + at)) stop({ kind: "bad-quotes", next: text.charAt(at), ...quote });
    return text.length;
  }

  /** Reads what is quoted, its line breaks included, to the quote or to the end of the piece. */
  function readQuoted(text: string, from: number): number {
    const found = text.indexOf('"', from);
    const end = found === -1 ? text.length : found;
    const part = text.slice(from, end);
    cell += part;
    for (let i = nextLineEnd(part, 0); i !== -1; i = nextLineEnd(part, i + 1)) {
      const code = part.charCodeAt(i);
      const isSecond = code === LF && (i > 0 ? part.charCodeAt(i - 1) === CR : afterCr);
      if (!isSecond) line++;
      lineStart = offset + from + i + 1;
    }
    if (part.length > 0) afterCr = part.charCodeAt(part.length - 1) === CR;
    if (found === -1) return end;
    afterCr = false;
    state = "after-quote";
    return end + 1;
  }

  /** Most rows come whole and without quotes; those are cut at once. Where the first one that is not begins. */
  function readPlainRows(text: string, marks: Marks, from: number): number {
    let start = from;
    for (;;) {
      const lf = marks.lf(start);
      const cr = marks.cr(start);
      let end = Math.min(lf, cr);
      if (end === text.length || marks.quote(start) < end) return start;
      if (end > start) {
        if (endsAsTooLong(offset + end)) return text.length;
        emit(text.slice(start, end).split(","));
        afterCr = end === cr;
        nextRow(offset + end + 1);
      } else if (afterCr && end === lf) {
        afterCr = false;
        lineStart = offset + end + 1;
        rowStart = lineStart;
      } else {
        blankLine ??= line;
        afterCr = end === cr;
        for (; !afterCr && text.charCodeAt(end + 1) === LF; end++) line++; // there may be millions
        nextRow(offset + end + 1);
      }
      start = end + 1;
    }
  }

  function push(piece: string): readonly CsvRow[] {
    if (piece === "") return [];
    const text = atStart && piece.startsWith("\uFEFF") ? piece.slice(1) : piece;
    atStart = false;
    const marks = createMarks(text);
    rows = [];
    let i = 0;
    while (i < text.length && !isOver) {
      if (isAtRowStart()) {
        i = readPlainRows(text, marks, i);
        if (i < text.length) afterCr = false; // a row has begun
      }
      if (!isOver) i = readCells(text, i);
    }
    offset += text.length;
    if (!isOver && !isAtRowStart()) endsAsTooLong(offset);
    return rows;
  }

  function finish(): readonly CsvRow[] {
    rows = [];
    if (isOver || isAtRowStart()) return rows;
    if (state === "quoted" || state === "spaces-after-quote")
      stop({ kind: "bad-quotes", next: state === "quoted" ? null : " ", ...quote });
    else {
      endCell();
      emit(cells);
    }
    isOver = true;
    return rows;
  }

  return {
    push,
    finish,
    get line() {
      return line;
    },
  };
}

/** Where signs stand next in a piece, from places that only go forward; its end where there is none. */
interface Marks {
  lf(from: number): number;
  cr(from: number): number;
  quote(from: number): number;
}

function createMarks(text: string): Marks {
  /** Each sign is looked for once: a piece without it is not searched again with every row. */
  const finder = (sign: string): ((from: number) => number) => {
    let next = -1;
    return (from) => {
      if (next < from) {
        const found = text.indexOf(sign, from);
        next = found === -1 ? text.length : found;
      }
      return next;
    };
  };
  return { lf: finder("\n"), cr: finder("\r"), quote: finder('"') };
}

/** Where a cell without quotes ends. */
function endOfPlain(text: string, from: number): number {
  let i = from;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code === COMMA || code === LF || code === CR) break;
    i++;
  }
  return i;
}

/** The next "\n" or "\r"; -1 where there is none. */
function nextLineEnd(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || code === CR) return i;
  }
  return -1;
}
