/** What the lists of the Inspect panel are made of: rows and their orders, demands, thresholds over time, names found. */

import { describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import { sparkPaths } from "../../src/charts/marks/sparkline.ts";
import { withInterventions } from "../../src/engine/changes.ts";
import { createLaneView } from "../../src/view/lane-frame.ts";
import { createPmHistory } from "../../src/view/over-time/pm-history.ts";
import { partsOver, thresholdAt, thresholdPieces } from "../../src/view/over-time/threshold-line.ts";
import { demandLine, demandOfVm } from "../../src/view/over-time/vm-demand.ts";
import { findMachine } from "../../src/view/text/find-machine.ts";
import type { VmOrder } from "../../src/view/vm-rows.ts";
import { vmRows } from "../../src/view/vm-rows.ts";
import { draw, rounded, run } from "./fixtures.ts";

describe("the VMs of a PM", () => {
  /** VM 0 comes to PM1 in hour 0; PM1 is twice as large as PM0. */
  const workload = draw(
    ["PM0: 41 0 8, 40 0 0 \n PM1: 10 30 10, 10 0 40", "PM0: 20 0 8, 40 0 0 \n PM1: 10 30 10, 10 0 40"],
    { capacity: [1, 2] },
  );
  const record = run("scoa", workload);
  const history = createPmHistory(record, workload, 1);
  const frame = createLaneView(workload, record).frameAt({ step: stepOf(1), action: 0, progress: 1 }, 0);
  const listed = (by: VmOrder["by"], reversed = false): number[] =>
    vmRows(frame, 1, history, { by, reversed }).map(({ vm }) => vm);

  it("are listed with what they add to it, and since when they are there", () => {
    const rows = vmRows(frame, 1, history, { by: "vm", reversed: false });
    expect(rows.map(({ vm }) => vm)).toEqual([0, 2, 3]);
    expect(rounded(rows[0]?.share ?? [])).toEqual([0.1, 0, 0.04]);
    expect(rows.map(({ since }) => since)).toEqual([{ step: 0, action: 1 }, null, null]);
  });

  it("are ordered by a resource, largest first, equal ones by number", () => {
    expect(listed(0)).toEqual([0, 2, 3]);
    expect(listed(1)).toEqual([2, 0, 3]);
    expect(listed(2)).toEqual([3, 2, 0]);
    expect(listed(0, true)).toEqual([2, 3, 0]);
  });

  it("are ordered by when they came, those of the start first", () => {
    expect(listed("since")).toEqual([2, 3, 0]);
    expect(listed("since", true)).toEqual([0, 2, 3]);
    expect(listed("vm", true)).toEqual([3, 2, 0]);
  });
});

describe("a VM's demand", () => {
  const { demand } = draw(["PM0: 10 20 30", "PM0: 40 50 60", "PM0: 10 0 0", "PM0: 20 0 0"]);

  it("is a figure per step and resource", () => {
    expect(demandOfVm(demand, 0).map((series) => rounded(series))).toEqual([
      [0.1, 0.4, 0.1, 0.2],
      [0.2, 0.5, 0, 0],
      [0.3, 0.6, 0, 0],
    ]);
  });

  it("is thinned to the largest of each stretch", () => {
    expect(rounded(demandLine(demand, 0, 0, 2))).toEqual([0.4, 0.2]);
    expect(rounded(demandLine(demand, 0, 0, 10))).toEqual([0.1, 0.4, 0.1, 0.2]);
  });

  it("is drawn from the foot to the head", () => {
    expect(sparkPaths([0, 1, 0.5], { width: 20, height: 10, top: 1 })).toEqual({
      line: "M0,10L10,0L20,5",
      area: "M0,10L10,0L20,5L20,10L10,10L0,10Z",
    });
  });
});

describe("the threshold over a run", () => {
  const plain = draw(["PM0: 50 0 0", "PM0: 60 0 0", "PM0: 70 0 0", "PM0: 70 0 0"]);
  const changed = withInterventions(plain, [
    { kind: "threshold", step: stepOf(2), after: 3, value: 0.6 },
    { kind: "threshold", step: stepOf(1), after: 0, value: 0.55 },
  ]);

  it("is one piece where nobody changes it", () => {
    expect(thresholdPieces(plain)).toEqual([{ from: 0, to: 4, value: 0.79 }]);
  });

  it("steps where somebody does, whatever the order of the list", () => {
    const pieces = thresholdPieces(changed);
    expect(pieces).toEqual([
      { from: 0, to: 1, value: 0.79 },
      { from: 1, to: 2, value: 0.55 },
      { from: 2, to: 4, value: 0.6 },
    ]);
    expect([0, 1, 2, 3, 9].map((step) => thresholdAt(pieces, step))).toEqual([0.79, 0.55, 0.6, 0.6, 0.6]);
  });

  it("judges a line by the piece that holds", () => {
    const parts = partsOver([0.5, 0.6, 0.5, 0.7], thresholdPieces(changed));
    expect(parts).toHaveLength(2);
    expect(parts[0]).toEqual([{ step: 1, value: 0.6 }]);
    expect(parts[1]?.map(({ step }) => Number(step.toFixed(3)))).toEqual([2.5, 3]);
    expect(partsOver([0.5], thresholdPieces(changed))).toEqual([]);
  });
});

describe("a machine is found", () => {
  const numbered = { pms: 20, vms: 100, vmNames: null };
  const named = { pms: 3, vms: 3, vmNames: ["Web-1", "7", "web-12"] };

  it("by its number", () => {
    expect(findMachine("12", numbered)).toEqual({ kind: "pm", id: 12 });
    expect(findMachine(" pm12 ", numbered)).toEqual({ kind: "pm", id: 12 });
    expect(findMachine("VM 99", numbered)).toEqual({ kind: "vm", id: 99 });
  });

  it("by its own name, in whole or in part", () => {
    expect(findMachine("web-1", named)).toEqual({ kind: "vm", id: 0 });
    expect(findMachine("WEB-12", named)).toEqual({ kind: "vm", id: 2 });
    expect(findMachine("we", named)).toEqual({ kind: "vm", id: 0 });
    expect(findMachine("vm 7", named)).toEqual({ kind: "vm", id: 1 });
    expect(findMachine("7", named)).toEqual({ kind: "vm", id: 1 });
    expect(findMachine("2", named)).toEqual({ kind: "pm", id: 2 });
  });

  it("or is not there", () => {
    for (const text of ["", "  ", "20", "vm 100", "pm", "x"]) expect(findMachine(text, numbered)).toBeNull();
    expect(findMachine("vm 0", named)).toBeNull();
  });
});
