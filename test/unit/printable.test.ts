/** What nobody sees is shown as an escape; in JSON it reads as the same text. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assertFigures } from "../../src/base/assert.ts";
import { jsonOf } from "../../src/base/json.ts";
import { printable, printableLines } from "../../src/base/printable.ts";

const range = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));

/** C0, DEL and C1; directions of writing; what has no width; line and paragraph separators; fillers; tags. */
const UNSEEN = [
  ...range(0x00, 0x1f),
  ...range(0x7f, 0x9f),
  ...range(0x200b, 0x200f),
  ...range(0x2028, 0x202e),
  ...range(0x2060, 0x206f),
  ...["\u00ad", "\u034f", "\u061c", "\u115f", "\u1160", "\u180e", "\u3164", "\ufeff", "\uffa0", "\ufff9"],
  ...range(0xe0020, 0xe007f),
];

/** Text of everything: letters, marks, emojis, halves of pairs, and much that is not seen. */
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(...UNSEEN),
      fc.string({ unit: "binary" }),
      fc.constantFrom("\ud800", "\udfff", "é", "한", "😀"),
    ),
  )
  .map((parts) => parts.join(""));

const isSeen = (text: string): boolean => UNSEEN.every((character) => !text.includes(character));

describe("printable text", () => {
  it("has nothing in it that is not seen, and everything else as it was", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(isSeen(printable(text))).toBe(true);
        expect(printable(printable(text))).toBe(printable(text));
        const undone = printable(text).replace(/\\u([0-9a-f]{4})/g, (_, code: string) =>
          String.fromCharCode(Number.parseInt(code, 16)),
        );
        if (!text.includes("\\u")) expect(undone).toBe(text);
      }),
    );
  });

  it.each(UNSEEN)("shows %j as an escape", (character) => {
    expect(printable(`a${character}b`)).toMatch(/^a(\\u[0-9a-f]{4})+b$/);
  });

  it("leaves what people write with as it is", () => {
    const text = "Ünïcode, 한국어, العربية, עברית, 日本語, ไทย, 😀 ❤️ → «»";
    expect(printable(text)).toBe(text);
  });

  it("keeps the lines of a text of several, and nothing else that ends one", () => {
    expect(printableLines("a\nb\r\nc\u2028d\u0085e")).toBe("a\nb\\u000d\nc\\u2028d\\u0085e");
  });
});

describe("JSON", () => {
  it("reads as what was written, and shows nothing that is not seen", () => {
    fc.assert(
      fc.property(fc.dictionary(texts, fc.oneof(texts, fc.integer(), fc.array(texts))), (value) => {
        for (const indent of [undefined, 2]) {
          const json = jsonOf(value, indent === undefined ? {} : { indent });
          expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
          expect(isSeen(json.replaceAll("\n", ""))).toBe(true);
        }
      }),
    );
  });

  it("names the figure that is none", () => {
    expect(() => jsonOf({ a: [1, { b: Number.NaN }] })).toThrow("a[1].b is NaN");
    expect(() => jsonOf(Number.POSITIVE_INFINITY, { at: "threshold" })).toThrow("threshold is Infinity");
    expect(() => jsonOf([[0, -1 / 0]], { at: "table" })).toThrow("table[0][1] is -Infinity");
  });
});

describe("a column of figures", () => {
  it("is refused for one that is none, wherever it stands", () => {
    const figures = fc.array(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), { maxLength: 50 });
    const wrong = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
    fc.assert(
      fc.property(figures, wrong, figures, (before, figure, after) => {
        expect(() => assertFigures(Float64Array.from([...before, ...after]), "x")).not.toThrow();
        expect(() => assertFigures(Float64Array.from([...before, figure, ...after]), "x")).toThrow(
          `x[${before.length}] is ${figure}`,
        );
      }),
    );
  });
});
