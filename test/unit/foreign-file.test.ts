/** Files of other programs, as small as they can be, told by their first bytes. */

import { describe, expect, it } from "vitest";
import { readFileStream } from "../../src/runner/read-file-stream.ts";
import { createDemandCsvReader } from "../../src/scenario/demand-csv.ts";
import { findForeign } from "../../src/scenario/foreign-file.ts";
import { formatInputError } from "../../src/scenario/input-error.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";

/** One byte per character. */
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

function says(text: string, wanted: "demands" | "scenario" = "demands"): string | null {
  const error = findForeign(bytesOf(text), "f", wanted);
  return error === null ? null : formatInputError(error);
}

const PROMETHEUS =
  '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"vm":"a"},"values":[[1700000000,"0.5"]]}]}}';
const LINES = '{"vm":"a","cpu":0.5}\n{"vm":"b","cpu":0.4}\n';
const AS_CSV = "with the columns vm, time, cpu, net and mem";

describe("bytes that are no text", () => {
  it.each([
    ["PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0[Content_Types].xml", "a spreadsheet (Excel, .xlsx)"],
    [
      "PK\x03\x04\x14\0\0\x08mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
      "a spreadsheet (OpenDocument, .ods)",
    ],
    ["\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", "a spreadsheet (Excel, .xls)"],
  ])("of a spreadsheet: %j", (text, what) => {
    const expected = `f: this is ${what}, not text: save its sheet as CSV (UTF-8, with commas)`;
    expect([says(text), says(text, "scenario")]).toEqual([expected, expected]);
  });

  it.each([
    ["PK\x03\x04\x14\0\0\0\x08\0demands.csv", "ZIP, .zip"],
    ["PK\x05\x06\0\0", "ZIP, .zip"],
    ["\x1F\x8B\x08\0\0\0", "gzip, .gz"],
    ["BZh91AY&SY", "bzip2, .bz2"],
    ["\xFD7zXZ\0\0", "xz, .xz"],
    ["\x28\xB5\x2F\xFD\0", "Zstandard, .zst"],
    ["7z\xBC\xAF\x27\x1C\0", "7-Zip, .7z"],
    ["Rar!\x1A\x07\x01\0", "RAR, .rar"],
    [`demands.csv${"\0".repeat(246)}ustar\0`, "tar"],
  ])("of something packed: %j", (text, format) => {
    expect(says(text)).toBe(`f: this is packed (${format}), not text: unpack it first`);
  });

  it.each([
    ["PAR1\x15\x04", "Parquet"],
    ["ARROW1\0\0", "Arrow"],
    ["ORC\x08\x03", "ORC"],
    ["Obj\x01\x04", "Avro"],
    ["\x89HDF\r\n\x1A\n", "HDF5"],
    ["SQLite format 3\0", "SQLite"],
  ])("of a table: %j", (text, format) => {
    expect(says(text)).toBe(
      `f: this is a table in binary form (${format}), not text: write it as CSV ${AS_CSV}`,
    );
  });

  it("of another kind", () => {
    expect(says("\xFF\xFEv\0m\0,\0")).toBe("f: this is UTF-16 text: save it as UTF-8");
    expect(says("\xFE\xFF\0v\0m")).toBe("f: this is UTF-16 text: save it as UTF-8");
    expect(says("vm,hour\0")).toBe("f: this is no text: it has bytes that no text has");
  });
});

