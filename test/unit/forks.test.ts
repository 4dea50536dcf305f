/** Forks of lanes with the real simulation behind them, on the paper's scenario. */

import { describe, expect, it } from "vitest";
import { pmId, stepOf } from "../../src/base/ids.ts";
import type { Intervention } from "../../src/engine/intervention.ts";
import { eventAt, eventCount, stepsWithEvents } from "../../src/engine/record.ts";
import { MAX_LANES } from "../../src/state/session.ts";
import { bytesOf } from "./fixtures.ts";
import { idOf, intervene, moveAt, openTwo, sandpiper, scoa, undoable, wholeRun } from "./fork-page.ts";
import { allDone, laneOf, positionOf, runOf, sessionOf, stateOf } from "./page.ts";

describe("an intervention", () => {
  it("forks the lane: the original goes on as a ghost, and the moment after it is shown", async () => {
    const { app } = await openTwo();
    const before = laneOf(app);
    await intervene(app, moveAt(34));
    const lane = laneOf(app);
    expect(lane.forks.map(({ id, name }) => [id, name])).toEqual([[1, ""]]);
    expect(lane.shown).toBe(1);
    expect(lane.runs.original).toBe(before.run);
    expect(lane.ghost).toBe(before.run);
    expect(lane.run).toBe(lane.runs.forks.get(1));
    expect(lane.interventions).toEqual([moveAt(34)]);
    expect(positionOf(app)).toBe("34.1");
    expect(stateOf(app).playback.kind).toBe("resting");
    expect(eventAt(runOf(lane).record, stepOf(34), 0)).toMatchObject({ kind: "migration", vm: 3, to: 4 });
  });

  it("gives the same bytes as a run from the beginning, though it only runs what follows", async () => {
    const { app, calls } = await openTwo();
    await intervene(app, moveAt(40));
    expect(calls.at(-1)).toMatchObject({ kind: "run", request: { start: { step: 32 } } });
    const { record } = runOf(laneOf(app));
    expect(record.parts[0]).toBe(runOf({ run: laneOf(app).runs.original }).record.parts[0]);
    expect(bytesOf(record)).toEqual(bytesOf(wholeRun(sandpiper, [moveAt(40)])));
  });

  it("adds to the fork that is shown, and to a copy of it where that is asked for", async () => {
    const { app } = await openTwo();
    await intervene(app, moveAt(34));
    await intervene(app, moveAt(40));
    expect(laneOf(app).forks.map(({ interventions }) => interventions)).toEqual([[moveAt(34), moveAt(40)]]);
    await intervene(app, moveAt(50), "new-fork");
    expect(laneOf(app).forks.map(({ id, interventions }) => [id, interventions.length])).toEqual([
      [1, 2],
      [2, 3],
    ]);
    expect(laneOf(app).shown).toBe(2);
    expect(bytesOf(runOf(laneOf(app)).record)).toEqual(
      bytesOf(wholeRun(sandpiper, [moveAt(34), moveAt(40), moveAt(50)])),
    );
  });

  it("shows the moment after all that is done by hand there: a second move, an evacuation", async () => {
    const { app } = await openTwo();
    await intervene(app, moveAt(34));
    await intervene(app, moveAt(34, 5, 4));
    expect(positionOf(app)).toBe("34.2");
    const vms = app
      .framesOf(runOf(laneOf(app)))
      .read()
      .vmsOn(4).length;
    await intervene(app, { kind: "pm-down", step: stepOf(34), after: 2, pm: pmId(4) });
    expect(positionOf(app)).toBe(`34.${2 + vms}`);
    expect(
      app
        .framesOf(runOf(laneOf(app)))
        .read()
        .vmsOn(4),
    ).toEqual([]);
  });

  it("adds a PM: nothing is shared, and the fork has one more", async () => {
    const { app } = await openTwo();
    const added: Intervention = { kind: "pm-added", step: stepOf(30), after: 0, capacity: [1, 1, 1] };
    app.play({ kind: "seek", at: { step: stepOf(33), action: 0 } });
    await intervene(app, added);
    const lane = laneOf(app);
    expect(runOf(lane).record.pms).toBe(runOf({ run: lane.runs.original }).record.pms + 1);
    expect(bytesOf(runOf(lane).record)).toEqual(bytesOf(wholeRun(sandpiper, [added])));
    expect(positionOf(app)).toBe("33.0");
    app.choose(6);
    expect(stateOf(app).selectedPm).toBe(6);
    await app.undo();
    expect(stateOf(app).selectedPm).toBeNull();
  });

  it("made several at once, each on what the one before has left", async () => {
    const { app } = await openTwo();
    const id = idOf(app);
    await Promise.all([34, 35, 36].map((step) => app.intervene(id, moveAt(step, step % 5))));
    expect(laneOf(app).forks.map(({ interventions }) => interventions.map(({ step }) => step))).toEqual([
      [34, 35, 36],
    ]);
    expect(stateOf(app).work).toEqual([]);
  });

  it("leaves the other lane and the baseline alone", async () => {
    const { app } = await openTwo();
    const { baseline, lanes } = sessionOf(app);
    await intervene(app, moveAt(34));
    expect(sessionOf(app).baseline).toBe(baseline);
    expect(sessionOf(app).lanes[1]).toBe(lanes[1]);
  });

  it("that is cancelled changes nothing, and cannot be undone", async () => {
    const { app } = await openTwo();
    const before = sessionOf(app);
    const forking = app.intervene(idOf(app), moveAt(34));
    for (const { cancel } of stateOf(app).work) cancel();
    await forking;
    expect(sessionOf(app)).toBe(before);
    expect(stateOf(app)).toMatchObject({ work: [], problem: null });
    expect(undoable(app).canUndo).toBe(false);
  });

  it("in a lane that is closed meanwhile comes to nothing", async () => {
    const { app } = await openTwo();
    const forking = app.intervene(idOf(app), moveAt(34));
    app.removeLane(idOf(app));
    await forking;
    expect(sessionOf(app).lanes.map(({ choice, forks }) => [choice, forks])).toEqual([[scoa, []]]);
    expect(undoable(app).canUndo).toBe(false);
  });
});

