import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outsideText } from "../../src/view/text/outside-text.ts";

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

  test("is shown with what it holds of isolation itself", () => {
    expect(outsideText("\u2068web\u2069")).toBe("\\u2068web\\u2069");
  });

  test.each([
    ["Arabic", "\u0639"],
    ["Syriac", "\u0710"],
    ["Thaana", "\u0780"],
    ["NKo", "\u07ca"],
    ["Samaritan", "\u0800"],
    ["Mandaic", "\u0840"],
    ["Hebrew, as presentation form", "\ufb1d"],
    ["Old Hungarian", "\u{10c80}"],
    ["Hanifi Rohingya", "\u{10d00}"],
    ["Yezidi", "\u{10e80}"],
    ["Mende Kikakui", "\u{1e800}"],
    ["Adlam", "\u{1e900}"],
  ])("is isolated in every script from right to left: %s", (_, letter) => {
    expect(outsideText(`${letter}-3`)).toBe(`\u2068${letter}-3\u2069`);
  });

  test("has no control in it, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const shown = outsideText(text);
        const inner = shown.startsWith("\u2068") ? shown.slice(1, -1) : shown;
        expect(inner).not.toMatch(DIRECTION);
        expect(inner).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});
