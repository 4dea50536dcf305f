/** What is drawn of a fork: its frames, its ghost, and what is pointed at. */

import { describe, expect, it } from "vitest";
import { pmId, stepOf } from "../../src/base/ids.ts";
import type { Decision } from "../../src/engine/decision.ts";
import { DEFAULT_FIGURES } from "../../src/scenario/generated-figures.ts";
import { choose } from "./fixtures.ts";
import { idOf, intervene, moveAt, openTwo } from "./fork-page.ts";
import { allDone, laneOf, PAPER, runOf, stateOf } from "./page.ts";

describe("frames of a fork", () => {
  it("have the ghost at the same moment, and the conditions that hold", async () => {
    const { app } = await openTwo();
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
    const [frame, original] = [frameAt(50), runOf({ run: lane.runs.original })];
    const moment = { step: stepOf(50), action: Number.MAX_SAFE_INTEGER, progress: 1 };
    expect([...(frame.ghost ?? [])]).toEqual([...original.view.frameAt(moment, 0).utilization]);
    expect([...(frame.ghost ?? [])]).not.toEqual([...frame.utilization]);
    app.showFork(lane.id, null);
    expect(app.framesOf(original).read().ghost).toBeNull();
  });

  it("stay as they were where a run is no longer shown: the moment may be one that it has not", async () => {
    const { app } = await openTwo();
    await app.open({
      source: { kind: "generate", figures: { ...DEFAULT_FIGURES, pms: 2, vms: 4, steps: 10 } },
      choices: [choose("scoa")],
      at: null,
    });
    await allDone(app);
    app.play({ kind: "seek-hour", step: 5 });
    const short = app.framesOf(runOf(laneOf(app)));
    const last = short.read();
    expect(last.step).toBe(5);
    await app.open({ source: PAPER, choices: [choose("scoa")], at: { step: stepOf(60), action: 0 } });
    await allDone(app); // on a busy machine it is shown before it has come so far
    expect(stateOf(app).playback.at.step).toBe(60);
    expect(short.read()).toBe(last);
    expect(app.framesOf(runOf(laneOf(app))).read().step).toBe(60);
  });

  it("are renewed when something of them has changed, and not otherwise", async () => {
    const { app } = await openTwo();
    await intervene(app, moveAt(34));
    const source = app.framesOf(runOf(laneOf(app)));
    const frame = source.read();
    const decision: Decision = {
      kind: "ended",
      how: "gave-up",
      source: pmId(0),
      target: null,
      utilization: [1, 1, 1],
    };
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
    expect(source.read().pointedAt).toMatchObject({ kind: "ended", how: "gave-up" });
    app.point(null);
    expect(source.read().pointedAt).toBeNull();
    app.point({ lane: idOf(app), decision });
    app.play({ kind: "step", by: "hour", direction: 1 });
    expect(stateOf(app).pointedAt).toBeNull(); // it was about another event
  });
});
