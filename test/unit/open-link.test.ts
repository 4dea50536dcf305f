/** What a link shows, and what it says that it could not show. */

import { describe, expect, it } from "vitest";
import { decodeLink, encodeLink } from "../../src/state/link.ts";
import { openLink } from "../../src/state/open-link.ts";
import { allDone, createPage, laneOf, positionOf, stateOf, until } from "./page.ts";

const CAMERA = { set: () => {}, reset: () => {} };

async function openAt(fragment: string) {
  const { app } = createPage();
  await openLink(app, CAMERA, decodeLink(fragment), true);
  await allDone(app); // what it shows is there once the runs have come so far
  return app;
}

describe("a link", () => {
  it("shows the forks of its lanes", async () => {
    const app = await openAt(
      "#v=1&scenario=paper&policies=sandpiper-2008,scoa&fork2=mine*m34.0.18.4&at=34.1",
    );
    expect(stateOf(app).problem).toBeNull();
    expect(laneOf(app, 0).forks).toEqual([]);
    expect(laneOf(app, 1).forks).toMatchObject([{ id: 1, name: "mine" }]);
    expect(laneOf(app, 1).interventions).toEqual([{ kind: "move", step: 34, after: 0, vm: 18, to: 4 }]);
    expect(positionOf(app)).toBe("34.1");
  });

  it("names what of them the scenario does not have", async () => {
    const app = await openAt(
      "#v=1&scenario=paper&policies=scoa&fork1=mine*m34.0.18.4~m34.0.36.4~d99.0.1&own1=base*v1.2.9&at=34.1",
    );
    expect(laneOf(app).forks.map(({ interventions }) => interventions.length)).toEqual([1]);
    expect(laneOf(app)).toMatchObject({ name: "base", own: [] });
    expect(stateOf(app).problem).toEqual({
      kind: "link",
      dropped: ["own1=v1.2.9", "fork1=m34.0.36.4", "fork1=d99.0.1"],
      file: null,
      newer: null,
    });
  });

  it("names a PM that is not added, and aims at those after it as before", async () => {
    const app = await openAt(
      "#v=1&scenario=paper&policies=scoa&fork1=mine*a99.0.1,1,1~a3.0.1,1,2~m5.0.3.6~m6.0.4.7&at=5.0",
    );
    expect(laneOf(app).interventions).toMatchObject([
      { kind: "pm-added", step: 3, capacity: [1, 1, 2] },
      { kind: "move", step: 6, vm: 4, to: 6 },
    ]);
    expect(stateOf(app).problem).toMatchObject({ dropped: ["fork1=a99.0.1,1,1", "fork1=m5.0.3.6"] });
  });

  it("leads inside a deliberation, with the panel and the VM that it says", async () => {
    const app = await openAt("#v=1&scenario=paper&at=34.0.2&panel=why&vm=7&pm=3");
    await until(app, () => positionOf(app) === "34.0.2");
    expect(stateOf(app)).toMatchObject({ selectedPm: 3, selectedVm: 7, display: { panel: "why" } });
  });

  it("plays as fast as it says, and where it says nothing as fast as a page that was just opened", async () => {
    const page = createPage();
    const speedAfter = async (fragment: string): Promise<number> => {
      await openLink(page.app, CAMERA, decodeLink(fragment), true);
      return stateOf(page.app).playback.speed;
    };
    const asOpened = stateOf(page.app).playback.speed;
    expect(await speedAfter("#v=1&scenario=paper&at=34.1&speed=24")).toBe(24);
    expect(await speedAfter("#v=1&scenario=paper&at=34.1")).toBe(asOpened);
  });

  it("chooses what it says with the scenario that has it, and not before", async () => {
    const { app } = createPage();
    await openLink(
      app,
      CAMERA,
      decodeLink("#v=2&scenario=generated&pms=2&vms=4&steps=10&seed=1&at=5.0"),
      true,
    );
    const strays: unknown[] = [];
    app.store.subscribe(({ session, selectedVm }) => {
      if (session !== null && selectedVm !== null && selectedVm >= session.scenario.vms)
        strays.push(selectedVm);
    });
    await openLink(app, CAMERA, decodeLink("#v=2&scenario=paper&at=34.1&pm=0&vm=20"), true);
    expect(stateOf(app)).toMatchObject({ selectedPm: 0, selectedVm: 20 });
    expect(strays).toEqual([]);
  });

  it("may choose a PM that a fork adds", async () => {
    const fork = "fork1=*a3.0.1,1,1&at=5.0";
    const app = await openAt(`#v=1&scenario=paper&policies=scoa&${fork}&pm=6`);
    expect(stateOf(app)).toMatchObject({ selectedPm: 6, problem: null });
    expect((await openAt("#v=1&scenario=paper&policies=scoa&at=5.0&pm=6")).store.getState()).toMatchObject({
      selectedPm: null,
      problem: { dropped: ["pm=6"] },
    });
  });

  it("is what it was opened by", async () => {
    const text = "#v=3&scenario=paper&policies=scoa&fork1=to+PM4*m34.0.18.4~t40.1.0.7&at=34.1&lang=en";
    expect(encodeLink(decodeLink(text).state)).toBe(text);
  });
});
