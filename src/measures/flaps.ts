/** Flaps (C3): moves that bring a VM back to the PM that its last move took it off, soon after. */

import { wholeAt } from "../base/columns.ts";
import type { Step } from "../base/ids.ts";
import { NOBODY, stepOf } from "../base/ids.ts";
import type { RunRecord } from "../engine/record.ts";
import { eventRange } from "../engine/record.ts";
import type { MeasuredRun, StepReader } from "./measure.ts";

/** Steps within which a VM that comes back has flapped. */
const FLAP_STEPS = 6;

/** How many there are in each step; both VMs of a swap may. */
export function flaps({ record }: MeasuredRun): StepReader {
  const left = new Int32Array(record.vms).fill(NOBODY);
  const since = new Int32Array(record.vms);
  /** 1 where the VM comes back, else 0. */
  const moves = (vm: number, from: number, to: number, step: number): number => {
    if (vm === NOBODY) return 0;
    const isBack = left[vm] === to && step - wholeAt(since, vm) <= FLAP_STEPS;
    left[vm] = from;
    since[vm] = step;
    return Number(isBack);
  };
  return (step) => {
    const { part, start, end } = eventRange(record, step);
    let back = 0;
    for (let e = start; e < end; e++) {
      const [from, to] = [wholeAt(part.eventFrom, e), wholeAt(part.eventTo, e)];
      back +=
        moves(wholeAt(part.eventVm, e), from, to, step) + moves(wholeAt(part.eventWith, e), to, from, step);
    }
    return back;
  };
}

/**
 * Whether one event of a run is a flap: looked up by itself, among the events of a few steps.
 * @param index among the events of the step
 */
export function isFlap(record: RunRecord, step: Step, index: number): boolean {
  const { part, start } = eventRange(record, step);
  const e = start + index;
  const [from, to] = [wholeAt(part.eventFrom, e), wholeAt(part.eventTo, e)];
  const comesBack = (vm: number, target: number): boolean =>
    vm !== NOBODY && leftLast(record, vm, step, index) === target;
  return comesBack(wholeAt(part.eventVm, e), to) || comesBack(wholeAt(part.eventWith, e), from);
}

/** The PM that the last move of `vm` before an event took it off; null where that is too long ago. */
function leftLast(record: RunRecord, vm: number, step: Step, index: number): number | null {
  for (let s: number = step; s >= Math.max(0, step - FLAP_STEPS); s--) {
    const { part, start, end } = eventRange(record, stepOf(s));
    for (let e = (s === step ? start + index : end) - 1; e >= start; e--) {
      if (wholeAt(part.eventVm, e) === vm) return wholeAt(part.eventFrom, e);
      if (wholeAt(part.eventWith, e) === vm) return wholeAt(part.eventTo, e);
    }
  }
  return null;
}
