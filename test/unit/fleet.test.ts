import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pmId, vmId } from "../../src/base/ids.ts";
import { isAnyOver } from "../../src/engine/metrics.ts";
import type { RunEvent } from "../../src/engine/record.ts";
import type { FleetInput } from "../../src/view/picture/fleet.ts";
import {
  createFleetReader,
  DOWN,
  MOST_OVER,
  MOST_SINGLED_OUT,
  OVER,
  overInCrowd,
  UP,
} from "../../src/view/picture/fleet.ts";
import { NAMED_PMS, pmState } from "../../src/view/picture/pm-state.ts";

const THRESHOLD = 0.79;

/** A fleet whose PMs have these cpu figures, and little net and mem. */
const fleetOf = (cpu: readonly number[], change: Partial<FleetInput> = {}): FleetInput => ({
  pms: cpu.length,
  scenarioPms: cpu.length,
  positions: Float64Array.from(cpu.flatMap((figure) => [figure, 0.1, 0.2])),
  isUp: () => true,
  event: null,
  settled: true,
  threshold: THRESHOLD,
  selected: null,
  hovered: null,
  scale: 1,
  ...change,
});
const migration = (from: number, to: number): RunEvent => ({
  kind: "migration",
  vm: vmId(0),
  from: pmId(from),
  to: pmId(to),
});
const read = (input: FleetInput) => createFleetReader().read(input);
const singled = (input: FleetInput): number[] => read(input).singledOut.map(({ pm }) => pm);

const quiet = (pms: number): number[] => Array.from({ length: pms }, () => 0.3);

describe("a fleet's states", () => {
  it("are those of its PMs, one by one, while it is small, and nobody is left for a crowd", () => {
    const input = fleetOf(Array.from({ length: NAMED_PMS }, (_, pm) => pm / 10));
    const fleet = read(input);
    const { singledOut, crowd } = fleet;
    expect(singledOut).toEqual(Array.from({ length: NAMED_PMS }, (_, pm) => pmState(pm, input)));
    expect([crowd, overInCrowd(fleet)]).toEqual([null, []]);
  });

  it("agree, as columns, with the rule for a single PM", () => {
    const figure = fc.double({ min: 0, max: 1.5, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(figure, figure, figure), { minLength: 1, maxLength: 200 }), (places) => {
        const input = { ...fleetOf(quiet(places.length)), positions: Float64Array.from(places.flat()) };
        const fleet = read(input);
        const { states, overPms, singledOut } = fleet;
        const rule = places.map((_, pm) => isAnyOver(input.positions, pm, THRESHOLD));
        expect([...states]).toEqual(rule.map((isOver) => (isOver ? OVER : UP)));
        expect(overPms).toBe(rule.filter(Boolean).length);
        const told = singledOut.filter((state) => state.over.length > 0).length;
        expect(overInCrowd(fleet)).toHaveLength(overPms - told);
      }),
    );
  });

  it("leave out PMs that are down: of a small fleet, of those over, and of the chosen", () => {
    const isUp = (pm: number): boolean => pm !== 1;
    expect(singled(fleetOf([0.3, 0.9, 0.8], { isUp }))).toEqual([0, 2]);
    const crowd = read(fleetOf([0.3, 0.9, 0.8, ...quiet(40)], { isUp, selected: 1 }));
    expect(crowd.singledOut.map(({ pm }) => pm)).toEqual([2]);
    expect([crowd.upPms, crowd.overPms, overInCrowd(crowd)]).toEqual([42, 1, []]);
    expect([...crowd.states.subarray(0, 3)]).toEqual([UP, DOWN, OVER]);
  });

  it("single out the worst of those over, the lower PM of two alike", () => {
    const cpu = quiet(100).map((figure, pm) => (pm % 2 === 0 ? figure : 0.8 + (pm % 10) / 100));
    const worst = singled(fleetOf(cpu));
    const sorted = cpu
      .map((load, pm) => ({ load, pm }))
      .toSorted((a, b) => b.load - a.load || a.pm - b.pm)
      .slice(0, MOST_OVER);
    expect(worst).toEqual(sorted.map(({ pm }) => pm));
    expect(overInCrowd(read(fleetOf(cpu)))).toHaveLength(50 - MOST_OVER);
  });

  it("single out the chosen, the hovered, source and target, each once, and never more than the bound", () => {
    const calm = { selected: 7, hovered: 8, event: migration(7, 9) };
    expect(singled(fleetOf(quiet(50), calm))).toEqual([7, 8, 9]);
    const stormy = fleetOf(
      quiet(1000).map((figure, pm) => (pm < 900 ? 0.9 : figure)),
      { selected: 950, hovered: 951, event: migration(952, 953) },
    );
    expect(singled(stormy)).toHaveLength(MOST_SINGLED_OUT);
  });

  it("name source and target of a crowd once the event has settled, and those over at once", () => {
    const input = fleetOf([...quiet(49), 0.9], { event: migration(3, 4) });
    const named = (settled: boolean): number[] =>
      read({ ...input, settled })
        .singledOut.filter((state) => state.named)
        .map(({ pm }) => pm);
    expect(named(false)).toEqual([49]);
    expect(named(true)).toEqual([49, 3, 4]);
  });

  it("set a chosen PM off in ink, over or not: red could not be told from the red around it", () => {
    const inks = [0, 1].map(
      (selected) => read(fleetOf([0.9, ...quiet(49)], { selected })).singledOut[0]?.ink,
    );
    expect(inks).toEqual(["ink", "ink"]);
    expect(read(fleetOf([0.9, ...quiet(49)])).singledOut[0]?.ink).toBe("over");
  });

  it("keep their own colours beside a PM that a fork has added", () => {
    const inks = (scenarioPms: number) =>
      read(fleetOf(quiet(7), { scenarioPms })).singledOut.map(({ ink }) => ink);
    expect(inks(6)).toEqual([...Array.from({ length: 6 }, (_, pm) => `pm-${pm}`), "ink2"]);
    expect(new Set(inks(7))).toEqual(new Set(["ink2"]));
  });

  it("shrink a crowd's points with its size, and step it back behind a chosen PM", () => {
    const looks = [13, 100, 1000, 10_000].map((pms) => read(fleetOf(quiet(pms))).crowd?.radius ?? 0);
    expect(looks).toEqual(looks.toSorted((a, b) => b - a));
    const [all, behind] = [null, 3].map((selected) => read(fleetOf(quiet(50), { selected })).crowd?.opacity);
    expect(behind).toBeCloseTo((all ?? 0) / 2, 12);
  });
});
