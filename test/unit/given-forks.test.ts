/** Forks that come from elsewhere: a file, a link. */

import { describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import type { ScenarioSource } from "../../src/runner/protocol.ts";
import { createPreset } from "../../src/scenario/presets/catalogue.ts";
import { bytesOf, choose, scenarioText } from "./fixtures.ts";
import { moveAt, sandpiper, scoa, undoable, wholeRun } from "./fork-page.ts";
import { allDone, laneOf, openPage, PAPER, runOf, sessionOf } from "./page.ts";

describe("a scenario that comes with a fork", () => {
  const fork = {
    name: "mine",
    interventions: [moveAt(34), { kind: "threshold", step: stepOf(40), after: 0, value: 0.7 }],
  } as const;
  const source: ScenarioSource = {
    kind: "json",
    name: "mine.json",
    file: new Blob([scenarioText({ ...createPreset("paper"), fork })]),
  };

  it("is run without it and with it, which is shown; the baseline without", async () => {
    const { app } = await openPage(source, [sandpiper, scoa]);
    for (const [i, choice] of [sandpiper, scoa].entries()) {
      const lane = laneOf(app, i);
      expect(lane.forks.map(({ name, interventions }) => ({ name, interventions }))).toEqual([fork]);
      expect(lane.ghost).toBe(lane.runs.original);
      expect(bytesOf(runOf({ run: lane.runs.original }).record)).toEqual(bytesOf(wholeRun(choice, [])));
      expect(bytesOf(runOf(lane).record)).toEqual(bytesOf(wholeRun(choice, fork.interventions)));
    }
    expect(bytesOf(sessionOf(app).baseline.record)).toEqual(bytesOf(wholeRun(choose("none"), [])));
    expect(undoable(app).canUndo).toBe(false);
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
