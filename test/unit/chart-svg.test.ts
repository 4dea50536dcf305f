/** Charts as SVG files, from small fixtures: what is drawn, in which colours, with which units. Figures are normalised to whole px. */

import { describe, expect, it } from "vitest";
import { HOURLY } from "../../src/base/step-time.ts";
import type { BandsData } from "../../src/charts/over-time/bands-marks.ts";
import type { ChartDocument } from "../../src/charts/over-time/chart-svg.ts";
import { bandsSvg, linesSvg, loadSvg, residenceSvg } from "../../src/charts/over-time/chart-svg.ts";
import type { LinesChartData } from "../../src/charts/over-time/lines-marks.ts";
import type { LoadChartData } from "../../src/charts/over-time/load-marks.ts";
import type { TimelineData, TimelineLane } from "../../src/charts/timeline/timeline-marks.ts";
import { timelineSvg } from "../../src/charts/timeline/timeline-svg.ts";
import { eventCounts, overloadedSeries, trackEvents } from "../../src/view/over-time/series.ts";
import type { TimeAxis } from "../../src/view/over-time/time-axis.ts";
import { PALETTES } from "../../src/view/palette.ts";
import { draw, run } from "./fixtures.ts";

const { light, dark } = PALETTES;

const time: TimeAxis = {
  ...HOURLY,
  tickText: ({ minute }) => `${minute / 60}`,
  stepText: (step) => `h ${step}`,
  dayText: (day) => `day ${day + 1}`,
};

const document = (palette = light): ChartDocument => ({
  width: 100,
  height: 50,
  title: "A chart",
  description: "Of four hours",
  palette,
  time: { name: "time", unit: "h" },
  value: { name: "cpu", unit: "fraction of a PM" },
});

/** Whole px: small changes of a layout change no test. */
const normalised = (svg: string): string =>
  svg.replace(/-?\d+\.\d+/g, (figure) => `${Math.round(Number(figure)) + 0}`);
const lines = (svg: string, part: RegExp): string[] =>
  normalised(svg)
    .split("\n")
    .filter((line) => part.test(line));
const texts = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text = ""]) => text);
const COLOUR = /(?:fill|stroke)="(#[0-9a-f]{6})"/g;
const coloursIn = (svg: string): Set<string> => new Set([...svg.matchAll(COLOUR)].map(([, hex = ""]) => hex));

