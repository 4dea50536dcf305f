import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CsvRow } from "../../src/scenario/csv-rows.ts";
import { createCsvParser } from "../../src/scenario/csv-rows.ts";
import { parseDemandCsv } from "../../src/scenario/demand-csv.ts";

function rowsOf(...pieces: readonly string[]): CsvRow[] {
  const parser = createCsvParser();
  return [...pieces.flatMap((piece) => parser.push(piece)), ...parser.finish()];
}

/** The text cut before each of the places. */
function cutAt(text: string, places: readonly number[]): string[] {
  const cuts = [0, ...places.map((place) => Math.min(place, text.length)).sort((a, b) => a - b), text.length];
  return cuts.slice(1).map((end, i) => text.slice(cuts[i], end));
}

describe("rows of a text that comes in pieces", () => {
  it("are those of the whole text, wherever it is cut", () => {
    const text = fc.string({
      maxLength: 40,
      unit: fc.constantFrom("a", ",", '"', '""', "\n", "\r\n", "\r", " ", "é", "\uFEFF", "\u{1F600}"),
    });
    fc.assert(
      fc.property(text, fc.array(fc.nat(50), { maxLength: 12 }), (whole, places) => {
        const rows = rowsOf(whole);
        const until = rows.findIndex((row) => row.badQuotes); // what comes after is anybody's guess
        const end = until === -1 ? rows.length : until;
        const cut = rowsOf(...cutAt(whole, places));
        expect(cut.slice(0, end)).toEqual(rows.slice(0, end));
        expect(
          until === -1 ? cut.length === end : cut[end]?.badQuotes && cut[end]?.line === rows[end]?.line,
        ).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("come out as soon as they are complete", () => {
    const parser = createCsvParser();
    const lines = (rows: readonly CsvRow[]): number[] => rows.map(({ line }) => line);
    expect(lines(parser.push("a,b\nc,"))).toEqual([1]);
    expect(lines(parser.push("d\r"))).toEqual([]);
    expect(parser.push("\ne,f\n")).toEqual([
      { line: 2, cells: ["c", "d"], badQuotes: false },
      { line: 3, cells: ["e", "f"], badQuotes: false },
    ]);
    expect(parser.finish()).toEqual([]);
  });

  it("may be as long as many pieces", () => {
    const cell = "x\n".repeat(1000);
    const pieces = [...`"${cell}",1\nlast,2\n`];
    expect(rowsOf(...pieces)).toEqual([
      { line: 1, cells: [cell, "1"], badQuotes: false },
      { line: 1002, cells: ["last", "2"], badQuotes: false },
    ]);
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
