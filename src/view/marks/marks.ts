/**
 * A flat drawing as data: what is drawn, where (px, y downwards) and in which named colours. Who makes
 * marks knows of no DOM; they are drawn into the page or written as a text that stands by itself
 * (`charts/marks/`). Later marks lie on earlier ones.
 */

import type { Ink } from "./ink.ts";

/** How a mark is painted. What is not named is not painted. */
export interface Look {
  readonly fill?: Ink;
  readonly stroke?: Ink;
  /** Px. */
  readonly strokeWidth?: number;
  /** Px drawn and px left out. */
  readonly dash?: readonly number[];
  /** Round ends of lines instead of flat ones. */
  readonly round?: boolean;
  /** Round corners of lines instead of pointed ones. */
  readonly roundCorners?: boolean;
  /** The stroke lies below the fill, so that half of it is a rim around the mark. */
  readonly halo?: boolean;
  /** Of fill and stroke together, 0..1. */
  readonly opacity?: number;
  /** What the page's styles and tests call it. */
  readonly name?: string;
  /** What it is to who asks, by the name of its explanation, and its figure, where it has one that is short. */
  readonly mark?: string;
  readonly figure?: string;
}

export interface CircleMark extends Look {
  readonly kind: "circle";
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface LineMark extends Look {
  readonly kind: "line";
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface RectMark extends Look {
  readonly kind: "rect";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PathMark extends Look {
  readonly kind: "path";
  /** Path data as SVG has it, its figures already rounded. */
  readonly d: string;
}

/** A piece of a text in one style. */
export interface TextRun {
  readonly text: string;
  readonly fill: Ink;
  /** Px. */
  readonly size: number;
  readonly weight: number;
  /** Px before it. */
  readonly space?: number;
}

export interface TextMark extends Omit<Look, "fill"> {
  readonly kind: "text";
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  /** Which end of it stands at `x`. */
  readonly anchor: "start" | "middle" | "end";
  readonly runs: readonly TextRun[];
  /** The whole of what is cut short, or a sentence about it: said where it is pointed at. */
  readonly about?: string;
}

/** Several marks; how it is painted is how those of them are that do not say otherwise. */
export interface GroupMark extends Look {
  readonly kind: "group";
  /** Where its (0, 0) stands; there, where left out. */
  readonly at?: readonly [x: number, y: number];
  readonly marks: readonly Mark[];
  /** What stands out of it is not seen, px. */
  readonly clip?: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

export type Mark = CircleMark | LineMark | RectMark | PathMark | TextMark | GroupMark;
