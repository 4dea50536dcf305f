/** CloudSim's own experiment (docs/cloudsim.md) on a small trace that is made here, and its command. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import { createStream } from "../../src/base/random.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { Habits } from "../../src/experiment/cloudsim.ts";
import { cloudSimRun, figuresOf, withCores } from "../../src/experiment/cloudsim.ts";
import { firstPlacement } from "../../src/experiment/cloudsim-fleet.ts";
import type { PercentTrace } from "../../src/experiment/percent-trace.ts";
import { readPercentTrace } from "../../src/experiment/percent-trace.ts";
import { deciderOf } from "../../src/policies/registry.ts";
import { plainDecider } from "../reference/plain-decider.ts";
import { choose } from "./fixtures.ts";

const NONE: Habits = {
  memoryIsFree: false,
  idleVmsLeave: false,
  startsLate: false,
  coresCount: false,
  looksLater: false,
};
const decider = deciderOf(choose("thr-mmt", { power: "table", evacuate: "on" }));

function traceOf(rows: readonly (readonly number[])[]): PercentTrace {
  const read = readPercentTrace(rows.map((row, vm) => `vm-${vm},${row.join(",")}`).join("\n"));
  if (read.kind === "error") throw new Error(read.error);
  return read.value;
}

function figures(rows: readonly (readonly number[])[], hosts: number, habits: Partial<Habits> = {}) {
  const run = cloudSimRun(traceOf(rows), hosts, { ...NONE, ...habits });
  if (run === null) throw new Error("the VMs fit");
  const policy = habits.coresCount === true ? withCores(decider) : decider;
  return figuresOf(run, simulate(run.workload, policy));
}

describe("a trace in per cent", () => {
  it("is read by rows, and refused with the line", () => {
    expect(
      traceOf([
        [0, 100],
        [7, 8],
      ]),
    ).toEqual({ vms: 2, steps: 2, percent: Uint8Array.of(0, 100, 7, 8) });
    const errors = ["a", "a,1,2\nb,1", "a,1,101", "a,1,x", `a,1,2\nb${",1".repeat(600_000)}`].map((text) =>
      readPercentTrace(text),
    );
    expect(errors.map((read) => (read.kind === "error" ? read.error : ""))).toEqual([
      "line 1: a name and at least two figures are expected",
      "line 2: 2 figures are expected, not 1",
      "line 1, figure 2: a whole number from 0 to 100 is expected",
      "line 1, figure 2: a whole number from 0 to 100 is expected",
      "line 2: a line has at most 1048576 characters",
    ]);
  });
});

describe("the fleet", () => {
  it("starts where power grows least: fast VMs on fast cores, one to each host, then two of 2,000 MIPS", () => {
    // Four of each type on four small and four large hosts.
    expect([...(firstPlacement(8, 16) ?? [])].slice(0, 8)).toEqual([1, 3, 5, 7, 1, 3, 5, 7]);
    expect(firstPlacement(2, 16)).toBeNull();
  });

  it("as CloudSim has it with 800 hosts: VM 263, the first of 2,000 MIPS, on host 527, and VM 400 again", () => {
    const placement = firstPlacement(800, 1052);
    expect([0, 1, 262, 263, 399, 400, 401].map((vm) => placement?.[vm])).toEqual([
      1, 3, 525, 527, 799, 527, 529,
    ]);
  });
});

describe("what CloudSim does besides its policy", () => {
  // Types by number: 2,500, 2,000, 1,000 and 500 MIPS; at first on PM1, PM3, and two small hosts.
  const calm = [
    [40, 40, 40],
    [30, 30, 30],
    [20, 20, 20],
    [50, 50, 50],
  ];

  it("hosts are emptied, are off when they use nothing, and energy goes by the tables", () => {
    const { migrations, shutdowns, activeHosts, kilowattHours, overHours } = figures(calm, 4);
    expect(migrations).toBeGreaterThan(0);
    expect(shutdowns).toBeGreaterThan(0);
    expect(overHours).toBe(0);
    expect(activeHosts).toBeLessThan(3);
    // Watts of a host that is on lie between 86 and 135.
    expect(kilowattHours / (activeHosts * 0.25)).toBeGreaterThan(0.086);
    expect(kilowattHours / (activeHosts * 0.25)).toBeLessThan(0.135);
  });

  it("memory that is asked for binds: 1,740 MB go twice into 4 GB", () => {
    const five = Array.from({ length: 8 }, () => [10, 10]);
    const bound = figures(five, 8);
    const free = figures(five, 8, { memoryIsFree: true });
    expect(bound.activeHosts).toBeGreaterThan(free.activeHosts);
  });

  it("a VM that asks for nothing twice in a row is gone, and its moves do not count", () => {
    const rows = [
      [0, 0, 90],
      [30, 30, 30],
      [20, 20, 20],
      [50, 50, 50],
    ];
    const run = cloudSimRun(traceOf(rows), 4, { ...NONE, memoryIsFree: true, idleVmsLeave: true });
    expect([...(run?.hasLeft ?? [])].filter((_, i) => i % 4 === 0)).toEqual([1, 1, 1]);
    expect(run?.workload.demand.of(vmId(0), stepOf(2))[0]).toBe(0);
  });

  it("may start a step late, with the second figure", () => {
    const run = cloudSimRun(traceOf(calm), 4, { ...NONE, startsLate: true });
    expect(run?.workload.steps).toBe(2);
  });

  it("a figure may be read a tenth of a second later, on the line to the next", () => {
    const run = cloudSimRun(
      traceOf([
        [0, 30],
        [30, 30],
        [20, 20],
        [50, 50],
      ]),
      4,
      { ...NONE, looksLater: true },
    );
    expect((run?.workload.demand.of(vmId(0), stepOf(0))[0] ?? 0) * 3720).toBeCloseTo((0.3 * 2500) / 3000, 9);
  });

  it("a VM that asks for more than a core has is refused by the slower hosts", () => {
    // 2,500 MIPS at 90 % are more than 1,860, at 70 % they are not.
    const run = cloudSimRun(
      traceOf([
        [90, 70],
        [1, 1],
        [1, 1],
        [1, 1],
      ]),
      4,
      NONE,
    );
    const seen: (readonly boolean[])[] = [];
    const asking = plainDecider(function* (view) {
      seen.push([0, 1].map((pm) => view.refusalOf(vmId(0), pmId(pm)) !== null));
    });
    if (run !== null) simulate(run.workload, withCores(asking));
    expect(seen).toEqual([
      [true, false],
      [false, false],
    ]);
  });
});

describe("npm run cloudsim", () => {
  it("prints a row for each habit, and says what is wrong with a trace", () => {
    const folder = mkdtempSync(join(tmpdir(), "cloudsim-"));
    const file = join(folder, "trace.csv");
    const stream = createStream(1, "cloudsim/trace", 1);
    const rows = Array.from({ length: 40 }, (_, vm) =>
      [`vm-${vm}`, ...Array.from({ length: 12 }, () => Math.floor(60 * stream() ** 2))].join(","),
    );
    const command = (...args: readonly string[]): string =>
      execFileSync(process.execPath, ["--import", "tsx", "src/cli/cloudsim.ts", ...args], {
        encoding: "utf8",
        stdio: "pipe",
      });
    try {
      writeFileSync(file, rows.join("\n"));
      const printed = command("--trace", file, "--hosts", "40");
      expect(printed).toContain("40 VMs on 40 hosts, 12 steps");
      for (const name of [
        "the rules alone",
        "+ memory is free",
        "+ idle VMs leave",
        "+ starts late",
        "+ cores count",
        "+ looks later",
      ])
        expect(printed).toContain(name);
      expect(printed).not.toContain("CloudSim 3.0.3,"); // its figures belong to its own trace
      writeFileSync(file, "vm,1,2\nvm,1");
      expect(() => command("--trace", file)).toThrow(/line 2: 2 figures are expected/);
      expect(() => command()).toThrow(/--trace FILE is needed/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 60_000);
});
