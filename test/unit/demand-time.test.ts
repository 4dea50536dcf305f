/** Demand tables whose rows say when they are by times: step length and start are read off them. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDemandCsv, readDemandCsv } from "../../src/scenario/demand-csv.ts";
import { formatInputError } from "../../src/scenario/input-error.ts";
import { instantText } from "../../src/scenario/instant.ts";
import { readTime, timeTextLike } from "../../src/scenario/read-time.ts";

const HEADER = "vm,time,cpu,net,mem";
const NOON = Date.UTC(2026, 4, 1, 12);
const MINUTE = 60_000;

function table(text: string) {
  const result = parseDemandCsv(text, "d.csv");
  if (result.kind === "error") throw new Error(formatInputError(result.error));
  const { steps, stepMinutes, start, table: figures } = result.value;
  return { steps, stepMinutes, start, cpu: [...figures].filter((_, i) => i % 3 === 0) };
}

function message(rows: readonly string[]): string {
  const result = parseDemandCsv([HEADER, ...rows].join("\n"), "d.csv");
  if (result.kind === "ok") throw new Error("an error was expected");
  return formatInputError(result.error);
}

/** One VM at these times, as they are written. */
const at = (...times: readonly string[]): string[] => times.map((time) => `a,${time},0.1,0,0`);

describe("a time", () => {
  it.each([
    ["2026-05-01T12:00Z", NOON],
    ["2026-05-01T12:00:00.000Z", NOON],
    ["2026-05-01T12:00:00.5Z", NOON + 500],
    ["2026-05-01T12:00:07z", NOON + 7000],
    ["2026-05-01T12:00", NOON], // no zone: UTC
    ["2026-05-01 12:00:00", NOON],
    ["2026-05-01 12:00 UTC", NOON],
    ["2026-05-01T21:00+09:00", NOON],
    ["2026-05-01T21:00:00+0900", NOON],
    ["2026-05-01T06:30:00-05:30", NOON],
    ["2026-05-01 14:00+02", NOON],
    ["2026-05-01", NOON - 12 * 60 * MINUTE],
    [" 2026-05-01T12:00Z ", NOON],
    [`${NOON / 1000}`, NOON],
    [`${NOON / 1000}.25`, NOON + 250],
    [`${NOON}`, NOON],
    ["0", 0],
    ["300", 300_000],
    ["99999999999", 99_999_999_999_000],
    ["100000000000", 100_000_000_000],
    ["1969-12-31T23:59Z", -MINUTE],
  ])("is %j", (text, expected) => {
    expect(readTime(text)).toBe(expected);
  });

  it.each([
    "noon",
    "",
    "12:00",
    "2026-02-30",
    "2026-13-01",
    "2026-05-01T24:00",
    "2026-05-01T12:60",
    "2026-05-01T12:00+25:00",
    "2026-05-01T12",
    "1/5/2026 12:00",
    "-300",
    "1e9",
    `${NOON}000`, // microseconds
    "0000-01-01T00:00+01:00",
  ])("is not %j", (text) => {
    expect(readTime(text)).toBeNaN();
  });
});

describe("a time in the form of another", () => {
  it.each([
    ["2026-05-01T12:00Z", "2026-05-01T12:05Z"],
    ["2026-05-01T12:00:00z", "2026-05-01T12:05:00z"],
    ["2026-05-01 12:00", "2026-05-01 12:05"],
    ["2026-05-01t12:00:00.000 UTC", "2026-05-01t12:05:00 UTC"],
    ["2026-05-01T21:00:00+0900", "2026-05-01T21:05:00+0900"],
    ["2026-05-01 06:30-05:30", "2026-05-01 06:35-05:30"],
    [" 2026-05-02 02:00 +14 ", "2026-05-02 02:05 +14"],
    ["2026-05-01", "2026-05-01T12:05:00"],
    ["1700000000", `${NOON / 1000 + 300}`],
    ["1700000000000", `${NOON + 300_000}`],
  ])("%j is %j", (example, expected) => {
    expect(timeTextLike(example, NOON + 5 * MINUTE)).toBe(expected);
    expect(readTime(expected)).toBe(NOON + 5 * MINUTE);
    const odd = NOON + 5 * MINUTE + 7250; // what the form has no place for is not lost
    expect(readTime(timeTextLike(example, odd))).toBe(odd);
  });

  it("is a date where that says it", () => {
    expect(timeTextLike("2026-05-01", Date.UTC(2026, 5, 1))).toBe("2026-06-01");
  });
});

