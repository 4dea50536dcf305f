/**
 * The three.js side of a space: five batches, one above the other, and a camera that is handed its
 * matrices. Built once per canvas. Everything that is drawn goes through {@link Pen}.
 */

import { Group, PerspectiveCamera } from "three";
import type { Projection, Vec3 } from "../view/space-projection.ts";
import { clipMatrix, viewMatrix } from "../view/space-projection.ts";
import { createBatch, createUniforms } from "./batch.ts";
import type { DiscStyle } from "./discs.ts";
import { DISCS, discFigures } from "./discs.ts";
import { QUADS, quadFigures } from "./quads.ts";
import type { Rgb } from "./rgb.ts";
import type { StrokeStyle } from "./strokes.ts";
import { STROKES, strokeFigures } from "./strokes.ts";

/** From the back to the front: walls, the box's lines, shadows, marks, dots. */
export interface Pen {
  wall(corner: Vec3, u: Vec3, v: Vec3, colour: Rgb, opacity?: number): void;
  line(from: Vec3, to: Vec3, style: StrokeStyle): void;
  shadow(corner: Vec3, u: Vec3, v: Vec3, colour: Rgb, opacity: number): void;
  mark(from: Vec3, to: Vec3, style: StrokeStyle): void;
  dot(centre: Vec3, style: DiscStyle): void;
}

export interface Stage {
  readonly root: Group;
  readonly camera: PerspectiveCamera;
  /** Clears, lets `paint` draw, and hands the result to the GPU. */
  compose(projection: Projection, density: number, paper: Rgb, paint: (pen: Pen) => void): void;
  dispose(): void;
}

export function createStage(): Stage {
  const uniforms = createUniforms();
  const walls = createBatch(QUADS, uniforms, 0);
  const lines = createBatch(STROKES, uniforms, 1);
  const shadows = createBatch(QUADS, uniforms, 2);
  const marks = createBatch(STROKES, uniforms, 3);
  const dots = createBatch(DISCS, uniforms, 4);
  const batches = [walls, lines, shadows, marks, dots];

  const root = new Group();
  root.add(...batches.map((batch) => batch.mesh));
  const camera = Object.assign(new PerspectiveCamera(), { manual: true }); // nobody else is to shape it
  camera.matrixAutoUpdate = false;
  camera.matrixWorldAutoUpdate = false;

  const pen: Pen = {
    wall: (corner, u, v, colour, opacity = 1) =>
      walls.push(quadFigures(corner, u, v, colour, opacity, false)),
    line: (from, to, style) => lines.push(strokeFigures(from, to, style)),
    shadow: (corner, u, v, colour, opacity) => shadows.push(quadFigures(corner, u, v, colour, opacity, true)),
    mark: (from, to, style) => marks.push(strokeFigures(from, to, style)),
    dot: (centre, style) => dots.push(discFigures(centre, style)),
  };

  return {
    root,
    camera,
    compose(projection, density, paper, paint) {
      uniforms.panel.value.set(projection.panel.width, projection.panel.height);
      uniforms.density.value = density;
      uniforms.paper.value.set(...paper);
      camera.matrixWorldInverse.fromArray(viewMatrix(projection));
      camera.matrixWorld.copy(camera.matrixWorldInverse).invert();
      camera.projectionMatrix.fromArray(clipMatrix(projection));
      camera.projectionMatrixInverse.copy(camera.projectionMatrix).invert();
      for (const batch of batches) batch.clear();
      paint(pen);
      for (const batch of batches) batch.commit();
    },
    dispose() {
      for (const batch of batches) batch.dispose();
    },
  };
}
