/** Texts that were right, and are no longer quite: cut, doubled, mixed up, and with what breaks readers put in. */

import fc from "fast-check";

/** Figures that are none or too much, ends and beginnings of everything, and what nobody sees. */
const PIECES = [
  ..."0-+.,:;~*_%&=#\"'[]{}()<>/\\ \t\n\r",
  "\r\n",
  "\n\n\n",
  '""',
  '"a',
  "null",
  "true",
  "NaN",
  "Infinity",
  "-0",
  "0x10",
  "1e999",
  "1e-320",
  "1e308",
  "4.000001",
  "9".repeat(400),
  "0.1".repeat(3),
  "999999999",
  "[".repeat(40),
  '{"a":1,"a":2}',
  "\u0000",
  "\u0085",
  "\u2028",
  "\u202e",
  "\ufeff",
  "\ud800",
  "\u{1f600}",
  "가",
  "__proto__",
  "constructor",
];

interface Edit {
  readonly at: number;
  readonly length: number;
  readonly to: number;
  readonly piece: string;
  readonly kind: "insert" | "replace" | "delete" | "double" | "cut";
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(20),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  piece: fc.oneof({ arbitrary: fc.constantFrom(...PIECES), weight: 4 }, fc.string({ maxLength: 3 })),
  kind: fc.constantFrom("insert", "replace", "delete", "double", "cut"),
});

function edited(text: string, { at, length, to, piece, kind }: Edit): string {
  const from = Math.floor(at * text.length);
  const target = Math.floor(to * text.length);
  switch (kind) {
    case "insert":
      return text.slice(0, from) + piece + text.slice(from);
    case "replace":
      return text.slice(0, from) + piece + text.slice(from + length);
    case "delete":
      return text.slice(0, from) + text.slice(from + length);
    case "double":
      return text.slice(0, target) + text.slice(from, from + length) + text.slice(target);
    case "cut":
      return text.slice(0, from);
  }
}

export interface Spoilt {
  readonly text: string;
  /** Nothing was done to it: a reader has to take it. */
  readonly isRight: boolean;
}

/** A text after up to four edits; none leaves it right. */
export const spoilt = (text: fc.Arbitrary<string>): fc.Arbitrary<Spoilt> =>
  fc
    .tuple(text, fc.array(edit, { maxLength: 4 }))
    .map(([whole, edits]) => ({ text: edits.reduce(edited, whole), isRight: edits.length === 0 }));
