/**
 * The objective of one set of profiles, fast and again and again: the demand table is kept and
 * rewritten VM by VM, the cheap parts come first, and a run is given up as soon as its counters
 * alone exceed what the caller would accept.
 */

import { present } from "../../base/assert.ts";
import { wholeAt } from "../../base/columns.ts";
import { at } from "../../base/vector.ts";
import { createTableDemand } from "../../engine/workload.ts";
import { deciderOf, withDefaults } from "../../policies/registry.ts";
import type { PatternDemand, VmProfile } from "../../scenario/patterns.ts";
import { drawVmNoise, writeVmDemand } from "../../scenario/patterns.ts";
import { createPaperScenarioFrom, PAPER_STREAMS } from "../../scenario/presets/paper.ts";
import { createWorkload } from "../../scenario/scenario.ts";
import type { PaperPolicy } from "../paper-tables.ts";
import { FIRST_DAY_HOURS, NO_SOLUTION_PM, TABLE_3_HOUR } from "../paper-tables.ts";
import type { PeakDeviation } from "../peak-deviation.ts";
import { peakDeviationOf } from "../peak-deviation.ts";
import { FitRun } from "./fit-run.ts";
import {
  countersFloor,
  countersPart,
  deadlockPart,
  deviationPart,
  excessAt,
  firstDayPart,
  leftOverPart,
  table3Part,
  unresolvedPart,
} from "./objective.ts";

/** One policy's run at {@link TABLE_3_HOUR}, after its actions. */
export interface Moment {
  readonly utilization: Float64Array;
  readonly placement: Int32Array;
}

/** Where both runs stand at hour 34: what guided moves and estimates go by. */
export interface Guide {
  readonly scoa: Moment;
  readonly sandpiper: Moment;
}

/** One policy's side of an evaluation. */
interface Lane {
  readonly policy: PaperPolicy;
  readonly run: FitRun;
  readonly at34: Moment;
  /** The lane's share of R2's Table 3, once its hour has passed. */
  table3: number;
}

export class Evaluator {
  readonly #scoa: Lane;
  readonly #sandpiper: Lane;
  readonly #steps: number;
  readonly #table: Float64Array;
  readonly #draws: readonly Float64Array[];
  readonly #peaks: Float64Array;
  readonly #utilization34: Float64Array;
  #noise: number;
  /** The first step at which a policy has anything to do; both runs begin there. */
  #firstOver = 0;

