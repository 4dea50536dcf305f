/** When a silence is too long, by a clock that the test turns. */

import { describe, expect, it, vi } from "vitest";
import { createWatchdog } from "../../src/runner/watchdog.ts";

function setUp(ticks = 3) {
  const timers: (() => void)[] = [];
  const asked = vi.fn();
  const silent = vi.fn();
  const watchdog = createWatchdog({ ask: asked, silent }, { tickMs: 1000, ticks }, (ms, tick) => {
    expect(ms).toBe(1000);
    timers.push(tick);
    return () => timers.splice(timers.indexOf(tick), 1);
  });
  const tick = (times = 1): void => {
    for (let i = 0; i < times; i++) for (const timer of [...timers]) timer();
  };
  return { watchdog, asked, silent, tick, timers };
}

describe("a watchdog", () => {
  it("has no timer while there is nothing to do", () => {
    const { watchdog, timers } = setUp();
    expect(timers).toHaveLength(0);
    watchdog.watch(true);
    watchdog.watch(true);
    expect(timers).toHaveLength(1);
    watchdog.watch(false);
    expect(timers).toHaveLength(0);
  });

  it("asks with every tick, and gives up once, after so many in which it heard nothing", () => {
    const { watchdog, asked, silent, tick, timers } = setUp();
    watchdog.watch(true);
    tick(2);
    expect([asked.mock.calls.length, silent.mock.calls.length]).toEqual([2, 0]);
    tick();
    expect(silent).toHaveBeenCalledTimes(1);
    expect(timers).toHaveLength(0);
    tick(5);
    expect(silent).toHaveBeenCalledTimes(1);
  });

  it("is content with any sign, however slow they come", () => {
    const { watchdog, silent, tick } = setUp();
    watchdog.watch(true);
    for (let i = 0; i < 20; i++) {
      tick(2);
      watchdog.heard();
    }
    expect(silent).not.toHaveBeenCalled();
  });

  it("begins anew with new work: time without any does not count", () => {
    const { watchdog, silent, tick } = setUp();
    watchdog.watch(true);
    tick(2);
    watchdog.watch(false);
    tick(9);
    watchdog.watch(true);
    tick(2);
    expect(silent).not.toHaveBeenCalled();
  });
});
