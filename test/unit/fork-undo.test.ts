/** Undoing and doing again what was done to the forks of lanes. */

import { describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import { bytesOf } from "./fixtures.ts";
import { idOf, intervene, moveAt, openTwo, sandpiper, undoable, wholeRun } from "./fork-page.ts";
import { allDone, laneOf, positionOf, runOf } from "./page.ts";

describe("undoing", () => {
  it("everything gives back the original, the very same lane", async () => {
    const { app } = await openTwo();
    const before = laneOf(app);
    await intervene(app, moveAt(34));
    await intervene(app, moveAt(40));
    await intervene(app, moveAt(41), "new-fork");
    app.renameFork(before.id, 2, "another");
    await app.withdraw(before.id, 1, 0);
    app.dropFork(before.id, 1);
    while (undoable(app).canUndo) await app.undo();
    expect(laneOf(app)).toEqual(before);
    expect(laneOf(app).run).toBe(before.run);
    expect(undoable(app).canRedo).toBe(true);
  });

  it("and doing again comes back to the same runs without running anything", async () => {
    const { app, calls } = await openTwo();
    await intervene(app, moveAt(34));
    await intervene(app, moveAt(40));
    const after = laneOf(app);
    const count = calls.length;
    await app.undo();
    await app.undo();
    await app.redo();
    await app.redo();
    expect(laneOf(app)).toEqual(after);
    expect(laneOf(app).run).toBe(after.run);
    expect(calls.length).toBe(count);
    expect(undoable(app)).toEqual({ canUndo: true, canRedo: false });
  });

  it("shows the moment of what comes back or goes, where another step is shown", async () => {
    const { app } = await openTwo();
    await intervene(app, moveAt(34));
    const seek = (step: number): void => app.play({ kind: "seek", at: { step: stepOf(step), action: 0 } });
    seek(60);
    await app.undo();
    expect(positionOf(app)).toBe("34.0");
    seek(60);
    await app.redo();
    expect(positionOf(app)).toBe("34.1");
    await app.withdraw(idOf(app), 1, 0);
    seek(3);
    await app.undo();
    expect(positionOf(app)).toBe("34.1");
    app.renameFork(idOf(app), 1, "another");
    seek(60);
    await app.undo();
    expect(positionOf(app)).toBe("60.0"); // a name has no moment
    seek(34);
    await app.undo();
    expect(positionOf(app)).toBe("34.0");
  });

  it("is over once something new is done", async () => {
    const { app } = await openTwo();
    await intervene(app, moveAt(34));
    await app.undo();
    await intervene(app, moveAt(40));
    expect(undoable(app)).toEqual({ canUndo: true, canRedo: false });
    await app.redo();
    expect(laneOf(app).interventions).toEqual([moveAt(40)]);
  });

  it("runs what is not there any more", async () => {
    const { app } = await openTwo();
    const steps = [34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45];
    for (const step of steps) await intervene(app, moveAt(step));
    for (const _ of steps) await app.undo();
    expect(laneOf(app).forks).toEqual([]);
    for (const _ of steps) await app.redo();
    await allDone(app);
    expect(bytesOf(runOf(laneOf(app)).record)).toEqual(
      bytesOf(
        wholeRun(
          sandpiper,
          steps.map((step) => moveAt(step)),
        ),
      ),
    );
  });

  it("is of a lane that is there, and of this session", async () => {
    const { app } = await openTwo();
    await intervene(app, moveAt(34));
    app.removeLane(idOf(app));
    expect(undoable(app).canUndo).toBe(false);
    await intervene(app, moveAt(34));
    expect(undoable(app).canUndo).toBe(true);
    await app.openSource({ kind: "preset", name: "random", seed: 3 });
    expect(undoable(app)).toEqual({ canUndo: false, canRedo: false });
    expect(laneOf(app).forks).toEqual([]);
  });
});
