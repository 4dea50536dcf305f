/** Plain decimals, and what other notations of figures come to. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainText, readDecimal, readPlain } from "../../src/base/decimal.ts";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0);

describe("a plain decimal", () => {
  it("comes back as the same double, whatever it is, and has neither exponent nor anything else", () => {
    fc.assert(
      fc.property(finite, (figure) => {
        const text = plainText(figure);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(readPlain(text)).toBe(figure);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [1e21, "1000000000000000000000"],
    [-1.5e-7, "-0.00000015"],
    [5e-324, `0.${"0".repeat(323)}5`],
    [-0, "0"],
    [12.5, "12.5"],
  ])("of %d is %s", (figure, text) => {
    expect(plainText(figure)).toBe(text);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    "is never made of %d",
    (figure) => {
      expect(() => plainText(figure)).toThrow("assertion failed");
    },
  );

  it.each([
    "",
    " 1",
    "1 ",
    "+1",
    "1.",
    ".5",
    "1e3",
    "0x10",
    "0b1",
    "1_000",
    "1,5",
    "NaN",
    "Infinity",
    "١",
    "1n",
    "--1",
  ])("is not %j", (text) => {
    expect(readPlain(text)).toBeNaN();
  });
});

describe("a decimal as people write it", () => {
  it.each([
    ["+1", 1],
    [".5", 0.5],
    ["5.", 5],
    ["1e-3", 0.001],
    ["-0", 0],
  ])("%j is %d", (text, figure) => {
    expect(readDecimal(text)).toBe(figure);
  });

  it.each(["", "0x10", "0b1", "1_0", "Infinity", "NaN", "1e", "e5", "."])("is not %j", (text) => {
    expect(readDecimal(text)).toBeNaN();
  });
});