  constructor(demand: PatternDemand) {
    const scenario = createPaperScenarioFrom(demand, 0);
    const { pms, vms, steps } = scenario;
    this.#table = new Float64Array(steps * vms * 3);
    const workload = { ...createWorkload(scenario), demand: createTableDemand(vms, steps, this.#table) };
    const createLane = (policy: PaperPolicy): Lane => ({
      policy,
      run: new FitRun(workload, deciderOf(withDefaults(policy))),
      at34: { utilization: new Float64Array(pms * 3), placement: new Int32Array(vms) },
      table3: 0,
    });
    this.#scoa = createLane("scoa");
    this.#sandpiper = createLane("sandpiper-2008");
    this.#steps = steps;
    this.#draws = demand.profiles.map((_, vm) => drawVmNoise(demand.seed, vm, steps, PAPER_STREAMS));
    this.#peaks = new Float64Array(pms * 3);
    this.#utilization34 = new Float64Array(pms * 3);
    this.#noise = demand.noise;
    demand.profiles.forEach((profile, vm) => {
      this.write(vm, profile);
    });
  }

  /** Copies where the last evaluation, which must have been a whole one, stood at hour 34. */
  guide(): Guide {
    const copy = ({ utilization, placement }: Moment): Moment => ({
      utilization: utilization.slice(),
      placement: placement.slice(),
    });
    return { scoa: copy(this.#scoa.at34), sandpiper: copy(this.#sandpiper.at34) };
  }

  /** The noise of the columns written from now on. */
  setNoise(noise: number): void {
    this.#noise = noise;
  }

  /** Changes one VM's demands. */
  write(vm: number, profile: VmProfile): void {
    const draws = present(this.#draws[vm], "the VM's noise");
    writeVmDemand(this.#table, this.#draws.length, vm, profile, this.#noise, draws);
  }

  /**
   * What of the objective needs no run as long as nobody is moved elsewhere than before: R3, and
   * Table 3 with every VM where `guide` has it. Some twenty times as fast as {@link evaluate}.
   */
  smoothPart(guide: Guide): number {
    const first = firstDayPart(this.#firstDayPeaks(), this.#scoa.run.cluster.threshold);
    const scoa = table3Part("scoa", this.#at34(guide.scoa.placement));
    return first + scoa + table3Part("sandpiper-2008", this.#at34(guide.sandpiper.placement));
  }

  #at34(placement: Int32Array): Float64Array {
    const utilization = this.#utilization34.fill(0);
    for (let vm = 0, from = TABLE_3_HOUR * placement.length * 3; vm < placement.length; vm++, from += 3) {
      const to = wholeAt(placement, vm) * 3;
      for (let r = 0; r < 3; r++) utilization[to + r] = at(utilization, to + r) + at(this.#table, from + r);
    }
    return utilization;
  }

  /** The objective; infinite as soon as it is sure to exceed `limit`. */
  evaluate(limit: number): number {
    const [scoa, sandpiper] = [this.#scoa, this.#sandpiper];
    const { threshold } = scoa.run.cluster;
    let value = firstDayPart(this.#firstDayPeaks(), threshold);
    if (value > limit) return Number.POSITIVE_INFINITY;
    for (const lane of [scoa, sandpiper]) {
      lane.run.reset();
      if (!run(lane, this.#firstOver, TABLE_3_HOUR + 1, limit - value)) return Number.POSITIVE_INFINITY;
      value += lane.table3;
    }
    const gaveUp = sandpiper.run.givenUp.some(
      ({ step, pm }) => step === TABLE_3_HOUR && pm === NO_SOLUTION_PM,
    );
    value += leftOverPart(scoa.at34.utilization, threshold);
    value += deadlockPart(gaveUp, at(sandpiper.at34.utilization, 0), threshold);
    for (const lane of [scoa, sandpiper]) {
      if (!run(lane, TABLE_3_HOUR + 1, this.#steps, limit - value)) return Number.POSITIVE_INFINITY;
      value += countersPart(lane.policy, lane.run.counts);
      value += unresolvedPart(lane.policy, excessesLeft(lane.run));
    }
    return value + deviationPart(this.#peakDeviation(scoa), this.#peakDeviation(sandpiper));
  }

  #firstDayPeaks(): Float64Array {
    const [{ run: unmoved }, peaks] = [this.#scoa, this.#peaks];
    unmoved.reset();
    peaks.fill(0);
    this.#firstOver = FIRST_DAY_HOURS;
    for (let step = 0; step < FIRST_DAY_HOURS; step++) {
      unmoved.begin(step);
      if (step < this.#firstOver && unmoved.isAnyOverloaded()) this.#firstOver = step;
      for (let i = 0; i < peaks.length; i++)
        peaks[i] = Math.max(at(peaks, i), at(unmoved.cluster.utilization, i));
    }
    return peaks;
  }

  #peakDeviation({ run: { history, cluster } }: Lane): PeakDeviation {
    return peakDeviationOf(this.#steps, (step) => cpuDeviation(history, step, cluster.pms));
  }
}

/** Steps `from` to `to - 1` of a lane; false once its counters alone exceed `limit`. */
function run(lane: Lane, from: number, to: number, limit: number): boolean {
  const { policy, run: fitRun, at34 } = lane;
  for (let step = from; step < to; step++) {
    fitRun.advance(step);
    if (countersFloor(policy, fitRun.counts) > limit) return false;
  }
  if (to !== TABLE_3_HOUR + 1) return true;
  const { utilization, placement } = fitRun.cluster;
  at34.utilization.set(utilization);
  at34.placement.set(placement.hosts);
  lane.table3 = table3Part(policy, utilization);
  return lane.table3 <= limit;
}

/** What every no-solution of a run left above the threshold. */
const excessesLeft = ({ givenUp, history, cluster: { pms, threshold } }: FitRun): number[] =>
  givenUp.map(({ step, pm }) => excessAt(history, (step * pms + pm) * 3, threshold));

function cpuDeviation(history: Float64Array, step: number, pms: number): number {
  let mean = 0;
  for (let pm = 0; pm < pms; pm++) mean += at(history, (step * pms + pm) * 3);
  mean /= pms;
  let squares = 0;
  for (let pm = 0; pm < pms; pm++) squares += (at(history, (step * pms + pm) * 3) - mean) ** 2;
  return Math.sqrt(squares / pms);
}
