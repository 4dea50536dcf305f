import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outsideText } from "../../src/view/outside-text.ts";

/** Every character that Unicode gives a say in the direction of what is around it, but for letters. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

describe("a text from outside", () => {
  test.each(["web-01", "VM 3", "데이터베이스", "naïve", ""])("stays as it is: %j", (name) => {
    expect(outsideText(name)).toBe(name);
  });

  test("does not turn what is around it", () => {
    expect(outsideText("pay\u202egpj.exe")).toBe("pay\\u202egpj.exe");
    expect(outsideText("\u2069out")).toBe("\\u2069out");
    expect(outsideText("שרת 3")).toBe("\u2068שרת 3\u2069");
  });

  test("has no control in it, whatever it is, and stays as it is from then on", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const shown = outsideText(text);
        const inner = shown.startsWith("\u2068") ? shown.slice(1, -1) : shown;
        expect(outsideText(shown)).toBe(shown);
        expect(inner).not.toMatch(DIRECTION);
        expect(inner).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});
