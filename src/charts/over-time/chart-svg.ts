/**
 * The charts over the hours as SVG files that stand by themselves, from the marks that the page draws,
 * too: with the colours of one palette, both axes titled with their units, and no moment. Pure, and
 * needs no DOM. Words are given, in whatever language.
 */

import type { Mark } from "../../view/marks/marks.ts";
import { hourScale } from "../../view/over-time/chart-scales.ts";
import type { SvgDocument } from "../marks/marks-to-string.ts";
import { marksToString } from "../marks/marks-to-string.ts";
import { textMark } from "../marks/plain-marks.ts";
import type { BandNames, BandsData } from "./bands-marks.ts";
import {
  bandsMarks,
  boundMarks,
  cutFigure,
  plotFrame,
  plotHeight,
  STRIP_GAP,
  stripFrame,
  stripHeight,
  stripName,
} from "./bands-marks.ts";
import type { LinesChartData } from "./lines-marks.ts";
import { lineNames, linesFrame, linesMarks } from "./lines-marks.ts";
import type { LoadChartData, LoadSubject } from "./load-marks.ts";
import { loadFrame, loadMarks } from "./load-marks.ts";
import type { PanelAxes, PanelFrame, PanelMarks, PanelPlace } from "./panel-marks.ts";
import { frameMarks, panelPlace } from "./panel-marks.ts";
import type { ResidenceData, ResidenceWords } from "./residence-marks.ts";
import { residenceHeight, residenceMarks } from "./residence-marks.ts";

/** What an axis counts, and in which unit: "time", "h". */
export interface AxisTitle {
  readonly name: string;
  readonly unit: string;
}

/** Width and height are those of the plot itself, px. */
export interface ChartDocument extends SvgDocument {
  readonly time: AxisTitle;
  readonly value: AxisTitle;
}

/** Around the plot, px: figures, the names of lines, titles. */
const MARGIN = { left: 64, right: 150, top: 30, bottom: 44 };
const BOTH: PanelAxes = { yLabels: true, xLabels: true };

export const linesSvg = (data: LinesChartData, document: ChartDocument): string =>
  panelSvg(linesFrame(data), document, (place) => {
    const { back, front, written } = linesMarks(data, place, null);
    return { back, front: [...front, ...lineNames(data.lines, place, ({ name }) => name)], written };
  });

export const loadSvg = (data: LoadChartData, subject: LoadSubject, document: ChartDocument): string =>
  panelSvg(loadFrame(data), document, (place) => loadMarks(data, place, subject));

export function bandsSvg(data: BandsData, words: BandNames, document: ChartDocument): string {
  const { width, height } = document;
  const [upper, lower] = [plotFrame(data), stripFrame(data)];
  const plot = panelPlace(upper, width, plotHeight(height));
  const strip = panelPlace(lower, width, stripHeight(height));
  const below: Mark = {
    kind: "group",
    at: [0, plot.height + STRIP_GAP],
    marks: [...frameMarks(lower, strip, BOTH), ...stripName(strip, words)],
  };
  const marks = [
    ...bandsMarks(data, { plot, strip }),
    ...frameMarks(upper, plot, { ...BOTH, xLabels: false }),
    ...boundMarks(data, plot, words),
    ...cutFigure(data, plot),
    below,
  ];
  return documentSvg(marks, document);
}

/** @param document its height follows from what a strip of stays needs; it has no axis of values */
export function residenceSvg(
  data: ResidenceData,
  words: Omit<ResidenceWords, "xLabels">,
  document: Omit<ChartDocument, "height" | "value">,
): string {
  const scale = hourScale(data.steps, 0, document.width);
  const marks = residenceMarks(data, scale, { ...words, xLabels: true });
  return documentSvg(marks, { ...document, height: residenceHeight(true), value: null });
}

function panelSvg(
  frame: PanelFrame,
  document: ChartDocument,
  describe: (place: PanelPlace) => PanelMarks,
): string {
  const place = panelPlace(frame, document.width, document.height);
  const { back, front, written } = describe(place);
  return documentSvg([...back, ...frameMarks(frame, place, BOTH), ...front, ...written], document);
}

/** Titles stand where they keep clear of everything: of the values above the axis, of the time below its right end. */
function documentSvg(
  marks: readonly Mark[],
  document: Omit<ChartDocument, "value"> & { readonly value: AxisTitle | null },
): string {
  const { width, height, time, value } = document;
  const { left, right, top, bottom } = MARGIN;
  const titles = [
    textMark(titleOf(time), width, height + bottom - 12, { anchor: "end" }),
    ...(value === null ? [] : [textMark(titleOf(value), 10 - left, 14 - top)]),
  ];
  const whole: Mark = { kind: "group", at: [left, top], marks: [...marks, ...titles] };
  return marksToString([whole], { ...document, width: left + width + right, height: top + height + bottom });
}

const titleOf = ({ name, unit }: AxisTitle): string => `${name} [${unit}]`;
