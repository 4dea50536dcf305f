/**
 * What a picture shows of a whole fleet. Columns are the truth: one pass over the positions says of
 * every PM whether it is over, and the crowd is drawn straight from them. Objects exist only for PMs
 * that are singled out: all of a small fleet; of a large one the worst of those over, source and
 * target, the chosen and the hovered, never more than {@link MOST_SINGLED_OUT}, however large it is.
 */

import { RESOURCE_COUNT } from "../../base/resources.ts";
import { isOver } from "../../base/tolerance.ts";
import { at } from "../../base/vector.ts";
import type { PmState, PmStateInput } from "./pm-state.ts";
import { NAMED_PMS, pmState } from "./pm-state.ts";

export interface Fleet {
  readonly pms: number;
  /** What a PM is, by PM: see {@link UP}. Valid until the next {@link FleetReader.read}. */
  readonly states: Uint8Array;
  /**
   * The PMs of a crowd in the order in which they are drawn: the first {@link upPms} of it, those over
   * last, so that they lie on top. Valid as long as the states.
   */
  readonly order: Int32Array;
  /** How many are up: the others are not drawn. */
  readonly upPms: number;
  /** How many are. */
  readonly overPms: number;
  /** A small fleet by PM; of a large one those that matter, the most urgent first. */
  readonly singledOut: readonly PmState[];
  /** How all PMs of a large fleet are drawn, below those singled out; null in a small one. */
  readonly crowd: CrowdLook | null;
}

/** Px, but for the opacity. */
export interface CrowdLook {
  readonly radius: number;
  /** Of a point that is not over. */
  readonly opacity: number;
  /** The radius of a point that is over: as dense as the others, a ring around each would hide them all. */
  readonly overRadius: number;
}

export interface FleetInput extends PmStateInput {
  readonly isUp: (pm: number) => boolean;
}

export interface FleetReader {
  read(input: FleetInput): Fleet;
}

/** In a fleet's states: a PM below the threshold, one that is over on any resource, one that is not there. */
export const UP = 0;
export const OVER = 1;
export const DOWN = 2;

/** More names than this would hide the crowd that they stand in, and take too long to place; the worst come first. */
export const MOST_OVER = 6;
/** Besides those over: the chosen, the hovered, source and target. */
export const MOST_SINGLED_OUT = MOST_OVER + 4;

export function createFleetReader(): FleetReader {
  let states = new Uint8Array(0);
  let order = new Int32Array(0);
  const worst = createWorst();

  return {
    read(input) {
      const { pms, selected, hovered, event, scale } = input;
      if (states.length !== pms) states = new Uint8Array(pms);
      const { overPms, upPms } = judge(input, states, worst);
      const small = pms <= NAMED_PMS;
      if (!small) {
        if (order.length !== pms) order = new Int32Array(pms);
        arrange(states, upPms - overPms, order);
      }
      const singledOut = (
        small
          ? Array.from({ length: pms }, (_, pm) => pm)
          : distinct([selected, hovered, ...worst.list(), event?.from, event?.to])
      )
        .filter((pm) => states[pm] !== DOWN)
        .map((pm) => pmState(pm, input));
      return {
        pms,
        states,
        order,
        upPms,
        overPms,
        singledOut,
        crowd: small ? null : crowdLook(pms, scale, selected !== null),
      };
    },
  };
}

/** Fills `states` and `worst`; returns how many PMs are over, and how many are up. */
function judge(
  { positions, threshold, isUp }: FleetInput,
  states: Uint8Array,
  worst: Worst,
): { readonly overPms: number; readonly upPms: number } {
  worst.clear();
  let [overPms, upPms] = [0, 0];
  for (let pm = 0, i = 0; pm < states.length; pm++, i += RESOURCE_COUNT) {
    if (!isUp(pm)) {
      states[pm] = DOWN;
      continue;
    }
    upPms++;
    const load = Math.max(at(positions, i), at(positions, i + 1), at(positions, i + 2));
    const isOne = isOver(load, threshold);
    states[pm] = isOne ? OVER : UP;
    if (!isOne) continue;
    overPms++;
    worst.offer(pm, load);
  }
  return { overPms, upPms };
}

/** Fills `order` with the PMs that are up: first those that are not over, `below` of them, then the others. */
function arrange(states: Uint8Array, below: number, order: Int32Array): void {
  let [next, nextOver] = [0, below];
  for (let pm = 0; pm < states.length; pm++) {
    if (states[pm] === UP) order[next++] = pm;
    else if (states[pm] === OVER) order[nextOver++] = pm;
  }
}

interface Worst {
  clear(): void;
  /** PMs come in ascending order, so that of equal loads the lower PM stays. */
  offer(pm: number, load: number): void;
  /** The worst first. */
  list(): number[];
}

/** Keeps the {@link MOST_OVER} largest of a stream, without sorting or keeping the rest. */
function createWorst(): Worst {
  const pms = new Int32Array(MOST_OVER);
  const loads = new Float64Array(MOST_OVER);
  let count = 0;
  return {
    clear() {
      count = 0;
    },
    offer(pm, load) {
      if (count === MOST_OVER && load <= at(loads, count - 1)) return;
      let place = count < MOST_OVER ? count++ : count - 1;
      for (; place > 0 && at(loads, place - 1) < load; place--) {
        loads[place] = at(loads, place - 1);
        pms[place] = at(pms, place - 1);
      }
      loads[place] = load;
      pms[place] = pm;
    },
    list: () => [...pms.subarray(0, count)],
  };
}

const distinct = (pms: readonly (number | null | undefined)[]): number[] => [
  ...new Set(pms.filter((pm) => pm !== null && pm !== undefined)),
];

/** The PMs of a crowd that are over without being singled out. */
export function overInCrowd({ crowd, order, upPms, overPms, singledOut }: Fleet): readonly number[] {
  if (crowd === null) return [];
  const apart = new Set(singledOut.map(({ pm }) => pm));
  return Array.from(order.subarray(upPms - overPms, upPms)).filter((pm) => !apart.has(pm));
}

/** Points of a crowd shrink and thin with its size, slowly: ten times as many have 0.63 of the radius. */
function crowdLook(pms: number, scale: number, faded: boolean): CrowdLook {
  const share = NAMED_PMS / pms;
  const radius = 4 * share ** 0.2 * scale;
  return {
    radius,
    opacity: Math.max(0.5, share ** 0.12) * (faded ? 0.5 : 1),
    overRadius: 1.15 * radius,
  };
}
