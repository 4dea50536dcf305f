/**
 * About how long a run will take, before it begins. Each policy says how its work grows with the fleet
 * (`weighings`); how long one weighing takes is a matter of the machine, and is taken from the runs that it
 * has done. So the first figure of a machine is a guess, and later ones are near.
 */

import type { FleetSize } from "./policy.ts";
import type { PolicyChoice } from "./registry.ts";
import { findPolicy } from "./registry.ts";

export interface RunSize extends FleetSize {
  readonly steps: number;
}

/** What one weighing takes where nothing has been measured: of a desktop of 2024. */
const USUAL_NS = 10;
/** What is shorter says more of what else was going on. */
const WORTH_NOTING_MS = 500;

export interface Paces {
  /** `steps` of a run of `choice` have taken so long. */
  note(choice: PolicyChoice, size: RunSize, steps: number, ms: number): void;
  /** What `steps` of it will take, in milliseconds; null where nobody can say, as of what a person or a solver decides. */
  expect(choice: PolicyChoice, size: RunSize, steps: number): number | null;
}

export function createPaces(): Paces {
  /** Nanoseconds of a weighing, by policy, and of whatever ran last. */
  const measured = new Map<string, number>();
  let last = USUAL_NS;
  return {
    note(choice, size, steps, ms) {
      if (findPolicy(choice.policy)?.asks === true) return; // it waits for a solver
      const weighings = steps * weighingsOf(choice, size);
      if (ms < WORTH_NOTING_MS || weighings === 0) return;
      last = (ms * 1e6) / weighings;
      measured.set(choice.policy, last);
    },
    expect(choice, size, steps) {
      const policy = findPolicy(choice.policy);
      if (policy?.decidedBy === "person" || policy?.asks === true) return null;
      return (steps * weighingsOf(choice, size) * (measured.get(choice.policy) ?? last)) / 1e6;
    },
  };
}

/** Of this machine. */
export const PACES = createPaces();

const weighingsOf = ({ policy, parameters }: PolicyChoice, size: RunSize): number =>
  findPolicy(policy)?.weighings(size, parameters) ?? 0;
