/**
 * The part of the timeline that stands still, as marks: the demand that all lanes share (and what forks
 * make of it), a track of events for each lane (glyphs, or bars where there are too many), and the time
 * under them. Steps that are not computed yet are hatched; where lanes can be compared a ribbon shows
 * how far apart they are. Everything stands on one `HourScale`.
 */

import { at } from "../../base/vector.ts";
import type { Mark } from "../../view/marks/marks.ts";
import type { HourScale } from "../../view/over-time/chart-scales.ts";
import { hourScale, windowStart } from "../../view/over-time/chart-scales.ts";
import type { EventCounts, TrackEvent } from "../../view/over-time/series.ts";
import type { TimeAxis } from "../../view/over-time/time-axis.ts";
import type { BarScale } from "../../view/over-time/track-bars.ts";
import { barScale, countedSteps, needsBars } from "../../view/over-time/track-bars.ts";
import type { HitEvent } from "../../view/over-time/track-hit.ts";
import { eventOfBar, eventOfGlyph, hitGlyph } from "../../view/over-time/track-hit.ts";
import { worstStep } from "../../view/over-time/worst-step.ts";
import { formatCount } from "../../view/text/figures.ts";
import { GLYPH_SIZES } from "../marks/glyphs.ts";
import { barMarks } from "./timeline-bars.ts";
import { flapMarks } from "./timeline-flaps.ts";
import type { AxisLabel, TimelineDemand } from "./timeline-frame.ts";
import {
  axisMarks,
  demandMarks,
  divergenceMarks,
  rangeMarks,
  rowMarks,
  undoneMarks,
} from "./timeline-frame.ts";
import { overMarks } from "./timeline-over.ts";
import type { RibbonData, RibbonPlace } from "./timeline-ribbon.ts";
import { ribbonMarks } from "./timeline-ribbon.ts";
import type { TimelineForm, TimelineSizes } from "./timeline-sizes.ts";
import { hasEnds, TIMELINE_SIZES } from "./timeline-sizes.ts";
import type { TrackMarks, TrackOptions } from "./timeline-track.ts";
import { trackMarks } from "./timeline-track.ts";

export interface TimelineLane {
  readonly name: string;
  /** The same in fewer letters, where there is less room. */
  readonly shorter: readonly string[];
  /** As far as the run is done. */
  readonly counts: EventCounts;
  /** Every event, in order: asked for only where they are few enough to be drawn one by one. */
  readonly events: () => readonly TrackEvent[];
  /** Whether an event concerns what is chosen: the others step back. Null while nothing is chosen. */
  readonly concerns: TrackOptions["concerns"];
  /** How many PMs are over after each step that is done. */
  readonly over: ArrayLike<number>;
  /** How many flaps each step has that is done (C3). */
  readonly flaps: ArrayLike<number>;
  /** Names an event, and says how many more are drawn as one with it. */
  readonly tell: (event: HitEvent) => string;
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
  /** "38 over": of the most PMs over at once in a lane. */
  readonly overName: (pms: number) => string;
  /** "of 72 h", beside the bar; shown only with a window. */
  readonly rangeName: string;
}

export interface TimelineScreen {
  readonly form: TimelineForm;
  readonly width: number;
  readonly height: number;
  /** Steps shown at once; null shows all. */
  readonly window: number | null;
}

/** Where everything stands, px. */
export interface TimelineLayout {
  readonly sizes: TimelineSizes;
  readonly scale: HourScale;
  readonly ribbon: RibbonPlace;
  /** The upper edge of the first lane's track, and how high each is. */
  readonly firstTrack: number;
  readonly track: number;
  readonly axisTop: number;
  /** On which the lanes' events are bars; null where they are glyphs. */
  readonly bars: BarScale | null;
}

/** @param step the moment: with a window, that page is shown which has it */
export function layoutTimeline(
  { steps, demand, lanes, ribbon }: TimelineData,
  { form, width, height, window }: TimelineScreen,
  step: number,
): TimelineLayout {
  const sizes = TIMELINE_SIZES[form];
  const shown = Math.min(window ?? steps, steps);
  const right = Math.max(sizes.labels + 1, width - sizes.ends);
  const scale = hourScale(shown, sizes.labels, right, windowStart(step, steps, shown));
  const ribbonTop = sizes.head + (demand === null ? 0 : sizes.demand);
  const firstTrack = ribbonTop + (ribbon === null ? 0 : sizes.ribbon);
  const room = height - firstTrack - sizes.axis - sizes.bar;
  const track = Math.min(sizes.track, room / Math.max(1, lanes.length));
  const counts = lanes.map((lane) => lane.counts);
  const glyph = Math.max(...Object.values(GLYPH_SIZES[sizes.glyphs]));
  return {
    sizes,
    scale,
    ribbon: { top: ribbonTop, height: sizes.ribbon, font: sizes.font },
    firstTrack,
    track,
    axisTop: firstTrack + track * lanes.length,
    bars: needsBars(counts, scale, glyph) ? barScale(counts, scale) : null,
  };
}

