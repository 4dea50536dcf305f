import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import type { Command, Grain, Playable, Playback, Position } from "../../src/state/playback.ts";
import { advance, command, isMoving, momentOf, restAt, SPEEDS, within } from "../../src/state/playback.ts";

/** Four hours with 0, 2, 0 and 1 events. */
const EVENTS = [0, 2, 0, 1];
const PLAYABLE: Playable = {
  steps: 4,
  growing: false,
  actionsAt: (step) => EVENTS[step] ?? 0,
  reasonsAt: () => 0,
};
/** The same; 4 decisions lead to the first event of hour 1, 1 to its second, 3 to that of hour 3. */
const REASONS: Readonly<Record<string, number>> = { "1.0": 4, "1.1": 1, "3.0": 3 };
const EXPLAINED: Playable = { ...PLAYABLE, reasonsAt: (step, action) => REASONS[`${step}.${action}`] ?? 0 };
/** Three days in which nothing happens. */
const QUIET: Playable = { steps: 72, growing: false, actionsAt: () => 0, reasonsAt: () => 0 };

/** "1.2": hour 1 after its second event; "1.2.3": and inside the deliberation of the third, three decisions shown. */
const at = (text: string): Position => {
  const [step = 0, action = 0, reason] = text.split(".").map(Number);
  return { step: stepOf(step), action, ...(reason === undefined ? {} : { reason }) };
};
const shown = ({ at: { step, action, reason } }: Pick<Playback, "at">): string =>
  reason === undefined ? `${step}.${action}` : `${step}.${action}.${reason}`;

const resting = (text: string, speed = 1): Playback => restAt(at(text), speed);
const playing = (text: string, speed = 1): Playback => {
  const { step, action } = at(text);
  return { kind: "playing", at: { step, action }, elapsed: 0, speed, events: EVENTS[step] ?? 0 };
};
const order = (playback: Playback, given: Command, playable = PLAYABLE): Playback =>
  command(playback, playable, given);
const stepped = (from: string, by: Grain, direction: 1 | -1, playable = PLAYABLE): string =>
  shown(order(resting(from), { kind: "step", by, direction }, playable));

describe("a playback at rest", () => {
  it("shows its moment and does not move, however long one waits", () => {
    const playback = resting("1.2");
    expect(momentOf(playback)).toEqual({ step: 1, action: 2, progress: 1 });
    expect(isMoving(playback)).toBe(false);
    expect(advance(playback, PLAYABLE, 1e6)).toBe(playback);
  });
});

describe("playing", () => {
  it("starts towards the next position", () => {
    const playback = order(resting("0.0"), { kind: "play" });
    expect(playback).toEqual(playing("1.0"));
    expect(momentOf(playback).progress).toBe(0);
    expect(shown(order(resting("1.0"), { kind: "play" }))).toBe("1.1");
  });

  it("goes on when it is told to while it does", () => {
    const playback = advance(playing("1.0"), PLAYABLE, 300);
    expect(order(playback, { kind: "play" })).toBe(playback);
  });

  it("glides for 600 ms into an hour with events, then gives each event 850 ms and a hold of 150", () => {
    const progressAfter = (ms: number): [string, number] => {
      const playback = advance(playing("1.0"), PLAYABLE, ms);
      return [shown(playback), Number(momentOf(playback).progress.toFixed(3))];
    };
    expect(progressAfter(300)).toEqual(["1.0", 0.5]);
    expect(progressAfter(599)).toEqual(["1.0", 0.998]);
    expect(progressAfter(600)).toEqual(["1.1", 0]);
    expect(progressAfter(600 + 425)).toEqual(["1.1", 0.5]);
    expect(progressAfter(600 + 900)).toEqual(["1.1", 1]);
    expect(progressAfter(600 + 1000)).toEqual(["1.2", 0]);
    expect(progressAfter(600 + 2000)).toEqual(["2.0", 0]);
  });

  it("takes an hour without events as long as the speed says", () => {
    const positionAfter = (speed: number, ms: number): string =>
      shown(advance(playing("1.0", speed), QUIET, ms));
    expect([999, 1000, 1999].map((ms) => positionAfter(1, ms))).toEqual(["1.0", "2.0", "2.0"]);
    expect([1999, 2000].map((ms) => positionAfter(0.5, ms))).toEqual(["1.0", "2.0"]);
    expect([124, 125, 1000].map((ms) => positionAfter(8, ms))).toEqual(["1.0", "2.0", "9.0"]);
  });

  it("glides for at most 600 ms and three fifths of the hour, and jumps when that would be a flash", () => {
    const progress = (speed: number, ms: number): number =>
      Number(momentOf(advance(playing("1.0", speed), QUIET, ms)).progress.toFixed(3));
    expect(progress(0.5, 300)).toBe(0.5);
    expect(progress(2, 150)).toBe(0.5); // 300 of 500 ms
    expect(progress(24, 2)).toBe(1);
  });

  it("shows every position in order and rests after the last event", () => {
    let playback = order(resting("0.0"), { kind: "play" });
    const seen = [shown(playback)];
    for (let i = 0; i < 1000 && isMoving(playback); i++) {
      playback = advance(playback, PLAYABLE, 16);
      if (seen.at(-1) !== shown(playback)) seen.push(shown(playback));
    }
    expect(seen).toEqual(["1.0", "1.1", "1.2", "2.0", "3.0", "3.1"]);
    expect(playback).toEqual(resting("3.1"));
  });

  it("comes to the same moment in many short frames as in one long one", () => {
    const frames = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 12 });
    fc.assert(
      fc.property(frames, fc.constantFrom(1, 2), (lengths, speed) => {
        const start = playing("0.0", speed);
        const many = lengths.reduce((playback, ms) => advance(playback, PLAYABLE, ms), start);
        const one = advance(
          start,
          PLAYABLE,
          lengths.reduce((sum, ms) => sum + ms, 0),
        );
        expect(many).toEqual(one);
      }),
    );
  });

  it("pauses at the end of what it was showing", () => {
    const playback = advance(playing("1.1"), PLAYABLE, 100);
    expect(order(playback, { kind: "pause" })).toEqual(resting("1.1"));
  });

  it("is toggled on and off", () => {
    const on = order(resting("0.0"), { kind: "toggle" });
    expect(on.kind).toBe("playing");
    expect(order(on, { kind: "toggle" })).toEqual(resting("1.0"));
  });

  it("begins again from the start when it is at the end", () => {
    expect(order(resting("3.1"), { kind: "play" })).toEqual(playing("0.0"));
  });
});

