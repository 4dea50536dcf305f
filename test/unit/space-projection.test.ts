import fc from "fast-check";
import { PerspectiveCamera, Vector3 } from "three";
import { describe, expect, it } from "vitest";
import { aim } from "../../src/space/camera.ts";
import type { Vec3 } from "../../src/view/picture/scene-vector.ts";
import { vec3 } from "../../src/view/picture/scene-vector.ts";
import type { CameraPose, Viewport } from "../../src/view/picture/space-projection.ts";
import {
  createProjection,
  DEFAULT_CAMERA,
  keepInView,
  panned,
  project,
  zoomed,
} from "../../src/view/picture/space-projection.ts";

const PANEL: Viewport = { width: 480, height: 350, left: 90, right: 30, top: 8, bottom: 22 };
const CORNERS: readonly Vec3[] = Array.from({ length: 8 }, (_, c) => vec3(c & 1, (c >> 1) & 1, c >> 2));

const poses: fc.Arbitrary<CameraPose> = fc.record({
  azimuth: fc.double({ min: -180, max: 180, noNaN: true }),
  elevation: fc.double({ min: 2, max: 88, noNaN: true }),
  zoom: fc.double({ min: 0.6, max: 1, noNaN: true }),
  target: fc.constant(DEFAULT_CAMERA.target),
});

describe("projecting the space", () => {
  it("has x to the right, y up and z towards the viewer", () => {
    const front = createProjection({ ...DEFAULT_CAMERA, azimuth: 0, elevation: 2 }, PANEL);
    const at = (x: number, y: number, z: number) => project(front, vec3(x, y, z));
    const origin = at(0, 0, 0);
    expect(at(1, 0, 0).x).toBeGreaterThan(origin.x);
    expect(at(0, 1, 0).y).toBeLessThan(origin.y);
    expect(at(0, 0, 1).depth).toBeLessThan(origin.depth);
  });

  it("keeps the whole box within the margins from wherever one looks", () => {
    fc.assert(
      fc.property(poses, (pose) => {
        for (const corner of CORNERS) {
          const { x, y } = project(createProjection(pose, PANEL), corner);
          expect(x).toBeGreaterThanOrEqual(PANEL.left - 1e-6 - 8);
          expect(x).toBeLessThanOrEqual(PANEL.width - PANEL.right + 8);
          expect(y).toBeGreaterThanOrEqual(PANEL.top - 8);
          expect(y).toBeLessThanOrEqual(PANEL.height - PANEL.bottom + 8);
        }
      }),
    );
  });

  it("aims the GPU's camera so that points stand where the page puts their names", () => {
    fc.assert(
      fc.property(poses, (pose) => {
        const projection = createProjection(pose, PANEL);
        const camera = new PerspectiveCamera();
        aim(camera, projection);
        for (const corner of CORNERS) {
          const clip = new Vector3(corner.x, corner.y, corner.z).project(camera);
          const { x, y } = project(projection, corner);
          expect(((clip.x + 1) / 2) * PANEL.width).toBeCloseTo(x, 6);
          expect(((1 - clip.y) / 2) * PANEL.height).toBeCloseTo(y, 6);
        }
      }),
    );
  });

  it("pans with the pointer", () => {
    const before = createProjection(DEFAULT_CAMERA, PANEL);
    const middle = project(before, DEFAULT_CAMERA.target);
    const after = project(createProjection(panned(before, 30, -20), PANEL), DEFAULT_CAMERA.target);
    expect(after.x - middle.x).toBeCloseTo(30, 3);
    expect(after.y - middle.y).toBeCloseTo(-20, 3);
  });

  it("zooms about the pointer", () => {
    const before = createProjection(DEFAULT_CAMERA, PANEL);
    const place = vec3(0.5 + before.right.x * 0.3, 0.47, 0.5 + before.right.z * 0.3); // at the target's depth
    const { x, y } = project(before, place);
    const after = project(createProjection(zoomed(before, 2, x, y), PANEL), place);
    expect(after.x).toBeCloseTo(x, 3);
    expect(after.y).toBeCloseTo(y, 3);
  });

  it("keeps demand far beyond the box on the panel, on the way out of it", () => {
    const projection = createProjection(DEFAULT_CAMERA, PANEL);
    const { x } = project(projection, keepInView(projection, vec3(3, 0.5, 0.5), 10));
    expect(x).toBeLessThanOrEqual(PANEL.width - 10);
    expect(x).toBeGreaterThan(PANEL.width - 14);
    expect(keepInView(projection, vec3(0.9, 0.5, 0.5), 10)).toEqual(vec3(0.9, 0.5, 0.5));
  });
});
