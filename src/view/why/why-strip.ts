/**
 * PMs on a line by the measure that a policy orders them by. Every point stands where its figure
 * says; names stand below, side by side in as few rows as hold them, each as near to its point as
 * its neighbours allow, and no two overlap. Where not all of them fit, source and target are named,
 * and then whoever comes first in the order.
 */

import { scaleLinear, scaleLog } from "d3-scale";
import { present } from "../../base/assert.ts";

export interface StripPm {
  readonly pm: number;
  readonly figure: number;
  readonly role: "source" | "target" | null;
  /** Px. */
  readonly labelWidth: number;
}

export interface StripPoint {
  readonly pm: number;
  readonly x: number;
  readonly role: StripPm["role"];
  /** Where its name stands; null where there was no room for it. */
  readonly label: { readonly left: number; readonly width: number; readonly row: number } | null;
}

export interface Strip {
  readonly points: readonly StripPoint[];
  readonly rows: number;
}

/** Px between names, and from the ends of the line to the outermost points. */
const GAP = 8;
const INSET = 10;
const MOST_ROWS = 2;
/** In a line of more points than this a second row of names would only hide whose they are. */
const NAMED_ALL = 12;
/** Figures that span more than this are laid out by their logarithm. */
const WIDE = 40;

/** @param pms in the policy's order */
export function layOutStrip(pms: readonly StripPm[], width: number): Strip {
  const place = placeFor(pms, width);
  const urgent = [...pms].sort((a, b) => Number(b.role !== null) - Number(a.role !== null)); // stable
  const rows = rowsOf(urgent, width);
  const labels = new Map<StripPm, NonNullable<StripPoint["label"]>>();
  rows.forEach((row, index) => {
    const sorted = row.toSorted((a, b) => place(a.figure) - place(b.figure) || a.pm - b.pm);
    const lefts = sideBySide(
      sorted.map(({ figure, labelWidth }) => ({ centre: place(figure), width: labelWidth })),
      width,
    );
    sorted.forEach((pm, i) => {
      labels.set(pm, { left: present(lefts[i], "a place in the row"), width: pm.labelWidth, row: index });
    });
  });
  return {
    points: pms.map((pm) => ({
      pm: pm.pm,
      x: place(pm.figure),
      role: pm.role,
      label: labels.get(pm) ?? null,
    })),
    rows: rows.length,
  };
}

function placeFor(pms: readonly StripPm[], width: number): (figure: number) => number {
  const figures = pms.map(({ figure }) => figure);
  const [least, most] = [Math.min(...figures), Math.max(...figures)];
  const range = [INSET, width - INSET];
  if (least === most) return () => width / 2;
  return least > 0 && most / least > WIDE
    ? scaleLog([least, most], range)
    : scaleLinear([least, most], range);
}

/** Who is named, and in which row: one row while it holds all, then a second; further names are left out. */
function rowsOf(pms: readonly StripPm[], width: number): StripPm[][] {
  const needed = pms.reduce((sum, { labelWidth }) => sum + labelWidth + GAP, -GAP);
  const count = needed <= width || pms.length > NAMED_ALL ? 1 : MOST_ROWS;
  const rows: { readonly pms: StripPm[]; used: number }[] = Array.from({ length: count }, () => ({
    pms: [],
    used: -GAP,
  }));
  for (const pm of pms) {
    const row = rows.reduce((emptiest, other) => (other.used < emptiest.used ? other : emptiest));
    if (row.used + GAP + pm.labelWidth > width) continue;
    row.pms.push(pm);
    row.used += GAP + pm.labelWidth;
  }
  return rows.map((row) => row.pms).filter((row) => row.length > 0);
}

/** The left ends of boxes in a row, in the order of their centres: pushed right of each other, then back from the end. */
function sideBySide(
  boxes: readonly { readonly centre: number; readonly width: number }[],
  width: number,
): number[] {
  const lefts: number[] = [];
  let free = 0;
  for (const box of boxes) {
    const left = Math.max(free, box.centre - box.width / 2);
    lefts.push(left);
    free = left + box.width + GAP;
  }
  let end = width;
  for (let i = boxes.length - 1; i >= 0; i--) {
    const left = Math.min(present(lefts[i], "the left end of a box"), end - present(boxes[i], "a box").width);
    lefts[i] = left;
    end = left - GAP;
  }
  return lefts;
}
