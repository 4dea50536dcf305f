import { describe, expect, it, vi } from "vitest";
import { createCameraLink } from "../../src/space/camera-link.ts";
import type { FrameClock } from "../../src/view/frame-source.ts";
import { DEFAULT_CAMERA, ORIGIN_CAMERA } from "../../src/view/picture/space-projection.ts";

/** A page's clock turned by hand. */
function createClock() {
  const ticks: ((elapsedMs: number) => boolean)[] = [];
  let due = false;
  const clock: FrameClock = {
    request() {
      due = true;
    },
    onTick(tick) {
      ticks.push(tick);
      return () => {};
    },
  };
  return {
    clock,
    isDue: (): boolean => due,
    turn(elapsedMs: number): void {
      due = false;
      for (const tick of ticks) due = tick(elapsedMs) || due;
    },
  };
}

const setUp = () => {
  const { clock, ...hand } = createClock();
  return { link: createCameraLink(clock), ...hand };
};

describe("the shared camera", () => {
  it("tells every lane of a turn, and brings figures into range", () => {
    const { link } = setUp();
    const [left, right] = [vi.fn(), vi.fn()];
    link.subscribe(left);
    link.subscribe(right);
    link.set({ azimuth: 200, elevation: 120 });
    expect(left).toHaveBeenCalledOnce();
    expect(right).toHaveBeenCalledOnce();
    expect(link.get()).toMatchObject({ azimuth: -160, elevation: 88 });
  });

  it("eases back within 400 ms of the page's frames and asks for none after that", () => {
    const { link, isDue, turn } = setUp();
    link.set({ azimuth: -170 });
    link.reset(false);
    expect(isDue()).toBe(true);
    turn(70); // whatever has passed since a frame that was not its own
    expect(link.get().azimuth).toBe(190);
    turn(200);
    expect(link.get().azimuth).toBeCloseTo(112.5); // half of the way from 190 to 35
    expect(isDue()).toBe(true);
    turn(200);
    expect(link.get()).toEqual(DEFAULT_CAMERA);
    expect(isDue()).toBe(false);
  });

  it("is stopped by the reader's own turn", () => {
    const { link, isDue, turn } = setUp();
    link.set({ azimuth: 100 });
    link.reset(false);
    turn(0);
    link.set({ azimuth: 50 });
    turn(200);
    expect(link.get().azimuth).toBe(50);
    expect(isDue()).toBe(false);
  });

  it("jumps when motion is to be reduced", () => {
    const { link } = setUp();
    link.set({ zoom: 3 });
    link.reset(true);
    expect(link.get()).toEqual(DEFAULT_CAMERA);
  });

  it("turns to the origin's side when asked to, and is known to be on its way there", () => {
    const { link, turn } = setUp();
    link.turnTo(ORIGIN_CAMERA, false);
    expect(link.goal()).toEqual(ORIGIN_CAMERA);
    expect(link.get()).toEqual(DEFAULT_CAMERA);
    expect(link.isDefault()).toBe(false);
    turn(0);
    turn(400);
    expect(link.get()).toEqual(ORIGIN_CAMERA);
  });
});
