/**
 * Points, rings and hollow places: circles that face the reader, sized in px. From the outside in:
 * a halo in the colour of the paper, an outline that may be dashed, a fill.
 */

import type { Vec3 } from "../view/picture/scene-vector.ts";
import type { BatchShape } from "./batch.ts";
import type { Rgb } from "./rgb.ts";

export interface DiscStyle {
  readonly radius: number;
  readonly fill: Rgb;
  readonly fillOpacity?: number;
  /** Px of paper around it. */
  readonly halo?: number;
  readonly outline?: Rgb;
  readonly outlineWidth?: number;
  /** Px drawn and px left out, around the circle; rounded so that they come out even. */
  readonly dash?: number;
}

export const discFigures = (centre: Vec3, style: DiscStyle): number[] => [
  ...[centre.x, centre.y, centre.z],
  ...[style.radius, style.halo ?? 0, style.outlineWidth ?? 0, style.dash ?? 0],
  ...style.fill,
  style.fillOpacity ?? 1,
  ...(style.outline ?? style.fill),
];

export const DISCS: BatchShape = {
  layout: [
    ["centre", 3],
    ["shape", 4],
    ["fill", 4],
    ["outline", 3],
  ],
  vertexShader: /* glsl */ `
    in vec3 centre;
    in vec4 shape;
    in vec4 fill;
    in vec3 outline;
    out vec2 vPlace; // px from the centre
    out vec4 vShape;
    out vec4 vFill;
    out vec3 vOutline;

    void main() {
      vec4 clip = inClip(centre);
      vPlace = (position.xy * 2.0 - 1.0) * (shape.x + shape.y + shape.z + 1.5);
      vShape = shape;
      vFill = fill;
      vOutline = outline;
      gl_Position = vec4(clip.xy / clip.w + vPlace / (0.5 * panel), 0.0, 1.0);
    }`,
  fragmentShader: /* glsl */ `
    in vec2 vPlace;
    in vec4 vShape;
    in vec4 vFill;
    in vec3 vOutline;

    float within(float radius) {
      return clamp((radius - length(vPlace)) * density + 0.5, 0.0, 1.0);
    }

    void main() {
      float rim = vShape.x + vShape.z * 0.5;
      float outside = within(rim + vShape.y);
      vec3 colour = mix(paper, vFill.rgb, vFill.a * within(vShape.x));
      if (vShape.z > 0.0) {
        float ring = within(rim) - within(vShape.x - vShape.z * 0.5);
        if (vShape.w > 0.0) {
          float dashes = max(4.0, floor(3.14159 * vShape.x / vShape.w + 0.5));
          float turn = fract((atan(vPlace.y, vPlace.x) / 6.28319 + 0.5) * dashes);
          float arc = 6.28319 * vShape.x / dashes;
          ring *= clamp((0.25 - abs(turn - 0.5)) * arc * density + 0.5, 0.0, 1.0);
        }
        colour = mix(colour, vOutline, ring);
      }
      ink = vec4(colour, outside);
    }`,
};
