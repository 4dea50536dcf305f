/**
 * AR(1) and AR(2): a figure as its mean, plus what is left of how far the last one or two were from it,
 * plus an error. Fitted by Yule-Walker, from autocovariances that are divided by the number of figures:
 * then the model is stationary whatever the figures are, so that no forecast grows beyond them. One object
 * serves any number of fits, and allocates nothing.
 *
 * Source: Box and Jenkins, Time Series Analysis; the same as R's `ar.yw` with a fixed order.
 */

export type Order = 1 | 2;

export class Autoregression {
  readonly order: Order;
  mean = 0;
  /** phi 1: the weight of the last figure. */
  first = 0;
  /** phi 2: of the one before; 0 of order 1. */
  second = 0;

  constructor(order: Order) {
    this.order = order;
  }

  /** To `series[from]` up to `series[to - 1]`, the oldest first. Figures that do not vary have no weights. */
  fit(series: Float64Array, from: number, to: number): void {
    let sum = 0;
    for (let i = from; i < to; i++) sum += series[i] as number;
    this.mean = to > from ? sum / (to - from) : 0;
    let [c0, c1, c2] = [0, 0, 0];
    let [last, before] = [0, 0];
    for (let i = from; i < to; i++) {
      const now = (series[i] as number) - this.mean;
      c0 += now * now;
      c1 += now * last;
      c2 += now * before;
      before = last;
      last = now;
    }
    const [r1, r2] = c0 > 0 ? [c1 / c0, c2 / c0] : [0, 0];
    const apart = 1 - r1 * r1; // above 0: |r1| < 1, since c1 lacks a term of c0
    this.first = this.order === 1 ? r1 : (r1 * (1 - r2)) / apart;
    this.second = this.order === 1 ? 0 : (r2 - r1 * r1) / apart;
  }

  /** What is expected after `series[to - 1]`; the mean where there are too few. */
  next(series: Float64Array, from: number, to: number): number {
    if (to - from < this.order) return this.mean;
    const second = this.order === 2 ? this.second * ((series[to - 2] as number) - this.mean) : 0;
    return this.mean + this.first * ((series[to - 1] as number) - this.mean) + second;
  }

  /**
   * By how much each figure that has enough before it was above what was expected of it.
   * @param into of `to - from - order` figures at least
   * @returns how many there are
   */
  errors(series: Float64Array, from: number, to: number, into: Float64Array): number {
    let count = 0;
    for (let i = from + this.order; i < to; i++)
      into[count++] = (series[i] as number) - this.next(series, from, i);
    return count;
  }
}
