/**
 * The three.js side of a space: batches one above the other, and a camera. Built once per canvas. Everything that is drawn goes through {@link Pen}.
 */

import { PerspectiveCamera, Scene } from "three";
import type { Vec3 } from "../view/picture/scene-vector.ts";
import { vec3 } from "../view/picture/scene-vector.ts";
import type { Projection } from "../view/picture/space-projection.ts";
import type { Batch } from "./batch.ts";
import { createBatch, createUniforms } from "./batch.ts";
import { aim } from "./camera.ts";
import { type Crowd, createCrowd } from "./crowd.ts";
import type { DiscStyle } from "./discs.ts";
import { DISCS, discFigures } from "./discs.ts";
import { QUADS, quadFigures } from "./quads.ts";
import type { Rgb } from "./rgb.ts";
import type { StrokeStyle } from "./strokes.ts";
import { STROKES, strokeFigures } from "./strokes.ts";

/** From the back to the front: walls, the box's lines, shadows, marks, dots. The crowd stands between shadows and marks. */
export interface Pen {
  wall(corner: Vec3, u: Vec3, v: Vec3, colour: Rgb, opacity?: number): void;
  line(from: Vec3, to: Vec3, style: StrokeStyle): void;
  shadow(corner: Vec3, u: Vec3, v: Vec3, colour: Rgb, opacity: number): void;
  mark(from: Vec3, to: Vec3, style: StrokeStyle): void;
  dot(centre: Vec3, style: DiscStyle): void;
}

export interface Stage {
  readonly scene: Scene;
  readonly camera: PerspectiveCamera;
  /** Of a large fleet. */
  readonly crowd: Crowd;
  /** Looks at the scene anew. */
  look(projection: Projection, density: number, paper: Rgb): void;
  /** Draws the walls and the lines of the box anew; they stay until the next time. */
  drawScenery(paint: (pen: Pen) => void): void;
  /** Draws everything that stands in the box anew. */
  drawPicture(paint: (pen: Pen) => void): void;
  /** Draws one of everything, so that whoever draws next need not wait for shaders. */
  rehearse(): void;
  dispose(): void;
}

const ORIGIN = vec3(0, 0, 0);
const RIGHT = vec3(1, 0, 0);
const UP = vec3(0, 1, 0);

export function createStage(): Stage {
  const uniforms = createUniforms();
  const walls = createBatch(QUADS, uniforms, 0);
  const lines = createBatch(STROKES, uniforms, 1);
  const shadows = createBatch(QUADS, uniforms, 2);
  const crowd = createCrowd(uniforms, 3);
  const marks = createBatch(STROKES, uniforms, 4);
  const dots = createBatch(DISCS, uniforms, 5);
  const scenery = [walls, lines];
  const picture = [shadows, marks, dots];
  const batches = [...scenery, ...picture];

  const scene = new Scene();
  scene.add(...batches.map((batch) => batch.mesh), crowd.mesh);
  const camera = new PerspectiveCamera();

  const pen: Pen = {
    wall: (corner, u, v, colour, opacity = 1) =>
      walls.push(quadFigures(corner, u, v, colour, opacity, false)),
    line: (from, to, style) => lines.push(strokeFigures(from, to, style)),
    shadow: (corner, u, v, colour, opacity) => shadows.push(quadFigures(corner, u, v, colour, opacity, true)),
    mark: (from, to, style) => marks.push(strokeFigures(from, to, style)),
    dot: (centre, style) => dots.push(discFigures(centre, style)),
  };

  function draw(layers: readonly Batch[], paint: (pen: Pen) => void): void {
    for (const layer of layers) layer.clear();
    paint(pen);
    for (const layer of layers) layer.commit();
  }

  return {
    scene,
    camera,
    crowd,
    look(projection, density, paper) {
      uniforms.panel.value.set(projection.viewport.width, projection.viewport.height);
      uniforms.density.value = density;
      uniforms.paper.value.set(...paper);
      aim(camera, projection);
    },
    drawScenery: (paint) => draw(scenery, paint),
    drawPicture: (paint) => draw(picture, paint),
    rehearse() {
      const grey: Rgb = [0.5, 0.5, 0.5];
      draw(batches, () => {
        pen.wall(ORIGIN, RIGHT, UP, grey);
        pen.line(ORIGIN, RIGHT, { colour: grey, width: 1 });
        pen.shadow(ORIGIN, RIGHT, UP, grey, 1);
        pen.mark(ORIGIN, RIGHT, { colour: grey, width: 1 });
        pen.dot(ORIGIN, { radius: 1, fill: grey });
      });
      crowd.rehearse();
    },
    dispose() {
      for (const batch of [...batches, crowd]) batch.dispose();
    },
  };
}
