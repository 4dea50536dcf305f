import { describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import { createLaneView } from "../../src/view/lane-frame.ts";
import { crowdKey } from "../../src/view/picture/crowd-keys.ts";
import { draw, run } from "./fixtures.ts";

/** From the most to the least loaded: PM1, PM2, PM0. */
const cluster = draw("PM0: 10 0 0\nPM1: 50 0 0\nPM2: 30 0 0");
const frame = createLaneView(cluster, run("none", cluster)).frameAt(
  { step: stepOf(0), action: 0, progress: 1 },
  0,
);
const press = (key: string, change: Partial<Parameters<typeof crowdKey>[1]> = {}) =>
  crowdKey(key, { frame, selected: null, handling: false, aimed: null, ...change });

/** By load: PM2 (net 0.9), PM0 and PM3 (0.5 both), PM1 (mem 0.4). */
const four = Float64Array.from([0.5, 0.1, 0, 0, 0, 0.4, 0.2, 0.9, 0, 0.5, 0, 0]);
const BY_LOAD = [2, 0, 3, 1];
const pmAt = (key: string, selected: number | null) =>
  press(key, { frame: { ...frame, utilization: four, isUp: () => true }, selected })?.pm;

describe("keys in a large fleet", () => {
  it("choose by load", () => {
    expect(press("ArrowDown")).toEqual({ kind: "choose", pm: 1 });
    expect(press("ArrowDown", { selected: 1 })).toEqual({ kind: "choose", pm: 2 });
    expect(press("Enter", { selected: 1 })).toEqual({ kind: "choose", pm: null });
    expect(press("x")).toBeUndefined();
  });

  it("begin with the most loaded, whichever way one turns, and walk through all up to either end", () => {
    expect(["ArrowDown", "ArrowUp", "Home"].map((key) => pmAt(key, null))).toEqual([2, 2, 2]);
    expect(BY_LOAD.map((pm) => pmAt("ArrowDown", pm))).toEqual([0, 3, 1, 1]);
    expect(BY_LOAD.map((pm) => pmAt("ArrowUp", pm))).toEqual([2, 2, 0, 3]);
  });

  it("let go, where there is something to let go of", () => {
    expect(["Enter", "Escape", "x"].map((key) => pmAt(key, 3))).toEqual([null, null, undefined]);
    expect(pmAt("Escape", null)).toBeUndefined();
  });

  it("only aim while a VM is moved by hand; Enter lets it go there", () => {
    expect(press("ArrowDown", { handling: true, selected: 1 })).toEqual({ kind: "aim", pm: 2 });
    expect(press("ArrowDown", { handling: true, selected: 1, aimed: 2 })).toEqual({ kind: "aim", pm: 0 });
    expect(press("Enter", { handling: true, aimed: 2 })).toEqual({ kind: "choose", pm: 2 });
    expect(press("Enter", { handling: true, selected: 1 })).toBeUndefined();
    expect(press("Escape", { handling: true, selected: 1 })).toBeUndefined();
  });

  it("never choose a PM that is down", () => {
    const down = { ...frame, isUp: (pm: number) => pm !== 2 };
    expect(press("ArrowDown", { frame: down, selected: 1 })).toBeUndefined();
  });
});
