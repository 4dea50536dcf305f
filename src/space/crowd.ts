/**
 * All PMs of a large fleet in one draw: four figures a PM, straight from the frame's positions into
 * the buffer that the GPU reads. One vertex a PM, not one instanced quad: drawing in software pays
 * some 15 us for every instance. Points are of one ink and let each other show through, so that
 * their order does not matter and dense places look dense; those over come last, on top, each
 * with its ring. What is picked are the very figures that were drawn.
 */

import {
  BufferGeometry,
  DynamicDrawUsage,
  InterleavedBuffer,
  InterleavedBufferAttribute,
  Points,
  Vector3,
  Vector4,
} from "three";
import { RESOURCE_COUNT } from "../base/resources.ts";
import { at } from "../base/vector.ts";
import type { LaneFrame } from "../view/lane-frame.ts";
import type { Palette } from "../view/palette.ts";
import type { CrowdLook, Fleet } from "../view/picture/fleet.ts";
import { DOWN, OVER } from "../view/picture/fleet.ts";
import { createPointGrid } from "../view/picture/point-grid.ts";
import type { Projection } from "../view/picture/space-projection.ts";
import { isInView, keepInView, projectColumn } from "../view/picture/space-projection.ts";
import type { Shaders } from "./batch.ts";
import { createInk, type SharedUniforms } from "./batch.ts";
import { EDGE } from "./picture.ts";
import { rgb } from "./rgb.ts";

/** x, y, z on the scene's axes, and 1 for a PM that is over. */
const FIGURES = 4;

const CROWD: Shaders = {
  vertexShader: /* glsl */ `
    uniform vec4 look; // radius, opacity, ring, width of the ring
    uniform float density;
    in float over;
    flat out float vOver;
    flat out float vReach;

    void main() {
      vOver = over;
      vReach = (over > 0.5 ? look.z + look.w * 0.5 : look.x) + 1.0;
      gl_Position = inClip(position);
      gl_PointSize = 2.0 * vReach * density;
    }`,
  fragmentShader: /* glsl */ `
    uniform vec4 look;
    uniform vec3 plain;
    uniform vec3 red;
    flat in float vOver;
    flat in float vReach;

    void main() {
      float far = length(gl_PointCoord * 2.0 - 1.0) * vReach; // px from the centre
      float disc = clamp((look.x - far) * density + 0.5, 0.0, 1.0);
      float ring = clamp((look.w * 0.5 - abs(far - look.z)) * density + 0.5, 0.0, 1.0);
      ink = vOver > 0.5 ? vec4(red, max(disc, ring)) : vec4(plain, disc * look.y);
    }`,
};

export interface CrowdInput {
  readonly fleet: Fleet;
  readonly frame: LaneFrame;
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
  const look = new Vector4();
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
  /** Which PM stands at a place of the buffer. */
  let pmOf = new Int32Array(0);
  let [xs, ys] = [new Float32Array(0), new Float32Array(0)];
  let drawn: CrowdInput | null = null;
  /** Whether `index` holds what is drawn. It is made only when somebody points. */
  let isIndexed = false;

  return {
    mesh,
    draw(input) {
      const { fleet, palette } = input;
      const { crowd, pms } = fleet;
      mesh.visible = crowd !== null;
      drawn = crowd === null ? null : input;
      isIndexed = false;
      if (crowd === null) return;
      if (pmOf.length !== pms) allocate(pms);
      fill(figures, pmOf, input, crowd);
      buffer.needsUpdate = true;
      geometry.setDrawRange(0, fleet.upPms);
      look.set(crowd.radius, crowd.opacity, crowd.ring, crowd.ringWidth);
      plain.set(...rgb(palette.ink2));
      red.set(...rgb(palette.over));
    },
    rehearse() {
      allocate(1);
      mesh.visible = true;
    },
    nearest(x, y, reach) {
      if (drawn === null) return null;
      if (!isIndexed) file(drawn);
      isIndexed = true;
      const place = index.nearest(x, y, reach);
      return place === null ? null : (pmOf[place] ?? null);
    },
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };

  /** For another fleet; the GPU's copies of the last buffer go with it. */
  function allocate(pms: number): void {
    geometry.dispose();
    pmOf = new Int32Array(pms);
    [xs, ys] = [new Float32Array(pms), new Float32Array(pms)];
    figures = new Float32Array(pms * FIGURES);
    buffer = new InterleavedBuffer(figures, FIGURES);
    buffer.setUsage(DynamicDrawUsage);
    geometry.setAttribute("position", new InterleavedBufferAttribute(buffer, 3, 0));
    geometry.setAttribute("over", new InterleavedBufferAttribute(buffer, 1, 3));
    geometry.setDrawRange(0, pms);
  }

  function file({ fleet: { upPms }, projection }: CrowdInput): void {
    projectColumn(projection, figures, FIGURES, upPms, xs, ys);
    index.file(xs, ys, upPms, projection.viewport.width, projection.viewport.height);
  }
}

/** Those over towards the others from the end of what is drawn, so that they are drawn last. */
function fill(
  figures: Float32Array,
  pmOf: Int32Array,
  { fleet: { pms, upPms, states }, frame: { positions }, projection, scale }: CrowdInput,
  { radius }: CrowdLook,
): void {
  const inset = radius + EDGE * scale;
  let [first, last] = [0, upPms - 1];
  for (let pm = 0; pm < pms; pm++) {
    if (states[pm] === DOWN) continue;
    const isOver = states[pm] === OVER;
    const place = isOver ? last-- : first++;
    pmOf[place] = pm;
    const i = pm * RESOURCE_COUNT;
    const [x, y, z] = [at(positions, i), at(positions, i + 2), at(positions, i + 1)];
    const o = place * FIGURES;
    figures[o] = x;
    figures[o + 1] = y;
    figures[o + 2] = z;
    figures[o + 3] = isOver ? 1 : 0;
    if (isOver && !isInView(projection, x, y, z, inset)) {
      figures.set(keepInView(projection, [x, y, z], inset), o);
    }
  }
}
