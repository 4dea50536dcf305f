import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDemandBlocks } from "../../src/scenario/demand-blocks.ts";
import { createDemandCollector } from "../../src/scenario/demand-collector.ts";
import { readDemandHeader } from "../../src/scenario/demand-header.ts";

/** Two VMs, three hours, rows in the order of their lines. */
const ROWS = [
  [1, 2],
  [0, 0],
  [1, 0],
  [0, 2],
  [0, 1],
  [1, 1],
] as const;
const figure = (vm: number, hour: number): number => 0.1 + vm + 10 * hour;

function filled(mostExact?: number) {
  const blocks = createDemandBlocks(mostExact);
  ROWS.forEach(([vm, hour], i) => {
    blocks.add(vm, 2, hour, i + 2, figure(vm, hour), 0.2, 0.3);
  });
  return blocks;
}

describe("the figures of a table that is being read", () => {
  it("are laid out by hour and VM, whatever order they came in", () => {
    const table = filled().layOut(2, 3);
    expect(table).toBeInstanceOf(Float64Array);
    expect([...table].filter((_, i) => i % 3 === 0)).toEqual([0.1, 1.1, 10.1, 11.1, 20.1, 21.1]);
  });

  it("are laid out by any times", () => {
    const blocks = createDemandBlocks();
    ROWS.forEach(([vm, hour], i) => {
      blocks.add(vm, 2, 1_700_000_000_000 + hour * 300_000, i + 2, figure(vm, hour), 0.2, 0.3);
    });
    const timeOf = (step: number): number => 1_700_000_000_000 + step * 300_000;
    expect(blocks.layOut(2, 3, timeOf)).toEqual(filled().layOut(2, 3));
  });

  it("know the lines that they came from", () => {
    const blocks = filled();
    expect([blocks.lineOf(1, 2), blocks.lineOf(0, 1), blocks.lineOf(2, 0), blocks.lineOf(0, 3)]).toEqual([
      2, 6, 0, 0,
    ]);
    expect([0, 1, 2, 3].map(blocks.firstLineAt)).toEqual([3, 6, 2, 0]);
    expect([blocks.rows, blocks.times, [...blocks.ascending()]]).toEqual([6, 3, [0, 1, 2]]);
    blocks.add(2, 3, 7, 8, 0, 0, 0);
    expect([0, 1, 2, 3].map(blocks.firstTimeOf)).toEqual([0, 0, 7, Number.POSITIVE_INFINITY]);
  });

  it("keep their places when more VMs turn up", () => {
    const blocks = createDemandBlocks();
    for (let vm = 0; vm < 100; vm++) blocks.add(vm, vm + 1, 0, vm + 2, vm, 0, 0);
    const table = blocks.layOut(100, 1);
    expect(table).toHaveLength(300);
    expect([table[0], table[3 * 50], table[3 * 99]]).toEqual([0, 50, 99]);
  });

  it("are exact up to a bound, and single precision beyond", () => {
    expect(filled(18).layOut(2, 3)).toBeInstanceOf(Float64Array);
    const single = filled(17).layOut(2, 3);
    expect(single).toBeInstanceOf(Float32Array);
    const exact = filled(18).layOut(2, 3);
    expect([...single]).toEqual([...exact].map(Math.fround));
  });
});