describe("a demand table with times", () => {
  it("has the step length and the start that they say, in any order of its rows", () => {
    const rows = [
      "a,2026-05-01T12:10Z,0.3,0,0",
      "b,2026-05-01T12:00Z,0.4,0,0",
      "a,2026-05-01T12:00Z,0.1,0,0",
      "b,2026-05-01T14:05+02:00,0.5,0,0",
      "b,2026-05-01T12:10,0.6,0,0",
      `a,${NOON / 1000 + 300},0.2,0,0`,
    ];
    expect(table([HEADER, ...rows].join("\n"))).toEqual({
      steps: 3,
      stepMinutes: 5,
      start: NOON,
      cpu: [0.1, 0.4, 0.2, 0.5, 0.3, 0.6],
    });
  });

  it("becomes a scenario of that step length and start", () => {
    const text = [HEADER, ...at("1700000000", "1700000020", "1700000040")].join("\n");
    const read = readDemandCsv(text, { file: "d.csv", pms: 1 });
    expect(read).toMatchObject({ value: { steps: 3, stepMinutes: 1 / 3, start: 1_700_000_000_000 } });
    const again = readDemandCsv(text, { file: "d.csv", pms: 1, stepMinutes: 0.333 });
    expect(again).toEqual(read);
    const other = readDemandCsv(text, { file: "d.csv", pms: 1, stepMinutes: 1 });
    expect(other.kind === "error" && formatInputError(other.error)).toBe(
      `d.csv, column time: the times are 0.3333 minutes apart, not 1`,
    );
  });

  it("says how long its step is only where it has more than one", () => {
    const text = [HEADER, ...at("1700000000")].join("\n");
    expect(table(text)).toMatchObject({ steps: 1, stepMinutes: null, start: 1_700_000_000_000 });
    const read = readDemandCsv(text, { file: "d.csv", pms: 1, stepMinutes: 5 });
    expect(read).toMatchObject({ value: { stepMinutes: 5 } });
  });

  it("gives back every regular table, whatever form its times have", () => {
    const forms: readonly ((ms: number) => string)[] = [
      instantText,
      (ms) => instantText(ms).replace("T", " ").replace("Z", ""),
      (ms) => String(ms / 1000),
      (ms) => String(ms),
    ];
    const shape = fc.record({
      vms: fc.integer({ min: 1, max: 4 }),
      steps: fc.integer({ min: 2, max: 6 }),
      seconds: fc.integer({ min: 1, max: 100_000 }),
      start: fc.integer({
        min: 220_000_000, // fewer milliseconds may look like a date
        max: 4_000_000_000,
      }),
      form: fc.constantFrom(...forms),
      seed: fc.integer({ min: 1, max: 1000 }),
    });
    fc.assert(
      fc.property(shape, ({ vms, steps, seconds, start, form, seed }) => {
        const cells = Array.from({ length: vms * steps }, (_, i) => (i * 7919 + seed) % (vms * steps));
        const order = [...new Set([...cells, ...cells.keys()])];
        const rows = order.map((i) => {
          const [vm, step] = [i % vms, Math.floor(i / vms)];
          return `${vm},${form((start + step * seconds) * 1000)},${(vm + 10 * step) / 100},0,0`;
        });
        const parsed = parseDemandCsv([HEADER, ...rows].join("\n"), "d.csv");
        if (parsed.kind === "error") throw new Error(formatInputError(parsed.error));
        const { vmNames, ...rest } = parsed.value;
        expect(rest).toMatchObject({ steps, stepMinutes: seconds / 60, start: start * 1000 });
        for (let i = 0; i < vms * steps; i++) {
          const place = Math.floor(i / vms) * vms + vmNames.indexOf(`${i % vms}`);
          expect(rest.table[3 * place]).toBe(((i % vms) + 10 * Math.floor(i / vms)) / 100);
        }
      }),
    );
  });

  it("may have more times, in more forms, than are remembered as text", () => {
    const steps = 9000;
    const rows = ["", "000", ""].flatMap((unit, vm) =>
      Array.from({ length: steps }, (_, i) => `${vm},${1_700_000_000 + i * 60}${unit},0.1,0,0`),
    );
    const { cpu, ...rest } = table([HEADER, ...rows].join("\n"));
    expect(rest).toEqual({ steps, stepMinutes: 1, start: 1_700_000_000_000 });
    expect(cpu).toHaveLength(3 * steps);
  });
});

