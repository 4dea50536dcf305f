/**
 * The figures of a demand table while it is read, in any order: a block per hour. A block has room
 * by what it holds: at most 8/3 places per row, and at most 1.5 per VM that is known, so that a few
 * rows take little however many VMs there are, and a table in its usual order takes little more than
 * itself. Once its places can be those of all VMs, they are (**in place**: place i is VM i's, and a
 * full block is the table's row); until then a VM's row is at its number modulo the places or, where
 * that is taken, after it (**scattered**).
 *
 * Figures are doubles, exactly those of the file, until it is certain that the complete table has
 * too many for that (see `limits.ts`): a place for every VM that is known at every hour that has a
 * row. Then all of them are kept in single precision. Together, figures take at most 1.5 times as
 * much as the complete table would.
 */

import { assert, present } from "../base/assert.ts";
import { RESOURCE_COUNT } from "../base/resources.ts";
import type { Column } from "../base/vector.ts";
import { MOST_EXACT_FIGURES } from "./limits.ts";

const SMALLEST = 4;

interface Block {
  readonly held: number;
  /** 3 per place; 0 where there is no row yet. */
  readonly figures: Column;
  /** The line of the row at each place, from 1; 0 where there is none yet. */
  readonly lines: Uint32Array;
  /** The VM at each place where there is a row; null where places are VMs. */
  readonly scattered: Uint32Array | null;
}

const EMPTY = { figures: new Float64Array(), lines: new Uint32Array(), scattered: null };

export interface DemandBlocks {
  /** How many hours have at least one row. */
  readonly hours: number;
  readonly rows: number;
  /** For how many figures there is room. */
  readonly allocated: number;
  /** The line of the VM's row at that hour, or 0. */
  lineOf(vm: number, hour: number): number;
  /** The smallest line of any of the VM's rows, or 0 if it has none. */
  firstLineOf(vm: number): number;
  /**
   * Takes a row in that is not there yet.
   * @param vms how many VMs are known, this one included
   */
  add(vm: number, vms: number, hour: number, line: number, cpu: number, net: number, mem: number): void;
  /** `[step][vm][resource]` of a table without gaps; the blocks are given up. */
  layOut(vms: number, steps: number): Column;
}

/** @param mostExact another bound, for tests */
export function createDemandBlocks(mostExact: number = MOST_EXACT_FIGURES): DemandBlocks {
  const blocks = new Map<number, Mutable<Block>>(); // by hour: one may name any
  let rows = 0;
  let places = 0;
  let isExact = true;
  const create = (figures: number): Column =>
    isExact ? new Float64Array(figures) : new Float32Array(figures);

  /** Gives a block more room, as its rows and the VMs that are known suggest. */
  function grow(block: Mutable<Block>, vms: number): void {
    const before = block.lines.length;
    const most = Math.max(SMALLEST, Math.ceil(((block.held + 1) * 8) / 3));
    const isInPlace = vms <= most;
    // A block whose places were all VMs' outgrew them: others may follow, and each growth is a copy.
    const outgrown = block.scattered === null ? Math.min(most, Math.ceil(before * 1.5)) : 0;
    const after = isInPlace ? Math.max(vms, outgrown) : most | 1; // odd: a stride of VMs does not pile up
    const { figures, lines, scattered } = block;
    block.figures = create(after * RESOURCE_COUNT);
    block.lines = new Uint32Array(after);
    block.scattered = isInPlace ? null : new Uint32Array(after);
    places += after - before;
    if (scattered === null && isInPlace) {
      block.figures.set(figures);
      block.lines.set(lines);
      return;
    }
    for (let place = 0; place < before; place++) {
      const line = lines[place] as number;
      if (line === 0) continue;
      const to = placeOf(block, scattered === null ? place : (scattered[place] as number));
      if (block.scattered !== null) block.scattered[to] = scattered?.[place] ?? place;
      block.lines[to] = line;
      for (let r = 0; r < RESOURCE_COUNT; r++)
        block.figures[to * RESOURCE_COUNT + r] = figures[place * RESOURCE_COUNT + r] as number;
    }
  }

  function halve(): void {
    isExact = false;
    for (const block of blocks.values()) block.figures = Float32Array.from(block.figures);
  }

  return {
    get hours() {
      return blocks.size;
    },
    get rows() {
      return rows;
    },
    get allocated() {
      return places * RESOURCE_COUNT;
    },
    lineOf: (vm, hour) => lineIn(blocks.get(hour), vm),
    firstLineOf(vm) {
      const lines = [...blocks.values()].map((block) => lineIn(block, vm)).filter((line) => line > 0);
      return lines.reduce((first, line) => Math.min(first, line), lines[0] ?? 0);
    },
    add(vm, vms, hour, line, cpu, net, mem) {
      let block = blocks.get(hour);
      if (block === undefined) {
        block = { held: 0, ...EMPTY };
        blocks.set(hour, block);
      }
      if (isExact && blocks.size * vms * RESOURCE_COUNT > mostExact) halve();
      if (isFull(block, vm)) grow(block, vms);
      const place = placeOf(block, vm);
      const at = place * RESOURCE_COUNT;
      block.figures[at] = cpu;
      block.figures[at + 1] = net;
      block.figures[at + 2] = mem;
      block.lines[place] = line;
      if (block.scattered !== null) block.scattered[place] = vm;
      block.held++;
      rows++;
    },
    layOut(vms, steps) {
      const stride = vms * RESOURCE_COUNT;
      const table = create(steps * stride);
      for (let step = 0; step < steps; step++) {
        const { figures, scattered } = present(blocks.get(step), `hour ${step}`);
        assert(scattered === null, "a full block has its rows in place");
        table.set(figures.subarray(0, stride), step * stride);
        blocks.delete(step);
      }
      return table;
    },
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Scattered, a quarter stays free, so that a search ends soon. */
const isFull = ({ held, lines, scattered }: Block, vm: number): boolean =>
  scattered === null ? vm >= lines.length : (held + 1) * 4 > lines.length * 3;

/** Where the VM's row is or, if it has none, belongs; may lie beyond the places where places are VMs. */
function placeOf({ lines, scattered }: Block, vm: number): number {
  if (scattered === null) return vm;
  let place = vm % lines.length;
  while (lines[place] !== 0 && scattered[place] !== vm) place = (place + 1) % lines.length;
  return place;
}

const lineIn = (block: Block | undefined, vm: number): number =>
  block === undefined ? 0 : (block.lines[placeOf(block, vm)] ?? 0);
