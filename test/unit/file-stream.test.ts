/** Files as they come from a disk: what is said of them does not depend on how their bytes come. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFileStream } from "../../src/runner/read-file-stream.ts";
import { decodeText } from "../../src/runner/utf8-text.ts";
import { createDemandCsvReader } from "../../src/scenario/demand-csv.ts";
import { formatInputError } from "../../src/scenario/input-error.ts";
import { createScenarioReader } from "../../src/scenario/parse-scenario.ts";
import { createPreset } from "../../src/scenario/presets/catalogue.ts";
import { scenarioText } from "./fixtures.ts";

const context = { signal: new AbortController().signal, report: (): void => {} };
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

async function* cut(bytes: Uint8Array, places: readonly number[]): AsyncGenerator<Uint8Array> {
  const cuts = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b)];
  for (const [i, start] of cuts.entries()) yield bytes.slice(start, cuts[i + 1]);
}

/** The error of a file in a line, or that there is none. */
async function said(
  kind: "demands" | "scenario",
  bytes: Uint8Array,
  places: readonly number[] = [],
): Promise<string> {
  const file = { name: "f", chunks: cut(bytes, places), total: bytes.length };
  const read =
    kind === "demands"
      ? await readFileStream(file, kind, createDemandCsvReader({ file: "f", pms: null }), context)
      : await readFileStream(file, kind, createScenarioReader("f"), context);
  return read.kind === "ok" ? "ok" : formatInputError(read.error);
}

/** Rows enough that the beginning, which is looked at first, is behind. */
const TABLE = `vm,hour,cpu,net,mem\n${Array.from({ length: 300 }, (_, i) => `"가상 ${i}",0,0.1,0.2,0.3`).join("\r\n")}\r\n`;
const SCENARIO = scenarioText(createPreset("paper"));

/** What a file may be spoilt by. */
const spoiler = fc.constantFrom<readonly number[]>(
  [],
  [0xff],
  [0xc3],
  [0xe2, 0x82],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0],
  [0x22],
  [0x22, 0x20],
  [0x0a, 0x0a],
  [0x0d],
  [0x2c],
  [0x7d],
  [0xef, 0xbb, 0xbf],
);

describe("what is said of a file", () => {
  it.each([
    ["demands", TABLE],
    ["scenario", SCENARIO],
  ] as const)("is the same however its bytes come: %s", async (kind, text) => {
    const bytes = utf8(text);
    const places = fc.array(fc.nat(bytes.length), { maxLength: 6 });
    const spoilt = fc.array(fc.tuple(fc.nat(bytes.length), spoiler), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(spoilt, places, async (spoilers, cuts) => {
        let file = bytes;
        for (const [at, added] of spoilers)
          file = joined(file.slice(0, at), Uint8Array.from(added), file.slice(at));
        expect(await said(kind, file, cuts)).toBe(await said(kind, file));
      }),
      { numRuns: 150 },
    );
  });

  it("is the first of what is wrong, with the line of bytes that are no text", async () => {
    const bad = Uint8Array.of(0xff);
    const good = utf8("vm,hour,cpu,net,mem\n" + "가,0,0.1,0,0\n");
    expect(await said("demands", joined(good, utf8("b,0,"), bad, utf8("x\n")))).toBe(
      "f, line 3: from here on the file is not UTF-8 text; save it as UTF-8",
    );
    expect(await said("demands", joined(good, utf8("b,0,x,0,0\n"), bad))).toMatch(
      /^f, line 3, column cpu, "x"/,
    );
    expect(await said("demands", joined(good, utf8('"b'), Uint8Array.of(0xe2, 0x82)))).toMatch(
      /^f, line 3: from here/,
    );
    const long = utf8(
      `vm,hour,cpu,net,mem\n${Array.from({ length: 999 }, (_, i) => `v${i},0,0,0,0\n`).join("")}`,
    );
    expect(await said("demands", joined(long, Uint8Array.of(0x61, 0)))).toBe(
      "f, line 1001: this is no text: it has bytes that no text has",
    );
  });

  it("is the same of a scenario", async () => {
    const [head, tail] = [utf8(SCENARIO.slice(0, -3)), utf8(SCENARIO.slice(-3))];
    const line = SCENARIO.split("\n").length - 2;
    expect(await said("scenario", joined(head, Uint8Array.of(0xff), tail))).toBe(
      `f, line ${line}: from here on the file is not UTF-8 text; save it as UTF-8`,
    );
    expect(await said("scenario", joined(head, utf8("!"), Uint8Array.of(0xff)))).toMatch(
      /: not JSON: "!" cannot/,
    );
    expect(await said("scenario", joined(head, tail))).toBe("ok");
  });

  it("is the same of a file that is read whole", () => {
    const says = (...bytes: readonly number[]): string => {
      const text = decodeText(Uint8Array.from(bytes), "f");
      return text.kind === "ok" ? text.value : formatInputError(text.error);
    };
    expect(says(0xef, 0xbb, 0xbf, 0x61)).toBe("a");
    expect(says(0x61, 0x0d, 0x0a, 0x0d, 0xff)).toMatch(/^f, line 3: from here on/);
    expect(says(0x61, 0x0a, 0xe2, 0x82)).toMatch(/^f, line 2: from here on/);
    expect(says(0x61, 0x0a, 0)).toMatch(/^f, line 2: this is no text/);
  });
});

describe("a cancellation", () => {
  /** A file that goes on for ever, of which nothing is a row. */
  async function* endless(byte: string): AsyncGenerator<Uint8Array> {
    const chunk = utf8(byte.repeat(1 << 16));
    for (;;) yield chunk;
  }

  it.each(["\n", "\r", " \n"])("is heard in lines that are blank: %j", async (line) => {
    const controller = new AbortController();
    const report = (): void => controller.abort(new Error("enough"));
    const file = { name: "f", chunks: endless(line), total: 1 };
    const reader = createDemandCsvReader({ file: "f", pms: null });
    const read = readFileStream(file, "demands", reader, { signal: controller.signal, report });
    await expect(read).rejects.toThrow("enough");
  });

  it.each(['"', "a", ",", "\u00e9", "a,"])("is not needed where a row has no end: %j", async (text) => {
    const file = { name: "f", chunks: endless(text), total: 1 };
    const reader = createDemandCsvReader({ file: "f", pms: null });
    expect(await readFileStream(file, "demands", reader, context)).toMatchObject({
      error: { code: "row-too-long", place: { line: 1 } },
    });
  });

  it.each(["[", '"', "0,", "\n", '{"a":'])(
    "is not needed in a scenario that has no end: %j",
    async (text) => {
      const controller = new AbortController();
      const report = (): void => controller.abort(new Error("enough"));
      const file = { name: "f", chunks: endless(text), total: 1 };
      const read = readFileStream(file, "scenario", createScenarioReader("f"), {
        signal: controller.signal,
        report,
      });
      if (text === "\n") await expect(read).rejects.toThrow("enough");
      else expect((await read).kind).toBe("error");
    },
  );
});
