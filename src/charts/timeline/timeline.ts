/**
 * The timeline: the demand that all lanes share (and what forks make of it), a track of events per lane (glyphs, or bars where
 * there are too many), and the time under them. It never moves while the moment does: frame and
 * tracks are drawn once per data and size, and `moveTo` moves the playhead, the pill and the light on
 * the step, which are layers of their own, and marks what has just happened or is undone. Steps that are
 * not computed yet are hatched; where lanes can be
 * compared a ribbon shows how far apart they are. Everything stands on one `HourScale`, which the
 * page lays its slider over (`sliderTrack`). In a narrow place a window of the hours turns pages
 * with the moment, over a bar of the whole range.
 */

import { select } from "d3-selection";
import { present } from "../../base/assert.ts";
import type { HourScale } from "../../view/over-time/chart-scales.ts";
import { hourScale, windowStart } from "../../view/over-time/chart-scales.ts";
import type { EventCounts, TrackEvent } from "../../view/over-time/series.ts";
import type { TimeAxis } from "../../view/over-time/time-axis.ts";
import { barScale, countedSteps, needsBars } from "../../view/over-time/track-bars.ts";
import { formatCount } from "../../view/text/figures.ts";
import type { GlyphScreen } from "../marks/glyphs.ts";
import { GLYPH_SIZES } from "../marks/glyphs.ts";
import { createMovingLayer, createStillLayer, say } from "../marks/moving-layer.ts";
import { crisp, drawLine, drawText, group, listen, middleOf, textWidth } from "../marks/svg.ts";
import { createBarTrack } from "./timeline-bars.ts";
import type { AxisLabel, TimelineDemand } from "./timeline-frame.ts";
import { drawAxis, drawBar, drawDemand, drawDivergence, drawRows, drawUndone } from "./timeline-frame.ts";
import type { Ribbon, RibbonData } from "./timeline-ribbon.ts";
import { createRibbon } from "./timeline-ribbon.ts";
import type { TimelineSizes } from "./timeline-sizes.ts";
import { TIMELINE_SIZES } from "./timeline-sizes.ts";
import type { Track, TrackOptions } from "./timeline-track.ts";
import { createTrack } from "./timeline-track.ts";

export interface TimelineOptions {
  /** What is shown, in words: its accessible name. */
  readonly label: string;
  readonly screen: GlyphScreen;
  readonly width: number;
  readonly height: number;
  /** Steps shown at once; null shows all. */
  readonly window: number | null;
  readonly onHover?: (step: number | null) => void;
  readonly onPick?: (step: number) => void;
}

export interface TimelineLane {
  readonly name: string;
  /** As far as the run is done. */
  readonly counts: EventCounts;
  /** Every event, in order: asked for only where they are few enough to be drawn one by one. */
  readonly events: () => readonly TrackEvent[];
  /** Whether an event concerns what is chosen: the others step back. Null while nothing is chosen. */
  readonly concerns: TrackOptions["concerns"];
}

export interface TimelineData {
  readonly steps: number;
  readonly time: TimeAxis;
  /** In the pill at the moment, short: the rest is read beside the timeline. */
  readonly pillText: (step: number) => string;
  /** Not drawn on screens without a demand track, and where null. */
  readonly demand: TimelineDemand | null;
  readonly lanes: readonly TimelineLane[];
  /** The first step at which the lanes differ; null if they never do. */
  readonly divergence: number | null;
  /** How far the lanes are apart; null where there is nothing to compare. */
  readonly ribbon: RibbonData | null;
  /** What a bar of so many steps counts: "events per hour". */
  readonly barName: (steps: number) => string;
  /** "of 72 h", beside the bar; shown only with a window. */
  readonly rangeName: string;
}

export interface Timeline {
  update(data: TimelineData): void;
  /** `actions`: how many events of the step have happened in each lane. */
  moveTo(step: number, actions: ArrayLike<number>): void;
  hover(step: number | null): void;
  /** Whether the ribbon reads the moment while nothing is hovered: for a slider that has the focus. */
  attend(on: boolean): void;
  resize(width: number, height: number): void;
  /** Where the hours shown stand, in pixels of the drawing. Changes with data, size and, with a window, the moment. */
  scale(): HourScale;
  /** The axis' upper edge and height in the drawing, and how wide the pill is: where a slider belongs. */
  axis(): { readonly top: number; readonly height: number; readonly thumb: number };
  destroy(): void;
}

