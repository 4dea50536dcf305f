import { describe, expect, it, vi } from "vitest";
import type { Drawn } from "../../src/view/picture/picking.ts";
import { choosePicked, isSamePick, pickAt } from "../../src/view/picture/picking.ts";
import type { PlacedPm } from "../../src/view/picture/pm-state.ts";
import { pmState } from "../../src/view/picture/pm-state.ts";

const point = (pm: number, x: number, y: number): PlacedPm => ({
  ...pmState(pm, {
    pms: 6,
    scenarioPms: 6,
    positions: new Float64Array(18),
    event: null,
    settled: true,
    threshold: 0.79,
    selected: null,
    hovered: null,
    scale: 1,
  }),
  x,
  y,
});
/** A chain along y = 100 from x = 0 to the point of PM2 at x = 200; VM 4's name hangs below its vector. */
const drawn: Drawn = {
  points: [point(2, 200, 100), point(3, 300, 100)],
  vms: [
    { vm: 4, line: { x1: 0, y1: 100, x2: 100, y2: 100 } },
    { vm: 5, line: { x1: 100, y1: 100, x2: 200, y2: 100 } },
  ],
  labels: [
    { id: "chain 4", x: 30, y: 110, width: 30, height: 14 },
    { id: "pm 3", x: 310, y: 95, width: 30, height: 14 },
  ],
  marks: () => [],
  markAt: () => null,
};
const nobody = (): null => null;
const at = (x: number, y: number, inCrowd: Parameters<typeof pickAt>[1] = nobody) =>
  pickAt(drawn, inCrowd, x, y);

describe("what stands at a place of a picture", () => {
  it("is a PM by its point, a VM by its vector or name, or nothing", () => {
    expect(at(203, 102)).toEqual({ kind: "pm", pm: 2 });
    expect(at(50, 96)).toEqual({ kind: "vm", vm: 4 });
    expect(at(45, 117)).toEqual({ kind: "vm", vm: 4 });
    expect(at(50, 60)).toBeNull();
    expect(at(319, 101)).toEqual({ kind: "pm", pm: 3 });
  });

  it("is the point before the vector that ends in it", () => {
    expect(at(186, 100)).toEqual({ kind: "pm", pm: 2 });
    expect(at(170, 100)).toEqual({ kind: "vm", vm: 5 });
  });

  it("is the chain before the crowd behind it, and the crowd where nothing stands before it", () => {
    const crowd = vi.fn(() => 99);
    expect(at(50, 100, crowd)).toEqual({ kind: "vm", vm: 4 });
    expect(crowd).not.toHaveBeenCalled();
    expect(at(50, 60, crowd)).toEqual({ kind: "pm", pm: 99 });
    expect(at(300, 100, crowd)).toEqual({ kind: "pm", pm: 3 });
  });

  it("is the same as before when it is the same machine", () => {
    expect(isSamePick({ kind: "pm", pm: 1 }, { kind: "pm", pm: 1 })).toBe(true);
    expect(isSamePick({ kind: "pm", pm: 1 }, { kind: "vm", vm: 1 })).toBe(false);
    expect(isSamePick(null, { kind: "vm", vm: 1 })).toBe(false);
  });
});

describe("choosing it", () => {
  function choosing(
    picked: Parameters<typeof choosePicked>[0],
    state: Partial<Parameters<typeof choosePicked>[1]>,
  ) {
    const told: unknown[] = [];
    choosePicked(picked, {
      selected: null,
      selectedVm: null,
      handling: null,
      onSelect: (pm) => told.push(["pm", pm]),
      onSelectVm: (vm) => told.push(["vm", vm]),
      ...state,
    });
    return told;
  }

  it("chooses, lets go of what is chosen already, and lets go where nothing is", () => {
    expect(choosing({ kind: "pm", pm: 1 }, { selected: 0 })).toEqual([["pm", 1]]);
    expect(choosing({ kind: "pm", pm: 1 }, { selected: 1 })).toEqual([["pm", null]]);
    expect(choosing({ kind: "vm", vm: 4 }, { selected: 1 })).toEqual([["vm", 4]]);
    expect(choosing({ kind: "vm", vm: 4 }, { selectedVm: 4 })).toEqual([["vm", null]]);
    expect(choosing(null, { selected: 1, selectedVm: 4 })).toEqual([["pm", null]]);
    expect(choosing(null, { selectedVm: 4 })).toEqual([["vm", null]]);
  });

  it("lets nothing go while a VM is moved by hand", () => {
    const handling = { kind: "move", vm: 4 } as const;
    expect(choosing(null, { selected: 1, handling })).toEqual([]);
    expect(choosing({ kind: "pm", pm: 1 }, { selected: 1, handling })).toEqual([["pm", 1]]);
    expect(choosing({ kind: "vm", vm: 4 }, { selectedVm: 4, handling })).toEqual([["vm", 4]]);
  });
});
