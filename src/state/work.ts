/**
 * What is under way, said in the state while it is: there is at most one piece of work on a lane, and
 * opening a scenario takes the place of all.
 */

import type { Progress } from "../runner/protocol.ts";
import type { Work } from "./app-state.ts";
import { bugOf } from "./problem.ts";
import type { AppStore } from "./store.ts";

export type WorkOptions = { signal: AbortSignal; onProgress: (progress: Progress) => void };

/**
 * Runs `task` on a lane or on the scenario. It replaces earlier work on the same thing; opening a
 * scenario replaces all. Resolves to null when it was cancelled or failed.
 */
export type DoWork = <T>(on: Work["on"], task: (options: WorkOptions) => Promise<T>) => Promise<T | null>;

export function createWork({ getState: get, setState: set }: AppStore): DoWork {
  return async (on, task) => {
    for (const other of get().work) if (on === "scenario" || other.on === on) other.cancel();
    const controller = new AbortController();
    const mine: Work = { on, progress: null, cancel: () => controller.abort() };
    const others = (): Work[] => get().work.filter(({ cancel }) => cancel !== mine.cancel);
    set({ work: [...others(), mine] });
    try {
      return await task({
        signal: controller.signal,
        onProgress: (progress) => {
          const isUnderWay = get().work.some(({ cancel }) => cancel === mine.cancel);
          if (isUnderWay && !controller.signal.aborted) set({ work: [...others(), { ...mine, progress }] });
        },
      });
    } catch (error) {
      if (!controller.signal.aborted) set({ problem: bugOf(error) });
      return null;
    } finally {
      set({ work: others() });
    }
  };
}

/** Who is at work on what, to its very end: until what came of it is shown. */
export interface Turns {
  take<T>(on: Work["on"], task: Promise<T>): Promise<T>;
  /** Resolves when what is now under way on a lane, or on the scenario, has ended; null when nothing is. */
  of(lane: number): Promise<unknown> | null;
}

export function createTurns(): Turns {
  const tasks = new Map<Promise<unknown>, Work["on"]>();
  return {
    take(on, task) {
      tasks.set(task, on);
      return task.finally(() => tasks.delete(task));
    },
    of(lane) {
      const others = [...tasks].flatMap(([task, on]) => (on === lane || on === "scenario" ? [task] : []));
      return others.length === 0 ? null : Promise.allSettled(others);
    },
  };
}

/** A line in which each waits for the one before. */
export interface Queue {
  enter(): Turn;
}

interface Turn {
  /** Resolves when those before have left; null where nobody is before: what can be done at once is. */
  readonly before: Promise<void> | null;
  leave(): void;
}

export function createQueue(): Queue {
  let last: Promise<void> | null = null;
  return {
    enter() {
      const before = last;
      let end = (): void => {};
      const mine = new Promise<void>((resolve) => {
        end = resolve;
      });
      last = mine;
      return {
        before,
        leave() {
          if (last === mine) last = null;
          end();
        },
      };
    },
  };
}
