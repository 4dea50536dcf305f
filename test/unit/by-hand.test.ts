/** A lane whose policy is a person: playing asks, the player answers. On the paper's scenario, with the real simulation. */

import { describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import { eventAt, eventCount, eventsOf, stepsWithEvents } from "../../src/engine/record.ts";
import type { App } from "../../src/state/app.ts";
import { choose } from "./fixtures.ts";
import type { Page } from "./page.ts";
import { allDone, laneOf, openPage, PAPER, positionOf, runOf, stateOf } from "./page.ts";

const [byHand, scoa] = [choose("by-hand"), choose("scoa")];

const open = (...choices: readonly (typeof scoa)[]): Promise<Page> =>
  openPage(PAPER, choices.length === 0 ? [byHand] : choices);

const recordOf = (app: App, index = 0) => runOf(laneOf(app, index)).record;

/** The first hour in which a PM is over, and the PMs that are. */
function firstOver(app: App): { readonly hour: number; readonly pms: number[] } {
  const hour = stepsWithEvents(recordOf(app))[0] ?? stepOf(-1);
  return { hour, pms: eventsOf(recordOf(app), hour).map(({ from }) => from) };
}

/** Plays until playing stops. */
function playOn({ app, crank }: Page): void {
  for (let i = 0; i < 20_000 && stateOf(app).playback.kind === "playing"; i++) crank(100);
}

async function openAsked() {
  const page = await open();
  page.app.play({ kind: "play" });
  playOn(page);
  return { ...page, ...firstOver(page.app) };
}

describe("playing a lane by hand", () => {
  it("stops where a PM is over, before it is given up, and asks", async () => {
    const { app, hour, pms } = await openAsked();
    expect(positionOf(app)).toBe(`${hour}.0`);
    expect(stateOf(app).asking).toEqual({ lane: laneOf(app).id, pm: pms[0] });
    expect(stateOf(app).playback.kind).toBe("resting");
  });

  it("goes on when the PM is left as it is", async () => {
    const { app, hour } = await openAsked();
    app.leaveAsIs();
    expect(stateOf(app)).toMatchObject({ asking: null, playback: { kind: "playing" } });
    expect(positionOf(app)).toBe(`${hour}.1`);
  });

  it.each([0, 1])("asks again for a PM that was left once one goes back, by %i hours", async (hours) => {
    const page = await openAsked();
    const { app, hour } = page;
    const { asking } = stateOf(app);
    app.leaveAsIs();
    app.play({ kind: "seek", at: { step: stepOf(hour - hours), action: 0 } });
    expect(stateOf(app).asking).toBeNull();
    app.play({ kind: "play" });
    playOn(page);
    expect(positionOf(app)).toBe(`${hour}.0`);
    expect(stateOf(app).asking).toEqual(asking);
  });

  it.each<[string, (app: App, id: number) => Promise<void>]>([
    ["list", (app, id) => app.intervene(id, { kind: "veto", step: stepOf(0), vm: vmId(3), to: pmId(4) })],
    ["policy", (app, id) => app.choosePolicy(id, scoa).then(() => app.choosePolicy(id, byHand))],
  ])("asks again for a PM that was left once the lane has another %s", async (_, change) => {
    const page = await open(byHand, byHand);
    const { app } = page;
    app.play({ kind: "play" });
    playOn(page);
    const { asking } = stateOf(app);
    app.leaveAsIs();
    expect(stateOf(app).asking).toEqual({ lane: laneOf(app, 1).id, pm: asking?.pm });
    app.showFork(laneOf(app).id, null); // changes nothing, and forgets nothing
    expect(stateOf(app).asking?.lane).toBe(laneOf(app, 1).id);
    await change(app, laneOf(app).id);
    await allDone(app);
    expect(stateOf(app).asking).toEqual(asking);
  });

  it("goes on by playing, too", async () => {
    const { app, hour } = await openAsked();
    app.play({ kind: "toggle" });
    expect(stateOf(app)).toMatchObject({ asking: null, playback: { kind: "playing" } });
    expect(positionOf(app)).toBe(`${hour}.1`);
  });

  it("asks for every PM that is over in the whole run, once, and comes to the end", async () => {
    const page = await openAsked();
    const { app } = page;
    const asked: string[] = [];
    for (let i = 0; i < 1000; i++) {
      const { asking } = stateOf(app);
      if (asking === null) break;
      asked.push(`${stateOf(app).playback.at.step}: PM${asking.pm}`);
      app.leaveAsIs();
      playOn(page);
    }
    const record = recordOf(app);
    expect(asked).toEqual(
      stepsWithEvents(record).flatMap((step) =>
        eventsOf(record, step).map(({ from }) => `${step}: PM${from}`),
      ),
    );
    expect(asked.length).toBeGreaterThan(3);
    expect(stateOf(app).playback.at.step).toBe(71);
  });

  it("asks at once where one begins to play at a PM that is over", async () => {
    const { app, hour, pms } = await openAsked();
    app.play({ kind: "seek-hour", step: 0 });
    expect(stateOf(app).asking).toBeNull();
    app.play({ kind: "seek", at: { step: stepOf(hour), action: 0 } });
    expect(stateOf(app).asking).toBeNull(); // looking is no playing
    app.play({ kind: "play" });
    expect(stateOf(app).asking).toEqual({ lane: laneOf(app).id, pm: pms[0] });
    expect(stateOf(app).playback.kind).toBe("resting");
  });

  it("asks nothing of other policies, whose no-solutions just happen", async () => {
    const page = await open(choose("sandpiper-2008"), scoa);
    page.app.play({ kind: "set-speed", speed: 24 });
    page.app.play({ kind: "play" });
    playOn(page);
    expect(stateOf(page.app).playback.at.step).toBe(71);
  });

  it("asks one player after the other", async () => {
    const page = await open(byHand, byHand);
    page.app.play({ kind: "play" });
    playOn(page);
    const { hour } = firstOver(page.app);
    expect(stateOf(page.app).asking?.lane).toBe(laneOf(page.app, 0).id);
    page.app.leaveAsIs();
    expect(stateOf(page.app).asking?.lane).toBe(laneOf(page.app, 1).id);
    expect(positionOf(page.app)).toBe(`${hour}.0`);
    page.app.leaveAsIs();
    expect(stateOf(page.app)).toMatchObject({ asking: null, playback: { kind: "playing" } });
  });
});

describe("a move by hand", () => {
  it("is a fork without a ghost, run anew, and asks again while the PM is still over", async () => {
    const { app, hour, pms } = await openAsked();
    const pm = pms[0] ?? -1;
    const lane = laneOf(app);
    let made = 0;
    while (stateOf(app).asking?.pm === pm) {
      const frame = app.framesOf(runOf(laneOf(app))).read();
      // The largest VM goes where there is most room.
      const largest = frame
        .vmsOn(pm)
        .toSorted((a, b) => Math.max(...frame.shareOf(b, pm)) - Math.max(...frame.shareOf(a, pm)))[0];
      const load = (other: number): number =>
        Math.max(...frame.utilization.subarray(other * 3, other * 3 + 3));
      const to = [0, 1, 2, 3, 4, 5].filter((other) => other !== pm).toSorted((a, b) => load(a) - load(b))[0];
      app.handle({ lane: lane.id, kind: "move", vm: largest ?? -1 });
      app.choose(to ?? -1, lane.id);
      await app.redo(); // takes its turn after the move
      await allDone(app);
      made++;
      expect(laneOf(app).interventions).toHaveLength(made);
      expect(positionOf(app)).toBe(`${hour}.${made}`);
      expect(stateOf(app).playback.kind).toBe("resting");
      expect(made).toBeLessThan(7);
    }
    expect(made).toBeGreaterThan(0);
    expect(laneOf(app)).toMatchObject({ shown: 1, ghost: null });
    const events = eventsOf(recordOf(app), stepOf(hour));
    expect(events.slice(0, made).every(({ kind, from }) => kind === "migration" && from === pm)).toBe(true);
    expect(events.slice(made).some(({ from }) => from === pm)).toBe(false);
  });

  it("that does not help leaves the question open", async () => {
    const { app, hour, pms } = await openAsked();
    const pm = pms[0] ?? -1;
    const lane = laneOf(app);
    const other = (pm + 1) % 6;
    const [vm = -1] = app.framesOf(runOf(lane)).read().vmsOn(other);
    await app.intervene(lane.id, {
      kind: "move",
      step: stepOf(hour),
      after: 0,
      vm: vmId(vm),
      to: pmId((pm + 2) % 6),
    });
    await allDone(app);
    expect(stateOf(app).asking).toEqual({ lane: lane.id, pm });
    expect(positionOf(app)).toBe(`${hour}.1`);
    expect(eventAt(recordOf(app), stepOf(hour), 1)).toMatchObject({ kind: "no-solution", from: pm });
    await app.undo();
    expect(eventCount(recordOf(app), stepOf(hour))).toBe(pms.length);
  });
});

describe("the question", () => {
  it("is over when one goes elsewhere, closes the lane, or opens something else", async () => {
    const looked = await openAsked();
    looked.app.play({ kind: "step", by: "hour", direction: -1 });
    expect(stateOf(looked.app).asking).toBeNull();

    const opened = await openAsked();
    await opened.app.openSource({ kind: "preset", name: "random", seed: 3 });
    expect(stateOf(opened.app).asking).toBeNull();

    const closed = await open(byHand, scoa);
    closed.app.play({ kind: "play" });
    playOn(closed);
    expect(stateOf(closed.app).asking).not.toBeNull();
    closed.app.removeLane(laneOf(closed.app).id);
    expect(stateOf(closed.app).asking).toBeNull();
  });

  it("stays while the speed is changed", async () => {
    const { app } = await openAsked();
    app.play({ kind: "set-speed", speed: 8 });
    expect(stateOf(app).asking).not.toBeNull();
  });
});
