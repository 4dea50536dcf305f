import { describe, expect, it } from "vitest";
import type { Raster } from "../../src/charts/plane/crowd-raster.ts";
import { createRaster, discCover } from "../../src/charts/plane/crowd-raster.ts";

const WIDTH = 12;
const disc = (raster: Raster) => raster.stamp(1, discCover(1));

function emptied(): Raster {
  const raster = createRaster(WIDTH, WIDTH);
  raster.clear([0, 0, 0]);
  return raster;
}

/** Red, green, blue and opacity of a pixel. */
const pixel = ({ pixels }: Raster, x: number, y: number): number[] => [
  ...pixels.subarray((y * WIDTH + x) * 4, (y * WIDTH + x) * 4 + 4),
];

describe("the crowd's image", () => {
  it("is empty of all but its ink once cleared", () => {
    const raster = emptied();
    raster.dot(disc(raster), 6, 6);
    raster.clear([40, 50, 60]);
    for (let i = 0; i < WIDTH * WIDTH; i++) {
      expect(pixel(raster, i % WIDTH, Math.floor(i / WIDTH))).toEqual([40, 50, 60, 0]);
    }
  });

  it("has a dot where it was asked for, as heavy wherever it stands", () => {
    for (const [x, y] of [
      [6, 6],
      [6.25, 5.5],
      [5.75, 6.75],
    ] as const) {
      const raster = emptied();
      raster.dot(disc(raster), x, y);
      const opacities = raster.pixels.filter((_, i) => i % 4 === 3).map((opacity) => opacity);
      const weight = [...opacities].reduce((a, b) => a + b, 0) / 255;
      expect(weight / Math.PI).toBeGreaterThan(0.85);
      expect(weight / Math.PI).toBeLessThan(1.15);
    }
  });

  it("builds up where dots of one ink lie on each other", () => {
    const raster = emptied();
    const half = raster.stamp(1, (distance) => discCover(1)(distance) / 2);
    const opacities = [1, 2, 3].map(() => {
      raster.dot(half, 6.5, 6.5);
      return pixel(raster, 6, 6)[3];
    });
    expect(opacities).toEqual([128, 192, 224]);
  });

  it("lays marks of another ink on top, and leaves out what does not lie within it", () => {
    const raster = emptied();
    const stamp = disc(raster);
    raster.dot(stamp, 6.5, 6.5);
    raster.mark(stamp, 6.5, 6.5, [200, 100, 50]);
    expect(pixel(raster, 6, 6)).toEqual([200, 100, 50, 255]);
    const before = [...raster.pixels];
    for (const [x, y] of [
      [-5, 6],
      [0.5, 0.5],
      [11.5, 6],
      [6, 40],
      [Number.NaN, 6],
    ] as const) {
      raster.mark(stamp, x, y, [1, 2, 3]);
      raster.dot(stamp, x, y);
    }
    expect([...raster.pixels]).toEqual(before);
  });
});
