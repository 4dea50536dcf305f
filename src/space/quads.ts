/** Flat patches in the space itself, which perspective foreshortens: walls, tints, faces, and the round shadows of points. */

import type { Vec3 } from "../view/space-projection.ts";
import type { BatchShape } from "./batch.ts";
import type { Rgb } from "./rgb.ts";

/** The parallelogram from `corner` along `u` and `v`, or the ellipse inscribed in it. */
export const quadFigures = (
  corner: Vec3,
  u: Vec3,
  v: Vec3,
  colour: Rgb,
  opacity: number,
  round: boolean,
): number[] => [...corner, ...u, ...v, ...colour, opacity, round ? 1 : 0];

export const QUADS: BatchShape = {
  layout: [
    ["corner", 3],
    ["u", 3],
    ["v", 3],
    ["colour", 4],
    ["round", 1],
  ],
  vertexShader: /* glsl */ `
    attribute vec3 corner;
    attribute vec3 u;
    attribute vec3 v;
    attribute vec4 colour;
    attribute float round;
    varying vec2 vPlace;
    varying vec4 vColour;
    varying float vRound;

    void main() {
      vPlace = position.xy * 2.0 - 1.0;
      vColour = colour;
      vRound = round;
      gl_Position = projectionMatrix * viewMatrix * vec4(corner + u * position.x + v * position.y, 1.0);
    }`,
  fragmentShader: /* glsl */ `
    varying vec2 vPlace;
    varying vec4 vColour;
    varying float vRound;

    void main() {
      float far = length(vPlace);
      float disc = clamp((1.0 - far) / max(fwidth(far), 0.0001) + 0.5, 0.0, 1.0);
      gl_FragColor = vec4(vColour.rgb, vColour.a * mix(1.0, disc, vRound));
    }`,
};
