/**
 * What led to the events of a run: asked for when somebody wants to know, by replaying one step with
 * a listener on, and kept for a while. Nothing of it is recorded while runs go on. What was asked for
 * at moments that have been left is called off.
 */

import type { Step } from "../base/ids.ts";
import type { Deliberation } from "../engine/decision.ts";
import type { RunRecord } from "../engine/record.ts";
import { completedSteps, eventCount } from "../engine/record.ts";
import { replayStart } from "../engine/simulate.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import { looksBackOf } from "../policies/registry.ts";
import type { Progress, Runner } from "../runner/protocol.ts";
import type { Entry } from "./deliberation-entries.ts";
import { createEntries, EMPTY_SIZE, LIMITS } from "./deliberation-entries.ts";
import type { ShownRun } from "./run.ts";

export interface Deliberations {
  /**
   * What led to event `event` of `step` in a run; undefined while it is not known: it is then asked
   * for, and `listen`ers are told when it has come. The event after the last is what the policy found
   * then, and left at that; of others that there are not, nothing comes.
   */
  read(run: ShownRun, choice: PolicyChoice, step: Step, event: number): Deliberation | undefined;
  /** Returns the way out. */
  listen(changed: () => void): () => void;
  /** What is known already: asks for nothing. */
  peek(run: ShownRun, step: Step, event: number): Deliberation | undefined;
  /** How far the way to it has come; null while nothing is under way, and before the first report. */
  progress(run: ShownRun, step: Step, event: number): Progress | null;
  /** Resolves once {@link peek} says all that there will ever be to say; never rejects. */
  fetch(run: ShownRun, choice: PolicyChoice, step: Step, event: number): Promise<void>;
  /** Another session: nobody will ask for these runs again. */
  forget(): void;
}

/** Of one run so many are asked for at one moment, at most: by the picture, the panel and the transport. */
const AT_ONCE = 4;

/** @param fail hears of what went wrong: a bug on the other side */
export function createDeliberations(
  runner: Runner,
  fail: (error: unknown) => void,
  limits = LIMITS,
): Deliberations {
  const entries = createEntries(limits);
  const listeners = new Set<() => void>();
  const find = ({ record }: ShownRun, step: Step, event: number): Entry | undefined =>
    entries.find({ record, step, event });

  async function ask(entry: Entry, { scenario, workload }: ShownRun, choice: PolicyChoice): Promise<void> {
    const { record, step, event } = entry;
    try {
      await Promise.resolve(); // drawings ask: whatever there is to do is done after them
      const { signal } = entry.stop;
      signal.throwIfAborted();
      const request = {
        scenario,
        choice,
        interventions: workload.interventions,
        step,
        event,
        start: replayStart(record, step, looksBackOf(choice)),
      };
      const onProgress = (progress: Progress): void => {
        entry.progress = progress;
        if (progress.done > 0) tell(); // that it has begun is worth no drawing: most are there at once
      };
      entry.deliberation = await runner.call("explain", request, { signal, onProgress });
    } catch (error) {
      if (!entry.stop.signal.aborted) fail(error);
    } finally {
      entry.pending = null;
      entries.weigh(entry);
      tell();
    }
  }

  function tell(): void {
    for (const changed of listeners) changed();
  }

  /** Calls off what was asked for of a run before the last few. It is asked for anew when somebody wants it again. */
  function callOffOutdated(record: RunRecord): void {
    const pending = [...entries.all()].filter((entry) => entry.pending !== null && entry.record === record);
    for (const entry of pending.slice(0, -AT_ONCE)) {
      entries.remove(entry);
      entry.stop.abort();
    }
  }

  const hasEvent = ({ record }: ShownRun, step: Step, event: number): boolean =>
    step < completedSteps(record) && event >= 0 && event <= eventCount(record, step);

  function request(run: ShownRun, choice: PolicyChoice, step: Step, event: number): Entry | undefined {
    const found = find(run, step, event);
    if (found !== undefined || !hasEvent(run, step, event)) return found;
    const entry: Entry = {
      record: run.record,
      step,
      event,
      deliberation: undefined,
      size: EMPTY_SIZE,
      pending: null,
      progress: null,
      stop: new AbortController(),
    };
    entries.add(entry);
    entry.pending = ask(entry, run, choice);
    callOffOutdated(run.record);
    return entry;
  }

  return {
    read: (run, choice, step, event) => request(run, choice, step, event)?.deliberation,
    peek: (run, step, event) => find(run, step, event)?.deliberation,
    progress: (run, step, event) => find(run, step, event)?.progress ?? null,
    fetch: async (run, choice, step, event) => {
      await request(run, choice, step, event)?.pending;
    },
    forget() {
      for (const entry of entries.all()) {
        entries.remove(entry);
        entry.stop.abort();
      }
    },
    listen(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}
