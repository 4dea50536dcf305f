/**
 * The deliberations that are known or asked for, by what was asked: at most one for a question. They
 * are kept in the order in which they were used, and together take no more room than there is: what was
 * not used for longest is forgotten first.
 */

import type { Step } from "../base/ids.ts";
import type { Deliberation } from "../engine/decision.ts";
import type { RunRecord } from "../engine/record.ts";
import type { Progress } from "../runner/protocol.ts";

/** What somebody wants to know: what led to an event of a run. */
interface Question {
  readonly record: RunRecord;
  readonly step: Step;
  readonly event: number;
}

/** An answer, or the way to it. One that could not be given is not asked for again. */
export interface Entry extends Question {
  deliberation: Deliberation | undefined;
  /** What it takes of {@link Limits.most}: {@link EMPTY_SIZE} while it is empty. */
  size: number;
  /** Null once it has come, or has failed. */
  pending: Promise<void> | null;
  progress: Progress | null;
  readonly stop: AbortController;
}

/** What is kept. */
export interface Limits {
  /** Of all together, in ranked machines (see {@link sizeOf}). */
  readonly most: number;
  /** So many are kept however large they are: all that is asked for at one moment, or it would be asked for without end. */
  readonly least: number;
}

/** 40 MB or so: a ranked machine takes some 80 bytes. */
export const LIMITS: Limits = { most: 500_000, least: 16 };

/** A decision takes as much room as so many ranked machines, besides those that it ranks. */
const DECISION_SIZE = 5;

/** What a deliberation takes, in ranked machines. */
export const sizeOf = ({ decisions }: Deliberation): number =>
  decisions.reduce((sum, one) => sum + DECISION_SIZE + ("order" in one ? one.order.ranked.length : 0), 0);

/** Of an entry that nothing has come for yet. */
export const EMPTY_SIZE = 1;

export interface Entries {
  /** It is now the one that was used last. */
  find(question: Question): Entry | undefined;
  add(entry: Entry): void;
  /** What has come takes room, unless it was forgotten meanwhile. */
  weigh(entry: Entry): void;
  remove(entry: Entry): void;
  /** What was used last stands last. */
  all(): ReadonlySet<Entry>;
}

export function createEntries({ most, least }: Limits): Entries {
  const used = new Set<Entry>();
  const byQuestion = new WeakMap<RunRecord, Map<Step, Map<number, Entry>>>();
  /** Of all in `used`. */
  let size = 0;

  function remove(entry: Entry): void {
    const { record, step, event } = entry;
    const steps = byQuestion.get(record);
    const events = steps?.get(step);
    events?.delete(event);
    if (events?.size === 0) steps?.delete(step);
    if (used.delete(entry)) size -= entry.size;
  }

  /** The most recent stay. */
  function forgetOldest(): void {
    for (const entry of used) {
      if (size <= most || used.size <= least) break;
      remove(entry);
    }
  }

  return {
    find({ record, step, event }) {
      const entry = byQuestion.get(record)?.get(step)?.get(event);
      if (entry !== undefined) {
        used.delete(entry);
        used.add(entry);
      }
      return entry;
    },
    add(entry) {
      const { record, step, event } = entry;
      const steps = byQuestion.get(record) ?? new Map<Step, Map<number, Entry>>();
      const events = steps.get(step) ?? new Map<number, Entry>();
      byQuestion.set(record, steps.set(step, events.set(event, entry)));
      used.add(entry);
      size += entry.size;
      forgetOldest();
    },
    weigh(entry) {
      if (!used.has(entry) || entry.deliberation === undefined) return;
      size -= entry.size;
      entry.size = sizeOf(entry.deliberation) + EMPTY_SIZE;
      size += entry.size;
      forgetOldest();
    },
    remove,
    all: () => used,
  };
}