/** All that is drawn has a colour of the palette, and nothing is left for a page to resolve. */
function expectResolved(write: (palette: typeof light) => string): void {
  for (const palette of [light, dark]) {
    const svg = write(palette);
    const known = new Set([...Object.values(palette).flat()]);
    expect(coloursIn(svg).size).toBeGreaterThan(2);
    for (const colour of coloursIn(svg)) expect(known).toContain(colour);
    expect(svg).not.toMatch(/var\(|NaN|undefined|Infinity|currentColor/);
  }
  expect(write(light)).not.toBe(write(dark));
}

const THRESHOLD = [{ from: 0, to: 4, value: 0.5 }];

describe("the load of a PM", () => {
  const data: LoadChartData = {
    values: [0.25, 0.75, 0.25, 0.25],
    without: [0.5, 0.5, 0.5, 0.5],
    ghost: [0, 0, 0, 0],
    steps: 4,
    time,
    threshold: THRESHOLD,
    limit: 0.9,
    forecast: [],
    top: 1,
  };
  const subject = {
    pm: 1,
    pms: 3,
    endLabels: { limit: "limit 0.90", threshold: "threshold 0.50", without: "without moves" },
  };
  const svg = loadSvg(data, subject, document());

  it("has what was expected dotted before it, and the band of errors behind it", () => {
    const forecast = [
      { step: 1, value: 0.5, low: 0.25, high: 0.75 },
      { step: 2, value: 0.25, low: 0, high: 0.5 },
    ];
    const drawn = lines(loadSvg({ ...data, forecast }, subject, document()), /chart-forecast/);
    expect(drawn[0]).toContain('d="M38,13L63,25L63,50L38,38Z" class="chart-forecast-band"');
    expect(drawn[1]).toContain('d="M38,25L63,38" class="chart-forecast" fill="none"');
    expect(drawn).toHaveLength(2);
  });

  it("is a line in the PM's colour over the area without moves, red where it is over", () => {
    expect(lines(svg, /<path/)).toEqual([
      `<path d="M0,25L13,25L38,25L63,25L88,25L100,25L100,50L88,50L63,50L38,50L13,50L0,50Z" fill="${light.area}"/>`,
      `<path d="M0,26H100" fill="none" stroke="${light.ink2}" stroke-dasharray="4 3" stroke-linejoin="round"/>`,
      `<path d="M0,50L13,50L38,50L63,50L88,50L100,50" fill="none" stroke="${light.ghost}" stroke-width="1" stroke-dasharray="3 2"/>`,
      `<path d="M0,38L13,38L38,13L63,38L88,38L100,38" class="chart-load-line" fill="none" stroke="${light.pms[1]}" stroke-width="2" stroke-linejoin="round"/>`,
      `<path d="M25,25L38,13L50,25" fill="none" stroke="${light.over}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`,
    ]);
  });

  it("says what it counts, in which unit, and names its bounds", () => {
    expect(texts(svg)).toEqual(
      expect.arrayContaining(["cpu [fraction of a PM]", "time [h]", "0", "1", "limit 0.90", "without moves"]),
    );
    expect(svg).toContain('<title id="title">A chart</title>');
  });

  it("has the colours of either theme", () =>
    expectResolved((palette) => loadSvg(data, subject, document(palette))));
});

describe("a load above the scale", () => {
  const data: LoadChartData = {
    values: [0.25, 2.5, 2, 0.25],
    without: [0.5, 3, 0.5, 0.5],
    ghost: null,
    steps: 4,
    time,
    threshold: THRESHOLD,
    limit: 0.9,
    forecast: [],
    top: 1,
  };
  const subject = { pm: 0, pms: 2, endLabels: null };
  const cutOf = (of: LoadChartData): string[] => lines(loadSvg(of, subject, document()), /chart-cut/);
  const arrows = (of: LoadChartData): string[] =>
    texts(loadSvg(of, subject, document())).filter((text) => text.includes("\u2191"));

  it("is cut at the edge, along which a bar stands, and says how far it goes", () => {
    expect(cutOf(data)).toEqual([
      expect.stringContaining(`d="M25,0H50M50,0H75" class="chart-cut" fill="none" stroke="${light.over}"`),
    ]);
    expect(arrows(data)).toEqual(["2.50 \u2191"]);
    expect(loadSvg(data, subject, document())).not.toMatch(/[ML,]-\d/);
  });

  it("is told of the load without moves where only that is cut, and of nothing that fits", () => {
    expect(arrows({ ...data, values: [0.25, 1, 1, 0.25] })).toEqual(["3.00 \u2191"]);
    expect(cutOf({ ...data, top: 3 })).toEqual([]);
  });
});

describe("lines over one another", () => {
  const data: LinesChartData = {
    lines: [
      { key: "a", name: "Sandpiper", values: [0, 1, 2, 2], ghost: null },
      { key: "b", name: "SCOA", values: [0, 1], ghost: [0, 0, 0, 0] },
    ],
    without: null,
    steps: 4,
    time,
    top: 2,
    whole: true,
    format: String,
    forecasts: [],
  };
  const svg = linesSvg(data, document());

  it("are told apart by weight and dash; one that is not done ends where it is", () => {
    expect(lines(svg, /<path/)).toEqual([
      `<path d="M0,50L13,50L38,50L63,50L88,50L100,50" fill="none" stroke="${light.ghost}" stroke-width="1" stroke-dasharray="3 2"/>`,
      `<path d="M0,50L13,50L38,25L63,0L88,0L100,0" fill="none" stroke="${light.ink2}" stroke-width="2" stroke-dasharray="5 3" stroke-linejoin="round"/>`,
      `<path d="M0,50L13,50L38,25L50,25" fill="none" stroke="${light.ink}" stroke-width="2" stroke-linejoin="round"/>`,
    ]);
  });

  it("have names at their ends, ticks at whole figures and units", () => {
    expect(texts(svg)).toEqual([
      ...["0", "2"],
      ...["0", "1", "2", "3", "4"],
      "Sandpiper",
      "SCOA",
      "time [h]",
      "cpu [fraction of a PM]",
    ]);
  });

  it("have the colours of either theme", () =>
    expectResolved((palette) => linesSvg(data, document(palette))));
});

describe("the load of a fleet", () => {
  const data: BandsData = {
    percentiles: [
      [0, 0],
      [0.25, 0.25],
      [0.5, 0.5],
      [0.75, 0.75],
      [1, 1],
    ],
    overloaded: [0, 2],
    chosen: { name: "PM3", values: [0.4, 0.6] },
    steps: 4,
    time,
    threshold: THRESHOLD,
    limit: 0.9,
    top: 1,
    overTop: 2,
  };
  const words = {
    names: ["lowest", "10 %", "median", "90 %", "highest"],
    endLabels: { limit: "limit 0.90", threshold: "threshold 0.50", over: "PMs over" },
  } as const;
  const svg = bandsSvg(data, words, { ...document(), height: 108 });

  it("is two bands, grey within what lies below the threshold and red within what lies above it", () => {
    expect(lines(svg, /<svg x=/)).toEqual([
      '<svg x="0" y="38" width="100" height="38" viewBox="0 38 100 38">',
      '<svg x="0" y="0" width="100" height="38" viewBox="0 0 100 38">',
    ]);
    const filled = lines(svg, /opacity=/).map((line) => /fill="([^"]+)"/.exec(line)?.[1]);
    expect(filled).toEqual([light.ink2, light.ink2, light.over, light.over]);
  });

  it("counts PMs over in bars, and hatches what is not done", () => {
    const bars = lines(svg, new RegExp(`fill="${light.over}"/>`)).filter((line) => line.includes("h24"));
    expect(bars).toEqual([`<path d="M25,5h24V24h-24z" fill="${light.over}"/>`]);
    expect(lines(svg, new RegExp(`stroke="${light.rule}"`)).length).toBeGreaterThanOrEqual(2);
  });

  it("names every line, with units", () => {
    expect(texts(svg)).toEqual(
      expect.arrayContaining([...words.names, "PM3", "PMs over", "cpu [fraction of a PM]", "time [h]"]),
    );
  });

  it("has the colours of either theme", () =>
    expectResolved((palette) => bandsSvg(data, words, document(palette))));
});

