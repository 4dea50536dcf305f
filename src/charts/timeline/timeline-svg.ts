/** The whole timeline as an SVG file that stands by itself, without a moment: every event is drawn as one that has happened. */

import type { Mark } from "../../view/marks/marks.ts";
import type { SvgDocument } from "../marks/marks-to-string.ts";
import { marksToString } from "../marks/marks-to-string.ts";
import { textMark } from "../marks/plain-marks.ts";
import type { TimelineData } from "./timeline-marks.ts";
import { layoutTimeline, timelineMarks } from "./timeline-marks.ts";
import { timelineHeight } from "./timeline-sizes.ts";

/** Its height follows from its lanes. */
export interface TimelineDocument extends Omit<SvgDocument, "height"> {
  /** What the axis counts, with its unit: "time [h]". */
  readonly time: string;
}

export function timelineSvg(data: TimelineData, document: TimelineDocument): string {
  const { width, time } = document;
  const height = timelineHeight("main", data.lanes.length, data.ribbon !== null);
  const layout = layoutTimeline(data, { form: "main", width, height, window: null }, 0);
  const { frame, times, grown, tracks, ribbon } = timelineMarks(data, layout);
  const { pill, font } = layout.sizes;
  const marks: Mark[] = [
    ...frame,
    textMark(time, 0, layout.axisTop + 5 + pill.height / 2, { size: font }),
    ...times.map(({ mark }) => mark),
    ...grown,
    ...tracks.map((track): Mark => ({ kind: "group", marks: track.marks })),
    ...ribbon,
  ];
  return marksToString(marks, { ...document, height });
}
