/** Rules that a person can check in the head, by the command line: what goes in is a scenario file, what comes out its table and JSON. */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import type { Intervention } from "../../src/engine/intervention.ts";
import type { RunFile } from "../../src/experiment/encode-run.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { createEvenScenario } from "../../src/scenario/scenario.ts";
import { cli } from "./cli-here.ts";
import { scenarioText } from "./fixtures.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rebalance-lab-"));
});
afterAll(() => rm(folder, { recursive: true }));

interface Drawn {
  readonly placement: readonly number[];
  /** `[step][vm]`. */
  readonly demands: readonly (readonly (readonly [number, number, number])[])[];
  readonly sizes?: readonly number[];
  readonly made?: readonly Intervention[];
}

function scenarioOf({ placement, demands, sizes, made }: Drawn): Scenario {
  const pms = sizes?.length ?? Math.max(...placement) + 1;
  const even = createEvenScenario({
    name: "by hand",
    pms,
    vms: placement.length,
    steps: demands.length,
    seed: 1,
    demand: { kind: "table", table: Float64Array.from(demands.flat(2)) },
  });
  return {
    ...even,
    initialPlacement: Int32Array.from(placement),
    capacity: Float64Array.from((sizes ?? Array(pms).fill(1)).flatMap((size) => [size, size, size])),
    fork: made === undefined ? null : { name: "what if", interventions: made },
  };
}

async function outputOf(drawn: Drawn, ...args: string[]): Promise<string> {
  const file = join(folder, "s.json");
  await writeFile(file, scenarioText(scenarioOf(drawn)));
  const { status, stdout, stderr } = await cli("run", "--scenario", file, ...args);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
}

const runsOf = async (drawn: Drawn, policies: string): Promise<RunFile["runs"]> =>
  (JSON.parse(await outputOf(drawn, "--policy", policies, "--format", "json")) as RunFile).runs;

const down = (pm: number, step = 0): Intervention => ({
  kind: "pm-down",
  step: stepOf(step),
  after: 0,
  pm: pmId(pm),
});

const nineDigits = (figures: readonly number[] | undefined): number[] =>
  (figures ?? []).map((figure) => Number(figure.toFixed(9)));

describe("I3: a PM that goes down", () => {
  const demands = [
    [
      [0.3, 0, 0.05],
      [0.75, 0, 0],
      [0.48, 0, 0.6],
    ],
  ] as const;

  it("is evacuated to where there is room", async () => {
    const [none] = await runsOf({ placement: [0, 1, 2], demands, made: [down(0)] }, "none");
    expect(none?.actions).toEqual([{ step: 0, kind: "migration", vm: 0, from: 0, to: 2, byHand: true }]);
    expect(nineDigits(none?.utilization[0]?.[2])).toEqual([0.78, 0, 0.65]);
  });

  it("is not evacuated to a PM that is too small, however empty it is", async () => {
    const small = [
      [
        [0.5, 0, 0.05],
        [0.001, 0, 0],
        [0.2, 0, 0.6],
      ],
    ] as const;
    const drawn = { placement: [0, 1, 2], demands: small, sizes: [1, 0.1, 1], made: [down(0)] };
    const [none] = await runsOf(drawn, "none");
    expect(none?.actions.map(({ to }) => to)).toEqual([2]);
    expect(nineDigits(none?.utilization[0]?.[2])).toEqual([0.7, 0, 0.65]);
  });
});

describe("P10: what relieves nothing", () => {
  const idle = {
    placement: [...Array<number>(11).fill(0), 1],
    demands: [[[0.85, 0, 0], ...Array.from({ length: 10 }, () => [0, 0, 0] as const), [0.5, 0, 0]]],
  } as const;

  it("SCOA leaves where it is, Sandpiper moves, and both say", async () => {
    const [scoa, sandpiper] = await runsOf(idle, "scoa,sandpiper-2008");
    expect(scoa).toMatchObject({ actions: [], relievedNothing: 0, noSolutions: [{ step: 0, pm: 0 }] });
    expect(sandpiper).toMatchObject({ counters: { migration: 10 }, relievedNothing: 10 });
    expect(sandpiper?.actions.every((action) => action.relievedNothing === true)).toBe(true);
    const lines = (await outputOf(idle, "--policy", "scoa,sandpiper-2008")).split("\n");
    expect(lines[2]).toMatch(/ {2}relieved nothing {2}PM-hours x excess {2}most moves of a VM$/);
    expect(lines[3]).toMatch(/^scoa .* 0 +0\.06 +0$/);
    expect(lines[4]).toMatch(/^sandpiper-2008 .* 10 +0\.06 +1$/);
  });
});

