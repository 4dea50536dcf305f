/**
 * What led to the events of a run: asked for when somebody wants to know, by replaying one step with
 * a listener on, and kept for a while. Nothing of it is recorded while runs go on.
 */

import type { Step } from "../base/ids.ts";
import type { Deliberation } from "../engine/decision.ts";
import type { RunRecord } from "../engine/record.ts";
import { completedSteps, eventCount } from "../engine/record.ts";
import { placementAt } from "../engine/simulate.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import type { Runner } from "../runner/protocol.ts";
import type { ShownRun } from "./live-run.ts";

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
  /** Resolves once {@link peek} says all that there will ever be to say; never rejects. */
  fetch(run: ShownRun, choice: PolicyChoice, step: Step, event: number): Promise<void>;
}

/** An answer, or the way to it. One that could not be given is not asked for again. */
interface Entry {
  deliberation: Deliberation | undefined;
  /** Null once it has come, or has failed. */
  pending: Promise<void> | null;
}

const MOST_KEPT = 400;

/**
 * @param fail hears of what went wrong: a bug on the other side
 * @param mostKept what was not used for longest is forgotten first
 */
export function createDeliberations(
  runner: Runner,
  fail: (error: unknown) => void,
  mostKept = MOST_KEPT,
): Deliberations {
  const numbers = new WeakMap<RunRecord, number>();
  /** By record, step and event; what was used last stands last. */
  const entries = new Map<string, Entry>();
  const listeners = new Set<() => void>();
  let nextNumber = 0;

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

  async function ask(
    entry: Entry,
    { record, scenario, workload }: ShownRun,
    choice: PolicyChoice,
    step: Step,
    event: number,
  ): Promise<void> {
    try {
      await Promise.resolve(); // drawings ask: whatever there is to do is done after them
      entry.deliberation = await runner.call("explain", {
        scenario,
        choice,
        interventions: workload.interventions,
        step,
        event,
        placement: placementAt(record, step),
      });
    } catch (error) {
      fail(error);
    } finally {
      entry.pending = null;
      for (const changed of listeners) changed();
    }
  }

  const hasEvent = ({ record }: ShownRun, step: Step, event: number): boolean =>
    step < completedSteps(record) && event >= 0 && event <= eventCount(record, step);

  function request(run: ShownRun, choice: PolicyChoice, step: Step, event: number): Entry | undefined {
    const found = find(run, step, event);
    if (found !== undefined || !hasEvent(run, step, event)) return found;
    const entry: Entry = { deliberation: undefined, pending: null };
    entries.set(keyOf(run.record, step, event), entry);
    entry.pending = ask(entry, run, choice, step, event);
    for (const oldest of entries.keys()) {
      if (entries.size <= mostKept) break;
      entries.delete(oldest);
    }
    return entry;
  }

  return {
    read: (run, choice, step, event) => request(run, choice, step, event)?.deliberation,
    peek: (run, step, event) => find(run, step, event)?.deliberation,
    fetch: async (run, choice, step, event) => {
      await request(run, choice, step, event)?.pending;
    },
    listen(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}
