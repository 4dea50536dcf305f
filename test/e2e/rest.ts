/**
 * When a page is at rest: nothing is due that could change it by itself. Frames and timers are counted
 * where they are asked for, from before the page's first script on; animations the browser knows; and
 * what a worker still computes, and what is still loaded, shows as a run that is running, a question
 * that is not answered, or a part that is busy. A page with
 * a loop in it, however slow, never comes to rest, so a test that waits for rest finds it.
 */

import type { Page } from "@playwright/test";
import { expect as impatient } from "@playwright/test";

/** Only ends what would wait for ever. */
const LONGEST_MS = 180_000;

/** Waits as long wherever it is used: a soak has no configuration of tests. */
export const expect = impatient.configure({ timeout: LONGEST_MS });

declare global {
  interface Window {
    /** What was asked for and has not come yet; how many frames were ever asked for. */
    readonly pending: { readonly frames: Set<number>; readonly timers: Set<number>; framesAsked: number };
  }
}

/** Runs in the page: somebody who has been here before, and has put the introduction away. */
export function comeBack(): void {
  if (location.protocol.startsWith("http")) localStorage.setItem("rebalance-lab:introduced", "yes");
}

/** Runs in the page, before everything else. */
export function watchPending(): void {
  type Handler = (...given: unknown[]) => void;
  type Ask = (handler: Handler, ...rest: unknown[]) => number;
  const pending = { frames: new Set<number>(), timers: new Set<number>(), framesAsked: 0 };
  Object.assign(window, { pending });

  /** Counts what `ask` asks for, until it has come or is taken back; what comes again and again is due for ever. */
  function count(ask: string, takeBack: string, due: Set<number>, comesOnce: boolean): void {
    const askOriginal: Ask = Reflect.get(window, ask).bind(window);
    const takeBackOriginal: (id: number) => void = Reflect.get(window, takeBack).bind(window);
    const counted: Ask = (handler, ...rest) => {
      if (due === pending.frames) pending.framesAsked++;
      const once: Handler = (...given) => {
        if (comesOnce) due.delete(id);
        handler(...given);
      };
      const id = askOriginal(once, ...rest);
      due.add(id);
      return id;
    };
    const taken = (id: number): void => {
      due.delete(id);
      takeBackOriginal(id);
    };
    Object.assign(window, { [ask]: counted, [takeBack]: taken });
  }
  count("requestAnimationFrame", "cancelAnimationFrame", pending.frames, true);
  count("setTimeout", "clearTimeout", pending.timers, true);
  count("setInterval", "clearInterval", pending.timers, false);
}

/** What is due in the page, in words; nothing when it is at rest. */
const pendingIn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { frames, timers } = window.pending;
    const animations = document.getAnimations().filter(({ playState }) => playState === "running");
    const due = {
      frames: frames.size,
      timers: timers.size,
      animations: animations.length,
      runs: document.querySelectorAll("[data-run=running]").length,
      busy: document.querySelectorAll("[aria-busy=true]").length,
      answers: document.querySelectorAll("[data-why=waiting]").length,
    };
    return Object.entries(due).flatMap(([what, count]) => (count === 0 ? [] : [`${count} ${what}`]));
  });

/** Waits until nothing is due any more: until somebody does something, nothing will change. */
export const atRest = (page: Page): Promise<void> =>
  expect.poll(() => pendingIn(page), { message: "what is still due", timeout: LONGEST_MS }).toEqual([]);

/** How many frames the page has asked for since it was loaded. */
export const framesAsked = (page: Page): Promise<number> => page.evaluate(() => window.pending.framesAsked);
