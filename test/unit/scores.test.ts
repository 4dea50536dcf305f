/** Scores come in one by one, are called off, and belong to what is open. */

import { describe, expect, it } from "vitest";
import { withDefaults } from "../../src/policies/registry.ts";
import type { Runner } from "../../src/runner/protocol.ts";
import { createPreset } from "../../src/scenario/presets/catalogue.ts";
import type { ScoreBook } from "../../src/state/scores.ts";
import { createScoreBook, stateOf } from "../../src/state/scores.ts";
import { createLocalRunner } from "../contract/local-runner.ts";

const SCOA = withDefaults("scoa");
const SANDPIPER = withDefaults("sandpiper-2008");
const NONE = withDefaults("none");
const PAPER = createPreset("paper");

function setUp(most: number) {
  let started = 0;
  let ended = 0;
  let atWork = 0;
  let mostAtWork = 0;
  const start = (): Runner => {
    started++;
    const runner = createLocalRunner();
    return {
      ...runner,
      async call(...call) {
        mostAtWork = Math.max(mostAtWork, ++atWork);
        try {
          return await runner.call(...call);
        } finally {
          atWork--;
        }
      },
      dispose() {
        ended++;
        runner.dispose();
      },
    };
  };
  const book = createScoreBook({ start, most, now: () => performance.now() });
  return { book, counts: () => ({ started, ended, mostAtWork }) };
}

const settled = (book: ScoreBook, isThere: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const leave = book.subscribe(() => {
      if (!isThere()) return;
      leave();
      resolve();
    });
  });
const kinds = (book: ScoreBook): string[] =>
  [NONE, SANDPIPER, SCOA].map((choice) => stateOf(book.states(), choice).kind);

describe("scores", () => {
  it("are those of the runs, on no more workers than there may be, which are ended afterwards", async () => {
    const { book, counts } = setUp(2);
    book.open(PAPER);
    book.ask([NONE, SANDPIPER, SCOA]);
    expect(kinds(book)).toEqual(["running", "running", "waiting"]);
    book.ask([SCOA]); // who waits is not asked for twice
    await settled(book, () => kinds(book).every((kind) => kind === "done"));
    expect(stateOf(book.states(), SCOA)).toMatchObject({ scores: { overloadedHours: 0, moves: 29 } });
    expect(stateOf(book.states(), NONE)).toMatchObject({ scores: { overloadedHours: 75, moves: null } });
    await Promise.resolve();
    expect(counts()).toEqual({ started: 2, ended: 2, mostAtWork: 2 });
  });

  it("that are called off are idle, and may be asked for again", async () => {
    const { book } = setUp(1);
    book.open(PAPER);
    book.ask([SCOA, NONE, SANDPIPER]);
    book.stop(SCOA);
    book.stop(NONE);
    expect(kinds(book)[0]).toBe("idle");
    await settled(book, () => kinds(book)[1] === "done");
    expect(kinds(book)).toEqual(["idle", "done", "idle"]);
    book.ask([SCOA]);
    await settled(book, () => kinds(book)[2] === "done");
  });

  it("go with their scenario", async () => {
    const { book } = setUp(1);
    book.open(PAPER);
    book.ask([NONE]);
    await settled(book, () => kinds(book)[0] === "done");
    book.ask([SCOA]);
    const random = createPreset("random", 7);
    book.open(random);
    expect(kinds(book)).toEqual(["idle", "idle", "idle"]);
    book.ask([NONE]);
    await settled(book, () => kinds(book)[0] === "done");
    expect(stateOf(book.states(), NONE)).not.toMatchObject({ scores: { overloadedHours: 75 } });
    expect(kinds(book)).toEqual(["done", "idle", "idle"]); // what was begun of the other is nobody's
  });
});
