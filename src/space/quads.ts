/**
 * Flat patches in the space itself, which perspective foreshortens: walls, tints, faces, and the
 * round shadows of points. Their edges are smoothed over one device px in the shader.
 */

import type { Vec3 } from "../view/picture/scene-vector.ts";
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
): number[] => [
  ...[corner.x, corner.y, corner.z],
  ...[u.x, u.y, u.z],
  ...[v.x, v.y, v.z],
  ...colour,
  opacity,
  round ? 1 : 0,
];

export const QUADS: BatchShape = {
  layout: [
    ["corner", 3],
    ["u", 3],
    ["v", 3],
    ["colour", 4],
    ["round", 1],
  ],
  vertexShader: /* glsl */ `
    in vec3 corner;
    in vec3 u;
    in vec3 v;
    in vec4 colour;
    in float round;
    out vec2 vPlace;
    out vec4 vColour;
    out float vRound;

    // of the shorter of two opposite sides, px
    float side(vec3 along, vec3 across) {
      vec2 near = onPanel(corner + along) - onPanel(corner);
      vec2 far = onPanel(corner + along + across) - onPanel(corner + across);
      return max(1.0, min(length(near), length(far)));
    }

    void main() {
      vec2 rim = 1.0 / vec2(side(u, v), side(v, u)); // a px for the smooth edge
      vec2 place = mix(-rim, 1.0 + rim, position.xy);
      vPlace = place * 2.0 - 1.0;
      vColour = colour;
      vRound = round;
      gl_Position = inClip(corner + u * place.x + v * place.y);
    }`,
  fragmentShader: /* glsl */ `
    in vec2 vPlace;
    in vec4 vColour;
    in float vRound;

    void main() {
      vec2 place = abs(vPlace);
      vec2 edges = (1.0 - place) / max(fwidth(vPlace), 0.00001);
      float far = length(place);
      float disc = (1.0 - far) / max(fwidth(far), 0.0001);
      float inside = mix(min(edges.x, edges.y), disc, vRound);
      ink = vec4(vColour.rgb, vColour.a * clamp(inside + 0.5, 0.0, 1.0));
    }`,
};
