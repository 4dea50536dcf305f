/**
 * Where runs on the same demands part: the first event at which their records differ. Records only
 * ever grow, so a search that has come to the end of what is done goes on from there the next time
 * that the same records are asked about.
 */

import type { Step } from "../../base/ids.ts";
import { stepOf } from "../../base/ids.ts";
import type { RecordPart, RunRecord } from "../../engine/record.ts";
import { completedSteps, eventRange, partOfStep } from "../../engine/record.ts";

/** The first step at which runs part, and how many of its events are the same in all of them. */
export interface Divergence {
  readonly step: Step;
  readonly action: number;
}

/** How far some records have been compared. */
interface Search {
  readonly others: readonly RunRecord[];
  /** The first step that has not been compared. */
  next: number;
  found: Divergence | null;
}

/** The last search that began with a record. */
const searches = new WeakMap<RunRecord, Search>();

/** Null when the runs never part, as far as all of them are done. */
export function firstDivergence(records: readonly RunRecord[]): Divergence | null {
  const [first, ...others] = records;
  if (first === undefined) return null;
  const search = searchOf(first, others);
  const done = Math.min(...records.map(completedSteps));
  while (search.found === null && search.next < done) {
    const part = partOfStep(first, search.next);
    if (others.every((other) => partOfStep(other, search.next) === part)) {
      search.next = part.first + part.steps; // a fork shares it with its original
      continue;
    }
    const step = stepOf(search.next++);
    const partings = others.flatMap((other) => partingIn(step, first, other) ?? []);
    if (partings.length > 0) search.found = { step, action: Math.min(...partings) };
  }
  return search.found;
}

function searchOf(first: RunRecord, others: readonly RunRecord[]): Search {
  const known = searches.get(first);
  if (known?.others.length === others.length && known.others.every((other, i) => other === others[i]))
    return known;
  const search: Search = { others, next: 0, found: null };
  searches.set(first, search);
  return search;
}

/** How many events the two begin the step with alike, or null when they do the same all through it. */
function partingIn(step: Step, a: RunRecord, b: RunRecord): number | null {
  const [ofA, ofB] = [eventRange(a, step), eventRange(b, step)];
  const [countA, countB] = [ofA.end - ofA.start, ofB.end - ofB.start];
  for (let i = 0; i < Math.min(countA, countB); i++) {
    if (!isSameEvent(ofA.part, ofA.start + i, ofB.part, ofB.start + i)) return i;
  }
  return countA === countB ? null : Math.min(countA, countB);
}

/** Whether event `i` of one part is event `j` of the other. */
const isSameEvent = (a: RecordPart, i: number, b: RecordPart, j: number): boolean =>
  a.eventKind[i] === b.eventKind[j] &&
  a.eventVm[i] === b.eventVm[j] &&
  a.eventFrom[i] === b.eventFrom[j] &&
  a.eventTo[i] === b.eventTo[j] &&
  a.eventWith[i] === b.eventWith[j];
