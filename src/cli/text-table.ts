/** Tables for a terminal: columns of plain text, figures to the right, two spaces in between. */

import { present } from "../base/assert.ts";

/** @param left the columns, from 0, that are aligned to the left; by default the first */
export function textTable(rows: readonly (readonly string[])[], left: readonly number[] = [0]): string {
  const widths: number[] = [];
  for (const row of rows)
    for (const [column, { length }] of row.entries())
      widths[column] = Math.max(widths[column] ?? length, length);
  const padded = (cell: string, column: number): string => {
    const width = present(widths[column], "the width of a column");
    return left.includes(column) ? cell.padEnd(width) : cell.padStart(width);
  };
  const line = (row: readonly string[]): string => row.map(padded).join("  ").trimEnd();
  return `${rows.map(line).join("\n")}\n`;
}

/** A difference with its sign: "+0.03", "-2", and "0" where there is none. */
export function signed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  if (Number(text) === 0) return (0).toFixed(digits);
  return value > 0 ? `+${text}` : text;
}
