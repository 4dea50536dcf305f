import { describe, expect, it } from "vitest";
import { createFrameScheduler } from "../../src/state/frame-scheduler.ts";

/** Animation frames turned by hand. */
function createCrank() {
  const due: ((now: number) => void)[] = [];
  return {
    requestFrame: (callback: (now: number) => void): void => void due.push(callback),
    due: (): number => due.length,
    turn(now: number): void {
      for (const callback of due.splice(0)) callback(now);
    },
  };
}

function setUp() {
  const crank = createCrank();
  return { crank, scheduler: createFrameScheduler(crank.requestFrame) };
}

describe("the frame scheduler", () => {
  it("requests nothing while nobody asks", () => {
    const { crank, scheduler } = setUp();
    scheduler.onDraw(() => {});
    scheduler.onTick(() => true);
    expect(crank.due()).toBe(0);
    expect(scheduler.isIdle()).toBe(true);
  });

  it("requests one frame however often it is asked", () => {
    const { crank, scheduler } = setUp();
    for (let i = 0; i < 5; i++) scheduler.request();
    expect(crank.due()).toBe(1);
    expect(scheduler.isIdle()).toBe(false);
    crank.turn(0);
    expect(scheduler.isIdle()).toBe(true);
    scheduler.request();
    expect(crank.due()).toBe(1);
  });

  it("lets time pass before it draws", () => {
    const { crank, scheduler } = setUp();
    const heard: string[] = [];
    scheduler.onDraw(() => heard.push("draw"));
    scheduler.onTick(() => heard.push("tick") < 0);
    scheduler.request();
    crank.turn(0);
    expect(heard).toEqual(["tick", "draw"]);
  });

  it("goes on as long as somebody wants another frame, and no longer", () => {
    const { crank, scheduler } = setUp();
    let left = 3;
    scheduler.onTick(() => --left > 0);
    scheduler.onTick(() => false);
    scheduler.request();
    let frames = 0;
    for (; crank.due() > 0; frames++) crank.turn(frames * 16);
    expect(frames).toBe(3);
    expect(scheduler.isIdle()).toBe(true);
  });

  it("tells the time since the last frame: none after a rest, at most 100 ms after a pause", () => {
    const { crank, scheduler } = setUp();
    const heard: number[] = [];
    scheduler.onTick((elapsed) => heard.push(elapsed) !== 4);
    scheduler.request();
    for (const now of [5000, 5016, 5049, 9000]) crank.turn(now);
    expect(crank.due()).toBe(0); // it rests
    scheduler.request();
    crank.turn(20_000);
    expect(heard).toEqual([0, 16, 33, 100, 0]);
  });

  it("draws a change that a tick made in the same frame, and asks for no second one", () => {
    const { crank, scheduler } = setUp();
    let drawn = 0;
    scheduler.onTick(() => {
      if (drawn === 0) scheduler.request();
      return drawn === 0;
    });
    scheduler.onDraw(() => drawn++);
    scheduler.request();
    crank.turn(0);
    expect(drawn).toBe(1);
    expect(crank.due()).toBe(1); // the one that was asked for
  });

  it("draws what was asked for once: in the next frame only, after the rest, however often it was asked for", () => {
    const { crank, scheduler } = setUp();
    const heard: string[] = [];
    scheduler.onDraw(() => heard.push("rest"));
    const once = (): void => void heard.push("once");
    scheduler.request(once);
    scheduler.request(once);
    crank.turn(0);
    scheduler.request();
    crank.turn(16);
    expect(heard).toEqual(["rest", "once", "rest"]);
  });

  it("draws once what was asked for once, after what is drawn in every frame", () => {
    const { crank, scheduler } = setUp();
    const heard: string[] = [];
    const draw = (): void => void heard.push("asked for");
    scheduler.onTick(() => {
      scheduler.request(draw); // while a frame is under way, it is drawn in this one
      return false;
    });
    scheduler.onDraw(() => heard.push("always"));
    scheduler.request(draw);
    crank.turn(0);
    expect(heard).toEqual(["always", "asked for"]);
  });

  it("draws in the next frame what a drawing asks for", () => {
    const { crank, scheduler } = setUp();
    let drawn = 0;
    const draw = (): void => {
      if (++drawn < 3) scheduler.request(draw);
    };
    scheduler.request(draw);
    for (const expected of [1, 2, 3]) {
      crank.turn(expected * 16);
      expect(drawn).toBe(expected);
    }
    expect(scheduler.isIdle()).toBe(true);
  });

  it("forgets who has left", () => {
    const { crank, scheduler } = setUp();
    const heard: string[] = [];
    const leave = [
      scheduler.onDraw(() => heard.push("draw")),
      scheduler.onTick(() => heard.push("tick") > 0),
    ];
    for (const out of leave) out();
    scheduler.request();
    crank.turn(0);
    expect(heard).toEqual([]);
    expect(scheduler.isIdle()).toBe(true);
  });
});
