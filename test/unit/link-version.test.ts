/** Links of every version: each opens as it did when it was written. */

import { describe, expect, it } from "vitest";
import { decodeLink } from "../../src/state/link.ts";
import type { LinkTexts } from "../../src/state/link-version.ts";
import { LINK_UPGRADERS, LINK_VERSION, upgradeLink } from "../../src/state/link-version.ts";

const textsOf = (fragment: string): LinkTexts => new Map(new URLSearchParams(fragment));

/** What the upgrader of a version makes of the parts of a link. */
function stepped(version: number, fragment: string): string {
  const step = LINK_UPGRADERS[version]?.(textsOf(fragment));
  return step?.kind === "ok" ? new URLSearchParams([...step.value]).toString() : "nothing";
}

describe("an upgrader of links", () => {
  it("is there for every version but the newest", () => {
    const versions = Object.keys(LINK_UPGRADERS).map(Number);
    expect(versions).toEqual(Array.from({ length: LINK_VERSION - 1 }, (_, i) => i + 1));
  });

  it.each([
    ["scenario=random&seed=7", "scenario=random&seed=7&streams=1"],
    ["scenario=generated&pms=9", "scenario=generated&pms=9&streams=1"],
    ["scenario=random&streams=2", "scenario=random&streams=2"],
    ["scenario=paper&at=3.0", "scenario=paper&at=3.0"],
    ["lang=en", "lang=en"],
  ])("from version 1 says what random figures were drawn by: %s", (older, newer) => {
    expect(stepped(1, older)).toBe(newer);
  });

  it.each([
    ["scenario=paper&chart=overloaded&at=1.0", "scenario=paper&chart=overloadedHours&at=1.0"],
    ["chart=moved-memory", "chart=movedMemory"],
    ["chart=overloadedHours", "chart=overloadedHours"],
    ["scenario=paper", "scenario=paper"],
  ])("from version 2 calls measures what they are called now: %s", (older, newer) => {
    expect(stepped(2, older)).toBe(newer);
  });

  it("is passed by all older versions, one after the other", () => {
    const { texts, newer } = upgradeLink(textsOf("scenario=random&chart=overloaded"));
    expect(newer).toBeNull();
    expect(Object.fromEntries(texts)).toEqual({ scenario: "random", chart: "overloadedHours", streams: "1" });
  });
});

describe("a link of the newest version", () => {
  it("does not know what older ones called things", () => {
    expect(decodeLink("#v=3&scenario=paper&chart=overloaded").dropped).toEqual(["chart=overloaded"]);
    expect(decodeLink("#v=2&scenario=paper&chart=overloaded")).toMatchObject({
      state: { display: { metric: "overloadedHours" } },
      dropped: [],
    });
  });
});

describe("a link of a newer version", () => {
  it("opens as far as it is known, and says of which version it is", () => {
    const read = decodeLink(`#v=${LINK_VERSION + 1}&scenario=random&seed=7&at=3.1&colour=red`);
    expect(read).toMatchObject({
      state: { source: { kind: "preset", name: "random", seed: 7 }, at: { step: 3, action: 1 } },
      dropped: ["colour=red"],
      newer: { version: LINK_VERSION + 1, known: LINK_VERSION },
    });
    expect(read.state.source).not.toHaveProperty("streams");
  });

  it.each(["v=0", "v=x", "v=-1", "v=1.5", "v=1234567890"])(
    "is none where the version cannot be read: %s",
    (part) => {
      expect(decodeLink(`#${part}&scenario=random`)).toMatchObject({
        state: { source: { streams: 1 } },
        dropped: [part],
        newer: null,
      });
    },
  );
});