describe("the forks of a lane", () => {
  it("are shown one at a time, or the original", async () => {
    const { app } = await openTwo();
    await intervene(app, moveAt(34));
    await intervene(app, moveAt(40), "new-fork");
    const { id } = laneOf(app);
    app.showFork(id, 1);
    expect(laneOf(app).interventions).toEqual([moveAt(34)]);
    app.showFork(id, null);
    expect(laneOf(app)).toMatchObject({ shown: null, interventions: [], ghost: null });
    expect(laneOf(app).run).toBe(laneOf(app).runs.original);
    app.showFork(id, 9);
    expect(laneOf(app).shown).toBeNull();
  });

  it("are not forgotten while the original is shown: an intervention there makes another", async () => {
    const { app } = await openTwo();
    await intervene(app, moveAt(34));
    app.showFork(idOf(app), null);
    await intervene(app, moveAt(40));
    expect(laneOf(app).forks.map(({ id, interventions }) => [id, interventions])).toEqual([
      [1, [moveAt(34)]],
      [2, [moveAt(40)]],
    ]);
  });

  it("can be named and dropped, and a number is not given twice", async () => {
    const { app } = await openTwo();
    await intervene(app, moveAt(34));
    await intervene(app, moveAt(40), "new-fork");
    const { id } = laneOf(app);
    app.renameFork(id, 2, " to PM4 ");
    expect(laneOf(app).forks[1]?.name).toBe("to PM4");
    app.dropFork(id, 2);
    expect(laneOf(app)).toMatchObject({ shown: null });
    expect(laneOf(app).forks.map((fork) => fork.id)).toEqual([1]);
    await intervene(app, moveAt(50));
    expect(laneOf(app).forks.map((fork) => fork.id)).toEqual([1, 3]);
    app.dropFork(id, 7);
    expect(laneOf(app).forks).toHaveLength(2);
  });

  it("give an intervention back: without any, a fork is the original, byte for byte", async () => {
    const { app } = await openTwo();
    await intervene(app, moveAt(34));
    await intervene(app, moveAt(40));
    await app.withdraw(idOf(app), 1, 0);
    await allDone(app);
    expect(bytesOf(runOf(laneOf(app)).record)).toEqual(bytesOf(wholeRun(sandpiper, [moveAt(40)])));
    await app.withdraw(idOf(app), 1, 0);
    const lane = laneOf(app);
    expect(lane.interventions).toEqual([]);
    expect(bytesOf(runOf(lane).record)).toEqual(bytesOf(runOf({ run: lane.runs.original }).record));
  });

  it("stay with another policy, which is run with them", async () => {
    const { app } = await openTwo();
    await intervene(app, moveAt(34));
    await app.choosePolicy(idOf(app), scoa);
    await allDone(app);
    const lane = laneOf(app);
    expect(lane.forks.map(({ interventions }) => interventions)).toEqual([[moveAt(34)]]);
    expect(bytesOf(runOf({ run: lane.runs.original }).record)).toEqual(bytesOf(wholeRun(scoa, [])));
    expect(bytesOf(runOf(lane).record)).toEqual(bytesOf(wholeRun(scoa, [moveAt(34)])));
  });

  it("become lanes of their own, named like them", async () => {
    const { app, calls } = await openTwo();
    await intervene(app, moveAt(34));
    const { id, run } = laneOf(app);
    app.renameFork(id, 1, "by hand");
    const count = calls.length;
    await app.promoteFork(id, 1);
    const lane = laneOf(app, 2);
    expect(lane).toMatchObject({ name: "by hand", own: [moveAt(34)], forks: [], shown: null, ghost: null });
    expect(lane.interventions).toEqual([moveAt(34)]);
    expect(calls.length).toBe(count); // it is all there already
    expect(bytesOf(runOf(lane).record)).toEqual(bytesOf(runOf({ run }).record));
    expect(app.framesOf(runOf(lane))).not.toBe(app.framesOf(runOf({ run })));
    await app.intervene(lane.id, moveAt(40));
    expect(laneOf(app, 2).interventions).toEqual([moveAt(34), moveAt(40)]);
    await app.promoteFork(id, 1, "Fork 1");
    await app.promoteFork(id, 1, "Fork 1");
    expect(sessionOf(app).lanes).toHaveLength(MAX_LANES);
  });
});

it("the paper's scenario has hours to fork in", async () => {
  const { app } = await openTwo();
  const { record } = runOf(laneOf(app));
  expect(stepsWithEvents(record).length).toBeGreaterThan(5);
  expect(eventCount(record, stepOf(34))).toBeGreaterThan(0);
});