export function createTimeline(container: Element, options: TimelineOptions): Timeline {
  const sizes = TIMELINE_SIZES[options.screen];
  let { width, height } = options;
  let data: TimelineData | null = null;
  let now: { step: number; actions: ArrayLike<number> } = { step: 0, actions: [] };
  let scale = hourScale(1, sizes.labels, Math.max(sizes.labels + 1, width - sizes.ends));
  let axisTop = 0;
  let tracks: Track[] = [];
  let ribbon: Ribbon | null = null;
  let attended = false;
  let pillWidth = sizes.pill.width;
  let times: AxisLabel[] = [];
  let hovered: number | null = null;
  /** What stands still as it is drawn, in writing. */
  let drawn = "";

  const root = select(container)
    .append("div")
    .attr("class", `chart-timeline chart-timeline-${options.screen}`)
    .attr("role", "img")
    .attr("aria-label", options.label);
  const layers = present(root.node(), "the timeline's place");
  // From the back to the front; what moves with the clock lies between what stands still.
  const current = createMovingLayer(layers, "chart-moment");
  const light = current.svg.append("rect").attr("class", "chart-current");
  const still = createStillLayer(layers, "chart-still");
  const back = group(still, "chart-back");
  const grown = group(still, "chart-grown");
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
  const surface = svg.append("rect").attr("class", "chart-surface");
  const pill = createMovingLayer(layers, "chart-moment");
  const pillBack = pill.svg.append("rect").attr("class", "chart-pill").attr("rx", 3);
  const pillText = drawText(pill.svg, "chart-pill-text", "", 0, 0, "middle", sizes.font);
  const node = surface.node();
  const stop =
    node === null
      ? () => {}
      : listen(node, {
          move: (x) => {
            const step = x === null ? null : scale.stepAt(x);
            hover(step);
            options.onHover?.(step);
          },
          press: (x) => options.onPick?.(scale.stepAt(x)),
        });

  function draw(): void {
    if (data === null) return;
    const { lanes, steps, time, demand, ribbon: compared } = data;
    const shown = Math.min(options.window ?? steps, steps);
    const first = windowStart(now.step, steps, shown);
    scale = hourScale(shown, sizes.labels, Math.max(sizes.labels + 1, width - sizes.ends), first);
    const ribbonTop = sizes.head + (demand === null ? 0 : sizes.demand);
    const top = ribbonTop + (compared === null ? 0 : sizes.ribbon);
    const track = Math.min(sizes.track, (height - top - sizes.axis - sizes.bar) / Math.max(1, lanes.length));
    axisTop = top + track * lanes.length;
    root.style("width", `${width}px`).style("height", `${height}px`);
    for (const layer of [grown, glyphs]) layer.selectChildren().remove();
    const glyph = Math.max(...Object.values(GLYPH_SIZES[options.screen]));
    const counts = lanes.map((lane) => lane.counts);
    const bars = needsBars(counts, scale, glyph) ? barScale(counts, scale) : null;
    drawStill(bars === null ? null : data.barName(bars.steps));
    if (demand !== null && sizes.demand > 0) {
      drawDemand(grown, scale, sizes, { ...demand, top: sizes.head, time });
    }
    lanes.forEach((lane, i) => {
      drawUndone(grown, scale, {
        step: countedSteps(lane.counts),
        top: top + track * i + 1,
        height: track - 2,
      });
    });
    tracks = lanes.map((lane, i) => {
      const place = { top: top + track * i, height: track, font: sizes.font };
      if (bars !== null) {
        const most = sizes.ends < 30 ? null : formatCount(bars.mostMoves);
        return createBarTrack(glyphs, lane.counts, scale, bars, { ...place, most });
      }
      return createTrack(glyphs, lane.events(), scale, {
        ...place,
        screen: options.screen,
        zoom: track / sizes.track,
        stackFrom: sizes.stackFrom,
        concerns: lane.concerns,
      });
    });
    const band = { top: ribbonTop, height: sizes.ribbon, font: sizes.font };
    ribbon = compared === null ? null : createRibbon(glyphs, compared, scale, band);
    place();
    if (hovered !== null) hover(hovered);

    /** Rows and their names, axis and bar: drawn anew only when they change, not while runs grow. */
    function drawStill(note: string | null): void {
      if (data === null) return;
      const { divergence, rangeName } = data;
      const names = lanes.map(({ name }) => ({ name }));
      const next = JSON.stringify([
        width,
        height,
        top,
        first,
        shown,
        steps,
        time,
        names,
        note,
        divergence,
        rangeName,
      ]);
      if (next === drawn) return;
      drawn = next;
      pillWidth = pillFor(data, sizes);
      back.selectChildren().remove();
      const rows = { top: sizes.head, firstTrack: top, track, axisTop, lanes: names, note, time };
      drawRows(back, scale, sizes, rows);
      times = drawAxis(back, scale, sizes, axisTop, time);
      if (divergence !== null) drawDivergence(back, scale, options.screen, axisTop, divergence);
      if (shown < steps) drawBar(back, scale, sizes, { y: axisTop + sizes.axis, steps, name: rangeName });
      surface
        .attr("x", scale.left)
        .attr("y", 0)
        .attr("width", scale.right - scale.left)
        .attr("height", axisTop);
      light
        .attr("width", Math.max(1, scale.cell))
        .attr("y", sizes.head)
        .attr("height", axisTop - sizes.head);
      line.attr("y2", axisTop + 4);
      pillBack
        .attr("width", pillWidth)
        .attr("height", sizes.pill.height)
        .attr("x", -pillWidth / 2)
        .attr("y", axisTop + 4);
      pillText.attr("y", middleOf(axisTop + 4 + sizes.pill.height / 2, sizes.font));
    }
  }

  function place(): void {
    const { step, actions } = now;
    const x = scale.centre(step);
    playhead.moveTo(x, 0);
    current.moveTo(scale.edge(Math.round(step)), 0);
    pill.moveTo(x, 0);
    say(pillText, data === null ? "" : data.pillText(Math.round(step)));
    for (const label of times) {
      const covered = Math.abs(label.x - x) < label.half + pillWidth / 2 + sizes.font / 2;
      label.node.classed("chart-hidden", covered);
    }
    tracks.forEach((track, lane) => {
      track.moveTo(Math.round(step), actions[lane] ?? 0);
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
    axis: () => ({ top: axisTop, height: sizes.axis, thumb: pillWidth }),
    destroy() {
      stop();
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
