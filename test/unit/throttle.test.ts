import { describe, expect, it } from "vitest";
import { createThrottle } from "../../src/ui/throttle.ts";

/** Time that passes by hand. */
function createTimer() {
  let now = 0;
  let due: { readonly at: number; readonly run: () => void }[] = [];
  return {
    now: () => now,
    after(ms: number, run: () => void) {
      const timer = { at: now + ms, run };
      due.push(timer);
      return () => {
        due = due.filter((other) => other !== timer);
      };
    },
    pass(ms: number) {
      now += ms;
      const ripe = due.filter(({ at }) => at <= now);
      due = due.filter(({ at }) => at > now);
      for (const { run } of ripe) run();
    },
  };
}

function setUp(interval: number) {
  const timer = createTimer();
  let shown = 0;
  let value = 0;
  const { change, stop } = createThrottle(
    () => {
      shown = value;
    },
    interval,
    timer,
  );
  const set = (next: number): void => {
    value = next;
    change();
  };
  return { timer, set, stop, shown: () => shown };
}

describe("throttle", () => {
  it("passes a single change on at once", () => {
    const { set, shown } = setUp(100);
    set(1);
    expect(shown()).toBe(1);
  });

  it("passes the last of many on when the interval has passed: at rest it is exact", () => {
    const { timer, set, shown } = setUp(100);
    for (const value of [1, 2, 3]) {
      set(value);
      timer.pass(10);
    }
    expect(shown()).toBe(1);
    timer.pass(70);
    expect(shown()).toBe(3);
    timer.pass(500);
    set(4);
    expect(shown()).toBe(4);
  });

  it("passes everything on without an interval", () => {
    const { set, shown } = setUp(0);
    set(1);
    set(2);
    expect(shown()).toBe(2);
  });

  it("says nothing after it was stopped", () => {
    const { timer, set, stop, shown } = setUp(100);
    set(1);
    set(2);
    stop();
    timer.pass(1000);
    expect(shown()).toBe(1);
  });
});
