/** Which PMs of a large fleet are listed, and in which order. Utilizations of cpu, net and mem; the threshold is .79. */

import { describe, expect, it } from "vitest";
import type { ReadonlyColumn } from "../../src/base/vector.ts";
import { at } from "../../src/base/vector.ts";
import type { FleetColumn, FleetListing } from "../../src/ui/lane/fleet-list.ts";
import { listedPms, nextSort } from "../../src/ui/lane/fleet-list.ts";

/** PM4 is down. */
const frame = {
  utilization: Float64Array.of(0.5, 0.1, 0.2, 0.8, 0.3, 0.1, 0.5, 0.9, 0.9, 0.1, 0, 1.2, 0, 0, 0),
  threshold: 0.79,
  isUp: (pm: number) => pm !== 4,
};
const ordering = {
  pmCriterion: "volume",
  criteria: {},
  criterionOf: (utilization: ReadonlyColumn, pm: number) => 1 / Math.max(0, 1 - at(utilization, 3 * pm + 2)),
};

const list = (column: FleetColumn | null, direction: "ascending" | "descending", onlyOver = false) => {
  const listing: FleetListing = { sort: column === null ? null : { column, direction }, onlyOver };
  return listedPms({ frame, ordering }, 5, listing);
};

describe("the list of a large fleet", () => {
  it("is left to the order by load where nothing was asked for", () => {
    expect(list(null, "descending")).toBeNull();
  });

  it("is sorted by a column either way, PMs that are down last, ties by id", () => {
    expect(list(0, "descending")).toEqual([1, 0, 2, 3, 4]);
    expect(list(0, "ascending")).toEqual([3, 0, 2, 1, 4]);
    expect(list("pm", "descending")).toEqual([4, 3, 2, 1, 0]);
    expect(list("criterion", "descending")).toEqual([3, 2, 0, 1, 4]); // that of PM3 is infinite
    expect(list("criterion", "ascending")).toEqual([1, 0, 2, 3, 4]);
  });

  it("is by load again where the policy has no criterion", () => {
    const sort = { column: "criterion", direction: "descending" } as const;
    const none = { pmCriterion: null, criteria: {} };
    expect(listedPms({ frame, ordering: none }, 5, { sort, onlyOver: false })).toBeNull();
    expect(listedPms({ frame, ordering: null }, 5, { sort, onlyOver: true })).toEqual([3, 2, 1]);
  });

  it("holds only those that are over, the most loaded first unless it is sorted", () => {
    expect(list(null, "descending", true)).toEqual([3, 2, 1]);
    expect(list("pm", "ascending", true)).toEqual([1, 2, 3]);
  });
});

describe("the head of a column", () => {
  it("goes from one direction to the other, and back to the order by load", () => {
    const down = nextSort(null, 0);
    expect(down).toEqual({ column: 0, direction: "descending" });
    expect(nextSort(down, 0)).toEqual({ column: 0, direction: "ascending" });
    expect(nextSort(nextSort(down, 0), 0)).toBeNull();
    expect(nextSort(down, "pm")).toEqual({ column: "pm", direction: "ascending" });
  });
});
