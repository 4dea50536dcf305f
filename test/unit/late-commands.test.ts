/** Commands on forks at unlucky moments, and lists that a command would break. */

import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import type { Intervention } from "../../src/engine/intervention.ts";
import type { ScenarioSource } from "../../src/runner/protocol.ts";
import { createPreset } from "../../src/scenario/presets/catalogue.ts";
import type { App } from "../../src/state/app.ts";
import { allOf } from "../../src/state/run.ts";
import { bytesOf, scenarioText } from "./fixtures.ts";
import { idOf, intervene, moveAt, openTwo, sandpiper, scoa, undoable, wholeRun } from "./fork-page.ts";
import { allDone, laneOf, runOf, sessionOf, stateOf } from "./page.ts";

const RANDOM: ScenarioSource = { kind: "preset", name: "random", seed: 3 };
/** With a fork of its own, which has the number of the one that a command means. */
const FORKED: ScenarioSource = {
  kind: "json",
  name: "forked.json",
  file: new Blob([
    scenarioText({
      ...createPreset("random", 3),
      fork: { name: "its own", interventions: [moveAt(3), moveAt(4)] },
    }),
  ]),
};
const WRONG: ScenarioSource = { kind: "json", name: "wrong.json", file: new Blob(["{"]) };

const downAt = (step: number, pm: number): Intervention => ({
  kind: "pm-down",
  step: stepOf(step),
  after: 0,
  pm: pmId(pm),
});

const addedAt = (step: number, mem: number): Intervention => ({
  kind: "pm-added",
  step: stepOf(step),
  after: 0,
  capacity: [1, 1, mem],
});

describe("taking an added PM back", () => {
  it("takes what names it along, and the PMs after it move up", async () => {
    const { app } = await openTwo();
    const veto: Intervention = { kind: "veto", step: stepOf(34), vm: vmId(2), to: pmId(7) };
    for (const made of [addedAt(30, 1), moveAt(40, 6), downAt(45, 6), addedAt(31, 2), moveAt(41, 7, 5), veto])
      await intervene(app, made);
    expect(runOf(laneOf(app)).record.pms).toBe(8);
    await app.withdraw(idOf(app), 1, 0);
    await allDone(app);
    const rest = [addedAt(31, 2), moveAt(41, 6, 5), { ...veto, to: pmId(6) }];
    expect(laneOf(app).interventions).toEqual(rest);
    expect(stateOf(app).problem).toBeNull();
    expect(bytesOf(runOf(laneOf(app)).record)).toEqual(bytesOf(wholeRun(sandpiper, rest)));
    await app.undo();
    expect(laneOf(app).interventions).toHaveLength(6);
  });
});

describe("a list that could not be saved and read again", () => {
  it.each([moveAt(34, 6), moveAt(34, 4, 999), moveAt(99)])(
    "is not run, and that is said: %j",
    async (made) => {
      const { app } = await openTwo();
      const before = sessionOf(app);
      await app.intervene(idOf(app), made);
      expect(sessionOf(app)).toBe(before);
      expect(stateOf(app)).toMatchObject({ work: [], problem: { kind: "input" } });
      expect(undoable(app).canUndo).toBe(false);
      await intervene(app, moveAt(34)); // and nothing is stuck
      expect(laneOf(app).interventions).toEqual([moveAt(34)]);
    },
  );
});

describe("a command that is given while another scenario is opening", () => {
  it.each<[string, (app: App, lane: number) => Promise<void> | void]>([
    ["an intervention", (app, lane) => app.intervene(lane, moveAt(3))],
    ["a withdrawal", (app, lane) => app.withdraw(lane, 1, 0)],
    ["the original", (app, lane) => app.showFork(lane, null)],
    ["a fork less", (app, lane) => app.dropFork(lane, 1)],
    ["a name", (app, lane) => app.renameFork(lane, 1, "mine")],
    ["a promotion", (app, lane) => app.promoteFork(lane, 1)],
    ["an undoing", (app) => app.undo()],
  ])("comes to nothing in that: %s", async (_, command) => {
    const { app } = await openTwo();
    await intervene(app, moveAt(34));
    const opening = app.openSource(FORKED);
    const given = command(app, idOf(app));
    expect(await opening).toBe(true);
    await given;
    await app.redo(); // after everything that had its turn
    const fork = { id: 1, name: "its own", interventions: [moveAt(3), moveAt(4)] };
    expect(sessionOf(app).lanes).toMatchObject([
      { choice: sandpiper, forks: [fork], own: [], shown: 1 },
      { choice: scoa, forks: [fork], own: [], shown: 1 },
    ]);
    expect(laneOf(app).forks).toHaveLength(1);
    expect(sessionOf(app).lanes).toHaveLength(2);
    expect(undoable(app)).toEqual({ canUndo: false, canRedo: false });
    expect(stateOf(app)).toMatchObject({ problem: null, work: [] });
  });

  it("is carried out where nothing comes of the opening", async () => {
    const { app } = await openTwo();
    const opening = app.openSource(WRONG);
    const given = app.intervene(idOf(app), moveAt(34));
    expect(await opening).toBe(false);
    await given;
    expect(laneOf(app).interventions).toEqual([moveAt(34)]);
  });

  it("waits behind one that is under way, and comes to nothing, too", async () => {
    const { app } = await openTwo();
    const id = idOf(app);
    const given = [34, 35, 36].map((step) => app.intervene(id, moveAt(step)));
    const opening = app.openSource(RANDOM);
    await Promise.all([...given, opening]);
    expect(laneOf(app)).toMatchObject({ forks: [], interventions: [] });
    expect(undoable(app).canUndo).toBe(false);
  });
});

describe("a run that has failed", () => {
  it("is not run again by what is done to the forks beside it, but by wishing so", async () => {
    const { app, calls } = await openTwo();
    const choice = { policy: "no such policy", parameters: {} };
    await app.choosePolicy(idOf(app), choice);
    await app.intervene(idOf(app), moveAt(34));
    const { id, runs } = laneOf(app);
    expect(allOf(runs).map(({ kind }) => kind)).toEqual(["failed", "failed"]);
    const count = calls.length;
    app.renameFork(id, 1, "mine");
    app.showFork(id, null);
    await app.redo();
    expect(laneOf(app)).toMatchObject({ shown: null, forks: [{ name: "mine" }] });
    expect(calls.length).toBe(count);
    await app.choosePolicy(id, choice);
    expect(calls.length).toBe(count + 2);
  });
});
