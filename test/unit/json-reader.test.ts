/** The reader of scenario files: as strict as `JSON.parse`, and it says where. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FigureRows } from "../../src/scenario/figure-rows.ts";
import { formatInputError } from "../../src/scenario/input-error.ts";
import { createJsonReader } from "../../src/scenario/json-reader.ts";
import { MOST_JSON_DEPTH, MOST_JSON_VALUES, MOST_TEXT } from "../../src/scenario/limits.ts";

/** The value of a text in pieces, or the error in a line. */
function read(pieces: readonly string[], tablePath: readonly string[] = ["no", "table"]): unknown {
  const reader = createJsonReader("f", tablePath);
  for (const piece of pieces) {
    const error = reader.push(piece);
    if (error !== null) return formatInputError(error);
  }
  const result = reader.finish();
  return result.kind === "ok" ? { value: result.value } : formatInputError(result.error);
}

function parsed(text: string): unknown {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return "wrong";
  }
}

const isError = (value: unknown): value is string => typeof value === "string";

describe("a JSON text", () => {
  const json = fc.json({ maxDepth: 5 });
  const blanks = fc.constantFrom("", " ", "\n", "\r\n\t");

  it("is read as JSON.parse reads it, to the last figure", () => {
    fc.assert(
      fc.property(json, blanks, blanks, (text, before, after) => {
        expect(read([before + text + after])).toEqual(parsed(text));
      }),
      { numRuns: 300 },
    );
    const figure = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.stringMatching(/^-?(0|[1-9]\d{0,20})(\.\d{1,20})?([eE][+-]?\d{1,3})?$/),
    );
    fc.assert(
      fc.property(figure, (text) => {
        expect(read([text.replace("e+", "e")])).toEqual(parsed(text.replace("e+", "e")));
      }),
      { numRuns: 2000 },
    );
  });

  it("is refused where JSON.parse refuses it, and only there but for equal keys", () => {
    const tokens = fc.constantFrom(
      ...[
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        '"a"',
        '"b"',
        '"',
        "\\",
        "\\u00e9",
        "\\x",
        "1",
        "-",
        "0",
        ".",
        "e",
        "5e1",
      ],
      ...["true", "null", "nul", " ", "\n", "\u0000", "\u0001", "\u00a0", "가", "\u{1F600}", "\uFEFF", "/"],
    );
    fc.assert(
      fc.property(fc.array(tokens, { maxLength: 12 }), (list) => {
        const text = list.join("");
        if (text.startsWith("\uFEFF")) return;
        const own = read([text]);
        if (isError(own) && own.includes("stands there twice")) return;
        expect(isError(own) ? "wrong" : own).toEqual(parsed(text));
      }),
      { numRuns: 3000 },
    );
  });

  it("is the same, errors included, wherever it is cut", () => {
    const text = fc.oneof(
      fc.json({ maxDepth: 4 }),
      fc
        .tuple(fc.json({ maxDepth: 3 }), fc.nat(80), fc.constantFrom("", ",", '"', "}", "\r", "\n\n"))
        .map(([whole, at, more]) => whole.slice(0, at) + more + whole.slice(at + 1)),
    );
    fc.assert(
      fc.property(text, fc.array(fc.nat(80), { maxLength: 8 }), (whole, places) => {
        const cuts = [0, ...places.map((place) => Math.min(place, whole.length)).sort((a, b) => a - b)];
        const pieces = cuts.map((start, i) => whole.slice(start, cuts[i + 1]));
        expect(read(pieces)).toEqual(read([whole]));
      }),
      { numRuns: 300 },
    );
  });

  it("is read far beyond what is held of it", () => {
    const value = { list: Array.from({ length: 60_000 }, (_, i) => ({ i, text: `no. ${i}` })) };
    const text = `${" ".repeat(100_000)}${JSON.stringify(value)}${"\n".repeat(200_000)}`;
    const pieces = Array.from({ length: Math.ceil(text.length / 999) }, (_, i) =>
      text.slice(i * 999, (i + 1) * 999),
    );
    expect(read(pieces)).toEqual({ value });
    const broken = text.replace('"no. 59999"', "no");
    expect(read([broken])).toBe(read([broken.slice(0, 70_000), broken.slice(70_000)]));
    expect(read([broken])).toMatch(/^f, line 1, character \d+: not JSON: "no" cannot stand here$/);
  });

  it("may have a key that is a trap elsewhere", () => {
    const own = read(['{"__proto__": {"a": 1}, "constructor": 2}']);
    expect(own).toEqual(parsed('{"__proto__": {"a": 1}, "constructor": 2}'));
    expect(Object.hasOwn((own as { value: object }).value, "__proto__")).toBe(true);
  });
});

