/** `run --demands` with files of every kind, as a person at a terminal sees it. */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cli, DEMANDS } from "./cli-here.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rebalance-lab-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes a file and runs its demands on 2 PMs. */
async function run(content: string | Uint8Array, ...args: string[]) {
  const path = join(folder, "d.csv");
  await writeFile(path, content);
  const { status, stdout, stderr } = await cli(
    "run",
    "--demands",
    path,
    "--pms",
    "2",
    "--policy",
    "none",
    ...args,
  );
  return { status, stdout, stderr: stderr.replaceAll(path, "d.csv") };
}

/** The PM-hours over the threshold of the policy "none". */
const hoursOver = (stdout: string): number => Number(/^none .*$/m.exec(stdout)?.[0].split(/ {2,}/)[5]);

const STEPS = DEMANDS.replace("hour", "step");
const TIMES = DEMANDS.replace("hour", "time").replace(
  /^(\w),(\d)/gm,
  (_, vm, hour) => `${vm},${1_700_000_000 + hour * 300}`,
);

describe("the length of a step", () => {
  it("is an hour under `hour`, and nothing is said of it", async () => {
    const { status, stdout, stderr } = await run(DEMANDS);
    expect([status, hoursOver(stdout), stderr]).toEqual([0, 1, ""]);
  });

  it("is taken as an hour under `step`, which is said in one line", async () => {
    const { status, stdout, stderr } = await run(STEPS);
    expect([status, hoursOver(stdout)]).toEqual([0, 1]);
    expect(stderr).toBe(
      "rebalance-lab: d.csv: nothing says how long a step is: 60 minutes are assumed (--step-minutes N says otherwise)\n",
    );
  });

  it.each([
    ["step", STEPS],
    ["hour", DEMANDS],
  ])("is what --step-minutes says under `%s`", async (_, text) => {
    const { status, stdout, stderr } = await run(text, "--step-minutes", "30");
    expect([status, hoursOver(stdout), stderr]).toEqual([0, 0.5, ""]);
  });

  it("is read off times; another one that is said is an error", async () => {
    const { status, stdout, stderr } = await run(TIMES);
    expect([status, hoursOver(stdout), stderr]).toEqual([0, 0.08, ""]);
    expect(await run(TIMES, "--step-minutes", "5")).toEqual({ status, stdout, stderr });
    expect(await run(TIMES, "--step-minutes", "60")).toEqual({
      status: 2,
      stdout: "",
      stderr: "rebalance-lab: d.csv, column time: the times are 5 minutes apart, not 60\n",
    });
  });
});

describe("large demands", () => {
  const LARGE = DEMANDS.replace("a,1,0.5", "a,1,35");

  it("are refused with the flag that allows them, and read with it", async () => {
    const { status, stderr } = await run(LARGE);
    expect(status).toBe(2);
    expect(stderr).toBe(
      'rebalance-lab: d.csv, line 6, column cpu, "35": is this per cent? Demands are fractions of one PM, where 1 is a whole PM: divide per cent by 100 (this would be 0.35). More than 4 is read only where it is allowed (by --allow-large)\n',
    );
    const allowed = await run(LARGE, "--allow-large", "--format", "json");
    expect([allowed.status, allowed.stderr]).toEqual([0, ""]);
    expect(Math.max(...JSON.parse(allowed.stdout).runs[0].utilization.flat(2))).toBeCloseTo(35.4);
  });

  it("stay what they are in a scenario file, which is a format of our own", async () => {
    const path = join(folder, "large.json");
    const table = [[[35, 0, 0]]];
    await writeFile(path, JSON.stringify({ ...SCENARIO, demand: { kind: "table", table } }));
    expect(await cli("run", "--scenario", path)).toMatchObject({ status: 0, stderr: "" });
  });
});

const SCENARIO = {
  schema: "rebalance-lab/scenario@1",
  name: "one",
  pms: 1,
  vms: 1,
  steps: 1,
  stepMinutes: 60,
  threshold: 0.79,
  limit: 0.9,
  seed: 1,
  vmNames: null,
  capacity: "uniform",
  initialPlacement: "even",
};

describe("a file of another kind", () => {
  const PROMETHEUS = '{"status":"success","data":{"resultType":"matrix","result":[]}}';

  it.each([
    [PROMETHEUS, /^rebalance-lab: d\.csv: this is an answer of Prometheus/],
    ["PK\x03\x04xl/workbook.xml", /^rebalance-lab: d\.csv: this is a spreadsheet \(Excel/],
    [Uint8Array.of(0x1f, 0x8b, 8, 0), /^rebalance-lab: d\.csv: this is packed \(gzip/],
    [
      JSON.stringify(SCENARIO),
      /: this is a scenario file, not a demand table \(it goes with --scenario\)\n$/,
    ],
    [DEMANDS.replaceAll(",", ";"), /d\.csv, line 1: the cells seem to be separated by ";"/],
    [
      DEMANDS.replace(/^(\w),\d/gm, "$1,1700003600"),
      /line 2, column hour, "1700003600": this looks like a time/,
    ],
    [
      DEMANDS.replace(/^(\w),(\d)/gm, (_, vm, hour) => `${vm},${Number(hour) + 1}`),
      /line 2, column hour, "1": hour counts from 0, but the first one in the file is 1/,
    ],
    [
      DEMANDS.replace(/^(\w+),/gm, "$1,host,"),
      /line 1, column host: a demand table does not say where VMs run/,
    ],
    [
      DEMANDS.replace(/,[^,]*(,[^,]*)$/gm, "$1"),
      /line 1, column net: the header lacks net; .* add a column of zeros/,
    ],
  ])("is named, with what to do: %#", async (content, expected) => {
    const { status, stdout, stderr } = await run(content);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(expected);
    expect(stderr.match(/\n/g)).toHaveLength(1);
  });

  it("is named where a scenario is wanted, too", async () => {
    const path = join(folder, "s.json");
    const says = async (content: string): Promise<string> => {
      await writeFile(path, content, "latin1");
      return (await cli("run", "--scenario", path)).stderr.replaceAll(path, "s.json");
    };
    expect(await says("PAR1\x15\x04")).toMatch(
      /^rebalance-lab: s\.json: this is a table in binary form \(Parquet\)/,
    );
    expect(await says(PROMETHEUS)).toMatch(/^rebalance-lab: s\.json: this is an answer of Prometheus/);
    expect(await says(DEMANDS)).toBe(
      "rebalance-lab: s.json: this is a demand table (CSV), not a scenario file (it goes with --demands)\n",
    );
  });

  it("with headers in upper case is none: it is read", async () => {
    const upper = DEMANDS.replace("vm,hour,cpu,net,mem", "VM,Hour,CPU,Net,Mem");
    expect(await run(upper)).toEqual(await run(DEMANDS));
  });
});
