/**
 * The figures of a demand table while it is read, in any order: a block per **time**, which is the
 * whole number that a row says (see `demand-clock.ts`). A block has room
 * by what it holds: at most 8/3 places per row, and at most 1.5 per VM that is known, so that a few
 * rows take little however many VMs there are, and a table in its usual order takes little more than
 * itself. Once its places can be those of all VMs, they are (**in place**: place i is VM i's, and a
 * full block is the table's row); until then a VM's row is at its number modulo the places or, where
 * that is taken, after it (**scattered**).
 *
 * Figures are doubles, exactly those of the file, until it is certain that the complete table has
 * too many for that (see `limits.ts`): a place for every VM that is known at every time that has a
 * row. Then all of them are kept in single precision. Together, figures take at most 1.5 times as
 * much as the complete table would.
 */

import { assert, present } from "../base/assert.ts";
import { wholeAt } from "../base/columns.ts";
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
  /** How many times have at least one row. */
  readonly times: number;
  readonly rows: number;
  /** For how many figures there is room. */
  readonly allocated: number;
  /** Those times, in ascending order. */
  ascending(): Float64Array;
  /** The line of the VM's row at that time, or 0. */
  lineOf(vm: number, time: number): number;
  /** The smallest line of any row at that time, or 0 if there is none. */
  firstLineAt(time: number): number;
  /** The least time at which the VM has a row; infinity if it has none. */
  firstTimeOf(vm: number): number;
  /**
   * Takes a row in that is not there yet.
   * @param vms how many VMs are known, this one included
   */
  add(vm: number, vms: number, time: number, line: number, cpu: number, net: number, mem: number): void;
  /**
   * `[step][vm][resource]` of a table without gaps; the blocks are given up.
   * @param timeOf the time of a step; the step itself when left out
   */
  layOut(vms: number, steps: number, timeOf?: (step: number) => number): Column;
}

/** @param mostExact another bound, for tests */
export function createDemandBlocks(mostExact: number = MOST_EXACT_FIGURES): DemandBlocks {
  const blocks = new Map<number, Mutable<Block>>(); // by time: one may name any
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
    get times() {
      return blocks.size;
    },
    get rows() {
      return rows;
    },
    get allocated() {
      return places * RESOURCE_COUNT;
    },
    ascending: () => Float64Array.from(blocks.keys()).sort(),
    lineOf: (vm, time) => lineIn(blocks.get(time), vm),
    firstLineAt(time) {
      let first = 0;
      for (const line of blocks.get(time)?.lines ?? [])
        if (line > 0 && (first === 0 || line < first)) first = line;
      return first;
    },
    firstTimeOf(vm) {
      let first = Number.POSITIVE_INFINITY;
      for (const [time, block] of blocks) if (time < first && lineIn(block, vm) > 0) first = time;
      return first;
    },
    add(vm, vms, time, line, cpu, net, mem) {
      let block = blocks.get(time);
      if (block === undefined) {
        block = { held: 0, ...EMPTY };
        blocks.set(time, block);
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
    layOut(vms, steps, timeOf = (step) => step) {
      const stride = vms * RESOURCE_COUNT;
      const table = create(steps * stride);
      for (let step = 0; step < steps; step++) {
        const time = timeOf(step);
        const { figures, scattered } = present(blocks.get(time), `the rows of step ${step}`);
        assert(scattered === null, "a full block has its rows in place");
        table.set(figures.subarray(0, stride), step * stride);
        blocks.delete(time);
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

function lineIn(block: Block | undefined, vm: number): number {
  if (block === undefined) return 0;
  const place = placeOf(block, vm);
  return place < block.lines.length ? wholeAt(block.lines, place) : 0; // a VM that is newer than the places
}
