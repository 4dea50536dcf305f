/**
 * The timeline in the page (`timeline-marks.ts` says what is drawn). It never moves while the moment
 * does: marks are drawn once per data and size, and `moveTo` moves the playhead, the pill and the light
 * on the step, which are layers of their own, and tells apart what has just happened or is undone. The
 * page lays its slider over its scale (`sliderTrack`). In a narrow place a window of the hours turns
 * pages with the moment, over a bar of the whole range.
 */

import { select } from "d3-selection";
import { present } from "../../base/assert.ts";
import type { HourScale } from "../../view/over-time/chart-scales.ts";
import { hourScale, windowStart } from "../../view/over-time/chart-scales.ts";
import { REACH } from "../../view/over-time/track-hit.ts";
import { createMovingLayer, createStillLayer, say } from "../marks/moving-layer.ts";
import type { Group, Text } from "../marks/svg.ts";
import { crisp, drawLine, drawText, group, listen, markLayer, middleOf, textWidth } from "../marks/svg.ts";
import { createBarTrack } from "./timeline-bars.ts";
import type { AxisLabel } from "./timeline-frame.ts";
import type { LaneHit, TimelineData, TimelineLayout, TimelineScreen } from "./timeline-marks.ts";
import { hitEvent, layoutTimeline, timelineMarks, trackPlace } from "./timeline-marks.ts";
import type { Ribbon } from "./timeline-ribbon.ts";
import { createRibbon } from "./timeline-ribbon.ts";
import type { TimelineSizes } from "./timeline-sizes.ts";
import { TIMELINE_SIZES } from "./timeline-sizes.ts";
import type { Track, TrackMarks } from "./timeline-track.ts";
import { createTrack } from "./timeline-track.ts";

export interface TimelineOptions extends TimelineScreen {
  /** What is shown, in words: its accessible name. */
  readonly label: string;
  readonly onHover?: (step: number | null) => void;
  readonly onPick?: (step: number) => void;
  /** An event of a lane's track: its own, not its step's. */
  readonly onOpen?: (step: number, index: number) => void;
  /** What an event that is pointed at says, and where it stands, px of the drawing; null once none is. */
  readonly onTell?: (told: ToldEvent | null) => void;
}

