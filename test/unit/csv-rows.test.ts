import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CsvRow } from "../../src/scenario/csv-rows.ts";
import { createCsvParser } from "../../src/scenario/csv-rows.ts";
import { parseDemandCsv } from "../../src/scenario/demand-csv.ts";
import { MOST_ROW_CHARACTERS } from "../../src/scenario/limits.ts";
import { plainRows } from "../reference/plain-rows.ts";

function rowsOf(...pieces: readonly string[]): CsvRow[] {
  const parser = createCsvParser();
  return [...pieces.flatMap((piece) => parser.push(piece)), ...parser.finish()];
}

/** The text cut before each of the places. */
function cutAt(text: string, places: readonly number[]): string[] {
  const cuts = [0, ...places.map((place) => Math.min(place, text.length)).sort((a, b) => a - b), text.length];
  return cuts.slice(1).map((end, i) => text.slice(cuts[i], end));
}

const whole = (line: number, ...cells: readonly string[]): CsvRow => ({
  line,
  cells,
  blankLine: null,
  problem: null,
});

describe("rows of a text that comes in pieces", () => {
  const anyText = fc.string({
    maxLength: 40,
    unit: fc.constantFrom("a", ",", '"', '""', "\n", "\r\n", "\r", " ", ";", "é", "\uFEFF", "\u{1F600}"),
  });

  it("are those of the whole text, problems included, wherever it is cut", () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.nat(50), { maxLength: 12 }), (text, places) => {
        expect(rowsOf(...cutAt(text, places))).toEqual(rowsOf(text));
      }),
      { numRuns: 2000 },
    );
  });

  it("are what a plain reader reads", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const plain = plainRows(text);
        const rows = rowsOf(text);
        const problem = rows.find((row) => row.problem !== null);
        expect(problem?.line).toBe(plain.problemAt);
        const good = rows.filter((row) => row.problem === null);
        expect(good.map(({ line, cells, blankLine }) => ({ line, cells, blankLine }))).toEqual([...plain]);
      }),
      { numRuns: 3000 },
    );
  });

  it("come out as soon as they are complete", () => {
    const parser = createCsvParser();
    expect(parser.push("a,b\nc,")).toEqual([whole(1, "a", "b")]);
    expect(parser.push("d\r")).toEqual([whole(2, "c", "d")]);
    expect(parser.push("\ne,f\n")).toEqual([whole(3, "e", "f")]);
    expect(parser.finish()).toEqual([]);
  });

  it("may be as long as many pieces", () => {
    const cell = "x\n".repeat(1000);
    const pieces = [...`"${cell}",1\nlast,2\n`];
    expect(rowsOf(...pieces)).toEqual([whole(1, cell, "1"), whole(1002, "last", "2")]);
  });

  it("end with LF, CRLF or CR, in one text", () => {
    expect(rowsOf("a\rb\r", "\nc\nd")).toEqual([whole(1, "a"), whole(2, "b"), whole(3, "c"), whole(4, "d")]);
  });

  it("are told apart from blank lines, of which the first is named", () => {
    expect(rowsOf("a\n\n \n\nb\n\n\n")).toEqual([whole(1, "a"), { ...whole(5, "b"), blankLine: 2 }]);
  });

  it.each([
    ['x\ny,"a"b', 2, { kind: "bad-quotes", next: "b", line: 2, character: 6 }],
    ['x\n"a" ,b', 2, { kind: "bad-quotes", next: ",", line: 2, character: 4 }],
    ['x\n"a" ', 2, { kind: "bad-quotes", next: " ", line: 2, character: 4 }],
    ['x\ny,"a\nb"" ', 2, { kind: "bad-quotes", next: null, line: 2, character: 3 }],
    ['x\n"a\r\nb"c', 2, { kind: "bad-quotes", next: "c", line: 3, character: 3 }],
  ])("end with quotes that are wrong: %j", (text, line, problem) => {
    expect(rowsOf(text).at(-1)).toMatchObject({ line, problem });
  });

  it.each([
    ["a cell without an end", "x"],
    ["a quoted cell without an end", '"x', "x"],
    ["quotes alone", '"'],
    ["nothing but columns", "a,"],
    ["blanks alone", " "],
  ])("are of bounded length: %s", (_, start, more = start) => {
    const long = start + more.repeat(MOST_ROW_CHARACTERS + 1);
    const expected = { line: 2, cells: [], blankLine: null, problem: { kind: "row-too-long" } };
    const pieces = Array.from({ length: Math.ceil(long.length / 50_000) }, (_, i) =>
      long.slice(i * 50_000, (i + 1) * 50_000),
    );
    expect(rowsOf("head\n", ...pieces)).toEqual([whole(1, "head"), expected]);
    expect(rowsOf(`head\n${long}\nlast`)).toEqual([whole(1, "head"), expected]);
  });

  it("may be as long as the bound, and no longer", () => {
    const longest = "x".repeat(MOST_ROW_CHARACTERS);
    expect(rowsOf(longest, "\r", "\n").map((row) => row.problem)).toEqual([null]);
    expect(rowsOf(longest, "x\n").map((row) => row.problem?.kind)).toEqual(["row-too-long"]);
    expect(rowsOf(`${longest}x\n`).map((row) => row.problem?.kind)).toEqual(["row-too-long"]);
  });
});

describe("a long demand table", () => {
  /** Longer than what is taken apart at a time; the row of VM 7 at hour 123 is `row`. */
  const long = (row: string): string =>
    `vm,hour,cpu,net,mem\n${Array.from({ length: 6000 }, (_, i) => {
      const [vm, hour] = [i % 20, Math.floor(i / 20)];
      return vm === 7 && hour === 123 ? row : `VM number ${vm},${hour},0.${i},0.25,0.125`;
    }).join("\n")}`;

  it("is read whole", () => {
    const result = parseDemandCsv(long("VM number 7,123,3,2,1"), "d.csv");
    if (result.kind === "error") throw new Error(result.error.code);
    expect(result.value).toMatchObject({ steps: 300, table: { length: 18_000 } });
    expect([...result.value.table.subarray((123 * 20 + 7) * 3).subarray(0, 4)]).toEqual([3, 2, 1, 0.2468]);
  });

  it("says what is wrong far down, and where", () => {
    expect(parseDemandCsv(long("VM number 7,123,3,2,one"), "d.csv")).toMatchObject({
      error: { code: "not-a-number", place: { line: 2 + 123 * 20 + 7, column: "mem", value: "one" } },
    });
    expect(parseDemandCsv(long("VM number 7,122,3,2,1"), "d.csv")).toMatchObject({
      error: { code: "doubled-row", parameters: { first: 2 + 122 * 20 + 7 } },
    });
  });
});
