/**
 * What holds at a moment of a run besides demand and placement: the threshold, and which PMs are there
 * (I3, I4). It follows from how many of the workload's interventions, in order of time, are done, and
 * is worked out in one pass over them: a PM comes at most once and goes at most once, so that two
 * figures say of each whether it is there, however many interventions there are.
 */

import { assert, present } from "../base/assert.ts";
import type { PmId, Step, VmId } from "../base/ids.ts";
import { pmId } from "../base/ids.ts";
import type { Intervention, MomentIntervention } from "./intervention.ts";
import { isAtMoment, kindOf } from "./intervention.ts";
import { addedPms } from "./intervention-list.ts";
import type { Workload } from "./workload.ts";

export interface Conditions {
  /** P5. */
  readonly threshold: number;
  /** How many PMs are not there. */
  readonly downCount: number;
  /** The PMs that are not there; null where all are. The same set for as long as the same ones are; it takes a pass over all that ever come or go. */
  readonly down: ReadonlySet<number> | null;
  /** Whether a PM is there, and may take VMs. */
  isUp(pm: number): boolean;
}

/** The interventions of a workload that have a moment, in order of time, and what holds after each. */
interface Agenda {
  readonly moments: readonly MomentIntervention[];
  /** Where each of them stands among {@link moments}; of one that stands twice, the first. */
  readonly places: ReadonlyMap<Intervention, number>;
  /** `moments.length + 1` entries: what holds once the first so many are done. */
  readonly conditions: readonly Conditions[];
  /** I5: by step, the PMs that each VM may not go to. */
  readonly vetoes: ReadonlyMap<Step, Vetoes>;
}

/** I5: the PMs that each VM may not go to. */
export type Vetoes = ReadonlyMap<VmId, ReadonlySet<PmId>>;

function agendaOf(workload: Workload): Agenda {
  const known = agendas.get(workload);
  if (known !== undefined) return known;
  const agenda = createAgenda(workload);
  agendas.set(workload, agenda);
  return agenda;
}

/** Workloads are never changed. */
const agendas = new WeakMap<Workload, Agenda>();

function createAgenda(workload: Workload): Agenda {
  const { interventions } = workload;
  const entries = entriesOf(workload);
  const places = new Map<Intervention, number>();
  entries.forEach(({ made }, place) => {
    if (!places.has(made)) places.set(made, place);
  });
  return {
    moments: entries.map(({ made }) => made),
    places,
    conditions: conditionsOf(workload, entries),
    vetoes: vetoesOf(interventions),
  };
}

/** An intervention that has a moment, and the PM that it adds to the fleet; null where it adds none. */
interface Entry {
  readonly made: MomentIntervention;
  readonly comer: PmId | null;
}

/** In order of time; added PMs are numbered in the order of the list (I4). */
function entriesOf({ pms, interventions }: Workload): Entry[] {
  let next = pms - addedPms(interventions);
  return interventions
    .filter(isAtMoment)
    .map((made) => ({ made, comer: kindOf(made).brings === undefined ? null : pmId(next++) }))
    .sort(({ made: a }, { made: b }) => a.step - b.step || a.after - b.after);
}

function conditionsOf({ pms, threshold: first }: Workload, entries: readonly Entry[]): Conditions[] {
  /** How many moments have to be done for a PM to be there; those that are not named here always were. */
  const comes = new Map<number, number>();
  /** How many for it to be gone; those that are not named here never go. */
  const goes = new Map<number, number>();
  for (const { comer } of entries) if (comer !== null) comes.set(comer, Number.POSITIVE_INFINITY);
  const isUpAfter = (pm: number, done: number): boolean =>
    pm < pms && (comes.get(pm) ?? 0) <= done && (goes.get(pm) ?? Number.POSITIVE_INFINITY) > done;
  const downAfter = createDownSets((done) =>
    [...new Set([...comes.keys(), ...goes.keys()])].filter((pm) => !isUpAfter(pm, done)),
  );

  let threshold = first;
  let downCount = comes.size;
  /** After how many moments a PM came or went for the last time. */
  let changed = 0;
  const holding = (done: number): Conditions => {
    assert(downCount < pms, "a PM is up");
    const [count, since] = [downCount, changed];
    return {
      threshold,
      downCount: count,
      get down() {
        return count === 0 ? null : downAfter(since);
      },
      isUp: (pm) => isUpAfter(pm, done),
    };
  };

  const conditions = [holding(0)];
  entries.forEach(({ made, comer }, before) => {
    const done = before + 1;
    kindOf(made).hold?.(made, {
      pms,
      downCount,
      isUp: (pm) => isUpAfter(pm, before),
      setThreshold(value) {
        threshold = value;
      },
      takeDown(pm) {
        goes.set(pm, done);
        downCount++;
        changed = done;
      },
      takeUp() {
        comes.set(present(comer, "the PM that is added"), done);
        downCount--;
        changed = done;
      },
    });
    conditions.push(holding(done));
  });
  return conditions;
}

/** Keeps the last set that was asked for: whoever goes through a run asks for one again and again. */
function createDownSets(find: (done: number) => readonly number[]): (done: number) => ReadonlySet<number> {
  let last: { readonly done: number; readonly pms: ReadonlySet<number> } | null = null;
  return (done) => {
    if (last?.done !== done) last = { done, pms: new Set(find(done)) };
    return last.pms;
  };
}

function vetoesOf(interventions: readonly Intervention[]): Map<Step, Vetoes> {
  const vetoes = new Map<Step, Map<VmId, Set<PmId>>>();
  for (const made of interventions) {
    const forbidden = kindOf(made).forbids?.(made);
    if (forbidden === undefined) continue;
    const { vm, to } = forbidden;
    const ofStep = vetoes.get(made.step) ?? new Map<VmId, Set<PmId>>();
    vetoes.set(made.step, ofStep.set(vm, (ofStep.get(vm) ?? new Set()).add(to)));
  }
  return vetoes;
}

/** I5: the PMs that each VM may not go to in a step; null where there are none. */
export const vetoesIn = (workload: Workload, step: Step): Vetoes | null =>
  agendaOf(workload).vetoes.get(step) ?? null;

/** What holds once the first `count` moments' interventions are done. */
export function conditionsAfter(workload: Workload, count: number): Conditions {
  const conditions = agendaOf(workload).conditions[count];
  assert(conditions !== undefined, `what holds after ${count} interventions`);
  return conditions;
}

/** The conditions with which `step` begins, before anything that is due in it. */
export const conditionsBefore = (workload: Workload, step: Step): Conditions =>
  conditionsAfter(workload, countBefore(workload, step));

/** How many moments' interventions come before `step`. */
export function countBefore(workload: Workload, step: Step): number {
  const { moments } = agendaOf(workload);
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (present(moments[middle], "a moment").step < step) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many moments' interventions come before one of them; undefined for one that has no moment or is not the workload's. */
export const countBeforeMade = (workload: Workload, made: Intervention): number | undefined =>
  agendaOf(workload).places.get(made);

/** What is due in the midst of a step, in order (I1). */
export function dueIn(workload: Workload, step: Step): readonly MomentIntervention[] {
  const { moments } = agendaOf(workload);
  const first = countBefore(workload, step);
  let end = first;
  while (moments[end]?.step === step) end++;
  return moments.slice(first, end);
}