/** Where a lane's track stands. */
export const trackPlace = ({ firstTrack, track, sizes }: TimelineLayout, lane: number) => ({
  top: firstTrack + track * lane,
  height: track,
  font: sizes.font,
});

/** What of a lane is pointed at: one of its events, and where it stands. */
export interface LaneHit {
  readonly lane: number;
  readonly event: HitEvent;
  readonly x: number;
  readonly y: number;
}

/** The event that a place of the drawing stands for; null where it stands for none but its step. */
export function hitEvent(
  { lanes }: TimelineData,
  layout: TimelineLayout,
  tracks: readonly TrackMarks[],
  { x, y, reach }: { readonly x: number; readonly y: number; readonly reach: number },
): LaneHit | null {
  const lane = Math.floor((y - layout.firstTrack) / layout.track);
  const [shown, track] = [lanes[lane], tracks[lane]];
  if (shown === undefined || track === undefined) return null;
  if (layout.bars === null) {
    const glyph = hitGlyph(track.glyphs, x, y, reach);
    return glyph === null ? null : { lane, event: eventOfGlyph(glyph), x: glyph.x, y: glyph.y };
  }
  const event = eventOfBar(shown.counts, layout.scale.stepAt(x), layout.bars.steps);
  return event === null ? null : { lane, event, x, y: trackPlace(layout, lane).top };
}

export interface TimelineMarks {
  /** Behind the playhead, with the times apart, for one that the pill comes close to gives way. */
  readonly frame: readonly Mark[];
  readonly times: readonly AxisLabel[];
  /** Behind the playhead, too: what changes while runs grow. */
  readonly grown: readonly Mark[];
  /** Before the playhead: of each lane its glyphs, or its bars. */
  readonly tracks: readonly TrackMarks[];
  readonly ribbon: readonly Mark[];
}

export function timelineMarks(data: TimelineData, layout: TimelineLayout): TimelineMarks {
  const { steps, time, demand, lanes, divergence, ribbon, barName, rangeName } = data;
  const { sizes, scale, firstTrack, track, axisTop, bars } = layout;
  const note = bars === null ? null : barName(bars.steps);
  const axis = axisMarks(scale, sizes, axisTop, time);
  const rows = { top: sizes.head, firstTrack, track, axisTop, lanes, note, time };
  const range = { y: axisTop + sizes.axis, steps, name: rangeName };
  return {
    frame: [
      ...rowMarks(scale, sizes, rows),
      ...axis.line,
      ...(divergence === null ? [] : divergenceMarks(scale, sizes.glyphs, axisTop, divergence)),
      ...(scale.steps < steps ? rangeMarks(scale, sizes, range) : []),
    ],
    times: axis.labels,
    grown: [
      ...(demand === null || sizes.demand === 0
        ? []
        : demandMarks(scale, sizes, { ...demand, top: sizes.head, time })),
      ...areasOver(data, layout),
      ...lanes.flatMap(({ flaps }, lane) => flapMarks(flaps, scale, trackPlace(layout, lane))),
      ...lanes.flatMap(({ counts }, lane) => {
        const { top, height } = trackPlace(layout, lane);
        return undoneMarks(scale, { step: countedSteps(counts), top: top + 1, height: height - 2 });
      }),
    ],
    tracks: lanes.map((lane, i) => tracksOf(lane, i, layout)),
    ribbon: ribbon === null ? [] : ribbonMarks(ribbon, scale, layout.ribbon),
  };
}

/** The most moves of a bar and the most PMs over stand below each other in a track of so many font sizes. */
const TWO_LINES = 2.4;

/** How many PMs are over in each lane, the most of each named beside its track. */
function areasOver({ lanes, overName }: TimelineData, layout: TimelineLayout): Mark[] {
  const { scale, sizes } = layout;
  const most = lanes.map(({ over }) => worstStep([over])?.pms ?? 0); // none is over: nothing is drawn
  const mostOfAll = Math.max(0, ...most);
  return lanes.flatMap(({ over }, lane) => {
    const own = at(most, lane);
    if (own === 0) return [];
    const name = hasEnds(sizes) ? overName(own) : null;
    return overMarks(over, mostOfAll, scale, trackPlace(layout, lane), name);
  });
}

function tracksOf(
  { counts, events, concerns }: TimelineLane,
  lane: number,
  layout: TimelineLayout,
): TrackMarks {
  const { sizes, scale, track, bars } = layout;
  const place = trackPlace(layout, lane);
  if (bars === null) {
    const options = { ...place, screen: sizes.glyphs, zoom: track / sizes.track, concerns };
    return trackMarks(events(), scale, options);
  }
  const most = hasEnds(sizes) && track >= TWO_LINES * sizes.font ? formatCount(bars.mostMoves) : null;
  return { glyphs: [], marks: barMarks(counts, scale, bars, { ...place, most }) };
}
