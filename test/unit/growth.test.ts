/** What a run that has come further makes of the session. */

import { describe, expect, it } from "vitest";
import { grownBy } from "../../src/state/growth.ts";
import { createLane } from "../../src/state/lane.ts";
import type { ShownRun } from "../../src/state/run.ts";
import { allOf } from "../../src/state/run.ts";
import { moveAt, openTwo } from "./fork-page.ts";
import { runOf, sessionOf } from "./page.ts";

describe("a run that has come further", async () => {
  const { app } = await openTwo();
  const opened = sessionOf(app);
  const [lane, other] = opened.lanes;
  if (lane === undefined || other === undefined) throw new Error("there are two lanes");
  const run = runOf(lane);
  const fork = { id: 1, name: "", interventions: [moveAt(34)] };
  const forked = createLane(
    { ...lane, forks: [fork], shown: 1 },
    { original: run, forks: new Map([[1, run]]) },
  );
  const session = { ...opened, lanes: [forked, other] };
  const further: ShownRun = { ...run };
  const lost: ShownRun = { ...run, kind: "stopped", fault: { kind: "died" } };

  it("is in every place where it was, and the other lanes are the same", () => {
    const grown = grownBy(session, null, further);
    const [here, there] = grown?.session?.lanes ?? [];
    expect(there).toBe(other);
    expect(here?.run).toBe(further);
    expect(here?.ghost).toBe(further);
    expect(here && allOf(here.runs).every((one) => one === further)).toBe(true);
    expect(grown?.problem).toBeNull();
  });

  it("is told of once where it stopped by itself, however many places it has", () => {
    const grown = grownBy(session, null, lost);
    expect(grown?.problem).toEqual({ kind: "stopped", fault: { kind: "died" }, lanes: [forked.id] });
  });

  it("may be the baseline, whose end is no lane's", () => {
    const baseline: ShownRun = { ...session.baseline, kind: "stopped", fault: { kind: "died" } };
    expect(grownBy(session, null, baseline)).toEqual({ session: { ...session, baseline }, problem: null });
  });

  it("changes nothing once another has taken its place", () => {
    expect(grownBy({ ...session, lanes: [other] }, null, further)).toBeNull();
  });
});