describe("what is wrong in a JSON text", () => {
  it.each([
    ["", "f: the file is empty"],
    [" \n\uFEFF", 'f, line 2, character 1: not JSON: "\\ufeff" cannot stand here'],
    ["{", "f, line 1, character 2: not JSON: the file ends before it is complete"],
    ['{"a": "b', "f, line 1, character 9: not JSON: the file ends before it is complete"],
    ['\uFEFF{"a":\r\n[1,\r\r2;', 'f, line 4, character 2: not JSON: ";" cannot stand here'],
    ["[1,]", 'f, line 1, character 4: not JSON: "]" cannot stand here'],
    ["[01]", 'f, line 1, character 3: not JSON: "1" cannot stand here'],
    ["[NaN]", 'f, line 1, character 2: not JSON: "NaN" cannot stand here'],
    ["{} {}", 'f, line 1, character 4: not JSON: "{" cannot stand here'],
    ['["a\tb"]', 'f, line 1, character 4: not JSON: "\\t" cannot stand here'],
    ['{"a": 1,\n "b": {"c": 1, "c": 2}}', 'f, line 2, character 16, b: "c" stands there twice'],
    ['[{"k": [1], "\\u006b": 2}]', 'f, line 1, character 13, [0]: "k" stands there twice'],
    ['{"a": 1, "a": 2}', 'f, line 1, character 10: "a" stands there twice'],
  ])("is told with line and character: %j", (text, expected) => {
    expect(read([text])).toBe(expected);
  });

  it.each(["[", '{"a":', '[{"b":', '{"demand":{"table":[[', '{"demand":{"x":'])(
    "is %j without end",
    (open) => {
      const deep = open.repeat(5000);
      const said = read([deep], ["demand", "table"]);
      expect(said).toMatch(/brackets are nested more than 32 deep|must be|is missing/);
    },
  );

  it("is a bracket more than there may be, and not one less", () => {
    const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;
    expect(read([nested(MOST_JSON_DEPTH)])).toEqual(parsed(nested(MOST_JSON_DEPTH)));
    expect(read([nested(MOST_JSON_DEPTH + 1)])).toContain("nested more than 32 deep");
  });

  it.each([
    ["a text", `["${"a".repeat(MOST_TEXT + 1)}"]`, "longer than 500 characters"],
    ["a key", `{"${"a".repeat(MOST_TEXT + 1)}":1}`, "longer than 500 characters"],
    ["a text without end", `["${"a".repeat(100_000)}`, "longer than 500 characters"],
    ["a figure", `[${"9".repeat(100_000)}]`, "longer than 500 characters"],
    ["blanks", `[${" ".repeat(100_000)}1]`, "more than 1000 spaces or line breaks"],
    ["keys", `{${Array.from({ length: 65 }, (_, i) => `"${i}":0`).join()}}`, "more than 64 keys"],
    ["values", `[${"0,".repeat(MOST_JSON_VALUES)}0]`, "more than 2500000 values"],
  ])("is too much of it: %s", (_, text, expected) => {
    expect(read([text])).toContain(expected);
  });

  it("is quoted in a line, however long it is", () => {
    expect(String(read([`[${"\u{1F600}x".repeat(50_000)}`])).length).toBeLessThan(200);
    expect(
      String(read([`{"a${"\\u0001".repeat(400)}":1,"a${"\\u0001".repeat(400)}":1}`])).length,
    ).toBeLessThan(200);
  });
});

describe("the table of a scenario file", () => {
  const PATH = ["demand", "table"];
  const table = (text: string): unknown => read([`{"demand":{"table":${text}}}`], PATH);

  it("is the column that its lists hold", () => {
    const rows = Array.from({ length: 300 }, (_, i) =>
      Array.from({ length: 400 }, (__, j) => [i / 7, j / 9, 0.125]),
    );
    const { value } = table(JSON.stringify(rows)) as { value: { demand: { table: FigureRows } } };
    const { steps, vms, odd, column } = value.demand.table;
    expect({ steps, vms, odd }).toEqual({ steps: 300, vms: 400, odd: null });
    expect(column).toEqual(Float64Array.from(rows.flat(2)));
  });

  it.each([
    ["[[[1,2,3]],[[1,2,3],[1,2,3]],[]]", { steps: 3, vms: 1, odd: { step: 1, vms: 2 } }],
    ["[]", { steps: 0, vms: 0, odd: null }],
    ["[ [ ] , [ ] ]", { steps: 2, vms: 0, odd: null }],
  ])("may have rows of any length, which is said: %s", (text, expected) => {
    expect(table(text)).toMatchObject({ value: { demand: { table: expected } } });
  });

  it.each([
    ["[1]", 'f, demand.table[0], "1": must be a list'],
    ["[[],null]", 'f, demand.table[1], "null": must be a list'],
    ["[[5]]", 'f, demand.table[0][0], "5": must be three figures: cpu, net, mem'],
    ["[[[1,2]]]", "f, demand.table[0][0]: must be three figures: cpu, net, mem"],
    ["[[[]]]", "f, demand.table[0][0]: must be three figures: cpu, net, mem"],
    ["[[[1,2,3,4]]]", "f, demand.table[0][0]: must be three figures: cpu, net, mem"],
    ['[[[1,"2",3]]]', 'f, demand.table[0][0][1], "\\"2\\"": must be a number'],
    ["[[[1,2,[[[[]]]]]]]", 'f, demand.table[0][0][2], "[…]": must be a number'],
    ["[[[1,2,3]],[[1,-2,3]]]", 'f, demand.table[1][0][1], "-2": must be 0 or more'],
    ["[[[1e999,2,3]]]", 'f, demand.table[0][0][0], "1e999": must be a finite number'],
    ["[[[1,2,3]]", 'f, line 1, character 30: not JSON: "}" cannot stand here'],
    ["[[[1,2,3},", 'f, line 1, character 28: not JSON: "}" cannot stand here'],
    ["[[[1,2,]]]", "f, demand.table[0][0]: must be three figures: cpu, net, mem"],
  ])("is refused where it is no table: %s", (text, expected) => {
    expect(table(text)).toBe(expected);
  });
});
