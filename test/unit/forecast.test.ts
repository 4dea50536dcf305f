/**
 * The forecast library, against figures worked out by hand, and against R 4.2.2: `ar.yw`, `quantile`, `lm`
 * and `predict`, on data that R ships (LakeHuron, the level of a lake in 98 years) or a formula makes.
 */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Autoregression } from "../../src/forecast/autoregression.ts";
import { DailyForecast } from "../../src/forecast/daily-forecast.ts";
import { quantileOf } from "../../src/forecast/quantile.ts";

// biome-ignore format: a table
const LAKE_HURON = Float64Array.of(
  580.38, 581.86, 580.97, 580.8, 579.79, 580.39, 580.42, 580.82, 581.4, 581.32, 581.44, 581.68, 581.17, 580.53,
  580.01, 579.91, 579.14, 579.16, 579.55, 579.67, 578.44, 578.24, 579.1, 579.09, 579.35, 578.82, 579.32, 579.01,
  579, 579.8, 579.83, 579.72, 579.89, 580.01, 579.37, 578.69, 578.19, 578.67, 579.55, 578.92, 578.09, 579.37,
  580.13, 580.14, 579.51, 579.24, 578.66, 578.86, 578.05, 577.79, 576.75, 576.75, 577.82, 578.64, 580.58, 579.48,
  577.38, 576.9, 576.94, 576.24, 576.84, 576.85, 576.9, 577.79, 578.18, 577.51, 577.23, 578.42, 579.61, 579.05,
  579.26, 579.22, 579.38, 579.1, 577.95, 578.12, 579.75, 580.85, 580.41, 579.96, 579.61, 578.76, 578.18, 577.21,
  577.13, 579.1, 578.25, 577.91, 576.89, 575.96, 576.8, 577.68, 578.38, 578.52, 579.74, 579.31, 579.89, 579.96,
);
const YEARS = LAKE_HURON.length;

const series = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 60 });

describe("AR(1) and AR(2), by Yule-Walker", () => {
  it("AR(1) by hand: 1 3 2 4 5 has the mean 3, c0 = 10, c1 = 1", () => {
    // From the mean: -2 0 -1 1 2. Squares add up to 10; neighbours to 0 + 0 - 1 + 2 = 1.
    const figures = Float64Array.of(1, 3, 2, 4, 5);
    const model = new Autoregression(1);
    model.fit(figures, 0, 5);
    expect([model.mean, model.first, model.second]).toEqual([3, 0.1, 0]);
    expect(model.next(figures, 0, 5)).toBeCloseTo(3.2, 12); // 3 + 0.1 x 2
    const errors = new Float64Array(4);
    expect(model.errors(figures, 0, 5, errors)).toBe(4);
    expect([...errors].map((error) => Number(error.toFixed(12)))).toEqual([0.2, -1, 1.1, 1.9]);
  });

  it("AR(2) by hand: the same has r1 = 0.1, r2 = 0, so that phi 1 = 10/99 and phi 2 = -1/99", () => {
    // Neighbours but one: 2 + 0 - 2 = 0.
    const figures = Float64Array.of(1, 3, 2, 4, 5);
    const model = new Autoregression(2);
    model.fit(figures, 0, 5);
    expect(model.first).toBeCloseTo(10 / 99, 12);
    expect(model.second).toBeCloseTo(-1 / 99, 12);
    expect(model.next(figures, 0, 5)).toBeCloseTo(3 + 19 / 99, 12); // 10/99 x 2 - 1/99 x 1
  });

  it("comes to R's ar.yw(LakeHuron, order.max = 1 and 2, aic = FALSE) and its predict", () => {
    const model = new Autoregression(1);
    model.fit(LAKE_HURON, 0, YEARS);
    expect(model.mean).toBeCloseTo(579.0041, 4);
    expect(model.first).toBeCloseTo(0.8319112, 7);
    expect(model.next(LAKE_HURON, 0, YEARS)).toBeCloseTo(579.7993, 4);
    const second = new Autoregression(2);
    second.fit(LAKE_HURON, 0, YEARS);
    expect(second.first).toBeCloseTo(1.0538249, 7);
    expect(second.second).toBeCloseTo(-0.2667516, 7);
    expect(second.next(LAKE_HURON, 0, YEARS)).toBeCloseTo(579.7751, 4);
  });

  it("reads the part of a column that it is told, and nothing else", () => {
    const within = Float64Array.of(99, 1, 3, 2, 4, 5, -99);
    const model = new Autoregression(1);
    model.fit(within, 1, 6);
    expect([model.mean, model.first, model.next(within, 1, 6)]).toEqual([3, 0.1, 3.2]);
  });

  it("expects the mean of figures that do not vary, and of too few", () => {
    const model = new Autoregression(2);
    model.fit(Float64Array.of(0.5, 0.5, 0.5), 0, 3);
    expect([model.first, model.second]).toEqual([0, 0]);
    expect(model.next(Float64Array.of(0.5), 0, 1)).toBe(0.5);
  });

  it("is stationary whatever it is fitted to", () => {
    fc.assert(
      fc.property(series, (figures) => {
        const model = new Autoregression(2);
        model.fit(Float64Array.from(figures), 0, figures.length);
        const { first, second } = model;
        expect(Math.abs(second)).toBeLessThan(1);
        expect(second + first).toBeLessThan(1);
        expect(second - first).toBeLessThan(1);
      }),
    );
  });
});

