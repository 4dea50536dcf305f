/**
 * The lines of a picture: what happens, of whom a PM's point is the sum, what is only weighed. All are of
 * one form, so that a drawing need not know where they come from. They run in the utilization space; a
 * drawing lays them out on its own axes.
 */

import type { ResourceVector } from "../../base/resources.ts";
import type { Sight } from "../../engine/sight.ts";
import { goesByDistance } from "../../engine/sight.ts";
import type { Ink } from "../marks/ink.ts";
import { formatFigure } from "../text/figures.ts";
import type { EventGeometry, MovingVm } from "./event-geometry.ts";
import type { LineStyle } from "./line-style.ts";
import { STROKES } from "./line-style.ts";
import type { PictureText } from "./picture-text.ts";
import type { Sketch, SketchLine } from "./sketch.ts";
import { ORIGIN } from "./utilization-vector.ts";
import type { ShownChain } from "./vm-chain.ts";

/** What is written at a line. */
export interface LineLabel {
  readonly text: string;
  /** Written more quietly after it. */
  readonly detail: string | null;
  readonly at: "middle" | "tip";
  /** `line` is a line's name now, `chain` one among many, `lit` the one set off, `shape` that of what a policy sees. */
  readonly style: "line" | "chain" | "lit" | "shape";
}

export interface PictureLine {
  readonly id: string;
  readonly of: "event" | "chain" | "sketch";
  readonly style: LineStyle;
  readonly ink: Ink;
  readonly from: ResourceVector;
  readonly to: ResourceVector;
  /** How much of it is drawn from its beginning on, 0..1. */
  readonly drawn: number;
  readonly opacity: number;
  /** An arrow stops short of a point at its tip. */
  readonly end: "plain" | "arrow" | "cross";
  /** Null too where there is no time to read it. */
  readonly label: LineLabel | null;
  /** The VM whose vector it is, for the lines of a chain. */
  readonly vm: number | null;
}

/** How the lines of a picture are to be written at. */
export interface LineWords {
  readonly text: PictureText;
  /** Whether the event stands long enough for its words to be read. */
  readonly settled: boolean;
  /** What the lane's policy goes by: where that is D, it stands with its length. */
  readonly sight: Sight;
}

/** @param ink of the PM whose line it is */
const line = (
  of: PictureLine["of"],
  style: LineStyle,
  id: string,
  { from, to }: { readonly from: ResourceVector; readonly to: ResourceVector },
  ink: Ink = "ink",
): PictureLine => {
  const look = { of, style, ink: STROKES[style].ink ?? ink, drawn: 1, opacity: 1, end: "plain" } as const;
  return { id, from, to, ...look, label: null, vm: null };
};

export function eventLines(event: EventGeometry, { text, settled, sight }: LineWords): PictureLine[] {
  const { source, target, origin, distance, refused, moving } = event;
  const toSource = line("event", "origin", "origin", { from: ORIGIN, to: source });
  const lines: PictureLine[] = [{ ...toSource, ...origin }];
  if (target !== null) {
    const isNamed = settled && goesByDistance(sight) && !refused && distance.drawn === 1;
    const words = `D ${formatFigure(distance.length)}`;
    lines.push({
      ...line("event", refused ? "asked" : "distance", "distance", { from: source, to: target }),
      drawn: distance.drawn,
      label: isNamed ? { text: words, detail: null, at: "middle", style: "line" } : null,
    });
  }
  return [...lines, ...moving.map((vm) => movingLine(vm, text, settled))];
}

function movingLine(moving: MovingVm, text: PictureText, settled: boolean): PictureLine {
  const isJoining = moving.kind === "joining";
  return {
    ...line("event", isJoining ? "joins" : "leaves", `${moving.kind} ${moving.vm}`, moving),
    end: "arrow",
    label:
      isJoining && settled ? { text: text.vm(moving.vm), detail: null, at: "middle", style: "line" } : null,
  };
}

/** @param ink of the PM whose VMs they are */
export const chainLines = ({ links, lit }: ShownChain, ink: Ink, text: PictureText): PictureLine[] =>
  links.map((link) => {
    const style = link.vm === lit ? "lit" : "chain";
    return {
      ...line("chain", style, chainLineId(link.vm), link, ink),
      end: "arrow",
      label: { text: text.vm(link.vm), detail: null, at: "middle", style },
      vm: link.vm,
    };
  });

/** What the line of a VM of the chain is called, and its label. */
export const chainLineId = (vm: number): string => `chain ${vm}`;

export const sketchLines = (lines: Sketch["lines"], settled: boolean): PictureLine[] =>
  lines.map((sketched) => sketchLine(sketched, settled));

function sketchLine({ id, style, over, end, from, to, label }: SketchLine, settled: boolean): PictureLine {
  const drawn = line("sketch", style, `sketch ${id}`, { from, to });
  return {
    ...drawn,
    ink: over ? "over" : drawn.ink,
    end,
    label: label === null || !settled ? null : { ...label, style: "line" },
  };
}
