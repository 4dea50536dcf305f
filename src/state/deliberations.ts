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
import { deciderOf } from "../policies/registry.ts";
import type { Progress, Runner } from "../runner/protocol.ts";
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

/** An answer, or the way to it. One that could not be given is not asked for again. */
interface Entry {
  deliberation: Deliberation | undefined;
  /** What it takes of {@link Limits.most}: 1 while it is empty. */
  size: number;
  /** Null once it has come, or has failed. */
  pending: Promise<void> | null;
  progress: Progress | null;
  readonly stop: AbortController;
}

/** What is kept: what was not used for longest is forgotten first. */
export interface Limits {
  /** Of all together, in ranked machines (see {@link sizeOf}). */
  readonly most: number;
  /** So many are kept however large they are: all that is asked for at one moment, or it would be asked for without end. */
  readonly least: number;
}

/** Of one run so many are asked for at one moment, at most: by the picture, the panel and the transport. */
const AT_ONCE = 4;

/** 40 MB or so: a ranked machine takes some 80 bytes. */
const LIMITS: Limits = { most: 500_000, least: 16 };

/** A decision takes as much room as so many ranked machines, besides those that it ranks. */
const DECISION_SIZE = 5;

/** What a deliberation takes, in ranked machines. */
export const sizeOf = ({ decisions }: Deliberation): number =>
  decisions.reduce((sum, one) => sum + DECISION_SIZE + ("order" in one ? one.order.ranked.length : 0), 0);

/** @param fail hears of what went wrong: a bug on the other side */
export function createDeliberations(
  runner: Runner,
  fail: (error: unknown) => void,
  { most, least } = LIMITS,
): Deliberations {
  const numbers = new WeakMap<RunRecord, number>();
  /** By record, step and event; what was used last stands last. */
  const entries = new Map<string, Entry>();
  const listeners = new Set<() => void>();
  let nextNumber = 0;
  /** Of all entries. */
  let size = 0;

  function keyOf(record: RunRecord, step: Step, event: number): string {
    const number = numbers.get(record) ?? nextNumber++;
    numbers.set(record, number);
    return `${number}.${step}.${event}`;
  }

  function find(run: ShownRun, step: Step, event: number): Entry | undefined {
    const key = keyOf(run.record, step, event);
    const entry = entries.get(key);
    if (entry !== undefined) {
      entries.delete(key);
      entries.set(key, entry);
    }
    return entry;
  }

  /** The most recent stand last, and stay. */
  function forgetOldest(): void {
    for (const [key, entry] of entries) {
      if (size <= most || entries.size <= least) break;
      entries.delete(key);
      size -= entry.size;
    }
  }

  /** What has come takes room, unless it was forgotten meanwhile. */
  function weigh(key: string, entry: Entry): void {
    if (entries.get(key) !== entry || entry.deliberation === undefined) return;
    size -= entry.size;
    entry.size = sizeOf(entry.deliberation) + 1;
    size += entry.size;
    forgetOldest();
  }

  async function ask(
    entry: Entry,
    { record, scenario, workload }: ShownRun,
    choice: PolicyChoice,
    step: Step,
    event: number,
  ): Promise<void> {
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
        start: replayStart(record, step, deciderOf(choice).looksBack),
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
      weigh(keyOf(record, step, event), entry);
      tell();
    }
  }

  function tell(): void {
    for (const changed of listeners) changed();
  }

  /** Calls off what was asked for of a run before the last few. It is asked for anew when somebody wants it again. */
  function callOffOutdated(record: RunRecord): void {
    const prefix = `${numbers.get(record)}.`;
    const pending = [...entries].filter(([key, { pending: p }]) => p !== null && key.startsWith(prefix));
    for (const [key, entry] of pending.slice(0, -AT_ONCE)) {
      entries.delete(key);
      size -= entry.size;
      entry.stop.abort();
    }
  }

  const hasEvent = ({ record }: ShownRun, step: Step, event: number): boolean =>
    step < completedSteps(record) && event >= 0 && event <= eventCount(record, step);

  function request(run: ShownRun, choice: PolicyChoice, step: Step, event: number): Entry | undefined {
    const found = find(run, step, event);
    if (found !== undefined || !hasEvent(run, step, event)) return found;
    const entry: Entry = {
      deliberation: undefined,
      size: 1,
      pending: null,
      progress: null,
      stop: new AbortController(),
    };
    entries.set(keyOf(run.record, step, event), entry);
    size += entry.size;
    forgetOldest();
    entry.pending = ask(entry, run, choice, step, event);
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
      for (const { stop } of entries.values()) stop.abort();
      entries.clear();
      size = 0;
    },
    listen(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}