describe("a change of speed", () => {
  it.each(SPEEDS)("keeps the position: %s hours per second", (speed) => {
    expect(order(resting("1.1"), { kind: "set-speed", speed })).toEqual(resting("1.1", speed));
    const playback = order(playing("1.1"), { kind: "set-speed", speed });
    expect(playback).toMatchObject({ kind: "playing", at: at("1.1"), speed });
  });

  it("while playing does not make up for the time that has passed at the old speed", () => {
    const slow = advance(playing("10.0", 0.5), QUIET, 1900);
    expect(shown(slow)).toBe("10.0");
    const fast = advance(order(slow, { kind: "set-speed", speed: 24 }, QUIET), QUIET, 16);
    expect(fast.at.step).toBeLessThanOrEqual(11); // 16 ms are less than half an hour
  });
});

describe("seeking", () => {
  it("goes straight there and rests", () => {
    expect(order(playing("1.0"), { kind: "seek", at: at("1.2") })).toEqual(resting("1.2"));
  });

  it("goes to the end of an hour", () => {
    expect(order(resting("0.0"), { kind: "seek-hour", step: 1 })).toEqual(resting("1.2"));
    expect(order(resting("0.0"), { kind: "seek-hour", step: 2 })).toEqual(resting("2.0"));
  });

  it("goes to the nearest position that there is", () => {
    expect(order(resting("0.0"), { kind: "seek-hour", step: 99 })).toEqual(resting("3.1"));
    expect(order(resting("1.0"), { kind: "seek-hour", step: -5 })).toEqual(resting("0.0"));
    expect(within(at("1.9"), PLAYABLE)).toEqual(at("1.2"));
    expect(within(at("9.9"), PLAYABLE)).toEqual(at("3.1"));
    expect(within({ step: stepOf(-1), action: -1 }, PLAYABLE)).toEqual(at("0.0"));
  });
});

describe("stepping", () => {
  it("goes action by action, across hours", () => {
    expect(["0.0", "1.0", "1.1", "1.2", "2.0", "3.0"].map((from) => stepped(from, "action", 1))).toEqual([
      "1.0",
      "1.1",
      "1.2",
      "2.0",
      "3.0",
      "3.1",
    ]);
    expect(["1.0", "1.1", "1.2", "2.0", "3.0", "3.1"].map((from) => stepped(from, "action", -1))).toEqual([
      "0.0",
      "1.0",
      "1.1",
      "1.2",
      "2.0",
      "3.0",
    ]);
  });

  it("goes hour by hour, to where each hour ends", () => {
    expect(["0.0", "1.0", "1.1", "2.0"].map((from) => stepped(from, "hour", 1))).toEqual([
      "1.2",
      "2.0",
      "2.0",
      "3.1",
    ]);
    expect(["3.1", "3.0", "2.0", "1.2"].map((from) => stepped(from, "hour", -1))).toEqual([
      "2.0",
      "2.0",
      "1.2",
      "0.0",
    ]);
  });

  it("goes from event to event, over the hours that have none", () => {
    expect(["0.0", "1.1", "1.2"].map((from) => stepped(from, "event", 1))).toEqual(["1.1", "1.2", "3.1"]);
    expect(["3.1", "2.0", "1.2"].map((from) => stepped(from, "event", -1))).toEqual(["1.2", "1.2", "1.1"]);
  });

  it("stays where it is when there is nothing further", () => {
    expect(stepped("3.1", "action", 1)).toBe("3.1");
    expect(stepped("3.0", "hour", 1)).toBe("3.0");
    expect(stepped("0.0", "hour", -1)).toBe("0.0");
    expect(stepped("3.1", "event", 1)).toBe("3.1");
    expect(stepped("1.1", "event", -1)).toBe("1.1");
  });

  it("travels forward for 200 ms, then rests", () => {
    const playback = order(resting("1.0"), { kind: "step", by: "action", direction: 1 });
    expect(isMoving(playback)).toBe(true);
    expect(momentOf(advance(playback, PLAYABLE, 100))).toEqual({ step: 1, action: 1, progress: 0.5 });
    expect(advance(playback, PLAYABLE, 200)).toEqual(resting("1.1"));
  });

  it("goes back at once", () => {
    expect(order(resting("1.1"), { kind: "step", by: "action", direction: -1 })).toEqual(resting("1.0"));
  });

  it("takes over from playing", () => {
    const playback = order(playing("1.1", 4), { kind: "step", by: "action", direction: 1 });
    expect(advance(playback, PLAYABLE, 1000)).toEqual(resting("1.2", 4));
  });

  it("there and back again is where one was, from anywhere", () => {
    for (const from of ["1.0", "1.1", "1.2", "2.0", "3.0"]) {
      expect(stepped(stepped(from, "action", 1), "action", -1)).toBe(from);
    }
  });
});

