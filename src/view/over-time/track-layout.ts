/**
 * Where the glyphs of a lane's timeline track stand. Rings on the upper row say what was found,
 * the rows below what was done; there is no ring over a no-solution, because Overload = Migration +
 * Swap (C2) and a reader may count. Rings may overlap, actions never: up to two stand side by side,
 * three and four in two rows, above that two and "+n". Where neighbouring hours still collide their
 * glyphs shrink a little, and where that is not enough the hours are laid out together.
 */

import { present } from "../../base/assert.ts";
import type { HourScale } from "./chart-scales.ts";
import type { TrackEvent } from "./series.ts";

interface Placed {
  readonly x: number;
  readonly y: number;
  /** The event that it stands for; of "+n" the first. */
  readonly step: number;
  readonly index: number;
  /** 1, or less where hours are crowded. */
  readonly zoom: number;
}

export type TrackGlyph = Placed &
  (
    | { readonly kind: "overload" }
    | { readonly kind: TrackEvent["kind"]; readonly byHand: boolean }
    /** Stands for `count` more events. */
    | { readonly kind: "more"; readonly count: number }
  );

export interface TrackShape {
  readonly top: number;
  readonly height: number;
  /** Widths of the glyphs, px. */
  readonly sizes: Readonly<Record<TrackEvent["kind"], number>>;
  /** Size of the "+n", px. */
  readonly font: number;
}

/** The rows, as fractions of the track's height; a track lower than two glyphs and a ring has one for actions. */
const RING_ROW = 0.195;
const ONE_ROW = 0.64;
const TWO_ROWS = [0.5, 0.8] as const;
const LOW_TRACK = 2.9;
/** From this many actions on they are stacked. */
const STACK_FROM = 3;
/** Glyphs of neighbouring hours may share this much (px) of their empty corners. */
const TOLERATED = 1;
const LEAST_ZOOM = 0.7;
/** An hour narrower than this many glyphs is laid out together with its neighbours; so are both of "+n". */
const LEAST_CELL = 0.6;
const JOINED_HOURS = [1, 2, 3, 4, 6, 8, 12, 24];
/** Rings closer than this (px) no longer read as several. */
const LEAST_RING_PITCH = 2.5;
const DIGIT = 0.62;

interface Cell {
  readonly from: number;
  /** First step after it. */
  readonly to: number;
  readonly events: readonly TrackEvent[];
  readonly zoom: number;
}

/** Glyphs in the order of their events, ring before action, for the events within what the scale shows. */
export function layoutTrack(
  events: readonly TrackEvent[],
  scale: HourScale,
  shape: TrackShape,
): TrackGlyph[] {
  const cells = separate(cellsOf(events, scale, shape), scale, shape);
  return cells
    .flatMap((cell) => [...ringsOf(cell, scale, shape), ...actionsOf(cell, scale, shape)])
    .sort((a, b) => a.step - b.step || a.index - b.index);
}

/** The hours that have events; several together where an hour is too narrow for any glyph. */
function cellsOf(events: readonly TrackEvent[], scale: HourScale, shape: TrackShape): Cell[] {
  const least = (LEAST_CELL * widest(shape)) / scale.cell;
  const hours = JOINED_HOURS.find((joined) => joined >= least) ?? Math.ceil(least / 24) * 24;
  const end = scale.first + scale.steps;
  const cells = new Map<number, TrackEvent[]>();
  for (const event of events) {
    if (event.step < scale.first || event.step >= end) continue;
    const from = Math.floor(event.step / hours) * hours;
    cells.set(from, [...(cells.get(from) ?? []), event]);
  }
  return [...cells].map(([from, members]) => ({
    from: Math.max(from, scale.first),
    to: Math.min(from + hours, end),
    events: members,
    zoom: 1,
  }));
}

/** From left to right: neighbours that collide shrink; if they still collide they become one. */
function separate(cells: readonly Cell[], scale: HourScale, shape: TrackShape): Cell[] {
  const apart: Cell[] = [];
  for (const cell of cells) {
    apart.push(cell);
    for (;;) {
      const [before, last] = [apart.at(-2), apart.at(-1)];
      if (before === undefined || last === undefined || !collide(before, last, scale, shape)) break;
      const smaller = [before, last].map((each) => ({ ...each, zoom: fitting(each, scale, shape) }));
      const [a, b] = smaller;
      if (a !== undefined && b !== undefined && !collide(a, b, scale, shape)) {
        apart.splice(-2, 2, a, b);
        break;
      }
      apart.splice(-2, 2, {
        from: before.from,
        to: last.to,
        events: [...before.events, ...last.events],
        zoom: 1,
      });
    }
  }
  return apart.map((cell, i) => {
    const grown = { ...cell, zoom: 1 };
    const [before, after] = [apart[i - 1], apart[i + 1]];
    const free =
      (before === undefined || !collide(before, grown, scale, shape)) &&
      (after === undefined || !collide(grown, after, scale, shape));
    return free ? grown : cell; // its neighbour may have become part of a wider one
  });
}

