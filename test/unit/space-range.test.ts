/** The one range of all lanes, as runs come in. Figures in drawings are percent of a PM. */

import { describe, expect, it } from "vitest";
import type { RunRecord } from "../../src/engine/record.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { Lane } from "../../src/state/lane.ts";
import type { ShownRun } from "../../src/state/run.ts";
import { isFittedSpace, spaceRange } from "../../src/state/space-range.ts";
import { loadExtent } from "../../src/view/over-time/load-extent.ts";
import { WHOLE_SPACE } from "../../src/view/picture/axis-range.ts";
import { decider, draw, run } from "./fixtures.ts";

/** Hardly any net; mem as usual. */
const QUIET = draw(["PM0: 40 4 40, 20 2 40 \n PM1: 10 1 0", "PM0: 60 4 40, 20 4 40 \n PM1: 10 1 0"]);
const QUIET_RUN = run("none", QUIET);
const LOUD_RUN = run("none", draw(["PM0: 90 4 40, 90 2 40 \n PM1: 10 1 0"]));
const BUSIER_NET = run("none", draw(["PM0: 40 14 40, 20 2 40 \n PM1: 10 1 0"]));

const shown = (record: RunRecord, kind: ShownRun["kind"] = "done") => ({ kind, record }) as ShownRun;
const laneOf = (of: ShownRun): Lane => ({ run: of, ghost: null }) as Lane;
const session = (baseline: ShownRun, ...runs: ShownRun[]) => ({ baseline, lanes: runs.map(laneOf) });
const endsOf = (...runs: Parameters<typeof session>) =>
  spaceRange(session(...runs), "fitted").map(({ end }) => end);

describe("how far resources are used", () => {
  it("is what the PM with most has in any step, also before it is relieved", () => {
    expect(loadExtent([QUIET_RUN]).map(({ peak }) => Number(peak.toFixed(3)))).toEqual([0.8, 0.08, 0.8]);
    const relieved = run("scoa", QUIET);
    expect(loadExtent([relieved])[2].peak).toBeCloseTo(0.8, 12);
  });

  it("counts each PM of a small fleet, and nine of ten of a large one", () => {
    expect(loadExtent([QUIET_RUN]).map(({ peak, bulk }) => peak - bulk)).toEqual([0, 0, 0]);
    const many = draw(
      Array.from({ length: 20 }, (_, pm) => `PM${pm}: 10 ${pm === 0 ? 90 : 5} 10`).join("\n"),
    );
    const [cpu, net] = loadExtent([simulate(many, decider("none"), { quantiles: true })]);
    expect([cpu.bulk, net.bulk, net.peak].map((figure) => Number(figure.toFixed(3)))).toEqual([
      0.1, 0.05, 0.9,
    ]);
  });
});

describe("the range of the space", () => {
  it("fits what is used in any of the lanes, and is one for all", () => {
    expect(endsOf(shown(QUIET_RUN), shown(QUIET_RUN))).toEqual([1, 0.1, 1]);
    expect(endsOf(shown(QUIET_RUN), shown(QUIET_RUN), shown(LOUD_RUN))).toEqual([2, 0.1, 1]);
  });

  it("is the usual one by choice, and offers no choice where it would be anyhow", () => {
    const quiet = session(shown(QUIET_RUN), shown(QUIET_RUN));
    expect(spaceRange(quiet, "whole")).toBe(WHOLE_SPACE);
    expect(isFittedSpace(quiet)).toBe(true);
    const usual = shown(run("none", draw("PM0: 60 70 80 \n PM1: 60 60 60")));
    expect(isFittedSpace(session(usual, usual))).toBe(false);
  });

  it("cuts nothing down while all runs are coming in, and fits once one is known", () => {
    const growing = shown(QUIET_RUN, "running");
    expect(endsOf(growing, growing)).toEqual([1, 1, 1]);
    expect(endsOf(shown(QUIET_RUN), growing)).toEqual([1, 0.1, 1]);
  });

  it("foresees by the run without moves what an axis must hold, and makes none longer for it", () => {
    expect(endsOf(shown(BUSIER_NET), shown(QUIET_RUN, "running"))[1]).toBe(0.2);
    expect(endsOf(shown(LOUD_RUN), shown(QUIET_RUN, "running"))[0]).toBe(1);
  });
});
