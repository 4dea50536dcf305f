/** The rows of a CSV text, read character by character and with nothing clever: what the reader under test must agree with. */

import type { CsvRow } from "../../src/scenario/csv-rows.ts";

/** The rows up to the first problem, which here is only said to be there. */
type PlainRows = Pick<CsvRow, "line" | "cells" | "blankLine">[] & { problemAt?: number };

export function plainRows(text: string): PlainRows {
  const rows: PlainRows = [];
  const characters = [...text.replace(/^\uFEFF/, "")];
  let [line, rowLine, i] = [1, 1, 0];
  let blankLine: number | null = null;
  const lineEnd = (): string => {
    if (characters[i] === "\r" && characters[i + 1] === "\n") return "\r\n";
    return characters[i] === "\r" || characters[i] === "\n" ? (characters[i] ?? "") : "";
  };
  while (i < characters.length) {
    const cells: string[] = [];
    rowLine = line;
    for (;;) {
      let cell = "";
      if (characters[i] === '"') {
        for (i++; ; i++) {
          if (i >= characters.length) return Object.assign(rows, { problemAt: rowLine });
          if (characters[i] === '"' && characters[++i] !== '"') break;
          const end = characters[i] === '"' ? "" : lineEnd();
          if (end !== "") line++;
          cell += end === "" ? characters[i] : end;
          if (end.length === 2) i++;
        }
        const isEnd = i >= characters.length || characters[i] === "," || lineEnd() !== "";
        if (!isEnd) return Object.assign(rows, { problemAt: rowLine });
      } else {
        while (i < characters.length && characters[i] !== "," && lineEnd() === "") cell += characters[i++];
      }
      cells.push(cell);
      if (characters[i] !== ",") break;
      i++;
    }
    i += lineEnd().length;
    line++;
    if (cells.length === 1 && cells[0]?.trim() === "") blankLine ??= rowLine;
    else {
      rows.push({ line: rowLine, cells, blankLine });
      blankLine = null;
    }
  }
  return rows;
}
