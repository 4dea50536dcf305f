/** What a migration costs (MC1), against figures worked out by hand. */

import { describe, expect, it } from "vitest";
import { migrationCost } from "../../src/engine/migration-cost.ts";
import { formatDuration, formatMemory } from "../../src/view/text/figures.ts";

const terms = (dirty: number, link = 119) => ({ memory: 16_384, link, dirty });

describe("the cost of a migration", () => {
  it("of 2 GiB at 119 MiB/s: 10 MiB/s written to add little, and it stands still for 21 ms", () => {
    const { seconds, sent, downtime, converges } = migrationCost(2048, terms(10));
    expect(seconds).toBeCloseTo(18.8, 1);
    expect(sent).toBeCloseTo(18.79 * 119, 0);
    expect(downtime).toBeCloseTo(0.021, 3);
    expect(converges).toBe(true);
  });

  it("of one that writes nearly as fast as the link: stopped after three times its memory, for 12.6 s", () => {
    const { seconds, downtime, converges } = migrationCost(2048, terms(110));
    expect(seconds).toBeCloseTo(74, 0);
    expect(downtime).toBeCloseTo(12.6, 1);
    expect(converges).toBe(false);
  });

  it("of one that writes faster than the link: all of it is left with each round, until it is stopped", () => {
    // 1024 MiB four times: more than 3072. As much is left.
    const cost = migrationCost(1024, terms(200, 100));
    expect(cost).toEqual({ seconds: 51.2, sent: 5120, downtime: 10.26, converges: false });
  });

  it("of one that writes nothing is its memory, once", () => {
    expect(migrationCost(100, terms(0, 50))).toEqual({
      seconds: 2,
      sent: 100,
      downtime: 0.02,
      converges: true,
    });
  });

  it("is stopped after 29 rounds, however little it has sent", () => {
    // 0.6 of what was sent in a round is left after it: less than 50 pages of 10 TiB after 35 rounds.
    const { sent, downtime, converges } = migrationCost(10 * 1024 ** 2, terms(60, 100));
    expect(downtime).toBeCloseTo((10 * 1024 ** 2 * 0.6 ** 29) / 100 + 0.02, 9);
    expect(sent).toBeCloseTo((10 * 1024 ** 2 * (1 - 0.6 ** 30)) / 0.4, 3);
    expect(converges).toBe(false);
  });

  it("of next to nothing is to send it while the VM stands still", () => {
    expect(migrationCost(0.1, terms(10, 100))).toEqual({
      seconds: 0.001,
      sent: 0.1,
      downtime: 0.021,
      converges: true,
    });
    expect(migrationCost(0, terms(10))).toEqual({ seconds: 0, sent: 0, downtime: 0.02, converges: true });
  });
});

describe("time and memory in words", () => {
  it("have three digits, and the unit that fits", () => {
    expect([0.02, 0.0206, 1.855, 18.79, 73.97, 999.4, 12_345].map(formatDuration)).toEqual([
      "20.0 ms",
      "20.6 ms",
      "1.85 s",
      "18.8 s",
      "74.0 s",
      "999 s",
      "12\u202f345 s",
    ]);
    expect([0, 0.5, 222.4, 1023.4, 2048, 1e7].map(formatMemory)).toEqual([
      "0.00 MiB",
      "0.50 MiB",
      "222 MiB",
      "1023 MiB",
      "2.00 GiB",
      "9766 GiB",
    ]);
  });
});
