/** One room for the boxes of all lanes: the least width and the least height of any. */

import { describe, expect, it, vi } from "vitest";
import { createSharedRoom } from "../../src/view/picture/shared-room.ts";

const told = vi.fn<() => void>;

describe("the room that all boxes share", () => {
  it("is what one picture has while it is alone", () => {
    const member = createSharedRoom().join(told());
    expect(member.share({ width: 300, height: 200 })).toEqual({ width: 300, height: 200 });
    expect(member.share({ width: 310, height: 250 })).toEqual({ width: 310, height: 250 });
  });

  it("is the least of all, and the same object while nothing changes", () => {
    const room = createSharedRoom();
    const [left, right] = [room.join(told()), room.join(told())];
    left.share({ width: 300, height: 200 });
    const shared = right.share({ width: 280, height: 240 });
    expect(shared).toEqual({ width: 280, height: 200 });
    expect(left.share({ width: 300, height: 200 })).toBe(shared);
    expect(right.share({ width: 280, height: 230 })).toBe(shared);
  });

  it("tells the others when it changes, and nobody while it does not", () => {
    const room = createSharedRoom();
    const [onLeft, onRight] = [told(), told()];
    const [left, right] = [room.join(onLeft), room.join(onRight)];
    left.share({ width: 300, height: 200 });
    right.share({ width: 320, height: 220 });
    expect(onLeft).not.toHaveBeenCalled();
    right.share({ width: 250, height: 220 });
    expect(onLeft).toHaveBeenCalledOnce();
    right.leave();
    expect(onLeft).toHaveBeenCalledTimes(2);
    expect(onRight).not.toHaveBeenCalled();
    expect(left.share({ width: 300, height: 200 })).toEqual({ width: 300, height: 200 });
  });
});
