/** Where a VM has lived, as marks: a strip over the hours, coloured by PM, with a PM's name over each stay that is wide enough for it. */

import { pmInk } from "../../view/marks/ink.ts";
import type { Mark } from "../../view/marks/marks.ts";
import type { HourScale } from "../../view/over-time/chart-scales.ts";
import type { TimeAxis } from "../../view/over-time/time-axis.ts";
import type { Stay } from "../../view/over-time/vm-history.ts";
import { textMark } from "../marks/plain-marks.ts";
import { FONT, textWidth } from "../marks/svg.ts";
import { timeLabels } from "../marks/time-labels.ts";

export interface ResidenceData {
  readonly stays: readonly Stay[];
  readonly steps: number;
  /** Steps that are done: the last stay ends there. */
  readonly done: number;
  readonly time: TimeAxis;
}

export interface ResidenceWords {
  readonly pmName: (pm: number) => string;
  /** Size of the fleet: decides whether PMs have colours of their own. */
  readonly pms: number;
  /** Times under the strip. */
  readonly xLabels: boolean;
}

/** Px: the names, the strip under them, the times under that. */
export const RESIDENCE_ROWS = { names: 16, strip: 12, times: 17 };
/** A stay is at least this wide, whatever its length; one that is wider than this stands apart from the next. */
const LEAST_WIDTH = 1.5;
const PARTED = 3;

export const residenceHeight = (xLabels: boolean): number => {
  const { names, strip, times } = RESIDENCE_ROWS;
  return names + strip + (xLabels ? times : 3);
};

export function residenceMarks(
  { stays, done, time }: ResidenceData,
  scale: HourScale,
  { pmName, pms, xLabels }: ResidenceWords,
): Mark[] {
  const { names, strip } = RESIDENCE_ROWS;
  const placed = stays.map((stay, i) => {
    const from = scale.edge(stay.at);
    return { pm: stay.pm, from, width: scale.edge(stays[i + 1]?.at ?? done) - from };
  });
  const strips = placed.map(({ pm, from, width }): Mark => {
    const drawn = Math.max(LEAST_WIDTH, width > PARTED ? width - 1 : width);
    return { kind: "rect", x: from, y: names, width: drawn, height: strip, fill: pmInk(pm, pms) };
  });
  let taken = Number.NEGATIVE_INFINITY;
  const named = placed.flatMap(({ pm, from, width }): Mark[] => {
    const name = pmName(pm);
    const room = textWidth(name);
    if (from < taken || room > width + 4) return [];
    taken = from + room + 4;
    return [textMark(name, from, names - 8)];
  });
  const times = xLabels ? timeLabels(scale, time, { apart: FONT * 5, gap: 0 }).labels : [];
  return [
    ...strips,
    ...named,
    ...times.map(({ text, x }) => textMark(text, x, names + strip + 10, { anchor: "middle" })),
  ];
}
