/**
 * Comparisons of figures (P9). Utilizations are sums of floating-point demands, so the same load
 * added in another order differs in the last digits; 1e-9 is far above that noise and far below
 * anything a figure means. Verdicts ("over", "lowers") use the tolerance directly. Orders
 * ("largest", "farthest") compare keys on a grid of the same pitch, which, unlike a tolerance, is
 * a total order: noise never decides a tie, and every real tie goes to the lower id.
 */

export const TOLERANCE = 1e-9;

/** P9: "over" means strictly above the threshold by more than the tolerance. */
export const isOver = (value: number, threshold: number): boolean => value > threshold + TOLERANCE;

/** P9: "lowers" means by more than the tolerance. */
export const isLowered = (before: number, after: number): boolean => after < before - TOLERANCE;

/** The key on the grid; keys beyond 2^53 grid cells keep their own precision. */
export const onGrid = (key: number): number => Math.round(key / TOLERANCE);
