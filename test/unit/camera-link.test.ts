import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createCameraLink } from "../../src/space/camera-link.ts";
import { DEFAULT_CAMERA, ORIGIN_CAMERA } from "../../src/view/space-projection.ts";

let pending: ((now: number) => void)[] = [];
const runFrame = (now: number): void => {
  const due = pending;
  pending = [];
  for (const callback of due) callback(now);
};

beforeEach(() => {
  pending = [];
  vi.stubGlobal("requestAnimationFrame", (callback: (now: number) => void) => pending.push(callback));
  vi.stubGlobal("cancelAnimationFrame", () => {
    pending = [];
  });
});
afterEach(() => vi.unstubAllGlobals());

describe("the shared camera", () => {
  it("tells every lane of a turn, and brings figures into range", () => {
    const link = createCameraLink();
    const [left, right] = [vi.fn(), vi.fn()];
    link.subscribe(left);
    link.subscribe(right);
    link.set({ azimuth: 200, elevation: 120 });
    expect(left).toHaveBeenCalledOnce();
    expect(right).toHaveBeenCalledOnce();
    expect(link.get()).toMatchObject({ azimuth: -160, elevation: 88 });
  });

  it("eases back within 400 ms and asks for no frame after that", () => {
    const link = createCameraLink();
    link.set({ azimuth: -170 });
    link.reset(false);
    runFrame(1000);
    runFrame(1200);
    expect(link.get().azimuth).not.toBe(35);
    expect(pending).toHaveLength(1);
    runFrame(1400);
    expect(link.get()).toEqual(DEFAULT_CAMERA);
    expect(pending).toEqual([]);
  });

  it("jumps when motion is to be reduced", () => {
    const link = createCameraLink();
    link.set({ zoom: 3 });
    link.reset(true);
    expect(link.get()).toEqual(DEFAULT_CAMERA);
  });

  it("follows a chosen PM to the origin's side, once however many lanes ask, unless turned by hand", () => {
    const link = createCameraLink();
    link.follow(true, true);
    expect(link.get()).toEqual(ORIGIN_CAMERA);
    expect(link.isDefault()).toBe(false);
    link.follow(false, true);
    expect(link.get()).toEqual(DEFAULT_CAMERA);
    link.set({ azimuth: 10 });
    link.follow(true, true);
    expect(link.get().azimuth).toBe(10);
  });
});
