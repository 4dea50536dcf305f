/**
 * A forecast for figures that follow the time of day. What comes again every day is taken out: the mean
 * and some waves, the longest of a day, the next of half a day, and so on, by least squares, which over
 * whole days is one sum for each. An AR(2) stands for the rest, and how far it was off at each step is the
 * distribution of errors. One object serves any number of fits, and allocates nothing.
 *
 * Only whole days are read, the last of what there is: so the step that is forecast is the first of a day,
 * wherever midnight is.
 */

import { assert } from "../base/assert.ts";
import { Autoregression } from "./autoregression.ts";
import { quantileOf } from "./quantile.ts";

export class DailyForecast {
  /** What is expected of the step after the last. */
  expected = 0;
  /** Standard deviation of the errors, for as many figures as the fit left free. */
  deviation = 0;
  readonly #day: number;
  readonly #waves: number;
  readonly #mostDays: number;
  readonly #rest = new Autoregression(2);
  /** What comes again, by step of the day. */
  readonly #daily: Float64Array;
  /** `[wave][step of the day]`: cosines, and sines. */
  readonly #cosines: Float64Array;
  readonly #sines: Float64Array;
  readonly #left: Float64Array;
  readonly #errors: Float64Array;
  readonly #scratch: Float64Array;
  #count = 0;

  /**
   * @param day steps of a day, 1 or more
   * @param waves as many as can be told apart at most
   * @param mostDays so many of the last are read
   */
  constructor(day: number, waves: number, mostDays: number) {
    this.#day = day;
    this.#waves = Math.min(waves, Math.floor((day - 1) / 2));
    this.#mostDays = mostDays;
    this.#daily = new Float64Array(day);
    const angle = (i: number): number => (2 * Math.PI * (Math.floor(i / day) + 1) * (i % day)) / day;
    this.#cosines = Float64Array.from({ length: this.#waves * day }, (_, i) => Math.cos(angle(i)));
    this.#sines = Float64Array.from({ length: this.#waves * day }, (_, i) => Math.sin(angle(i)));
    const most = day * mostDays;
    this.#left = new Float64Array(most);
    this.#errors = new Float64Array(most);
    this.#scratch = new Float64Array(most);
  }

  /** Steps that there must be. */
  get least(): number {
    return this.#day;
  }

  /** To the last whole days of `series[from]` up to `series[to - 1]`, the oldest first: one at least. */
  fit(series: Float64Array, from: number, to: number): void {
    const days = Math.min(this.#mostDays, Math.floor((to - from) / this.#day));
    assert(days > 0, `a forecast from ${to - from} steps, of ${this.#day} a day`);
    const count = days * this.#day;
    const start = to - count;
    this.#takeOut(series, start, days);
    for (let i = 0, j = 0; i < count; i++) {
      this.#left[i] = (series[start + i] as number) - (this.#daily[j] as number);
      j = j + 1 === this.#day ? 0 : j + 1;
    }
    this.#rest.fit(this.#left, 0, count);
    this.#count = this.#rest.errors(this.#left, 0, count, this.#errors);
    this.expected = (this.#daily[0] as number) + this.#rest.next(this.#left, 0, count);
    let squares = 0;
    for (let i = 0; i < this.#count; i++) squares += (this.#errors[i] as number) ** 2;
    const fitted = 1 + 2 * this.#waves + this.#rest.order;
    this.deviation = Math.sqrt(squares / Math.max(1, this.#count - fitted));
  }

  /** The error that a share `q` of them is below; 0 where nothing tells. */
  errorQuantile(q: number): number {
    return this.#count === 0 ? 0 : quantileOf(this.#errors, 0, this.#count, q, this.#scratch);
  }

  /** What comes again of `days` whole days. */
  #takeOut(series: Float64Array, start: number, days: number): void {
    const [day, daily, mean] = [this.#day, this.#daily, this.#scratch];
    mean.fill(0, 0, day);
    for (let d = 0, i = start; d < days; d++)
      for (let j = 0; j < day; j++, i++) mean[j] = (mean[j] as number) + (series[i] as number) / days;
    let level = 0;
    for (let j = 0; j < day; j++) level += (mean[j] as number) / day;
    daily.fill(level);
    for (let wave = 0; wave < this.#waves; wave++) {
      const row = wave * day;
      let [a, b] = [0, 0];
      for (let j = 0; j < day; j++) {
        a += ((mean[j] as number) * (this.#cosines[row + j] as number) * 2) / day;
        b += ((mean[j] as number) * (this.#sines[row + j] as number) * 2) / day;
      }
      for (let j = 0; j < day; j++) {
        const part = a * (this.#cosines[row + j] as number) + b * (this.#sines[row + j] as number);
        daily[j] = (daily[j] as number) + part;
      }
    }
  }
}