export interface ToldEvent {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export interface Timeline {
  update(data: TimelineData): void;
  /** `actions`: how many events of the step have happened in each lane; none before the first moment. */
  moveTo(step: number, actions: readonly number[]): void;
  hover(step: number | null): void;
  /** Whether the ribbon reads the moment while nothing is hovered: for a slider that has the focus. */
  attend(on: boolean): void;
  resize(width: number, height: number): void;
  /** Where the hours shown stand, in pixels of the drawing. Changes with data, size and, with a window, the moment. */
  scale(): HourScale;
  /** The axis' upper edge and height in the drawing, and how wide the pill is: where a slider belongs. */
  axis(): { readonly top: number; readonly height: number; readonly thumb: number };
  /** Where the ribbon's name stands in the drawing; null without a ribbon. */
  ribbonName(): { readonly top: number; readonly height: number; readonly width: number } | null;
  destroy(): void;
}

export function createTimeline(container: Element, options: TimelineOptions): Timeline {
  const sizes = TIMELINE_SIZES[options.form];
  let { width, height } = options;
  let data: TimelineData | null = null;
  let now: { step: number; actions: readonly number[] } = { step: 0, actions: [] };
  let scale = hourScale(1, sizes.labels, Math.max(sizes.labels + 1, width - sizes.ends));
  let axisTop = 0;
  let tracks: Track[] = [];
  let shown: { readonly layout: TimelineLayout; readonly tracks: readonly TrackMarks[] } | null = null;
  let ribbon: Ribbon | null = null;
  let attended = false;
  let pillWidth = sizes.pill.width;
  let times: { readonly label: AxisLabel; readonly text: Text }[] = [];
  let hovered: number | null = null;

  const root = select(container)
    .append("div")
    .attr("class", "chart-timeline")
    .attr("role", "img")
    .attr("aria-label", options.label);
  const layers = present(root.node(), "the timeline's place");
  // From the back to the front; what moves with the clock lies between what stands still.
  const current = createMovingLayer(layers, "chart-moment");
  const light = current.svg.append("rect").attr("class", "chart-current");
  const still = createStillLayer(layers, "chart-still");
  const back = markLayer(group(still, "chart-back"));
  const axis = group(still, "chart-axes");
  const axisLayer = markLayer(axis);
  const grown = markLayer(group(still, "chart-grown"));
  const crosshair = drawLine(
    group(still, "chart-crosshair-layer"),
    "chart-crosshair chart-hidden",
    0,
    0,
    0,
    0,
  );
  const playhead = createMovingLayer(layers, "chart-moment");
  const line = drawLine(playhead.svg, "chart-playhead chart-playhead-strong", 0, 0, 0, 0);
  const svg = createStillLayer(layers, "chart-events");
  const glyphs = group(svg, "chart-glyphs");
  const glyphLayer = markLayer(glyphs);
  const bands = markLayer(group(svg, "chart-ribbon"));
  const readings = group(svg, "chart-readings");
  const surface = svg.append("rect").attr("class", "chart-surface");
  const pill = createMovingLayer(layers, "chart-moment");
  const pillBack = pill.svg.append("rect").attr("class", "chart-pill").attr("rx", 3);
  const pillText = drawText(pill.svg, "chart-pill-text", "", 0, 0, "middle", sizes.font);
  let told = "";
  const node = surface.node();
  const stop =
    node === null
      ? () => {}
      : listen(node, {
          move: (x, y) => {
            const step = x === null ? null : scale.stepAt(x);
            hover(step);
            nameEvent(x === null ? null : hit(x, y, REACH.fine));
            options.onHover?.(step);
          },
          press: (x, y, isTouch) => {
            const found = hit(x, y, isTouch ? REACH.coarse : REACH.fine);
            if (found === null) options.onPick?.(scale.stepAt(x));
            else options.onOpen?.(found.event.step, found.event.index);
          },
        });

  function hit(x: number, y: number, reach: number): LaneHit | null {
    return data === null || shown === null
      ? null
      : hitEvent(data, shown.layout, shown.tracks, { x, y, reach });
  }

  /** Bars are many: what is read beside them counts them instead. */
  function nameEvent(found: LaneHit | null): void {
    const lane = found === null ? undefined : data?.lanes[found.lane];
    if (found === null || lane === undefined || shown?.layout.bars !== null) tell(null);
    else tell({ text: lane.tell(found.event), x: found.x, y: found.y });
  }

  function tell(event: ToldEvent | null): void {
    const key = event === null ? "" : `${event.text} ${event.x} ${event.y}`;
    if (key === told) return;
    told = key;
    options.onTell?.(event);
  }

  function draw(): void {
    if (data === null) return;
    const layout = layoutTimeline(data, { ...options, width, height }, now.step);
    const marks = timelineMarks(data, layout);
    ({ scale, axisTop } = layout);
    shown = { layout, tracks: marks.tracks };
    tell(null);
    pillWidth = pillFor(data, sizes);
    placeLayers(layout);
    back.draw(marks.frame);
    axisLayer.draw(marks.times.map(({ mark }) => mark));
    const texts = axis.selectChildren<SVGTextElement, unknown>().nodes();
    times = marks.times.map((label, i) => ({ label, text: select(present(texts[i], "a time")) }));
    grown.draw(marks.grown);
    glyphLayer.draw(marks.tracks.map((track) => ({ kind: "group", marks: track.marks })));
    bands.draw(marks.ribbon);
    readings.selectChildren().remove();
    const rows = glyphs.selectChildren<SVGGElement, unknown>().nodes();
    tracks = data.lanes.map(({ counts }, i) => {
      if (layout.bars !== null) return createBarTrack(readings, counts, scale, trackPlace(layout, i));
      const nodes = select(present(rows[i], "a track")).selectChildren<SVGGElement, unknown>().nodes();
      return createTrack(
        nodes.map((each): Group => select(each)),
        present(marks.tracks[i], "a lane's track").glyphs,
      );
    });
    ribbon = data.ribbon === null ? null : createRibbon(readings, data.ribbon, scale, layout.ribbon);
    place();
    if (hovered !== null) hover(hovered);
  }

  /** As large as what they hold; only their places follow the clock. */
  function placeLayers({ axisTop: foot }: TimelineLayout): void {
    root.style("width", `${width}px`).style("height", `${height}px`);
    surface
      .attr("x", scale.left)
      .attr("y", 0)
      .attr("width", scale.right - scale.left)
      .attr("height", Math.max(0, foot));
    light
      .attr("width", Math.max(1, scale.cell))
      .attr("y", sizes.head)
      .attr("height", Math.max(0, foot - sizes.head));
    line.attr("y2", foot + 4);
    pillBack
      .attr("width", pillWidth)
      .attr("height", sizes.pill.height)
      .attr("x", -pillWidth / 2)
      .attr("y", foot + 4);
    pillText.attr("y", middleOf(foot + 4 + sizes.pill.height / 2, sizes.font));
  }

  function place(): void {
    const { step, actions } = now;
    const x = scale.centre(step);
    playhead.moveTo(x, 0);
    current.moveTo(scale.edge(Math.round(step)), 0);
    pill.moveTo(x, 0);
    say(pillText, data === null ? "" : data.pillText(Math.round(step)));
    for (const { label, text } of times) {
      const covered = Math.abs(label.x - x) < label.half + pillWidth / 2 + sizes.font / 2;
      text.classed("chart-hidden", covered);
    }
    tracks.forEach((track, lane) => {
      const happened = actions[lane];
      if (happened !== undefined) track.moveTo(Math.round(step), happened);
    });
    readRibbon();
  }

  function readRibbon(): void {
    ribbon?.read(hovered ?? (attended ? Math.round(now.step) : null));
  }

  function hover(step: number | null): void {
    hovered = step;
    crosshair.classed("chart-hidden", step === null);
    for (const track of tracks) track.read(step);
    readRibbon();
    if (step === null) return;
    const x = crisp(scale.centre(step));
    crosshair.attr("x1", x).attr("x2", x).attr("y1", sizes.head).attr("y2", axisTop);
  }

  return {
    update(next) {
      data = next;
      draw();
    },
    moveTo(step, actions) {
      now = { step, actions };
      if (data === null) return;
      const turned = windowStart(step, data.steps, scale.steps) !== scale.first;
      if (turned) draw();
      else place();
    },
    hover,
    attend(on) {
      attended = on;
      readRibbon();
    },
    resize(newWidth, newHeight) {
      [width, height] = [newWidth, newHeight];
      draw();
    },
    scale: () => scale,
    ribbonName: () =>
      data === null || data.ribbon === null || shown === null
        ? null
        : { ...shown.layout.ribbon, width: scale.left - sizes.font },
    axis: () => ({ top: axisTop, height: sizes.axis, thumb: pillWidth }),
    destroy() {
      stop();
      tell(null);
      root.remove();
    },
  };
}

/** Steps whose words tell how wide the pill must be: numbers grow, times of day and days do not by much. */
const MEASURED = 12;

/** As wide as `TIMELINE_SIZES` has it, or wider where what it says is. */
function pillFor({ steps, pillText }: TimelineData, { pill, font }: TimelineSizes): number {
  const words = Array.from({ length: MEASURED }, (_, i) =>
    pillText(Math.round((i * (steps - 1)) / (MEASURED - 1))),
  );
  return Math.max(pill.width, Math.ceil(Math.max(...words.map((text) => textWidth(text, font))) + font));
}
