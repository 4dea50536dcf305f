/** Places of the utilization space, reckoned with before anybody draws them: cpu, net, mem. */

import type { ResourceVector } from "../../base/resources.ts";

export const ORIGIN: ResourceVector = [0, 0, 0];

export const plus = (a: ResourceVector, b: ResourceVector, times = 1): ResourceVector => [
  a[0] + b[0] * times,
  a[1] + b[1] * times,
  a[2] + b[2] * times,
];

/** The place that is `t` of the way from `a` to `b`. */
export const between = (a: ResourceVector, b: ResourceVector, t: number): ResourceVector => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];
