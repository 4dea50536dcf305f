/**
 * What a move or a swap by hand would do at a moment, before it is made: sums of the demands that the
 * frame gives (P2). Nothing is forbidden to a hand; what would be over is said.
 */

import type { ResourceIndex, ResourceVector } from "../base/resources.ts";
import { RESOURCE_INDICES } from "../base/resources.ts";
import { isOver } from "../base/tolerance.ts";
import { length, vectorAt } from "../base/vector.ts";
import type { LaneFrame } from "./lane-frame.ts";

type FrameOfMoves = Pick<LaneFrame, "utilization" | "shareOf" | "vmsOn" | "isUp" | "threshold">;

/** A PM as it would be, and the resources on which it would be over. */
export interface PmAfter {
  readonly pm: number;
  readonly after: ResourceVector;
  readonly over: readonly ResourceIndex[];
}

/** A swap with `vm` of the target: both PMs as they would be. */
export interface SwapAfter {
  readonly vm: number;
  readonly source: PmAfter;
  readonly target: PmAfter;
}

/** The PMs that are up, but for `except`. */
export const pmsUp = (frame: Pick<LaneFrame, "isUp">, pms: number, except: number | null = null): number[] =>
  Array.from({ length: pms }, (_, pm) => pm).filter((pm) => pm !== except && frame.isUp(pm));

/** `to` once `vm` has joined it. */
export const afterMove = (frame: FrameOfMoves, vm: number, to: number): PmAfter =>
  pmAfter(frame, to, [vm], []);

/** `from` once `vm` has left it. */
export const afterLeaving = (frame: FrameOfMoves, vm: number, from: number): PmAfter =>
  pmAfter(frame, from, [], [vm]);

/**
 * Where `vm` of `from` could go, every PM that is up: those that would not be over first, then the
 * emptier ones.
 * @param most so many of them; the others are not even made
 */
export function targetsFor(
  frame: FrameOfMoves,
  vm: number,
  from: number,
  pms: number,
  most = pms,
): readonly PmAfter[] {
  const best: Ranked[] = [];
  for (const pm of pmsUp(frame, pms, from)) {
    const target = afterMove(frame, vm, pm);
    const ranked = { target, load: length(target.after) };
    const last = best.at(-1);
    if (best.length === most && last !== undefined && isBefore(last, ranked)) continue;
    const place = best.findIndex((other) => isBefore(ranked, other));
    best.splice(place === -1 ? best.length : place, 0, ranked);
    if (best.length > most) best.pop();
  }
  return best.map(({ target }) => target);
}

interface Ranked {
  readonly target: PmAfter;
  readonly load: number;
}

/** A tie goes to the lower id (P9). */
function isBefore(a: Ranked, b: Ranked): boolean {
  const [overA, overB] = [a.target.over.length, b.target.over.length];
  if (overA !== overB) return overA < overB;
  return a.load === b.load ? a.target.pm < b.target.pm : a.load < b.load;
}

/** Whom of `to` the VM of `from` could change places with, in the order of their numbers. */
export const swapsFor = (frame: FrameOfMoves, vm: number, from: number, to: number): SwapAfter[] =>
  frame.vmsOn(to).map((other) => ({
    vm: other,
    source: pmAfter(frame, from, [other], [vm]),
    target: pmAfter(frame, to, [vm], [other]),
  }));

function pmAfter(
  frame: FrameOfMoves,
  pm: number,
  joining: readonly number[],
  leaving: readonly number[],
): PmAfter {
  const [cpu, net, mem] = vectorAt(frame.utilization, pm);
  const after: [number, number, number] = [cpu, net, mem];
  for (const vm of joining) add(after, frame.shareOf(vm, pm), 1);
  for (const vm of leaving) add(after, frame.shareOf(vm, pm), -1);
  return { pm, after, over: RESOURCE_INDICES.filter((r) => isOver(after[r], frame.threshold)) };
}

function add(sum: [number, number, number], share: ResourceVector, times: number): void {
  for (const r of RESOURCE_INDICES) sum[r] += times * share[r];
}

/** The VMs of `pm` with what each of them takes up there, the largest on `resource` first. */
export const vmsBySize = (
  frame: Pick<LaneFrame, "vmsOn" | "shareOf">,
  pm: number,
  resource: ResourceIndex,
): { readonly vm: number; readonly share: ResourceVector }[] =>
  frame
    .vmsOn(pm)
    .map((vm) => ({ vm, share: frame.shareOf(vm, pm) }))
    .sort((a, b) => b.share[resource] - a.share[resource] || a.vm - b.vm);
