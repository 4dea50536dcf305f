/**
 * The crowd of a large fleet on a projection: a canvas below the drawing, filled straight from the
 * frame's positions, in the same states and the same order as in the space. What is picked are the
 * places that were drawn.
 */

import { resourceAt } from "../../base/vector.ts";
import type { Palette } from "../../view/palette.ts";
import type { CrowdLook, Fleet } from "../../view/picture/fleet.ts";
import { DOWN, OVER, UP } from "../../view/picture/fleet.ts";
import { createPointGrid } from "../../view/picture/point-grid.ts";
import type { Ink, Raster, Stamp } from "./crowd-raster.ts";
import { createRaster, discCover } from "./crowd-raster.ts";
import type { Plane } from "./projection-plane.ts";
import { keepOnPlane } from "./projection-plane.ts";

export interface PlaneCrowd {
  /** Draws the crowd of `fleet`; nothing where it has none. */
  draw(fleet: Fleet, positions: Float64Array, plane: Plane, palette: Palette): void;
  /** The PM nearest to (x, y) px within `reach`, as last drawn. */
  nearest(x: number, y: number, reach: number): number | null;
}

/** Px around the plane that points on its edge may cover. */
const rimOf = ({ ring, ringWidth }: CrowdLook): number => Math.ceil(ring + ringWidth / 2) + 2;

/** Where PMs that are not there stand: nobody points at it. */
const NOWHERE = -1e6;

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
  let [xs, ys] = [new Float32Array(0), new Float32Array(0)];
  let sheet: Sheet | null = null;
  let pms = 0;
  let isIndexed = false;

  return {
    draw(fleet, positions, plane, palette) {
      const look = fleet.crowd;
      if (canvas !== null) canvas.hidden = look === null;
      pms = look === null ? 0 : fleet.pms;
      isIndexed = false;
      if (look === null) return;
      if (xs.length < pms) [xs, ys] = [new Float32Array(pms), new Float32Array(pms)];
      for (let pm = 0; pm < pms; pm++) {
        xs[pm] = keepOnPlane(plane.x(resourceAt(positions, pm, plane.pair[0])), plane.left, plane.side);
        ys[pm] = keepOnPlane(plane.y(resourceAt(positions, pm, plane.pair[1])), plane.top, plane.side);
        if (fleet.states[pm] === DOWN) xs[pm] = NOWHERE;
      }
      canvas ??= makeCanvas();
      const on = sheetFor(canvas, plane, look);
      fill(on, fleet, palette);
      canvas.getContext("2d")?.putImageData(on.image, 0, 0);
    },
    nearest(x, y, reach) {
      if (pms === 0 || sheet === null) return null;
      const { left, top, side } = sheet.plane;
      if (!isIndexed) index.file(xs, ys, pms, left + side, top + side);
      isIndexed = true;
      return index.nearest(x, y, reach);
    },
  };

  function sheetFor(on: HTMLCanvasElement, plane: Plane, look: CrowdLook): Sheet {
    const density = devicePixelRatio;
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
    const x = (pm: number): number => ((xs[pm] ?? 0) - plane.left + rim) * density;
    const y = (pm: number): number => ((ys[pm] ?? 0) - plane.top + rim) * density;
    raster.clear(inkOf(palette.ink2));
    for (let pm = 0; pm < pms; pm++) if (fleet.states[pm] === UP) raster.dot(dot, x(pm), y(pm));
    if (fleet.overPms === 0) return;
    const red = inkOf(palette.over);
    for (let pm = 0; pm < pms; pm++) if (fleet.states[pm] === OVER) raster.mark(over, x(pm), y(pm), red);
  }
}

function stamps(
  raster: Raster,
  look: CrowdLook,
  density: number,
): { readonly dot: Stamp; readonly over: Stamp } {
  const disc = discCover(look.radius * density);
  const rim = (look.ring + look.ringWidth / 2) * density;
  const outside = discCover(rim);
  const inside = discCover((look.ring - look.ringWidth / 2) * density);
  return {
    dot: raster.stamp(look.radius * density, (distance) => look.opacity * disc(distance)),
    over: raster.stamp(rim, (distance) => Math.max(disc(distance), outside(distance) - inside(distance))),
  };
}

const isSameLook = (a: CrowdLook, b: CrowdLook): boolean =>
  a.radius === b.radius && a.opacity === b.opacity && a.ring === b.ring && a.ringWidth === b.ringWidth;

/** @param hex "#rrggbb" */
function inkOf(hex: string): Ink {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
