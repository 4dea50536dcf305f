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
import { pmId, stepOf, vmId } from "../base/ids.ts";
import type { ResourceVector } from "../base/resources.ts";
import type { Intervention } from "../engine/intervention.ts";
import { MOST_DEMAND } from "../scenario/limits.ts";
import type { GivenFork } from "./fork-data.ts";
import type { LinkParts } from "./link-source.ts";

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
 * Reads what was changed in a lane. What cannot be read of it is left out and named: one intervention,
 * or the whole list where an added PM cannot be read.
 */
export function decodeChanges(place: number, parts: LinkParts): LaneChanges {
  const [own, fork] = CHANGE_KINDS.map((kind) => decodeFork(changeKey(kind, place), parts));
  return { own: own ?? null, fork: fork ?? null };
}

function decodeFork(key: string, parts: LinkParts): GivenFork | null {
  const text = parts.text(key);
  if (text === null) return null;
  const star = text.lastIndexOf("*");
  if (star === -1) {
    parts.drop(key);
    return null;
  }
  const items = text.slice(star + 1).split("~");
  // Those after it may name a PM by its number, which they would give to another.
  if (items.some((item) => item.startsWith("a") && decodeIntervention(item) === null)) {
    parts.drop(key);
    return null;
  }
  const interventions = items.flatMap((item) => {
    if (item === "") return [];
    const made = decodeIntervention(item);
    if (made === null) parts.drop(key, item);
    return made ?? [];
  });
  return { name: text.slice(0, star), interventions };
}

export function encodeIntervention(made: Intervention): string {
  switch (made.kind) {
    case "move":
      return `m${made.step}.${made.after}.${made.vm}.${made.to}`;
    case "swap":
      return `s${made.step}.${made.after}.${made.vm}.${made.with}`;
    case "threshold":
      return `t${made.step}.${made.after}.${made.value}`;
    case "pm-down":
      return `d${made.step}.${made.after}.${made.pm}`;
    case "pm-added":
      return `a${made.step}.${made.after}.${made.capacity.join(",")}`;
    case "veto":
      return `v${made.step}.${made.vm}.${made.to}`;
    case "load":
      return `l${made.step}.${made.steps}.${made.vms.join("-")}.${made.add.join(",")}`;
    default:
      return unreachable(made);
  }
}

/** Null where it is none. What the scenario has is not asked here. */
function decodeIntervention(text: string): Intervention | null {
  const parts = text.slice(1).split(".");
  const [a, b, c, d] = parts.map(indexOf);
  if (a === undefined || b === undefined || a === null || b === null) return null;
  const step = stepOf(a);
  const at = { step, after: b };
  /** A figure may have a point of its own: those stand last. */
  const last = (from: number): readonly number[] => parts.slice(from).join(".").split(",").map(figureOf);
  const has = (count: number): boolean => parts.length === count;
  switch (text[0]) {
    case "m":
      return has(4) && isIndex(c) && isIndex(d) ? { kind: "move", ...at, vm: vmId(c), to: pmId(d) } : null;
    case "s":
      return has(4) && isIndex(c) && isIndex(d) ? { kind: "swap", ...at, vm: vmId(c), with: vmId(d) } : null;
    case "t": {
      const [value = 0, ...others] = last(2);
      return others.length === 0 && value > 0 && value <= 1 ? { kind: "threshold", ...at, value } : null;
    }
    case "d":
      return has(3) && isIndex(c) ? { kind: "pm-down", ...at, pm: pmId(c) } : null;
    case "a": {
      const capacity = vectorOf(last(2), (figure) => figure > 0);
      return capacity === null ? null : { kind: "pm-added", ...at, capacity };
    }
    case "v":
      return has(3) && isIndex(c) ? { kind: "veto", step, vm: vmId(b), to: pmId(c) } : null;
    case "l": {
      const vms = (parts[2] ?? "").split("-").map(indexOf);
      const add = vectorOf(last(3), (figure) => Math.abs(figure) <= MOST_DEMAND);
      return b > 0 && vms.every(isIndex) && add !== null
        ? { kind: "load", step, steps: b, vms: vms.map(vmId), add }
        : null;
    }
    default:
      return null;
  }
}

const indexOf = (text: string): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null);
const isIndex = (index: number | null | undefined): index is number => typeof index === "number";

/** As programs write it. */
const figureOf = (text: string): number =>
  /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;

/** Null where it is none, or one of its figures is not as it should be. */
function vectorOf(figures: readonly number[], isRight: (figure: number) => boolean): ResourceVector | null {
  const [cpu = Number.NaN, net = Number.NaN, mem = Number.NaN] = figures;
  return figures.length === 3 && figures.every((figure) => Number.isFinite(figure) && isRight(figure))
    ? [cpu, net, mem]
    : null;
}
