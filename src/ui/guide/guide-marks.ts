/**
 * What of the page the guide explains, in the order in which one reads it. Each thing that is explained
 * says so itself, with `data-mark` in the page; what only the picture draws (points, the dashed box) is
 * told by the picture (`view/picture/picture-marks.ts`).
 */

import { present } from "../../base/assert.ts";
import type { Box } from "../../view/picture/label-layout.ts";
import type { PictureMarkName } from "../../view/picture/picture-marks.ts";

/** In the picture of a lane. */
const PICTURE_MARKS = [
  "point",
  "over",
  "crowd",
  "threshold",
  "limit",
  "reach",
  "trail",
  "wall",
  "moving",
  "before",
  "distance",
  "origin",
  "chain",
  "weighed",
  "ghost",
  "surface",
  "sphere",
  "spread",
  "ideal",
  "angle",
] as const satisfies readonly PictureMarkName[];
const LANE_MARKS = ["policy", "lead", "counters", "sentence", "readOut"] as const;
const CHART_MARKS = [
  "load",
  "without",
  "bound",
  "limitLine",
  "cut",
  "original",
  "forecast",
  "bands",
  "overCount",
  "deviation",
] as const;
const TIMELINE_MARKS = ["demand", "apart", "events", "busy", "flaps", "parting", "playhead"] as const;

export const GROUPS = {
  picture: PICTURE_MARKS,
  lane: LANE_MARKS,
  charts: CHART_MARKS,
  timeline: TIMELINE_MARKS,
} as const;
export type Group = keyof typeof GROUPS;
export type Mark = (typeof GROUPS)[Group][number];

export function groupOf(mark: Mark): Group {
  const found = Object.entries(GROUPS).find(([, marks]) => marks.some((other) => other === mark));
  return present(found, `the group of ${mark}`)[0] as Group;
}

/** Where a thing that is explained stands, px from the page's upper left. */
export interface MarkedPlace {
  readonly mark: Mark;
  readonly box: Box;
}

/** A glyph of a track, which is drawn and not written in the page's own markup. */
const EVENT = ".chart-glyph";

/**
 * The marked elements that can be seen, the first of each mark: lanes and charts repeat them.
 * @param zoom px of the screen that one of the page's takes
 */
export function markedPlaces(page: ParentNode, zoom: number): MarkedPlace[] {
  const found = new Map<string, Box>();
  for (const element of page.querySelectorAll(`[data-mark], ${EVENT}`)) {
    const mark = element.getAttribute("data-mark") ?? "events";
    const { x, y, width, height } = element.getBoundingClientRect();
    const isSeen = width + height > 0 && y < innerHeight && y + height > 0;
    if (!isSeen || found.has(mark)) continue;
    found.set(mark, { x: x / zoom, y: y / zoom, width: width / zoom, height: height / zoom });
  }
  return Object.values(GROUPS)
    .flat()
    .flatMap((mark) => {
      const box = found.get(mark);
      return box === undefined ? [] : [{ mark, box }];
    });
}
