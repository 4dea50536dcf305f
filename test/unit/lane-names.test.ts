/** What runs are called where they stand beside each other, and who is scored beside a player. */

import { beforeAll, describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import type { Intervention } from "../../src/engine/intervention.ts";
import type { Lane, LanePlan } from "../../src/state/lane.ts";
import { createLane, plainPlan, runOfFork } from "../../src/state/lane.ts";
import type { Run, ShownRun } from "../../src/state/run.ts";
import { startI18n } from "../../src/ui/i18n/i18n.ts";
import { laneNameOf, shownNameOf } from "../../src/ui/lane/lane-name.ts";
import { missingRivals, playerName, playersOf } from "../../src/ui/panel/what-if/what-if-players.ts";
import { choose } from "./fixtures.ts";
import { words } from "./plain-words.ts";

beforeAll(() => startI18n("en"));

/** Runs are told apart by identity alone. */
const shownRun = (): ShownRun => ({ kind: "done" }) as ShownRun;

const MADE: Intervention = { kind: "threshold", step: stepOf(0), after: 0, value: 0.9 };
const FAILED: Run = { kind: "failed", fault: { kind: "died" } };
const fork = (id: number, name = "") => ({ id, name, interventions: [MADE] });

let lanes = 0;
const lane = (
  policy: string,
  parts: Partial<LanePlan> = {},
  runs: Partial<Record<"original" | "fork", Run>> = {},
): Lane => {
  const plan = { ...plainPlan(++lanes, choose(policy)), ...parts };
  return createLane(plan, {
    original: runs.original ?? shownRun(),
    forks: new Map(plan.forks.map(({ id }) => [id, runs.fork ?? shownRun()])),
  });
};

describe("the name of what a lane shows", () => {
  it("is the lane's, and with a fork the fork's as well", () => {
    const forks = [fork(1), fork(2, "more load")];
    expect(shownNameOf(lane("scoa", { forks }), words())).toBe("scoa");
    expect(shownNameOf(lane("scoa", { forks, shown: 1 }), words())).toBe("scoa: Fork 1");
    expect(shownNameOf(lane("scoa", { forks, shown: 2 }), words())).toBe("scoa: more load");
    expect(laneNameOf(lane("scoa", { forks, shown: 2 }), words())).toBe("scoa");
  });

  it("of a promoted lane says its policy, too, which may have become another", () => {
    const promoted = lane("scoa", { name: "eased", own: [MADE], forks: [fork(1)], shown: 1 });
    expect(shownNameOf(promoted, words())).toBe("scoa: eased: Fork 1");
  });

  it("of a person's only game is the person's; of one of several it is told", () => {
    expect(shownNameOf(lane("by-hand", { forks: [fork(1)], shown: 1 }), words())).toBe("by-hand");
    const games = { forks: [fork(1), fork(2)], shown: 2 };
    expect(shownNameOf(lane("by-hand", games), words())).toBe("by-hand: Fork 2");
  });
});

describe("who is scored", () => {
  it("is a person by the moves shown, and a policy by what it does by itself", () => {
    const scoa = lane("scoa", { forks: [fork(1)], shown: 1 });
    const person = lane("by-hand", { forks: [fork(1), fork(2)], shown: 2 });
    const players = playersOf([scoa, person]);
    expect(players.map((player) => playerName(player, words()))).toEqual(["by-hand: Fork 2", "scoa"]);
    expect(players[0]?.run).toBe(runOfFork(person, { id: 2 }));
    expect(players[1]?.run).toBe(scoa.runs.original);
    expect(players[1]?.run).not.toBe(scoa.run);
  });

  it("is nobody whose run failed, whatever fork of it is shown", () => {
    const scoa = lane("scoa", { forks: [fork(1)], shown: 1 }, { original: FAILED });
    const intact = lane("sandpiper-2008", { forks: [fork(1)], shown: 1 }, { fork: FAILED });
    expect(playersOf([scoa, intact]).map((player) => player.lane.id)).toEqual([intact.id]);
  });

  it("misses a rival that is there only as somebody changed it", () => {
    expect(missingRivals([lane("by-hand")])).toEqual(["scoa", "sandpiper-2008"]);
    const promoted = lane("scoa", { name: "eased", own: [MADE] });
    expect(missingRivals([promoted, lane("sandpiper-2008", { forks: [fork(1)], shown: 1 })])).toEqual([
      "scoa",
    ]);
  });
});