describe("stepping by reason", () => {
  /** Every position there is, in order. */
  const ALL = ["0.0", "1.0", "1.0.1", "1.0.2", "1.0.3", "1.1", "1.2", "2.0", "3.0", "3.0.1", "3.0.2", "3.1"];
  const walk = (from: string, by: Grain, direction: 1 | -1): string[] => {
    const seen = [from];
    for (;;) {
      const last = seen.at(-1) ?? from;
      const next = stepped(last, by, direction, EXPLAINED);
      if (next === last) return seen;
      seen.push(next);
    }
  };

  it("shows decision by decision, then the event that they led to", () => {
    expect(walk("0.0", "reason", 1)).toEqual(ALL);
  });

  it("back is the way that one came, from anywhere", () => {
    expect(walk("3.1", "reason", -1)).toEqual(ALL.toReversed());
  });

  it("goes by action as long as nothing is known", () => {
    expect(["1.0", "1.1", "1.2"].map((from) => stepped(from, "reason", 1))).toEqual(["1.1", "1.2", "2.0"]);
    expect(["2.0", "1.2", "1.1"].map((from) => stepped(from, "reason", -1))).toEqual(["1.2", "1.1", "1.0"]);
  });

  it("from inside, the other grains go to whole positions beside", () => {
    const from = (by: Grain, direction: 1 | -1): string => stepped("1.0.2", by, direction, EXPLAINED);
    expect([from("action", 1), from("action", -1)]).toEqual(["1.1", "1.0"]);
    expect([from("event", 1), from("event", -1)]).toEqual(["1.1", "1.0"]);
    expect([from("hour", 1), from("hour", -1)]).toEqual(["2.0", "0.0"]);
    expect(stepped("3.0.1", "event", -1, EXPLAINED)).toBe("1.2");
  });

  it("rests at once inside, and travels into the event", () => {
    const inside = order(resting("1.0.2"), { kind: "step", by: "reason", direction: 1 }, EXPLAINED);
    expect(inside).toEqual(resting("1.0.3"));
    expect(order(inside, { kind: "step", by: "reason", direction: 1 }, EXPLAINED).kind).toBe("stepping");
  });

  it("has nothing to do with playing, which goes on to the event", () => {
    expect(order(resting("1.0.2"), { kind: "play" }, EXPLAINED)).toMatchObject({
      kind: "playing",
      at: at("1.1"),
    });
    expect(momentOf(resting("1.0.2"))).toEqual({ step: 1, action: 0, reason: 2, progress: 1 });
  });

  it("is sought as far as it is known", () => {
    expect(shown({ at: within(at("1.0.2"), EXPLAINED) })).toBe("1.0.2");
    expect(shown({ at: within(at("1.0.9"), EXPLAINED) })).toBe("1.0.3");
    expect(shown({ at: within(at("1.1.1"), EXPLAINED) })).toBe("1.1");
    expect(shown({ at: within(at("1.0.2"), PLAYABLE) })).toBe("1.0");
    expect(shown({ at: within(at("1.5.2"), EXPLAINED) })).toBe("1.2");
  });
});

describe("a question", () => {
  const asking: Playable = { ...PLAYABLE, asksAt: ({ step, action }) => step === 1 && action === 1 };

  it("stops playing at the end of what is shown, however long one looks away", () => {
    expect(advance(playing("1.0"), asking, 600 + 999)).toMatchObject({ kind: "playing", at: at("1.1") });
    expect(advance(playing("1.0"), asking, 1e6)).toEqual(resting("1.1"));
  });

  it("does not keep anybody from going on", () => {
    expect(order(resting("1.1"), { kind: "play" }, asking)).toEqual(playing("1.2"));
  });
});