describe("quantiles", () => {
  const scratch = new Float64Array(YEARS);

  it("by hand: between 1 2 4 8, the quantile 0.5 is 3, and 0.9 is 4 + 0.7 x 4", () => {
    const figures = Float64Array.of(8, 1, 4, 2);
    expect(quantileOf(figures, 0, 4, 0.5, scratch)).toBe(3);
    expect(quantileOf(figures, 0, 4, 0.9, scratch)).toBeCloseTo(6.8, 12);
    expect([0, 1].map((q) => quantileOf(figures, 0, 4, q, scratch))).toEqual([1, 8]);
    expect(quantileOf(figures, 2, 3, 0.3, scratch)).toBe(4);
  });

  it("come to R's quantile(LakeHuron, ...)", () => {
    const found = [0.05, 0.25, 0.5, 0.9, 0.95].map((q) => quantileOf(LAKE_HURON, 0, YEARS, q, scratch));
    expect(found.map((figure) => Number(figure.toFixed(4)))).toEqual([
      576.834, 578.135, 579.12, 580.646, 581.1925,
    ]);
  });

  it("are those of the sorted figures, and leave the figures as they are", () => {
    fc.assert(
      fc.property(series, fc.double({ min: 0, max: 1, noNaN: true }), (given, q) => {
        const figures = Float64Array.from(given);
        const sorted = figures.toSorted();
        const [place, below] = [q * (given.length - 1), Math.floor(q * (given.length - 1))];
        const [lower, upper] = [sorted[below] ?? 0, sorted[Math.ceil(place)] ?? 0];
        expect(quantileOf(figures, 0, given.length, q, scratch)).toBe(
          lower + (place - below) * (upper - lower),
        );
        expect([...figures]).toEqual(given);
      }),
    );
  });
});

describe("a forecast with the daily component taken out", () => {
  const hourly = (days: number, figureOf: (step: number) => number): Float64Array =>
    Float64Array.from({ length: 24 * days }, (_, step) => figureOf(step));
  const wave = (step: number): number => 0.3 + 0.1 * Math.cos((2 * Math.PI * (step - 14)) / 24);

  it("expects of a pure wave what it comes to, without an error", () => {
    const forecast = new DailyForecast(24, 1, 7);
    for (const first of [0, 5, 14]) {
      forecast.fit(
        hourly(1, (step) => wave(first + step)),
        0,
        24,
      );
      expect(forecast.expected).toBeCloseTo(wave(first + 24), 12);
      expect(forecast.deviation).toBeCloseTo(0, 12);
      expect(forecast.errorQuantile(0.95)).toBeCloseTo(0, 12);
    }
  });

  it("by hand: four steps a day, one wave", () => {
    // Of 1 2 3 2 the mean is 2 and the wave -1 0 1 0, so that nothing is left; of 1 2 3 4 the mean is 2.5,
    // the wave -1 -1 1 1, and -0.5 0.5 -0.5 0.5 is left: r1 = -3/4, r2 = 2/4, phi 1 = -6/7, phi 2 = -1/7.
    const forecast = new DailyForecast(4, 1, 1);
    forecast.fit(Float64Array.of(1, 2, 3, 2), 0, 4);
    expect(forecast.expected).toBeCloseTo(1, 12);
    forecast.fit(Float64Array.of(1, 2, 3, 4), 0, 4);
    expect(forecast.expected).toBeCloseTo(1.5 + (-6 / 7) * 0.5 + (-1 / 7) * -0.5, 12);
    // Of the two last of what is left -3/7 + 1/14 = -5/14 is expected and back: off by -1/7, and 1/7.
    expect(forecast.deviation).toBeCloseTo(Math.sqrt(2) / 7, 12);
    expect(forecast.errorQuantile(1)).toBeCloseTo(1 / 7, 12);
  });

  it("comes to R's lm on three waves, ar.yw of order 2 on its residuals, and predict", () => {
    const noisy = hourly(4, (step) => wave(step) + ((step * 7919) % 101) / 1010);
    const forecast = new DailyForecast(24, 3, 7);
    forecast.fit(noisy, 0, 96);
    expect(forecast.expected).toBeCloseTo(0.2582678, 7);
    expect(forecast.deviation).toBeCloseTo(0.0262075, 7);
    expect(forecast.errorQuantile(0.95)).toBeCloseTo(0.0388297, 7);
  });

  it("reads whole days, the last, and no more than it is told", () => {
    const forecast = new DailyForecast(4, 1, 1);
    forecast.fit(Float64Array.of(9, 9, 9, 1, 2, 3, 4), 0, 7);
    const expected = forecast.expected;
    forecast.fit(Float64Array.of(1, 2, 3, 4), 0, 4);
    expect(forecast.expected).toBe(expected);
  });

  it("of a day of one or two steps takes out the mean alone", () => {
    const forecast = new DailyForecast(1, 3, 30);
    forecast.fit(Float64Array.of(1, 3, 2, 4, 5), 0, 5);
    expect(forecast.expected).toBeCloseTo(3 + 19 / 99, 12); // AR(2) as above
    expect(forecast.least).toBe(1);
  });
});
