/** Forks of lanes with the real simulation behind them, on the paper's scenario. */

import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import type { Decision } from "../../src/engine/decision.ts";
import type { Intervention } from "../../src/engine/intervention.ts";
import { eventAt, eventCount, stepsWithEvents } from "../../src/engine/record.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { relocateWith } from "../../src/policies/registry.ts";
import type { ScenarioSource } from "../../src/runner/protocol.ts";
import { createPreset } from "../../src/scenario/presets/catalogue.ts";
import { createWorkload } from "../../src/scenario/scenario.ts";
import { MAX_LANES } from "../../src/state/session.ts";
import type { App } from "../../src/state/store.ts";
import { bytesOf, choose, scenarioText } from "./fixtures.ts";
import type { Page } from "./page.ts";
import { allDone, laneOf, openPage, PAPER, positionOf, runOf, sessionOf, stateOf } from "./page.ts";

const [sandpiper, scoa] = [choose("sandpiper-2008"), choose("scoa")];

const open = (): Promise<Page> => openPage(PAPER, [sandpiper, scoa]);

/** Where VM 3 goes to another PM than it does under the policy, at the beginning of an hour. */
const moveAt = (step: number, to = 4, vm = 3): Intervention => ({
  kind: "move",
  step: stepOf(step),
  after: 0,
  vm: vmId(vm),
  to: pmId(to),
});

const idOf = (app: App, index = 0): number => laneOf(app, index).id;

async function intervene(app: App, made: Intervention, as?: "new-fork"): Promise<void> {
  await app.intervene(idOf(app), made, as);
  await allDone(app);
}

/** The same, run in one go from the beginning. */
function wholeRun(choice: typeof scoa, interventions: readonly Intervention[]) {
  const workload = createWorkload(createPreset("paper"), interventions);
  return simulate(workload, relocateWith(choice), { quantiles: true });
}

