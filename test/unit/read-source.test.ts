import { describe, expect, it } from "vitest";
import { readSource } from "../../src/state/read-source.ts";

const file = (name: string, ...parts: BlobPart[]): File => new File(parts, name);

describe("a file that is opened", () => {
  it.each([
    ["a.json", "[]"],
    ["a.JSON", "[]"],
    ["a.txt", '{"schema":1}'],
    ["a.csv", "[1]"],
    ["a.csv", '\uFEFF \n{"schema":1}'],
  ])("is a scenario by its name or its first character: %s %j", async (name, text) => {
    const given = file(name, text);
    const source = await readSource(given);
    const expected = { kind: "json", name, file: given };
    expect(source).toEqual({ kind: "ok", value: { kind: "source", source: expected } });
  });

  it.each([
    ["a.csv", "csv", "vm,hour\n"],
    ["a.json", "json", "{"],
  ])("is handed on unread but for its beginning: %s", async (name, kind, text) => {
    const table = file(name, text, "x".repeat(100_000));
    const read: number[] = [];
    const watched = Object.assign(table, {
      arrayBuffer: () => Promise.reject(new Error("read whole")),
      slice: (start: number, end: number) => {
        read.push(end - start);
        return Blob.prototype.slice.call(table, start, end);
      },
    });
    expect(await readSource(watched)).toEqual({
      kind: "ok",
      value: {
        kind: "source",
        source: { kind, name, file: table, ...(kind === "csv" ? { pms: null } : {}) },
      },
    });
    expect(read).toEqual([4096]);
  });

  it("is a demand table by its header, whatever its name", async () => {
    const table = file("a.json", "vm,time,cpu,net,mem\n");
    expect(await readSource(table)).toMatchObject({ value: { source: { kind: "csv", file: table } } });
  });

  it("waits to be told how long a step is where it only counts steps", async () => {
    const kindOf = async (header: string): Promise<unknown> => {
      const read = await readSource(file("a.csv", `${header}\na,0,0.1,0,0\n`));
      return read.kind === "ok" ? read.value.kind : read.error;
    };
    expect(await kindOf("vm,step,cpu,net,mem")).toBe("unknown-step");
    expect(await kindOf("CPU,Net,Mem,Step,VM")).toBe("unknown-step");
    expect(await kindOf("vm,hour,cpu,net,mem")).toBe("source");
    expect(await kindOf("vm,time,cpu,net,mem")).toBe("source");
    expect(await kindOf("vm,step,cpu,mem")).toBe("source"); // reading it says what is wrong
  });

  it.each([
    ["a.xlsx", "spreadsheet"],
    ["a.json", "spreadsheet"],
    ["a.csv", "spreadsheet"],
  ])("is a problem by what it is, not by its name: %s", async (name, code) => {
    const workbook = file(name, "PK\x03\x04\x14\0\x06\0[Content_Types].xml");
    expect(await readSource(workbook)).toMatchObject({ error: { kind: "input", error: { code } } });
  });

  it("is a problem where it cannot be read", async () => {
    const gone = Object.assign(file("a.csv", ""), {
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error("gone")) }),
    });
    expect(await readSource(gone)).toEqual({
      kind: "error",
      error: { kind: "unreadable", file: "a.csv", message: "gone" },
    });
  });
});
