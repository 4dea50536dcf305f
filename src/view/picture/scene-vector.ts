/**
 * Places and directions in the scene of the space. The scene is right-handed: x to the right, y up, z
 * towards the viewer. Which resource runs along which of them is nobody's to know but `axes.ts`.
 */

export interface Vec3 {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export type SceneAxis = keyof Vec3;

export const vec3 = (x: number, y: number, z: number): Vec3 => ({ x, y, z });

export const dot = (a: Vec3, b: Vec3): number => a.x * b.x + a.y * b.y + a.z * b.z;

export const add = (a: Vec3, b: Vec3, times = 1): Vec3 =>
  vec3(a.x + b.x * times, a.y + b.y * times, a.z + b.z * times);

export const mix = (a: Vec3, b: Vec3, t: number): Vec3 =>
  vec3(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, a.z + (b.z - a.z) * t);

export const isSamePlace = (a: Vec3, b: Vec3): boolean => a.x === b.x && a.y === b.y && a.z === b.z;