describe("an intervention", () => {
  it("forks the lane: the original goes on as a ghost, and the moment after it is shown", async () => {
    const { app } = await open();
    const before = laneOf(app);
    await intervene(app, moveAt(34));
    const lane = laneOf(app);
    expect(lane.forks.map(({ id, name }) => [id, name])).toEqual([[1, ""]]);
    expect(lane.shown).toBe(1);
    expect(lane.original).toBe(before.run);
    expect(lane.ghost).toBe(before.run);
    expect(lane.run).toBe(lane.forks[0]?.run);
    expect(lane.interventions).toEqual([moveAt(34)]);
    expect(positionOf(app)).toBe("34.1");
    expect(stateOf(app).playback.kind).toBe("resting");
    expect(eventAt(runOf(lane).record, stepOf(34), 0)).toMatchObject({ kind: "migration", vm: 3, to: 4 });
  });

  it("gives the same bytes as a run from the beginning, though it only runs what follows", async () => {
    const { app, calls } = await open();
    await intervene(app, moveAt(40));
    expect(calls.at(-1)).toMatchObject({ kind: "run", request: { start: { step: 32 } } });
    const { record } = runOf(laneOf(app));
    expect(record.parts[0]).toBe(runOf({ run: laneOf(app).original }).record.parts[0]);
    expect(bytesOf(record)).toEqual(bytesOf(wholeRun(sandpiper, [moveAt(40)])));
  });

  it("adds to the fork that is shown, and to a copy of it where that is asked for", async () => {
    const { app } = await open();
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

  it("adds a PM: nothing is shared, and the fork has one more", async () => {
    const { app } = await open();
    const added: Intervention = { kind: "pm-added", step: stepOf(30), after: 0, capacity: [1, 1, 1] };
    app.play({ kind: "seek", at: { step: stepOf(33), action: 0 } });
    await intervene(app, added);
    const lane = laneOf(app);
    expect(runOf(lane).record.pms).toBe(runOf({ run: lane.original }).record.pms + 1);
    expect(bytesOf(runOf(lane).record)).toEqual(bytesOf(wholeRun(sandpiper, [added])));
    expect(positionOf(app)).toBe("33.0");
    app.choose(6);
    expect(stateOf(app).selectedPm).toBe(6);
    await app.undo();
    expect(stateOf(app).selectedPm).toBeNull();
  });

  it("made several at once, each on what the one before has left", async () => {
    const { app } = await open();
    const id = idOf(app);
    await Promise.all([34, 35, 36].map((step) => app.intervene(id, moveAt(step, step % 5))));
    expect(laneOf(app).forks.map(({ interventions }) => interventions.map(({ step }) => step))).toEqual([
      [34, 35, 36],
    ]);
    expect(stateOf(app).work).toEqual([]);
  });

  it("leaves the other lane and the baseline alone", async () => {
    const { app } = await open();
    const { baseline, lanes } = sessionOf(app);
    await intervene(app, moveAt(34));
    expect(sessionOf(app).baseline).toBe(baseline);
    expect(sessionOf(app).lanes[1]).toBe(lanes[1]);
  });

  it("that is cancelled changes nothing, and cannot be undone", async () => {
    const { app } = await open();
    const before = sessionOf(app);
    const forking = app.intervene(idOf(app), moveAt(34));
    for (const { cancel } of stateOf(app).work) cancel();
    await forking;
    expect(sessionOf(app)).toBe(before);
    expect(stateOf(app)).toMatchObject({ work: [], problem: null, canUndo: false });
  });

  it("in a lane that is closed meanwhile comes to nothing", async () => {
    const { app } = await open();
    const forking = app.intervene(idOf(app), moveAt(34));
    app.removeLane(idOf(app));
    await forking;
    expect(sessionOf(app).lanes.map(({ choice, forks }) => [choice, forks])).toEqual([[scoa, []]]);
    expect(stateOf(app).canUndo).toBe(false);
  });
});

describe("undoing", () => {
  it("everything gives back the original, the very same lane", async () => {
    const { app } = await open();
    const before = laneOf(app);
    await intervene(app, moveAt(34));
    await intervene(app, moveAt(40));
    await intervene(app, moveAt(41), "new-fork");
    app.renameFork(before.id, 2, "another");
    await app.withdraw(before.id, 1, 0);
    app.dropFork(before.id, 1);
    while (stateOf(app).canUndo) await app.undo();
    expect(laneOf(app)).toEqual(before);
    expect(laneOf(app).run).toBe(before.run);
    expect(stateOf(app).canRedo).toBe(true);
  });

  it("and doing again comes back to the same runs without running anything", async () => {
    const { app, calls } = await open();
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
    expect(stateOf(app)).toMatchObject({ canUndo: true, canRedo: false });
  });

  it("is over once something new is done", async () => {
    const { app } = await open();
    await intervene(app, moveAt(34));
    await app.undo();
    await intervene(app, moveAt(40));
    expect(stateOf(app)).toMatchObject({ canUndo: true, canRedo: false });
    await app.redo();
    expect(laneOf(app).interventions).toEqual([moveAt(40)]);
  });

  it("runs what is not there any more", async () => {
    const { app } = await open();
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
    const { app } = await open();
    await intervene(app, moveAt(34));
    app.removeLane(idOf(app));
    expect(stateOf(app).canUndo).toBe(false);
    await intervene(app, moveAt(34));
    expect(stateOf(app).canUndo).toBe(true);
    await app.openSource({ kind: "preset", name: "random", seed: 3 });
    expect(stateOf(app)).toMatchObject({ canUndo: false, canRedo: false });
    expect(laneOf(app).forks).toEqual([]);
  });
});

describe("the forks of a lane", () => {
  it("are shown one at a time, or the original", async () => {
    const { app } = await open();
    await intervene(app, moveAt(34));
    await intervene(app, moveAt(40), "new-fork");
    const { id } = laneOf(app);
    app.showFork(id, 1);
    expect(laneOf(app).interventions).toEqual([moveAt(34)]);
    app.showFork(id, null);
    expect(laneOf(app)).toMatchObject({ shown: null, interventions: [], ghost: null });
    expect(laneOf(app).run).toBe(laneOf(app).original);
    app.showFork(id, 9);
    expect(laneOf(app).shown).toBeNull();
  });

  it("are not forgotten while the original is shown: an intervention there makes another", async () => {
    const { app } = await open();
    await intervene(app, moveAt(34));
    app.showFork(idOf(app), null);
    await intervene(app, moveAt(40));
    expect(laneOf(app).forks.map(({ id, interventions }) => [id, interventions])).toEqual([
      [1, [moveAt(34)]],
      [2, [moveAt(40)]],
    ]);
  });

  it("can be named and dropped, and a number is not given twice", async () => {
    const { app } = await open();
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
    const { app } = await open();
    await intervene(app, moveAt(34));
    await intervene(app, moveAt(40));
    await app.withdraw(idOf(app), 1, 0);
    await allDone(app);
    expect(bytesOf(runOf(laneOf(app)).record)).toEqual(bytesOf(wholeRun(sandpiper, [moveAt(40)])));
    await app.withdraw(idOf(app), 1, 0);
    const lane = laneOf(app);
    expect(lane.interventions).toEqual([]);
    expect(bytesOf(runOf(lane).record)).toEqual(bytesOf(runOf({ run: lane.original }).record));
  });

  it("stay with another policy, which is run with them", async () => {
    const { app } = await open();
    await intervene(app, moveAt(34));
    await app.choosePolicy(idOf(app), scoa);
    await allDone(app);
    const lane = laneOf(app);
    expect(lane.forks.map(({ interventions }) => interventions)).toEqual([[moveAt(34)]]);
    expect(bytesOf(runOf({ run: lane.original }).record)).toEqual(bytesOf(wholeRun(scoa, [])));
    expect(bytesOf(runOf(lane).record)).toEqual(bytesOf(wholeRun(scoa, [moveAt(34)])));
  });

  it("become lanes of their own, named like them", async () => {
    const { app, calls } = await open();
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

describe("a scenario that comes with a fork", () => {
  const fork = {
    name: "mine",
    interventions: [moveAt(34), { kind: "threshold", step: stepOf(40), after: 0, value: 0.7 }],
  } as const;
  const source: ScenarioSource = {
    kind: "json",
    name: "mine.json",
    text: scenarioText({ ...createPreset("paper"), fork }),
  };

  it("is run without it and with it, which is shown; the baseline without", async () => {
    const { app } = await openPage(source, [sandpiper, scoa]);
    for (const [i, choice] of [sandpiper, scoa].entries()) {
      const lane = laneOf(app, i);
      expect(lane.forks.map(({ name, interventions }) => ({ name, interventions }))).toEqual([fork]);
      expect(lane.ghost).toBe(lane.original);
      expect(bytesOf(runOf({ run: lane.original }).record)).toEqual(bytesOf(wholeRun(choice, [])));
      expect(bytesOf(runOf(lane).record)).toEqual(bytesOf(wholeRun(choice, fork.interventions)));
    }
    expect(bytesOf(sessionOf(app).baseline.record)).toEqual(bytesOf(wholeRun(choose("none"), [])));
    expect(stateOf(app).canUndo).toBe(false);
  });

  it("leaves no fork behind when another is opened", async () => {
    const { app } = await openPage(source, [sandpiper]);
    expect(laneOf(app).shown).toBe(1);
    await app.openSource(PAPER);
    expect(laneOf(app)).toMatchObject({ forks: [], shown: null, own: [], name: null });
  });
});

describe("a link with forks", () => {
  it("opens them; what the scenario does not have is left out", async () => {
    const page = await openPage(PAPER, [scoa]);
    const { app } = page;
    const changes = [
      {
        own: null,
        fork: { name: "mine", interventions: [moveAt(34), moveAt(34, 99), moveAt(900), moveAt(3, 1, 99)] },
      },
      { own: { name: "base", interventions: [moveAt(20)] }, fork: null },
    ];
    await app.open({ source: PAPER, choices: [sandpiper, scoa], at: null, changes });
    await allDone(app);
    expect(laneOf(app, 0).forks.map(({ name, interventions }) => [name, interventions])).toEqual([
      ["mine", [moveAt(34)]],
    ]);
    expect(laneOf(app, 0).shown).toBe(1);
    expect(laneOf(app, 1)).toMatchObject({ name: "base", own: [moveAt(20)], forks: [] });
    expect(bytesOf(runOf(laneOf(app, 1)).record)).toEqual(bytesOf(wholeRun(scoa, [moveAt(20)])));
  });
});

describe("frames of a fork", () => {
  it("have the ghost at the same moment, and the conditions that hold", async () => {
    const { app } = await open();
    await intervene(app, { kind: "threshold", step: stepOf(34), after: 0, value: 0.7 });
    await intervene(app, { kind: "pm-down", step: stepOf(36), after: 0, pm: pmId(5) });
    const lane = laneOf(app);
    const frameAt = (step: number) => {
      app.play({ kind: "seek-hour", step });
      return app.framesOf(runOf(lane)).read();
    };
    const conditions = [33, 34, 36].map((step) => {
      const { threshold, isUp } = frameAt(step);
      return [threshold, isUp(5), isUp(4)];
    });
    expect(conditions).toEqual([
      [0.79, true, true],
      [0.7, true, true],
      [0.7, false, true],
    ]);
    const [frame, original] = [frameAt(50), runOf({ run: lane.original })];
    const moment = { step: stepOf(50), action: Number.MAX_SAFE_INTEGER, progress: 1 };
    expect([...(frame.ghost ?? [])]).toEqual([...original.view.frameAt(moment, 0).utilization]);
    expect([...(frame.ghost ?? [])]).not.toEqual([...frame.utilization]);
    app.showFork(lane.id, null);
    expect(app.framesOf(original).read().ghost).toBeNull();
  });

  it("are renewed when something of them has changed, and not otherwise", async () => {
    const { app } = await open();
    await intervene(app, moveAt(34));
    const source = app.framesOf(runOf(laneOf(app)));
    const frame = source.read();
    const decision: Decision = { kind: "gave-up", source: pmId(0), target: null, utilization: [1, 1, 1] };
    app.selectPm(3);
    app.point({
      lane: idOf(app, 1),
      decision,
    });
    expect(source.read()).toBe(frame);
    app.point({
      lane: idOf(app),
      decision,
    });
    expect(source.read()).not.toBe(frame);
    expect(source.read().pointedAt).toMatchObject({ kind: "gave-up" });
    app.point(null);
    expect(source.read().pointedAt).toBeNull();
    app.point({ lane: idOf(app), decision });
    app.play({ kind: "step", by: "hour", direction: 1 });
    expect(stateOf(app).pointedAt).toBeNull(); // it was about another event
  });
});

describe("a VM in the hand", () => {
  it("goes to the PM that is chosen next in its lane, at this moment", async () => {
    const { app } = await open();
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
    const { app } = await open();
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
    const { app } = await open();
    app.play({ kind: "play" });
    app.handle(null);
    expect(stateOf(app).playback.kind).toBe("playing");
    app.handle({ lane: idOf(app), kind: "move", vm: 3 });
    expect(stateOf(app).playback.kind).toBe("resting");
  });

  it("is put down with its lane", async () => {
    const { app } = await open();
    app.handle({ lane: idOf(app), kind: "move", vm: 3 });
    app.removeLane(idOf(app));
    expect(stateOf(app).handling).toBeNull();
  });
});

it("the paper's scenario has hours to fork in", async () => {
  const { app } = await open();
  const { record } = runOf(laneOf(app));
  expect(stepsWithEvents(record).length).toBeGreaterThan(5);
  expect(eventCount(record, stepOf(34))).toBeGreaterThan(0);
});
