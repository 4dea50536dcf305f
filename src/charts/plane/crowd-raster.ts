/**
 * Ten thousand points on a plane, dot by dot into the pixels of an image: a canvas takes far longer
 * over as many circles. Dots come as stamps, smooth at the rim and placed to a quarter of a device
 * px, so that they glide. Plain dots share one ink and build up where they lie on each other; those
 * over lie on top. What would not lie wholly within the image is left out: whoever makes the image
 * leaves room for the largest stamp at its edges. All lengths here are in device px.
 */

import { at } from "../../base/vector.ts";

export type Ink = readonly [red: number, green: number, blue: number];

/** What a mark covers, by quarter of a px across and down. Belongs to the raster that made it. */
export interface Stamp {
  /** Px from the centre's pixel to the outermost. */
  readonly half: number;
  readonly phases: readonly Phase[];
}

/** The pixels that are covered at all: how far in the image from the centre's, and how much, 1..255. */
interface Phase {
  readonly offsets: Int32Array;
  readonly covers: Uint8Array;
}

export interface Raster {
  /** Red, green, blue, opacity, row by row. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** @param cover the opacity at a distance from the centre, 0..1; none beyond `reach` */
  stamp(reach: number, cover: (distance: number) => number): Stamp;
  /** Empties the image; plain dots will be of this ink. */
  clear(ink: Ink): void;
  /** A dot of the image's ink, its centre at (x, y). */
  dot(stamp: Stamp, x: number, y: number): void;
  /** A mark of another ink, on top. */
  mark(stamp: Stamp, x: number, y: number, ink: Ink): void;
}

const PHASES = 4;

/** What a filled disc covers at a distance from its centre, its rim smooth over one px. */
export const discCover =
  (radius: number) =>
  (distance: number): number =>
    Math.max(0, Math.min(1, radius - distance + 0.5));

/** `value * part / 255`, rounded, for integers of 0..255: without a division. */
const partOf = (value: number, part: number): number => (value * part * 257 + 32768) >> 16;
const mixed = (from: number, to: number, part: number): number => partOf(from, 255 - part) + partOf(to, part);

export function createRaster(width: number, height: number): Raster {
  const pixels = new Uint8ClampedArray(width * height * 4);
  const whole = new Uint32Array(pixels.buffer);

  /** Where the centre's pixel begins in `pixels`; negative where the stamp would leave the image. */
  function centreOf({ half }: Stamp, x: number, y: number): number {
    const isWithin = x >= half && y >= half && x < width - half && y < height - half;
    return isWithin ? (Math.floor(y) * width + Math.floor(x)) * 4 : -1;
  }

  return {
    pixels,
    stamp(reach, cover) {
      const half = Math.floor(reach + 1);
      const phases = Array.from({ length: PHASES * PHASES }, (_, phase) => {
        const [dx, dy] = [(phase % PHASES) / PHASES, Math.floor(phase / PHASES) / PHASES];
        const covered: (readonly [offset: number, cover: number])[] = [];
        for (let row = -half; row <= half; row++) {
          for (let column = -half; column <= half; column++) {
            const part = Math.round(255 * cover(Math.hypot(column + 0.5 - dx, row + 0.5 - dy)));
            if (part > 0) covered.push([(row * width + column) * 4, part]);
          }
        }
        return {
          offsets: Int32Array.from(covered, ([offset]) => offset),
          covers: Uint8Array.from(covered, ([, part]) => part),
        };
      });
      return { half, phases };
    },
    clear([red, green, blue]) {
      pixels.set([red, green, blue, 0]);
      whole.fill(at(whole, 0));
    },
    dot(stamp, x, y) {
      const centre = centreOf(stamp, x, y);
      const phase = stamp.phases[phaseOf(x, y)];
      if (centre < 0 || phase === undefined) return;
      const { offsets, covers } = phase;
      for (let k = 0; k < offsets.length; k++) {
        const i = centre + (offsets[k] as number) + 3;
        const there = pixels[i] as number;
        pixels[i] = there + partOf(255 - there, covers[k] as number);
      }
    },
    mark(stamp, x, y, ink) {
      const centre = centreOf(stamp, x, y);
      const phase = stamp.phases[phaseOf(x, y)];
      if (centre < 0 || phase === undefined) return;
      const { offsets, covers } = phase;
      const [red, green, blue] = [ink[0], ink[1], ink[2]];
      for (let k = 0; k < offsets.length; k++) {
        const i = centre + (offsets[k] as number);
        const cover = covers[k] as number;
        const opacity = cover + partOf(pixels[i + 3] as number, 255 - cover);
        const share = ((cover * 255) / opacity) | 0;
        pixels[i] = mixed(pixels[i] as number, red, share);
        pixels[i + 1] = mixed(pixels[i + 1] as number, green, share);
        pixels[i + 2] = mixed(pixels[i + 2] as number, blue, share);
        pixels[i + 3] = opacity;
      }
    },
  };
}

const phaseOf = (x: number, y: number): number =>
  Math.floor((y - Math.floor(y)) * PHASES) * PHASES + Math.floor((x - Math.floor(x)) * PHASES);
