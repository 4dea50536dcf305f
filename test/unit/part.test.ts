/** Parts of the program that do not come, and those who wait for them. */

import { readdirSync, readFileSync } from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  isNotLoaded,
  NotLoaded,
  onMissing,
  tryAgain,
  untilTriedAgain,
  waitingCount,
} from "../../src/base/missing.ts";
import { createPart, loadAhead } from "../../src/base/part.ts";
import { versionIn } from "../../src/ui/new-version.ts";
import { ALLOWED } from "./layers.ts";
import { turn } from "./page.ts";

/** An import that fails so many times. */
function createImport(failures: number, error = new TypeError("Importing a module script failed.")) {
  let made = 0;
  const load = vi.fn(async () => {
    if (made++ < failures) throw error;
    return { named: "it" };
  });
  return load;
}
const named = ({ named: name }: { readonly named: string }): string => name;

afterEach(tryAgain);

/** First, while no test has left parts that never come. */
describe("loading ahead", () => {
  it("loads what is not there, with what that brings along, and stops where something does not come", async () => {
    const order: string[] = [];
    const rest = async (): Promise<void> => {};
    await loadAhead(rest); // what the modules here consist of
    createPart(async () => {
      order.push("outer");
      createPart(async () => order.push("inner"), String);
    }, String);
    const unused = vi.fn(async () => 0);
    createPart(unused, String, () => false);
    const missing = createPart(createImport(1), named);
    await loadAhead(rest);
    expect(order).toEqual(["outer"]); // what comes after the missing one is left
    expect(unused).not.toHaveBeenCalled();
    expect(waitingCount()).toBe(0);
    expect(await missing.attempt()).toBe("it"); // as if nobody had asked
    await loadAhead(rest);
    expect(order).toEqual(["outer", "inner"]);
  });
});

describe("a part", () => {
  it("is loaded once, and is then there", async () => {
    const load = createImport(0);
    const part = createPart(load, named);
    expect(part.now()).toBeNull();
    expect(await Promise.all([part.attempt(), part.load(), part.attempt()])).toEqual(["it", "it", "it"]);
    expect(part.now()).toBe("it");
    expect(load).toHaveBeenCalledTimes(1);
  });

  it("that does not come is not asked for again until somebody tries again", async () => {
    const load = createImport(1);
    const part = createPart(load, named);
    const first = part.attempt();
    await expect(first).rejects.toSatisfy(isNotLoaded);
    expect(part.attempt()).toBe(first); // whoever is drawn again asks again
    expect(load).toHaveBeenCalledTimes(1);
    tryAgain();
    expect(await part.attempt()).toBe("it");
  });

  it("is waited for as long as it takes, which can be seen, or until that is called off", async () => {
    const part = createPart(createImport(3), named);
    const controller = new AbortController();
    const calledOff = part.load(controller.signal);
    const loaded = part.load();
    for (let i = 0; i < 3; i++) {
      await turn();
      expect(waitingCount()).toBe(i === 0 ? 2 : 1);
      if (i === 0) {
        controller.abort(new Error("no longer wanted"));
        await expect(calledOff).rejects.toThrow("no longer wanted");
      }
      tryAgain();
    }
    expect(await loaded).toBe("it");
    expect(waitingCount()).toBe(0);
  });

  it("is asked for at another address where the engine names the one that failed", async () => {
    const error = new TypeError("error loading dynamically imported module: http://localhost:1/gone-x.js");
    const load = createImport(9, error);
    const part = createPart(load, named);
    await part.attempt().catch(() => {});
    tryAgain();
    const again = await part.attempt().catch((failure: Error) => failure);
    expect(String(again)).toContain("http"); // Node itself refuses the scheme
    expect(load).toHaveBeenCalledTimes(1);
  });
});

describe("an error of what was loaded", () => {
  it.each([
    ["while it began", 1, named],
    [
      "while it was looked at",
      0,
      (): string => {
        throw new TypeError("a bug");
      },
    ],
  ] as const)("is no part that is missing: %s", async (_, failures, pick) => {
    const part = createPart(createImport(failures, new RangeError("a bug")), pick);
    await expect(part.attempt()).rejects.toThrow("a bug");
    await expect(part.attempt()).rejects.not.toSatisfy(isNotLoaded);
    await expect(part.load()).rejects.toThrow("a bug"); // nobody waits for another try
    expect(waitingCount()).toBe(0);
  });
});

describe("the source", () => {
  /** What it imports is on the same disk, and no page has any of it: there is nobody to try again. */
  const TERMINAL = "cli";

  it("imports nothing on the way but parts, where it may be in a page", () => {
    const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter(
      (name) => /\.tsx?$/.test(name) && !name.startsWith(`${TERMINAL}/`),
    );
    const others = files.filter((name) => {
      const text = readFileSync(`src/${name}`, "utf8").replace(/createPart\(\s*\(\) => import\(/g, "");
      return /[^`\w]import\(/.test(text);
    });
    expect(others).toEqual(["base/part.ts"]);
    expect(files.length).toBeGreaterThan(200);
  });

  it("has nothing of the terminal's in a page: no other room imports it", () => {
    const { [TERMINAL]: _, ...others } = ALLOWED;
    expect(Object.values(others).flat()).not.toContain(TERMINAL);
  });
});

describe("those who wait", () => {
  it("are told of, and go on together", async () => {
    const counts: number[] = [];
    const changes: string[] = [];
    const leave = onMissing((change) => {
      counts.push(waitingCount());
      changes.push(change);
    });
    const both = Promise.all([untilTriedAgain(), untilTriedAgain()]);
    tryAgain();
    await both;
    leave();
    expect(counts).toEqual([1, 2, 1, 0]);
    expect(changes).toEqual(["missed", "missed", "left", "left"]);
  });

  it("are not begun with when it is called off already", async () => {
    await expect(untilTriedAgain(AbortSignal.abort(new Error("off")))).rejects.toThrow("off");
    expect(waitingCount()).toBe(0);
  });

  it("know what was not loaded by its name, which crosses between threads", () => {
    const { name, message } = new NotLoaded("gone");
    expect(isNotLoaded(Object.assign(new Error(message), { name }))).toBe(true);
    expect(isNotLoaded(new TypeError("gone"))).toBe(false);
  });
});

describe("the version of a page", () => {
  it("is its first script's name", () => {
    const built = '<script type="module" crossorigin src="./assets/index-BzIN5HQf.js"></script>';
    expect(versionIn(`<head>${built}</head>`)).toBe("assets/index-BzIN5HQf.js");
    expect(versionIn(built.replace("./", "/lab/"))).toBe("assets/index-BzIN5HQf.js");
    for (const other of ['<script type="module" src="/src/main.tsx"></script>', "<h1>Log in</h1>", ""])
      expect(versionIn(other)).toBeNull();
  });
});