/** The zoom at which two glyphs side by side fill the cell, as far as they may shrink. */
const fitting = (cell: Cell, scale: HourScale, shape: TrackShape): number =>
  Math.max(LEAST_ZOOM, Math.min(cell.zoom, (scale.cell * (cell.to - cell.from)) / (1.9 * widest(shape))));

function collide(before: Cell, after: Cell, scale: HourScale, shape: TrackShape): boolean {
  const others = actionsOf(after, scale, shape);
  return actionsOf(before, scale, shape).some((a) =>
    others.some((b) => {
      const apart = b.x - widthOf(b, shape) / 2 - (a.x + widthOf(a, shape) / 2);
      const rows = Math.abs(a.y - b.y);
      // Side by side they line up; half a row apart they would read as one clump.
      return rows < 1 ? apart < -TOLERATED : rows < widest(shape) * 0.8 && apart < TOLERATED;
    }),
  );
}

const widest = (shape: TrackShape): number => Math.max(...Object.values(shape.sizes));

function widthOf(glyph: TrackGlyph, shape: TrackShape): number {
  if (glyph.kind === "more") return moreWidth(glyph.count, shape);
  return (glyph.kind === "overload" ? shape.sizes.migration : shape.sizes[glyph.kind]) * glyph.zoom;
}

const moreWidth = (count: number, shape: TrackShape): number =>
  (String(count).length + 1) * shape.font * DIGIT;

const centreOf = (cell: Cell, scale: HourScale): number => (scale.edge(cell.from) + scale.edge(cell.to)) / 2;

function ringsOf(cell: Cell, scale: HourScale, shape: TrackShape): TrackGlyph[] {
  const found = cell.events.filter(({ kind, answers }) => kind !== "no-solution" && answers);
  const room = Math.max(scale.cell * (cell.to - cell.from) * 0.7, LEAST_RING_PITCH * 2);
  const shown = found.slice(0, Math.floor(room / LEAST_RING_PITCH) + 1);
  const pitch = Math.min(widest(shape), shown.length < 2 ? 0 : room / (shown.length - 1));
  return shown.map(({ step, index }, i) => ({
    kind: "overload",
    step,
    index,
    zoom: 1,
    x: centreOf(cell, scale) + (i - (shown.length - 1) / 2) * pitch,
    y: shape.top + shape.height * RING_ROW,
  }));
}

function actionsOf(cell: Cell, scale: HourScale, shape: TrackShape): TrackGlyph[] {
  const { events, zoom } = cell;
  const centre = centreOf(cell, scale);
  const room = scale.cell * (cell.to - cell.from);
  const full = widest(shape) * zoom;
  const pitchOf = (members: readonly TrackEvent[]): number => {
    const touching = members.reduce((sum, { kind }) => sum + shape.sizes[kind] * zoom, 0) / members.length;
    return Math.max(touching, Math.min(full, room - full * 0.7));
  };
  const row = (members: readonly TrackEvent[], y: number, middle = centre): TrackGlyph[] =>
    members.map(({ kind, step, index, byHand }, i) => ({
      kind,
      byHand,
      step,
      index,
      zoom,
      x: middle + (i - (members.length - 1) / 2) * pitchOf(members),
      y: shape.top + shape.height * y,
    }));
  const more = (count: number, y: number, x = centre): TrackGlyph => {
    const { step, index } = present(events[events.length - count], "the first event of several");
    return { kind: "more", count, step, index, zoom: 1, x, y: shape.top + shape.height * y };
  };

  if (shape.height < LOW_TRACK * widest(shape)) {
    if (events.length < 3) return row(events, ONE_ROW);
    const width = moreWidth(events.length - 1, shape);
    const [one] = tellingEvents(events, 1);
    return [
      ...row(one === undefined ? [] : [one], ONE_ROW, centre - width / 2),
      more(events.length - 1, ONE_ROW, centre + full / 2),
    ];
  }
  if (events.length < STACK_FROM) return row(events, ONE_ROW);
  if (events.length <= 4) {
    const upper = Math.ceil(events.length / 2);
    return [...row(events.slice(0, upper), TWO_ROWS[0]), ...row(events.slice(upper), TWO_ROWS[1])];
  }
  return [...row(tellingEvents(events, 2), TWO_ROWS[0]), more(events.length - 2, TWO_ROWS[1])];
}

/** The first `count` events, the last of them giving way to a no-solution: that must not hide in "+n". */
function tellingEvents(events: readonly TrackEvent[], count: 1 | 2): TrackEvent[] {
  const stuck = events.findIndex((event, i) => i >= count - 1 && event.kind === "no-solution");
  return [...events.slice(0, count - 1), ...events.slice(Math.max(stuck, count - 1)).slice(0, 1)];
}
