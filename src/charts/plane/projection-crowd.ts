/**
 * The crowd of a large fleet on a projection: a canvas below the drawing, filled straight from the
 * frame's positions, in the same states and the same order as in the space. What is picked are the
 * places that were drawn.
 */

import { at, resourceAt } from "../../base/vector.ts";
import type { Palette } from "../../view/palette.ts";
import type { CrowdLook, Fleet } from "../../view/picture/fleet.ts";
import { createPointGrid } from "../../view/picture/point-grid.ts";
import type { Zoomed } from "../../view/picture/shared-room.ts";
import type { Ink, Raster, Stamp } from "./crowd-raster.ts";
import { createRaster, discCover } from "./crowd-raster.ts";
import type { Plane } from "./plane.ts";
import { keepOnPlane } from "./plane.ts";

interface CrowdColours extends Zoomed {
  readonly palette: Palette;
}

export interface PlaneCrowd {
  /** Draws the crowd of `fleet`; nothing where it has none. */
  draw(fleet: Fleet, positions: Float64Array, plane: Plane, look: CrowdColours): void;
  /** The PM nearest to (x, y) px within `reach`, as last drawn. */
  nearest(x: number, y: number, reach: number): number | null;
}

/** Px around the plane that points on its edge may cover. */
const rimOf = ({ overRadius }: CrowdLook): number => Math.ceil(overRadius) + 2;

interface Sheet {
  readonly raster: Raster;
  readonly image: ImageData;
  readonly dot: Stamp;
  readonly over: Stamp;
  readonly density: number;
  /** What it was made for. */
  readonly plane: Plane;
  readonly look: CrowdLook;
}

/** @param makeCanvas called with the first crowd: a small fleet needs none */
export function createPlaneCrowd(makeCanvas: () => HTMLCanvasElement): PlaneCrowd {
  let canvas: HTMLCanvasElement | null = null;
  const index = createPointGrid();
  /** By place in the fleet's order. */
  let places: CrowdPlaces = { xs: new Float32Array(0), ys: new Float32Array(0) };
  let order: Int32Array = new Int32Array(0);
  let sheet: Sheet | null = null;

  return {
    draw(fleet, positions, plane, { palette, zoom }) {
      const look = fleet.crowd;
      if (canvas !== null) canvas.hidden = look === null;
      order = fleet.order;
      if (look === null) {
        index.renew(null);
        return;
      }
      places = placeCrowd(fleet, positions, plane, places);
      const { left, top, side } = plane;
      index.renew(() => ({ ...places, count: fleet.upPms, width: left + side, height: top + side }));
      canvas ??= makeCanvas();
      const on = sheetFor(canvas, plane, look, devicePixelRatio * zoom);
      fill(on, fleet, palette);
      canvas.getContext("2d")?.putImageData(on.image, 0, 0);
    },
    nearest(x, y, reach) {
      const place = index.nearest(x, y, reach);
      return place === null ? null : at(order, place);
    },
  };

  function sheetFor(on: HTMLCanvasElement, plane: Plane, look: CrowdLook, density: number): Sheet {
    const isCurrent = sheet?.plane === plane && sheet.density === density;
    if (sheet !== null && isCurrent && isSameLook(sheet.look, look)) return sheet;
    const rim = rimOf(look);
    const side = Math.ceil((plane.side + 2 * rim) * density);
    const raster = createRaster(side, side);
    lay(on, plane, rim, side, density);
    sheet = {
      raster,
      image: new ImageData(raster.pixels, side, side),
      ...stamps(raster, look, density),
      density,
      plane,
      look,
    };
    return sheet;
  }

  function lay(on: HTMLCanvasElement, plane: Plane, rim: number, side: number, density: number): void {
    Object.assign(on, { width: side, height: side });
    const px = (length: number): string => `${length}px`;
    Object.assign(on.style, {
      left: px(plane.left - rim),
      top: px(plane.top - rim),
      width: px(side / density),
      height: px(side / density),
    });
  }

  function fill({ raster, dot, over, density, plane, look }: Sheet, fleet: Fleet, palette: Palette): void {
    const rim = rimOf(look);
    const x = (place: number): number => (at(places.xs, place) - plane.left + rim) * density;
    const y = (place: number): number => (at(places.ys, place) - plane.top + rim) * density;
    const below = fleet.upPms - fleet.overPms;
    raster.clear(inkOf(palette.ink2));
    for (let place = 0; place < below; place++) raster.dot(dot, x(place), y(place));
    const red = inkOf(palette.over);
    for (let place = below; place < fleet.upPms; place++) raster.mark(over, x(place), y(place), red);
  }
}

export interface CrowdPlaces {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
}

/** Where a crowd stands, px, in the fleet's order. @param room used again if there is enough of it */
export function placeCrowd(
  { upPms, order }: Fleet,
  positions: Float64Array,
  { axes, left, top, side, x, y }: Plane,
  room: CrowdPlaces,
): CrowdPlaces {
  const places = room.xs.length < upPms ? { xs: new Float32Array(upPms), ys: new Float32Array(upPms) } : room;
  for (let place = 0; place < upPms; place++) {
    const pm = at(order, place);
    places.xs[place] = keepOnPlane(x(resourceAt(positions, pm, axes[0])), left, side);
    places.ys[place] = keepOnPlane(y(resourceAt(positions, pm, axes[1])), top, side);
  }
  return places;
}

function stamps(
  raster: Raster,
  look: CrowdLook,
  density: number,
): { readonly dot: Stamp; readonly over: Stamp } {
  const disc = discCover(look.radius * density);
  const over = look.overRadius * density;
  return {
    dot: raster.stamp(look.radius * density, (distance) => look.opacity * disc(distance)),
    over: raster.stamp(over, discCover(over)),
  };
}

const isSameLook = (a: CrowdLook, b: CrowdLook): boolean =>
  a.radius === b.radius && a.opacity === b.opacity && a.overRadius === b.overRadius;

/** @param hex "#rrggbb" */
function inkOf(hex: string): Ink {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
