/**
 * A VM that is being moved by hand, as lines of the utilization space: what its host would lose,
 * and, over the PM or VM that is aimed at, what would come of it. Beyond the threshold it is red;
 * nothing is forbidden.
 */

import type { ResourceIndex, ResourceVector } from "../../base/resources.ts";
import { RESOURCE_INDICES } from "../../base/resources.ts";
import { vectorAt } from "../../base/vector.ts";
import type { LaneFrame } from "../lane-frame.ts";
import { formatUtilization } from "../text/figures.ts";
import type { PictureText } from "./picture-text.ts";
import type { Sketch, SketchLine } from "./sketch.ts";
import { cutAtThreshold, NO_SKETCH } from "./sketch.ts";
import { plus } from "./utilization-vector.ts";

/** What a person has taken hold of. */
export interface Handling {
  readonly kind: "move" | "swap";
  readonly vm: number;
}

export interface HandInput {
  readonly frame: LaneFrame;
  readonly handling: Handling;
  /** The PM that runs the VM. */
  readonly host: number;
  /** The PM that is hovered or has the focus. */
  readonly aimedPm: number | null;
  /** Another VM that the pointer is at, and the PM that runs it. */
  readonly aimedVm: { readonly vm: number; readonly host: number } | null;
  readonly text: PictureText;
}

export function handSketch({ frame, handling, host, aimedPm, aimedVm, text }: HandInput): Sketch {
  const { vm, kind } = handling;
  const standing = vectorAt(frame.positions, host);
  const without = plus(standing, frame.shareOf(vm, host), -1);
  const leaving: SketchLine = {
    id: "by hand",
    style: "would-leave",
    over: false,
    end: "arrow",
    from: standing,
    to: without,
    label: { text: text.vm(vm), detail: null, at: "middle" },
  };
  if (kind === "swap") {
    if (aimedVm === null || aimedVm.host === host) return { ...NO_SKETCH, lines: [leaving] };
    const there = vectorAt(frame.positions, aimedVm.host);
    const change = plus(frame.shareOf(vm, aimedVm.host), frame.shareOf(aimedVm.vm, aimedVm.host), -1);
    const back = plus(without, frame.shareOf(aimedVm.vm, host));
    const [first, second] = [
      would(aimedVm.host, there, plus(there, change), text.vm(vm), frame.threshold, text),
      would(host, standing, back, text.vm(aimedVm.vm), frame.threshold, text),
    ];
    return both(first, second);
  }
  if (aimedPm === null || aimedPm === host || !frame.isUp(aimedPm)) return { ...NO_SKETCH, lines: [leaving] };
  const there = vectorAt(frame.positions, aimedPm);
  const after = plus(there, frame.shareOf(vm, aimedPm));
  const aimed = would(aimedPm, there, after, text.vm(vm), frame.threshold, text);
  return both({ ...NO_SKETCH, lines: [{ ...leaving, label: null }] }, aimed);
}

/** Where the point of `pm` would be. */
function would(
  pm: number,
  from: ResourceVector,
  to: ResourceVector,
  vm: string,
  threshold: number,
  text: PictureText,
): Sketch {
  const most = RESOURCE_INDICES.reduce<ResourceIndex>((best, r) => (to[r] > to[best] ? r : best), 0);
  const detail = `${text.axes[most]} ${formatUtilization(to[most], threshold)}`;
  const label = { text: vm, detail, at: "tip" } as const;
  const line: SketchLine = {
    id: `would ${pm}`,
    style: "would-join",
    over: false,
    end: "plain",
    from,
    to,
    label,
  };
  return { ...NO_SKETCH, lines: cutAtThreshold(line, threshold), dots: [{ pm, of: "weighed", place: to }] };
}

const both = (first: Sketch, second: Sketch): Sketch => ({
  ...NO_SKETCH,
  lines: [...first.lines, ...second.lines],
  dots: [...first.dots, ...second.dots],
});
