import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CameraPose, Vec3, Viewport } from "../../src/view/picture/space-projection.ts";
import {
  clipMatrix,
  createProjection,
  DEFAULT_CAMERA,
  keepInView,
  panned,
  project,
  viewMatrix,
  zoomed,
} from "../../src/view/picture/space-projection.ts";

const VIEWPORT: Viewport = { width: 480, height: 350, left: 90, right: 30, top: 8, bottom: 22 };
const CORNERS: readonly Vec3[] = Array.from({ length: 8 }, (_, c) => [c & 1, (c >> 1) & 1, c >> 2]);

const poses: fc.Arbitrary<CameraPose> = fc.record({
  azimuth: fc.double({ min: -180, max: 180, noNaN: true }),
  elevation: fc.double({ min: 2, max: 88, noNaN: true }),
  zoom: fc.double({ min: 0.6, max: 1, noNaN: true }),
  target: fc.constant(DEFAULT_CAMERA.target),
});

describe("projecting the space", () => {
  it("has cpu to the right, mem up and net towards the viewer", () => {
    const front = createProjection({ ...DEFAULT_CAMERA, azimuth: 0, elevation: 2 }, VIEWPORT);
    const [origin, cpu, mem, net] = (
      [
        [0, 0, 0],
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ] as const
    ).map((place) => project(front, place));
    expect(cpu?.x).toBeGreaterThan(origin?.x ?? 0);
    expect(mem?.y).toBeLessThan(origin?.y ?? 0);
    expect(net?.depth).toBeLessThan(origin?.depth ?? 0);
  });

  it("keeps the whole box within the margins from wherever one looks", () => {
    fc.assert(
      fc.property(poses, (pose) => {
        for (const corner of CORNERS) {
          const { x, y } = project(createProjection(pose, VIEWPORT), corner);
          expect(x).toBeGreaterThanOrEqual(VIEWPORT.left - 1e-6 - 8);
          expect(x).toBeLessThanOrEqual(VIEWPORT.width - VIEWPORT.right + 8);
          expect(y).toBeGreaterThanOrEqual(VIEWPORT.top - 8);
          expect(y).toBeLessThanOrEqual(VIEWPORT.height - VIEWPORT.bottom + 8);
        }
      }),
    );
  });

  it("hands the GPU matrices that put points where the page puts their names", () => {
    fc.assert(
      fc.property(poses, (pose) => {
        const projection = createProjection(pose, VIEWPORT);
        for (const corner of CORNERS) {
          const [cx = 0, cy = 0, , w = 1] = times(
            clipMatrix(projection),
            times(viewMatrix(projection), [...corner, 1]),
          );
          const { x, y } = project(projection, corner);
          expect(((cx / w + 1) / 2) * VIEWPORT.width).toBeCloseTo(x, 6);
          expect(((1 - cy / w) / 2) * VIEWPORT.height).toBeCloseTo(y, 6);
        }
      }),
    );
  });

  it("pans with the pointer", () => {
    const before = createProjection(DEFAULT_CAMERA, VIEWPORT);
    const middle = project(before, DEFAULT_CAMERA.target);
    const after = project(createProjection(panned(before, 30, -20), VIEWPORT), DEFAULT_CAMERA.target);
    expect(after.x - middle.x).toBeCloseTo(30, 3);
    expect(after.y - middle.y).toBeCloseTo(-20, 3);
  });

  it("zooms about the pointer", () => {
    const before = createProjection(DEFAULT_CAMERA, VIEWPORT);
    const place: Vec3 = [0.5 + before.right[0] * 0.3, 0.47, 0.5 + before.right[2] * 0.3]; // at the target's depth
    const { x, y } = project(before, place);
    const after = project(createProjection(zoomed(before, 2, x, y), VIEWPORT), place);
    expect(after.x).toBeCloseTo(x, 3);
    expect(after.y).toBeCloseTo(y, 3);
  });

  it("keeps demand far beyond the box on the panel, on the way out of it", () => {
    const projection = createProjection(DEFAULT_CAMERA, VIEWPORT);
    const { x } = project(projection, keepInView(projection, [3, 0.5, 0.5], 10));
    expect(x).toBeLessThanOrEqual(VIEWPORT.width - 10);
    expect(x).toBeGreaterThan(VIEWPORT.width - 14);
    expect(keepInView(projection, [0.9, 0.5, 0.5], 10)).toEqual([0.9, 0.5, 0.5]);
  });
});

const times = (matrix: readonly number[], vector: readonly number[]): number[] =>
  [0, 1, 2, 3].map((row) =>
    vector.reduce((sum, value, column) => sum + (matrix[column * 4 + row] ?? 0) * value, 0),
  );
