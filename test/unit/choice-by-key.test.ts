import { describe, expect, it } from "vitest";
import { choiceByKey } from "../../src/view/picture/choice-by-key.ts";

/** By load: PM2 (net 0.9), PM0 and PM3 (0.5 both), PM1 (mem 0.4). */
const utilization = Float64Array.from([0.5, 0.1, 0, 0, 0, 0.4, 0.2, 0.9, 0, 0.5, 0, 0]);
const BY_LOAD = [2, 0, 3, 1];
const press = (key: string, chosen: number | null) => choiceByKey(key, utilization, chosen);

describe("choosing by key", () => {
  it("begins with the most loaded, whichever way one turns", () => {
    expect(["ArrowDown", "ArrowUp", "Home"].map((key) => press(key, null))).toEqual([2, 2, 2]);
  });

  it("goes through all by load, in both directions, and stays at the ends", () => {
    expect(BY_LOAD.map((pm) => press("ArrowDown", pm))).toEqual([0, 3, 1, 1]);
    expect(BY_LOAD.map((pm) => press("ArrowUp", pm))).toEqual([2, 2, 0, 3]);
  });

  it("lets go, and leaves other keys alone", () => {
    expect(["Enter", "Escape", "x"].map((key) => press(key, 3))).toEqual([null, null, undefined]);
    expect(press("Escape", null)).toBeUndefined();
  });
});
