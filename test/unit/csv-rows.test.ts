import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsvRows } from "../../src/scenario/csv-rows.ts";

const rowsOf = (text: string, chunk?: number) => [...readCsvRows(text, chunk)].flatMap(({ rows }) => rows);

describe("rows read some at a time", () => {
  it("are those of the whole text, wherever it is cut", () => {
    const text = fc.string({
      maxLength: 40,
      unit: fc.constantFrom("a", ",", '"', '""', "\n", "\r\n", " ", "é"),
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 12 }), (whole, chunk) => {
        const rows = rowsOf(whole);
        const until = rows.findIndex((row) => row.badQuotes); // what comes after is anybody's guess
        const end = until === -1 ? rows.length : until;
        const cut = rowsOf(whole, chunk);
        expect(cut.slice(0, end)).toEqual(rows.slice(0, end));
        expect(
          until === -1 ? cut.length === end : cut[end]?.badQuotes && cut[end]?.line === rows[end]?.line,
        ).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("say how far they are", () => {
    const read = [...readCsvRows("a,b\nc,d\ne,f\n", 5)].map((part) => part.read);
    expect(read).toEqual([4, 8, 12]);
  });
});