describe("an error in times", () => {
  it.each(["noon", "5/1/2026 12:00", "1700000000000000"])("where a cell is none: %s", (time) => {
    expect(message(at("2026-05-01", time))).toBe(
      `d.csv, line 3, column time, "${time}": not a time: it must be as in "2026-05-01T13:00Z" or "2026-05-01 13:00" (without a zone it is UTC), or seconds or milliseconds since 1970`,
    );
    expect(message(at(" "))).toBe('d.csv, line 2, column time, " ": the cell is empty');
  });

  it.each([
    [
      at(
        "2026-05-01T12:15Z",
        "2026-05-01T12:00Z",
        "2026-05-01T12:06Z",
        "2026-05-01T12:10Z",
        "2026-05-01T12:05Z",
      ),
      'line 4, column time, "2026-05-01T12:06Z": times must be equally far apart: the most common distance is 5 minutes, so that 2026-05-01T12:10Z was due here',
    ],
    [
      at("1700000000", "1700000300", "1700001200", "1700000600"),
      'line 4, column time, "1700001200": times must be equally far apart: the most common distance is 5 minutes, so that 1700000900 was due here',
    ],
    [
      at("1700000000000", "1700000000999", "1700000001999", "1700000002999"),
      `line 3, column time, "1700000000999": times must be equally far apart: the most common distance is 0.01667 minutes, so that 1700000001000 was due here`,
    ],
    [
      at(
        "2026-05-01 21:00+09:00",
        "2026-05-01 21:30+09:00",
        "2026-05-01 22:00+09:00",
        "2026-05-01 23:00+09:00",
      ),
      'line 5, column time, "2026-05-01 23:00+09:00": times must be equally far apart: the most common distance is 30 minutes, so that 2026-05-01 22:30+09:00 was due here',
    ],
    [
      at("2026-05-01", "2026-05-02", "2026-05-03", "2026-05-05"),
      'line 5, column time, "2026-05-05": times must be equally far apart: the most common distance is 1440 minutes, so that 2026-05-04 was due here',
    ],
  ])("where they are not equally far apart: %j", (rows, expected) => {
    expect(message(rows)).toContain(`d.csv, ${expected}`);
  });

  it("where no distance is the most common one, without claiming that one is", () => {
    const says = (after: number, before: number): string =>
      `times must be equally far apart, but this one comes ${after} minutes after the one before, and that one ${before} minutes after its own`;
    expect(message(at("2026-05-01T12:00", "2026-05-01T12:05", "2026-05-01T12:15"))).toBe(
      `d.csv, line 4, column time, "2026-05-01T12:15": ${says(10, 5)}`,
    );
    expect(message(at("1700000000", "1700000020", "1700000040", "1700000070", "1700000100"))).toBe(
      `d.csv, line 5, column time, "1700000070": ${says(0.5, 0.3333)}`,
    );
  });

  it.each([
    ["0", ["0", "1", "2"]],
    ["300", ["300"]],
    ["99999999.5", ["1700000000", "99999999.5"]],
  ])("where a count stands in their place: %s", (count, times) => {
    expect(message(at(...times))).toContain(
      `column time, "${count}": too small for seconds since 1970: if this counts, call the column "step" and count 0, 1, 2; times are as in "2026-05-01T13:00Z"`,
    );
  });

  it.each([
    ["20260501", "2026-05-01"],
    ["202605011305", "2026-05-01T13:05:00"],
    ["20260501130507", "2026-05-01T13:05:07"],
    ["20260501T1305Z", "2026-05-01T13:05:00Z"],
  ])("where a date lacks its signs: %s", (time, spelled) => {
    expect(message(at(time))).toBe(
      `d.csv, line 2, column time, "${time}": this looks like a date without its signs: write it as in "${spelled}", in a column called "time"`,
    );
  });

  it("where a VM has no row at a time of others, or two", () => {
    const [one, two] = ["2026-05-01T12:00", "2026-05-01T13:00"];
    expect(message([...at(one, two), `b,${one},0,0,0`])).toBe(
      `d.csv, line 4, column time, "${one}": VM "b" has no row for time ${two}; each VM needs one for every time from ${one} to ${two}`,
    );
    expect(message([...at(one, two), `b,${two},0,0,0`])).toBe(
      `d.csv, line 4, column time, "${two}": VM "b" has no row for time ${one}; each VM needs one for every time from ${one} to ${two}`,
    );
    expect(message(at(one, two, `${one}Z`))).toBe(
      `d.csv, line 4, column time, "${one}Z": VM "a" has time ${one} on line 2 already`,
    );
  });
});
