/** The words inside a picture of the utilization space, already in the reader's language. */

import type { ResourceIndex } from "../../base/resources.ts";
import type { Constraining, Criterion, CriterionFormats } from "../../engine/decision.ts";
import type { ShapeWord } from "../../engine/sight.ts";
import type { AxisReach } from "./axis-range.ts";

export interface PictureText {
  /** Axis names, by resource. */
  readonly axes: readonly [cpu: string, net: string, mem: string];
  readonly threshold: string;
  readonly limit: string;
  /** All that a PM has, where an axis reaches beyond. */
  readonly capacity: string;
  /** How far an axis reaches that is not the usual one, in as few words as can be, or in so many as it takes; empty for the usual one. */
  readonly reach: (axis: AxisReach, isShort: boolean) => string;
  readonly source: string;
  readonly target: string;
  readonly origin: string;
  /** The lane's policy's own criteria: what they are called, as short as can be, and how their figures are read. */
  readonly ownCriterion: (name: string) => string;
  readonly formats: CriterionFormats;
  /** Beside a VM whose move somebody has forbidden. */
  readonly forbidden: Readonly<Record<Constraining, string>>;
  /** What a policy sees, where no criterion names it. */
  readonly shapes: Readonly<Record<ShapeWord, string>>;
  /** "equal volume": all places where a figure is the same. */
  readonly equal: (name: string) => string;
  /** "at mem 0.40": where a projection cuts what reaches along the resource that it does not show. */
  readonly section: (resource: ResourceIndex, figure: string) => string;
  readonly pm: (pm: number) => string;
  readonly vm: (vm: number) => string;
  /** "+ 1,234 more over": PMs that are over and have no label. */
  readonly moreOver: (pms: number) => string;
  /** Names the control that walks through a large fleet, while no PM is chosen. */
  readonly byLoad: string;
}

/** A criterion in a picture, as short as can be. */
export function criterionWord(
  criterion: Criterion,
  text: Pick<PictureText, "axes" | "ownCriterion">,
): string {
  switch (criterion) {
    case "norm":
      return "\u2016U\u2016";
    case "distance":
      return "D";
    case 0:
    case 1:
    case 2:
      return text.axes[criterion];
    default:
      return text.ownCriterion(criterion);
  }
}
