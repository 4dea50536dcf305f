/**
 * Where one VM has lived in one run: its stays, read off the record's events. A record only ever
 * grows, a part at a time, and a history goes on with the parts that it has not seen.
 */

import { present } from "../../base/assert.ts";
import { NOBODY, stepOf } from "../../base/ids.ts";
import { at } from "../../base/vector.ts";
import type { RunRecord } from "../../engine/record.ts";
import { isByHand } from "../../engine/record.ts";

/** A VM's time on a PM: until the next stay begins. */
export interface Stay {
  readonly pm: number;
  /** It has begun once the first `action` events of `step` have happened. */
  readonly step: number;
  readonly action: number;
  /** Where that stands on an axis of steps: within its step, in the order of the events. */
  readonly at: number;
  /** How it came there; null for the first. */
  readonly by: "migration" | "swap" | null;
  readonly byHand: boolean;
}

export interface VmHistory {
  /** In order, the first from the start of the run; as far as the run is done. */
  read(): readonly Stay[];
}

export function createVmHistory(record: RunRecord, vm: number): VmHistory {
  const stays: Stay[] = [];
  let seen = 0;

  function readPart(index: number): void {
    const part = present(record.parts[index], "a part of the record");
    if (index === 0) {
      const pm = present(part.checkpoint?.[vm], "the first host of a VM");
      stays.push({ pm, step: 0, action: 0, at: 0, by: null, byHand: false });
    }
    for (let s = 0; s < part.steps; s++) {
      const start = present(part.eventStart[s], "the start of a step");
      const end = present(part.eventStart[s + 1], "the end of a step");
      for (let e = start; e < end; e++) {
        const left = part.eventVm[e] === vm;
        if (!left && part.eventWith[e] !== vm) continue;
        const pm = present((left ? part.eventTo : part.eventFrom)[e], "the PM of a move");
        const step = part.first + s;
        const action = e - start + 1;
        stays.push({
          pm,
          step,
          action,
          at: step + action / (end - start + 1),
          by: at(part.eventWith, e) === NOBODY ? "migration" : "swap",
          byHand: isByHand(record, stepOf(step), action - 1),
        });
      }
    }
  }

  return {
    read() {
      while (seen < record.parts.length) readPart(seen++);
      return stays;
    },
  };
}

/** Whether a fact of (step, action) is there at a moment. */
export const hasHappened = (
  fact: { readonly step: number; readonly action: number },
  at: { readonly step: number; readonly action: number },
): boolean => fact.step < at.step || (fact.step === at.step && fact.action <= at.action);

/** The last of some facts in order that is there at a moment; -1 where none is. */
export function lastHappened(
  facts: readonly { readonly step: number; readonly action: number }[],
  at: { readonly step: number; readonly action: number },
): number {
  let [low, high] = [0, facts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const fact = facts[middle];
    if (fact !== undefined && hasHappened(fact, at)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The PM that a VM runs on at a moment. */
export const hostAt = (
  stays: readonly Stay[],
  at: { readonly step: number; readonly action: number },
): number | null => stays[lastHappened(stays, at)]?.pm ?? null;
