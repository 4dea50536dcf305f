/**
 * Lines whose width, dashes, ends and arrow heads are in px, wherever they run in the space. The
 * ends are round; edges are smoothed over one device px in the shader, so lines look the same with
 * and without antialiasing of the canvas.
 */

import type { Vec3 } from "../view/picture/scene-vector.ts";
import type { BatchShape } from "./batch.ts";
import type { Rgb } from "./rgb.ts";

export interface StrokeStyle {
  readonly colour: Rgb;
  readonly width: number;
  readonly opacity?: number;
  /** At the far end; the same as `opacity` unless given. */
  readonly opacityTo?: number;
  /** Px drawn and px left out. */
  readonly dash?: readonly [on: number, off: number];
  /** Px left free at either end, for the points that stand there. */
  readonly trim?: readonly [from: number, to: number];
  /** Length of the arrow head at the far end, px. */
  readonly head?: number;
}

export const strokeFigures = (from: Vec3, to: Vec3, style: StrokeStyle): number[] => {
  const opacity = style.opacity ?? 1;
  const [on, off] = style.dash ?? [1, 0];
  const [trimFrom, trimTo] = style.trim ?? [0, 0];
  return [
    ...[from.x, from.y, from.z],
    ...[to.x, to.y, to.z],
    ...style.colour,
    ...[opacity, style.opacityTo ?? opacity],
    ...[style.width, style.head ?? 0, on, off],
    ...[trimFrom, trimTo],
  ];
};

export const STROKES: BatchShape = {
  layout: [
    ["start", 3],
    ["end", 3],
    ["colour", 3],
    ["opacity", 2],
    ["style", 4],
    ["trim", 2],
  ],
  vertexShader: /* glsl */ `
    in vec3 start;
    in vec3 end;
    in vec3 colour;
    in vec2 opacity;
    in vec4 style;
    in vec2 trim;
    out vec3 vColour;
    out vec2 vOpacity;
    out vec2 vPlace; // along and across, px
    out float vLength;
    out vec4 vStyle;

    void main() {
      vec2 a = onPanel(start);
      vec2 b = onPanel(end);
      vec2 way = b - a;
      float full = length(way);
      vec2 along = full > 0.001 ? way / full : vec2(1.0, 0.0);
      a += along * trim.x;
      float rest = full - trim.x - trim.y;
      float reach = max(style.x, style.y) * 0.5 + 1.5;
      vec2 place = vec2(mix(-reach, max(rest, 0.0) + reach, position.x), (position.y * 2.0 - 1.0) * reach);
      vec2 at = a + along * place.x + vec2(-along.y, along.x) * place.y;
      vColour = colour;
      vOpacity = opacity;
      vPlace = place;
      vLength = rest;
      vStyle = style;
      gl_Position = rest < 0.0 ? vec4(2.0, 2.0, 2.0, 1.0) : vec4(at / (0.5 * panel), 0.0, 1.0);
    }`,
  fragmentShader: /* glsl */ `
    in vec3 vColour;
    in vec2 vOpacity;
    in vec2 vPlace;
    in float vLength;
    in vec4 vStyle;

    void main() {
      float head = min(vStyle.y, vLength);
      float shaft = vLength - head * 0.8;
      float beyond = vPlace.x - clamp(vPlace.x, 0.0, shaft);
      float inside = vStyle.x * 0.5 - length(vec2(beyond, vPlace.y));
      float cover = clamp(inside * density + 0.5, 0.0, 1.0);
      if (vStyle.y > 0.0) {
        float back = vPlace.x - (vLength - head);
        float flank = ((vLength - vPlace.x) * 0.5 - abs(vPlace.y)) * 0.894;
        cover = max(cover, clamp(min(flank, back) * density + 0.5, 0.0, 1.0));
      }
      if (vStyle.w > 0.0) {
        float place = mod(vPlace.x, vStyle.z + vStyle.w);
        cover *= clamp(min(place, vStyle.z - place) * density + 0.5, 0.0, 1.0);
      }
      float t = vLength > 0.0 ? clamp(vPlace.x / vLength, 0.0, 1.0) : 1.0;
      ink = vec4(vColour, cover * mix(vOpacity.x, vOpacity.y, t));
    }`,
};