describe("the room for figures", () => {
  const vm = fc.integer({ min: 0, max: 60 });
  const hour = fc.integer({ min: 0, max: 5 });

  /** VMs are numbered in order of first appearance, as in a file. */
  function fill(rows: readonly (readonly [name: number, hour: number])[]) {
    const blocks = createDemandBlocks();
    const numbers = new Map<number, number>();
    const filled = new Map<string, number>();
    rows.forEach(([name, at], i) => {
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      expect(blocks.lineOf(number, at)).toBe(filled.get(`${number},${at}`) ?? 0);
      if (filled.has(`${number},${at}`)) return;
      filled.set(`${number},${at}`, i + 1);
      blocks.add(number, numbers.size, at, i + 1, figure(number, at), 0, 0);
      expect(blocks.allocated).toBeLessThanOrEqual(Math.ceil(1.5 * 3 * numbers.size * blocks.times) + 3);
      expect(blocks.allocated).toBeLessThanOrEqual(8 * blocks.rows + 15 * blocks.times);
    });
    return { blocks, filled, vms: numbers.size };
  }

  it("goes by the rows, however they are strewn, and no row is lost", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(vm, hour), { maxLength: 300 }), (rows) => {
        const { blocks, filled } = fill(rows);
        for (const [key, line] of filled) {
          const [number = 0, at = 0] = key.split(",").map(Number);
          expect(blocks.lineOf(number, at)).toBe(line);
        }
        expect(blocks.lineOf(1000, 0)).toBe(0);
      }),
    );
  });

  it("is that of the table in the end, whatever the order of its rows", () => {
    const all = Array.from({ length: 61 * 6 }, (_, i) => [Math.floor(i / 6), i % 6] as const);
    const byHour = all.toSorted((a, b) => a[1] - b[1]);
    const shuffled = fc.shuffledSubarray([...all], { minLength: all.length });
    fc.assert(
      fc.property(fc.oneof(fc.constant(all), fc.constant(byHour), shuffled), (rows) => {
        const { blocks } = fill(rows);
        const cpu = blocks.layOut(61, 6).filter((_, i) => i % 3 === 0);
        const expected = Array.from({ length: 61 * 6 }, (_, i) => figure(i % 61, Math.floor(i / 61)));
        expect([...cpu]).toEqual(expected);
      }),
      { numRuns: 30 },
    );
    expect(fill(byHour).blocks.allocated).toBeLessThan(1.1 * 61 * 6 * 3);
  });

  it("does not grow with the VMs of other hours: rows of a VM each at an hour each", () => {
    const blocks = createDemandBlocks();
    for (let i = 0; i < 5_500; i++) blocks.add(i, i + 1, i, i + 2, 0, 0, 0);
    expect(blocks.allocated).toBeLessThanOrEqual(5_500 * 5 * 3); // it was 45 million
  });

  it("is halved as soon as the complete table is certain to have more figures than are kept exact", () => {
    const blocks = createDemandBlocks(3 * 99); // 10 VMs at 10 hours are more
    for (let i = 0; i < 9; i++) blocks.add(i, i + 1, i, i + 2, 0.1, 0, 0);
    for (let i = 0; i < 9; i++)
      for (let hour = 0; hour < 9; hour++) if (i !== hour) blocks.add(i, 9, hour, 100, 0.1, 0, 0);
    expect(blocks.layOut(9, 9)).toBeInstanceOf(Float64Array);
    const more = createDemandBlocks(3 * 99);
    for (let i = 0; i < 10; i++) more.add(i, i + 1, i, i + 2, 0.1, 0, 0);
    for (let i = 0; i < 10; i++)
      for (let hour = 0; hour < 10; hour++) if (i !== hour) more.add(i, 10, hour, 100, 0.1, 0, 0);
    expect([...new Set(more.layOut(10, 10))]).toEqual([Math.fround(0.1), 0]);
  });
});

describe("a table that cannot be held", () => {
  const columns = readDemandHeader(
    { line: 1, cells: ["vm", "hour", "cpu", "net", "mem"], blankLine: null, problem: null },
    "d.csv",
  );
  if (columns.kind === "error") throw new Error(columns.error.code);

  it("is refused over more hours than a run of one PM can record", () => {
    const blocks = { ...createDemandBlocks(), times: 10_000_001, lineOf: () => 0, add: () => {} };
    const collector = createDemandCollector("d.csv", columns.value, { allowLarge: false }, blocks);
    expect(
      collector.add({ line: 2, cells: ["a", "0", "0.1", "0", "0"], blankLine: null, problem: null }),
    ).toMatchObject({
      code: "run-too-large",
      parameters: { figures: 30_000_003, most: 30_000_000 },
    });
  });

  it("is refused as soon as that is certain, not at its end", () => {
    const times = 10_000_000; // as if so many had come before
    const blocks = { ...createDemandBlocks(), times, lineOf: () => 0, add: () => {} };
    const collector = createDemandCollector("d.csv", columns.value, { allowLarge: false }, blocks);
    const rowOf = (vm: string) => ({
      line: 2,
      cells: [vm, "0", "0.1", "0", "0"],
      blankLine: null,
      problem: null,
    });
    expect(["a", "b", "c"].map((vm) => collector.add(rowOf(vm)))).toEqual([null, null, null]);
    expect(collector.add(rowOf("d"))).toMatchObject({
      code: "table-too-large",
      parameters: { figures: 120_000_000, most: 100_000_000 },
    });
  });
});
