/**
 * The part of a link that says what was changed in a lane: `fork1` is the fork that the first lane
 * shows, `own1` what a promoted lane has for its own. Only what is shown goes into a link.
 *
 * Form: `fork1=NAME*m34.3.18.4~t34.3.0.81`: a name, and after the last star the interventions, each a
 * letter and its figures: the step, in the midst of a step the number of its events, then
 *
 * - `m` vm.to, `s` vm.with, `t` threshold, `d` pm, `a` cpu,net,mem (a PM's capacity),
 * - `v` vm.to, `l` steps.vm-vm-vm.cpu,net,mem (added load): not in the midst of a step.
 */

import { unreachable } from "../base/assert.ts";
import { isWithin, plainText, readPlain } from "../base/decimal.ts";
import { pmId, stepOf, vmId } from "../base/ids.ts";
import type { ResourceVector } from "../base/resources.ts";
import type { Intervention } from "../engine/intervention.ts";
import type { Bounds } from "../scenario/limits.ts";
import {
  CAPACITY,
  MOST_ADDED_PMS,
  MOST_DEMAND,
  MOST_INTERVENTIONS,
  MOST_TEXT,
  THRESHOLD,
} from "../scenario/limits.ts";
import type { GivenFork } from "./fork-data.ts";
import type { LinkParts, Reader } from "./link-parts.ts";
import { figures, index } from "./link-parts.ts";

/** What was changed in a lane. */
export interface LaneChanges {
  /** Of a promoted lane: its own interventions, and its name. */
  readonly own: GivenFork | null;
  /** The fork that is shown. */
  readonly fork: GivenFork | null;
}

export const UNCHANGED: LaneChanges = { own: null, fork: null };

export const CHANGE_KINDS = ["own", "fork"] as const;

/** @param place of the lane, from 1 */
export const changeKey = (kind: keyof LaneChanges, place: number): string => `${kind}${place}`;

export function encodeChanges(changes: LaneChanges, place: number, parts: URLSearchParams): void {
  for (const kind of CHANGE_KINDS) {
    const fork = changes[kind];
    if (fork === null) continue;
    parts.set(changeKey(kind, place), `${fork.name}*${fork.interventions.map(encodeIntervention).join("~")}`);
  }
}

/**
 * Reads what was changed in a lane, within the limits of files (`scenario/limits.ts`). What cannot be
 * read of it is left out and named: one intervention, or the whole list where it is longer than a
 * file's may be or an added PM cannot be read.
 */
export function decodeChanges(place: number, parts: LinkParts): LaneChanges {
  const [own, fork] = CHANGE_KINDS.map((kind) => decodeFork(changeKey(kind, place), parts));
  return { own: own ?? null, fork: fork ?? null };
}

function decodeFork(key: string, parts: LinkParts): GivenFork | null {
  const text = parts.text(key);
  if (text === null) return null;
  const star = text.lastIndexOf("*");
  const list = text.slice(star + 1);
  const items = list === "" ? [] : list.split("~");
  const made = star === -1 || star > MOST_TEXT || isTooMuch(items) ? null : items.map(decodeIntervention);
  // Those after an added PM may name another by its number, which they would give to another.
  if (made === null || made.some((one, i) => one === null && isAddition(items[i]))) {
    parts.drop(key);
    return null;
  }
  const interventions = made.flatMap((one, i) => {
    if (one === null) parts.drop(key, items[i]);
    return one ?? [];
  });
  return { name: text.slice(0, star), interventions };
}

const isAddition = (item: string | undefined): boolean => item?.startsWith("a") === true;

/** What no file may have, either. */
const isTooMuch = (items: readonly string[]): boolean =>
  items.length > MOST_INTERVENTIONS || items.filter(isAddition).length > MOST_ADDED_PMS;

export function encodeIntervention(made: Intervention): string {
  switch (made.kind) {
    case "move":
      return `m${made.step}.${made.after}.${made.vm}.${made.to}`;
    case "swap":
      return `s${made.step}.${made.after}.${made.vm}.${made.with}`;
    case "threshold":
      return `t${made.step}.${made.after}.${plainText(made.value)}`;
    case "pm-down":
      return `d${made.step}.${made.after}.${made.pm}`;
    case "pm-added":
      return `a${made.step}.${made.after}.${vectorText(made.capacity)}`;
    case "veto":
      return `v${made.step}.${made.vm}.${made.to}`;
    case "load":
      return `l${made.step}.${made.steps}.${made.vms.join("-")}.${vectorText(made.add)}`;
    default:
      return unreachable(made);
  }
}

const vectorText = (vector: ResourceVector): string => vector.map(plainText).join(",");

/** Null where it is none. What the scenario has is not asked here. */
function decodeIntervention(text: string): Intervention | null {
  const parts = text.slice(1).split(".");
  const [a, b, c, d] = [indexAt(parts, 0), indexAt(parts, 1), indexAt(parts, 2), indexAt(parts, 3)];
  if (a === null || b === null) return null;
  const [step, after, count] = [stepOf(a), b, parts.length];
  switch (text[0]) {
    case "m":
      return count === 4 && c !== null && d !== null
        ? { kind: "move", step, after, vm: vmId(c), to: pmId(d) }
        : null;
    case "s":
      return count === 4 && c !== null && d !== null
        ? { kind: "swap", step, after, vm: vmId(c), with: vmId(d) }
        : null;
    case "t": {
      const value = readPlain(lastOf(parts, 2));
      return isWithin(value, THRESHOLD) ? { kind: "threshold", step, after, value } : null;
    }
    case "d":
      return count === 3 && c !== null ? { kind: "pm-down", step, after, pm: pmId(c) } : null;
    case "a": {
      const capacity = vectorOf(lastOf(parts, 2), CAPACITY_VECTOR);
      return capacity === null ? null : { kind: "pm-added", step, after, capacity };
    }
    case "v":
      return count === 3 && c !== null ? { kind: "veto", step, vm: vmId(b), to: pmId(c) } : null;
    case "l": {
      const vms = (parts[2] ?? "").split("-").map(index);
      const add = vectorOf(lastOf(parts, 3), ADDED_VECTOR);
      return b > 0 && vms.every(isIndex) && add !== null
        ? { kind: "load", step, steps: b, vms: vms.map(vmId), add }
        : null;
    }
    default:
      return null;
  }
}

const indexAt = (parts: readonly string[], i: number): number | null => index(parts[i] ?? "");

/** A figure may have a point of its own: those stand last. */
const lastOf = (parts: readonly string[], from: number): string => parts.slice(from).join(".");

const isIndex = (found: number | null): found is number => found !== null;

const CAPACITY_VECTOR = figures(CAPACITY, CAPACITY, CAPACITY);
const ADDED: Bounds = [-MOST_DEMAND, MOST_DEMAND];
const ADDED_VECTOR = figures(ADDED, ADDED, ADDED);

/** Null where it is none, or one of its figures is not as it should be. */
function vectorOf(text: string, read: Reader<readonly number[]>): ResourceVector | null {
  const [cpu, net, mem] = read(text) ?? [];
  return cpu === undefined || net === undefined || mem === undefined ? null : [cpu, net, mem];
}