describe("text of another kind", () => {
  it("of Prometheus, whichever is wanted, whole or in part", () => {
    const expected = `f: this is an answer of Prometheus (JSON): write it as CSV ${AS_CSV}, a row per VM and time, each figure divided by what one PM has`;
    for (const text of [PROMETHEUS, ` \n${PROMETHEUS}`, '[{"metric":{},"values":[[1700000000,"1"]]}]'])
      expect([says(text), says(text, "scenario")]).toEqual([expected, expected]);
  });

  it("of what Prometheus collects", () => {
    const expected = `f: these are metrics of Prometheus as text: query them over time, and write that as CSV ${AS_CSV}, a row per VM and time, each figure divided by what one PM has`;
    expect(says("# HELP up Whether it is\n# TYPE up gauge\nup 1\n")).toBe(expected);
    expect(says("\n# TYPE up gauge\n", "scenario")).toBe(expected);
    expect(says("# help\n")).toBeNull();
  });

  it("of JSON line by line", () => {
    const expected = `f: this is JSON line by line: write it as CSV ${AS_CSV}, a row per VM and time`;
    expect([says(LINES), says(LINES, "scenario")]).toEqual([expected, expected]);
    expect(says('["a",0]\r\n["b",1]')).toBe(expected);
  });

  it("of JSON, where a table is wanted", () => {
    const expected =
      "f: this is JSON, but a demand table is CSV with the columns vm, hour (or step, or time), cpu, net and mem, a row per VM and time";
    expect([says('{"data":[]}'), says("\xEF\xBB\xBF[\n1]")]).toEqual([expected, expected]);
    expect(says('{"data":[]}', "scenario")).toBeNull(); // its reader says that the schema is missing
  });

  it("of the one kind of ours in the place of the other", () => {
    const scenario = '{\n  "schema": "rebalance-lab/scenario@2"';
    expect(says(scenario)).toBe("f: this is a scenario file, not a demand table");
    expect(says(scenario, "scenario")).toBeNull();
    const table = '\xEF\xBB\xBFvm,"Hour",cpu';
    expect(says(table, "scenario")).toBe("f: this is a demand table (CSV), not a scenario file");
    expect(says(table)).toBeNull();
  });

  it.each([
    ["<!DOCTYPE html><html>", "HTML"],
    ["\n<html lang='en'>", "HTML"],
    ['<?xml version="1.0"?>', "XML"],
  ])("of a page: %j", (text, format) => {
    expect(says(text)).toBe(
      `f: this is ${format}, neither CSV nor JSON; a download may have saved a page in place of the file`,
    );
  });

  it("is left to the readers of our own formats where it is not known", () => {
    for (const text of ["", "vm,hour,cpu,net,mem\n", "Name;Value", "22\n25\n"]) expect(says(text)).toBeNull();
  });
});

describe("the readers of our own formats", () => {
  async function* inPiecesOf(size: number, bytes: Uint8Array): AsyncGenerator<Uint8Array> {
    for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
  }
  const context = { signal: new AbortController().signal, report: () => {} };
  const options = { file: "f", pms: 1 };

  const readTable = (size: number, bytes: Uint8Array) =>
    readFileStream(
      { name: "f", chunks: inPiecesOf(size, bytes), total: bytes.length },
      "demands",
      createDemandCsvReader(options),
      context,
    );

  it.each([1, 100, 100_000])("of a table look first, in pieces of %i bytes", async (size) => {
    const bytes = bytesOf(`[${" ".repeat(3000)}${PROMETHEUS}]`);
    const read = await readTable(size, bytes);
    expect(read).toMatchObject({ kind: "error", error: { code: "prometheus", place: { file: "f" } } });
  });

  it.each([1, 5000, 100_000])(
    "of a table lose nothing of it by that, in pieces of %i bytes",
    async (size) => {
      const rows = Array.from({ length: 500 }, (_, hour) => `a,${hour},0.${hour},0,0\n`);
      const bytes = bytesOf(`vm,hour,cpu,net,mem\n${rows.join("")}`);
      const read = await readTable(size, bytes);
      if (read.kind === "error") throw new Error(formatInputError(read.error));
      const { demand } = read.value.scenario;
      expect(demand.kind === "table" && [...demand.table].filter((_, i) => i % 3 === 0)).toEqual(
        Array.from({ length: 500 }, (_, hour) => Number(`0.${hour}`)),
      );
    },
  );

  it("of a scenario look first", () => {
    expect(parseScenario(PROMETHEUS, "f")).toMatchObject({ error: { code: "prometheus" } });
    expect(parseScenario(LINES, "f")).toMatchObject({ error: { code: "json-lines" } });
    expect(parseScenario("vm,hour,cpu\n", "f")).toMatchObject({ error: { code: "demands-as-scenario" } });
    expect(parseScenario('{"data":[]}', "f")).toMatchObject({ error: { code: "no-schema" } });
  });
});
