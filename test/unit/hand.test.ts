/** A VM that a reader takes into the hand, and what Escape lets go of. */

import { describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import { letGo } from "../../src/state/let-go.ts";
import { idOf, moveAt, openTwo } from "./fork-page.ts";
import { allDone, laneOf, runOf, stateOf } from "./page.ts";

describe("a VM in the hand", () => {
  it("goes to the PM that is chosen next in its lane, at this moment", async () => {
    const { app } = await openTwo();
    const lane = laneOf(app);
    app.play({ kind: "seek", at: { step: stepOf(20), action: 0 } });
    const frame = app.framesOf(runOf(lane)).read();
    const host = [0, 1, 2, 3, 4, 5].findIndex((pm) => frame.vmsOn(pm).includes(3));
    app.handle({ lane: lane.id, kind: "move", vm: 3 });
    app.choose(host, lane.id); // it is there already
    expect(stateOf(app)).toMatchObject({ selectedPm: host, handling: { vm: 3 } });
    app.choose((host + 1) % 6, idOf(app, 1)); // of another lane: only looked at
    expect(stateOf(app).handling).not.toBeNull();
    app.choose((host + 1) % 6, lane.id);
    expect(stateOf(app).handling).toBeNull();
    await app.undo(); // waits its turn
    await app.redo();
    await allDone(app);
    expect(laneOf(app).interventions).toEqual([moveAt(20, (host + 1) % 6)]);
  });

  it("changes places with the VM that is chosen next, on another PM", async () => {
    const { app } = await openTwo();
    const lane = laneOf(app);
    app.play({ kind: "seek", at: { step: stepOf(20), action: 0 } });
    const { vmsOn } = app.framesOf(runOf(lane)).read();
    const pm = [0, 1, 2, 3, 4, 5].findIndex((one) => vmsOn(one).length > 1);
    const [vm = -1, neighbour = -1] = vmsOn(pm);
    const [other = -1] = vmsOn((pm + 1) % 6);
    app.handle({ lane: lane.id, kind: "swap", vm });
    app.selectVm(neighbour);
    expect(stateOf(app)).toMatchObject({ selectedVm: neighbour, handling: { vm } });
    app.choose((pm + 1) % 6, lane.id); // to see its VMs
    expect(stateOf(app)).toMatchObject({ selectedPm: (pm + 1) % 6, handling: { vm } });
    app.selectVm(other);
    expect(stateOf(app).handling).toBeNull();
    await app.undo();
    await app.redo();
    expect(laneOf(app).interventions).toEqual([{ kind: "swap", step: 20, after: 0, vm, with: other }]);
  });

  it("stops what plays", async () => {
    const { app } = await openTwo();
    app.play({ kind: "play" });
    app.handle(null);
    expect(stateOf(app).playback.kind).toBe("playing");
    app.handle({ lane: idOf(app), kind: "move", vm: 3 });
    expect(stateOf(app).playback.kind).toBe("resting");
  });

  it("is put down with its lane", async () => {
    const { app } = await openTwo();
    app.handle({ lane: idOf(app), kind: "move", vm: 3 });
    app.removeLane(idOf(app));
    expect(stateOf(app).handling).toBeNull();
  });
});

describe("Escape", () => {
  it("ends what is being moved, then lets go of what is chosen, then of the panel", async () => {
    const { app } = await openTwo();
    app.show({ panel: "inspect" });
    app.selectPm(2);
    app.selectVm(7);
    app.handle({ lane: idOf(app), kind: "swap", vm: 7 });
    const held = () => {
      const { handling, selectedPm, selectedVm, display } = stateOf(app);
      return [handling?.vm ?? null, selectedPm, selectedVm, display.panel];
    };
    expect(held()).toEqual([7, 2, 7, "inspect"]);
    expect(letGo(app)).toBe(true);
    expect(held()).toEqual([null, 2, 7, "inspect"]);
    expect(letGo(app)).toBe(true);
    expect(held()).toEqual([null, null, null, "inspect"]);
    expect(letGo(app)).toBe(true);
    expect(held()).toEqual([null, null, null, null]);
    expect(letGo(app)).toBe(false);
  });
});
