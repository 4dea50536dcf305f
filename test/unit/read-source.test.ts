import { describe, expect, it } from "vitest";
import { readSource } from "../../src/state/read-source.ts";

const file = (name: string, ...parts: BlobPart[]): File => new File(parts, name);

describe("a file that is opened", () => {
  it.each([
    ["a.json", "[]"],
    ["a.JSON", "[]"],
    ["a.txt", '{"schema":1}'],
    ["a.csv", '\uFEFF \n{"schema":1}'],
  ])("is a scenario by its name or its first character: %s %j", async (name, text) => {
    const source = await readSource(file(name, text));
    expect(source).toEqual({ kind: "ok", value: { kind: "json", name, text: text.replace("\uFEFF", "") } });
  });

  it("is a demand table otherwise, which is handed on unread but for its beginning", async () => {
    const table = file("a.csv", "vm,hour\n", "x".repeat(100_000));
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
      value: { kind: "csv", name: "a.csv", file: table, pms: null },
    });
    expect(read).toEqual([4096]);
  });

  it("is a problem where it is a scenario and no UTF-8", async () => {
    expect(await readSource(file("a.json", "{", Uint8Array.of(0xff)))).toMatchObject({
      error: { kind: "input", error: { code: "not-utf8", place: { file: "a.json" } } },
    });
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
