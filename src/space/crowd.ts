/**
 * All PMs of a large fleet in one draw: four figures a PM, straight from the frame's positions into
 * the buffer that the GPU reads. One vertex a PM, not one instanced quad: drawing in software pays
 * some 15 us for every instance. Points are of one ink and let each other show through, so that
 * their order does not matter and dense places look dense; those over come last, on top, in red.
 * What is picked are the very figures that were drawn.
 */

import {
  BufferGeometry,
  DynamicDrawUsage,
  InterleavedBuffer,
  InterleavedBufferAttribute,
  Points,
  Vector3,
} from "three";
import { at } from "../base/vector.ts";
import type { Palette } from "../view/palette.ts";
import { alongAxis } from "../view/picture/axes.ts";
import type { SpaceRange } from "../view/picture/axis-range.ts";
import type { Fleet } from "../view/picture/fleet.ts";
import { EDGE } from "../view/picture/placed-picture.ts";
import type { GridPoints } from "../view/picture/point-grid.ts";
import { createPointGrid } from "../view/picture/point-grid.ts";
import { vec3 } from "../view/picture/scene-vector.ts";
import type { Projection } from "../view/picture/space-projection.ts";
import { isInView, keepInView, projectColumn } from "../view/picture/space-projection.ts";
import type { Shaders } from "./batch.ts";
import { createInk, type SharedUniforms } from "./batch.ts";
import { rgb } from "./rgb.ts";

/** x, y, z on the scene's axes, and 1 for a PM that is over. */
const FIGURES = 4;

const CROWD: Shaders = {
  vertexShader: /* glsl */ `
    uniform vec3 look; // radius, opacity, radius of those over
    uniform float density;
    in float over;
    flat out float vOver;
    flat out float vReach;

    void main() {
      vOver = over;
      vReach = (over > 0.5 ? look.z : look.x) + 1.0;
      gl_Position = inClip(position);
      gl_PointSize = 2.0 * vReach * density;
    }`,
  fragmentShader: /* glsl */ `
    uniform vec3 look;
    uniform vec3 plain;
    uniform vec3 red;
    flat in float vOver;
    flat in float vReach;

    void main() {
      float far = length(gl_PointCoord * 2.0 - 1.0) * vReach; // px from the centre
      float disc = clamp((vReach - 1.0 - far) * density + 0.5, 0.0, 1.0);
      ink = vOver > 0.5 ? vec4(red, disc) : vec4(plain, disc * look.y);
    }`,
};

export interface CrowdInput {
  readonly fleet: Fleet;
  /** `3 * pms`, of the frame. */
  readonly positions: Float64Array;
  readonly range: SpaceRange;
  readonly projection: Projection;
  readonly palette: Palette;
  readonly scale: number;
}

export interface Crowd {
  readonly mesh: Points;
  /** Draws the fleet's crowd anew; nothing where it has none. */
  draw(input: CrowdInput): void;
  /** Shows one point, for its program to be ready when a crowd comes. */
  rehearse(): void;
  /** The PM nearest to (x, y) px within `reach`, as last drawn. */
  nearest(x: number, y: number, reach: number): number | null;
  dispose(): void;
}

export function createCrowd(shared: SharedUniforms, layer: number): Crowd {
  const look = new Vector3();
  const plain = new Vector3();
  const red = new Vector3();
  const geometry = new BufferGeometry();
  const material = createInk(CROWD, {
    ...shared,
    look: { value: look },
    plain: { value: plain },
    red: { value: red },
  });
  const mesh = new Points(geometry, material);
  mesh.frustumCulled = false;
  mesh.renderOrder = layer;
  const index = createPointGrid();
  let buffer = new InterleavedBuffer(new Float32Array(0), FIGURES);
  let figures = new Float32Array(0);
  let [xs, ys] = [new Float32Array(0), new Float32Array(0)];
  /** How many PMs the buffers have room for. */
  let room = 0;
  /** Which PM stands at a place of the buffer. */
  let order: Int32Array = new Int32Array(0);

  return {
    mesh,
    draw(input) {
      const { fleet, palette } = input;
      const { crowd, pms } = fleet;
      mesh.visible = crowd !== null;
      index.renew(crowd === null ? null : () => file(input));
      if (crowd === null) return;
      order = fleet.order;
      if (room !== pms) allocate(pms);
      fill(figures, input, crowd.radius);
      buffer.needsUpdate = true;
      geometry.setDrawRange(0, fleet.upPms);
      look.set(crowd.radius, crowd.opacity, crowd.overRadius);
      plain.set(...rgb(palette.ink2));
      red.set(...rgb(palette.over));
    },
    rehearse() {
      allocate(1);
      mesh.visible = true;
    },
    nearest(x, y, reach) {
      const place = index.nearest(x, y, reach);
      return place === null ? null : at(order, place);
    },
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };

  /** For another fleet; the GPU's copies of the last buffer go with it. */
  function allocate(pms: number): void {
    geometry.dispose();
    room = pms;
    [xs, ys] = [new Float32Array(pms), new Float32Array(pms)];
    figures = new Float32Array(pms * FIGURES);
    buffer = new InterleavedBuffer(figures, FIGURES);
    buffer.setUsage(DynamicDrawUsage);
    geometry.setAttribute("position", new InterleavedBufferAttribute(buffer, 3, 0));
    geometry.setAttribute("over", new InterleavedBufferAttribute(buffer, 1, 3));
    geometry.setDrawRange(0, pms);
  }

  function file({ fleet: { upPms: count }, projection }: CrowdInput): GridPoints {
    projectColumn(projection, figures, FIGURES, count, xs, ys);
    return { xs, ys, count, width: projection.viewport.width, height: projection.viewport.height };
  }
}

/** Those over are kept on the panel. */
function fill(
  figures: Float32Array,
  { fleet: { upPms, overPms, order }, positions, range, projection, scale }: CrowdInput,
  radius: number,
): void {
  const inset = radius + EDGE * scale;
  for (let place = 0, o = 0; place < upPms; place++, o += FIGURES) {
    const pm = at(order, place);
    const isOver = place >= upPms - overPms;
    const x = alongAxis(positions, pm, "x", range);
    const y = alongAxis(positions, pm, "y", range);
    const z = alongAxis(positions, pm, "z", range);
    figures[o] = x;
    figures[o + 1] = y;
    figures[o + 2] = z;
    figures[o + 3] = isOver ? 1 : 0;
    if (!isOver || isInView(projection, x, y, z, inset)) continue;
    const kept = keepInView(projection, vec3(x, y, z), inset);
    figures[o] = kept.x;
    figures[o + 1] = kept.y;
    figures[o + 2] = kept.z;
  }
}