describe("C1: no solution", () => {
  it("counts a PM that was given up and relieved later in the step", async () => {
    const [scoa] = await runsOf(
      {
        placement: [0, 0, 1, 1],
        demands: [
          [
            [0.5, 0, 0],
            [0.4, 0, 0],
            [0, 0, 0.8],
            [0, 0, 0.03],
          ],
        ],
      },
      "scoa",
    );
    expect(scoa?.counters.noSolution).toBe(2);
    const over = scoa?.utilization[0]?.filter((u) => u.some((figure) => figure > 0.79));
    expect(over).toHaveLength(1);
  });
});

describe("I1: an intervention that does not apply", () => {
  const demands = [
    [
      [0.3, 0, 0],
      [0.4, 0, 0],
    ],
    [
      [0.3, 0, 0],
      [0.4, 0, 0],
    ],
  ] as const;

  it("is named with its reason, such as the last PM's going down", async () => {
    const drawn = { placement: [0, 1], demands, made: [down(0), down(1, 1)] };
    const passedOver = [{ intervention: 1, step: 1, kind: "pm-down", reason: "last-pm" }];
    expect(await runsOf(drawn, "scoa,none")).toMatchObject([{ passedOver }, { passedOver }]);
    expect((await outputOf(drawn, "--policy", "scoa,none")).split("\n").slice(-3)).toEqual([
      "",
      "fork.interventions[1], pm-down of PM1 in step 1, did not apply: it is the last PM that is up; its VMs have nowhere to go, and across one PM there is no deviation",
      "",
    ]);
  });

  it("is named under the policies where it did not, as far as they differ", async () => {
    const to = pmId(1);
    const drawn: Drawn = {
      placement: [0, 0, 1],
      demands: [
        [
          [0.5, 0, 0],
          [0.35, 0, 0],
          [0, 0, 0],
        ],
      ],
      // SCOA moves VM 0 there itself
      made: [{ kind: "move", step: stepOf(0), after: 1, vm: vmId(0), to }],
    };
    expect((await runsOf(drawn, "scoa,none")).map(({ passedOver }) => passedOver)).toEqual([
      [{ intervention: 0, step: 0, kind: "move", reason: "there-already" }],
      [],
    ]);
    expect(await outputOf(drawn, "--policy", "scoa,none")).toContain(
      "\nfork.interventions[0], move of VM 0 to PM1 in step 0, did not apply: the VM is on that PM already (scoa sourceLoad=before)\n",
    );
  });

  it("is one of a few that are listed, and of all in the JSON", async () => {
    const made = Array.from({ length: 30 }, (): Intervention => down(0));
    const drawn = {
      placement: [0, 1, 2],
      demands: [
        [
          [0, 0, 0],
          [0, 0, 0],
          [0, 0, 0],
        ],
      ] as const,
      made,
    };
    const table = await outputOf(drawn, "--policy", "none");
    expect(table.match(/did not apply: the PM is not up/g)).toHaveLength(20);
    expect(table).toContain("\nand 9 more; --format json has all\n");
    expect((await runsOf(drawn, "none"))[0]?.passedOver).toHaveLength(29);
  });

  it("is not named where all apply", async () => {
    const drawn = { placement: [0, 1], demands, made: [down(0)] };
    expect(await outputOf(drawn)).not.toContain("did not apply");
    expect(await runsOf(drawn, "none")).toMatchObject([{ passedOver: [] }]);
  });
});