describe("where a VM has lived", () => {
  const stay = { step: 0, action: 0, by: null, byHand: false } as const;
  const data = {
    stays: [
      { ...stay, pm: 0, at: 0 },
      { ...stay, pm: 2, at: 2, by: "migration" as const },
    ],
    steps: 4,
    done: 3,
    time,
  };
  const words = { pmName: (pm: number) => `PM${pm}`, pms: 3 };
  const svg = residenceSvg(data, words, { ...document(), width: 200 });

  it("is a strip in the colours of the PMs, as far as the run is done", () => {
    expect(lines(svg, /<rect x/)).toEqual([
      `<rect x="0" y="16" width="99" height="12" fill="${light.pms[0]}"/>`,
      `<rect x="100" y="16" width="49" height="12" fill="${light.pms[2]}"/>`,
    ]);
  });

  it("names its PMs and its time", () => {
    expect(texts(svg)).toEqual(["PM0", "PM2", "0", "2", "4", "time [h]"]);
  });

  it("has the colours of either theme", () =>
    expectResolved((palette) => residenceSvg(data, words, document(palette))));
});

describe("the timeline", () => {
  // PM0 is over in hour 0 only.
  const workload = draw(["PM0: 50 0 8, 40 0 0 \n PM1: 30 0 10", "PM0: 20 0 8, 20 0 0 \n PM1: 30 0 10"]);
  const record = run("scoa", workload);
  const lane: TimelineLane = {
    name: "SCOA",
    shorter: ["lane 1"],
    counts: eventCounts(record),
    events: () => trackEvents(record),
    concerns: null,
    over: overloadedSeries(record),
    flaps: [0, 1],
    tell: () => "an event",
  };
  const data: TimelineData = {
    steps: workload.steps + 1,
    time,
    pillText: String,
    demand: {
      name: "Demand",
      series: ["cpu", "net", "mem"].map((name) => ({ name, values: [0.5, 0.25] })),
      own: [],
    },
    lanes: [lane],
    divergence: 1,
    ribbon: {
      name: "apart",
      about: "How far lanes are apart",
      vms: [0, 1],
      deviation: [0, 0.1],
      mostVms: 1,
      mostDeviation: 0.1,
      reading: () => "",
    },
    barName: () => "",
    overName: (pms) => `${pms} over`,
    rangeName: "",
  };
  const written = (of: TimelineData, palette = light): string => {
    const { title, description } = document();
    return timelineSvg(of, { title, description, width: 484, palette, time: "time [h]" });
  };
  const svg = written(data);

  it("has a glyph for every event, with a ring for what it answers", () => {
    const events = trackEvents(record);
    expect(events.map(({ kind }) => kind)).toEqual(["swap"]);
    expect(lines(svg, /class="chart-glyph"/)).toHaveLength(2);
    expect(lines(svg, new RegExp(`stroke="${light.over}"`))).toHaveLength(1);
  });

  it("has its rows, its demand and its axis named", () => {
    expect(texts(svg)).toEqual(
      expect.arrayContaining([
        "SCOA",
        "Demand",
        "cpu",
        "net",
        "mem",
        "apart",
        "day 1",
        "time [h]",
        "0",
        "1",
        "2",
        "3",
      ]),
    );
    expect(svg).toContain("<title>How far lanes are apart</title>");
  });

  it("has an area for how many PMs are over, on one scale for all lanes, and names the most of each", () => {
    const areas = (of: TimelineData): string[] => lines(written(of), /fill="#[0-9a-f]{6}" opacity="0"/);
    const of = (...over: number[]): TimelineLane => ({ ...lane, over });
    const two = written({ ...data, lanes: [of(0, 2), of(1, 0), of(0, 0)] });
    expect(texts(two).filter((text) => text.endsWith("over"))).toEqual(["2 over", "1 over"]);
    expect(areas({ ...data, lanes: [of(0, 2), of(1, 0), of(0, 0)] })).toHaveLength(2);
    expect(areas({ ...data, lanes: [of(0, 0)] })).toHaveLength(0);
  });

  it("says a name shorter before it cuts one", () => {
    const named = (name: string, ...shorter: string[]) =>
      texts(written({ ...data, lanes: [{ ...lane, name, shorter }] }));
    expect(named("A policy of many words", "Many words")).toContain("Many words");
    expect(named("A policy", "Other")).toContain("A policy");
  });

  it("steps back from what does not concern what is chosen", () => {
    const chosen = written({ ...data, lanes: [{ ...lane, concerns: () => false }] });
    expect(lines(chosen, /class="chart-glyph chart-aside" opacity="0"/)).toHaveLength(2);
  });

  it("has bars where events are too many for glyphs", () => {
    const many = (count: number) => Uint32Array.of(count, count);
    const counts = { migration: many(40), swap: many(9), "no-solution": many(0) };
    const bars = written({ ...data, lanes: [{ ...lane, counts }] });
    expect(bars).not.toContain("chart-glyph");
    expect(lines(bars, new RegExp(`<path d="M[^"]*" fill="${light.swap}"/>`))).toHaveLength(1);
    expect(texts(bars)).toContain("49");
  });

  it("has the colours of either theme", () => expectResolved((palette) => written(data, palette)));
});
