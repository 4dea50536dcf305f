/**
 * One step of a run (P4), as it is simulated and as it is replayed: the policy acts until it is
 * content or stuck, and where a person intervenes it is interrupted, the change is made, and it is
 * asked again (I1-I5). The step stops at everything that happens in it, so that whoever drives it can
 * look up, answer, or leave it at that.
 */

import type { Actions } from "./actions.ts";
import { conditionsAfter, countBefore, dueIn } from "./conditions.ts";
import type { Course } from "./course.ts";
import type { Effect, Question, Told } from "./decider.ts";
import type { Refusal } from "./decision.ts";
import { leavingOrder, refugeOf } from "./evacuation.ts";
import type { MomentIntervention } from "./intervention.ts";
import { kindOf } from "./intervention.ts";

/** What a step stops at. */
export type StepStop =
  /** An effect of the policy, or something that a person does. */
  | { readonly kind: "effect" }
  /** The policy asks, and goes on with the answer. */
  | { readonly kind: "question"; readonly question: Question };

const EFFECT: StepStop = { kind: "effect" };
const DONE: Told = { kind: "done" };

/**
 * So many effects a step may have, by the number of VMs: several times what moving every VM takes. A
 * policy that wants more does not end.
 */
export const mostEffects = (vms: number): number => 1000 + 5 * vms;

/** Everything that happens in a step once it has begun. It takes the answers to its questions. */
export function* act(course: Course, actions: Actions): Generator<StepStop, void, unknown> {
  const { workload, cluster, step } = course;
  actions.beginStep();
  const due = dueIn(workload, step);
  const begun = due.length === 0 ? 0 : countBefore(workload, step);
  const most = mostEffects(workload.vms);
  let next = 0;
  let effects = 0;
  let isEndless = false;

  /** The next change that applies, of those due after so many events; the others are passed over (I1). */
  const changeDue = (events: number): MomentIntervention | null => {
    for (; next < due.length; next++) {
      const made = due[next];
      if (made === undefined || made.after > events) return null;
      if (kindOf(made).obstacle(made, cluster) === null) return made;
      actions.noteIntervention(false);
    }
    return null;
  };

  /** Lets the policy go on until somebody intervenes; whether it has come to its end, or is at the bound. */
  function* letDecide(): Generator<StepStop, boolean, unknown> {
    const decisions = course.decide(actions);
    try {
      for (let told: Told | null = null; ; ) {
        if (changeDue(actions.events) !== null) return false;
        const made: IteratorResult<Effect, void> = told === null ? decisions.next() : decisions.next(told);
        if (made.done === true) return true;
        if (effects === most) {
          isEndless = true;
          actions.noteEndless();
          return true;
        }
        effects++;
        told = yield* carryOut(course, actions, made.value);
        yield EFFECT;
      }
    } finally {
      decisions.return();
    }
  }

  for (;;) {
    const isDone = isEndless || (yield* letDecide());
    const made = changeDue(isDone ? Number.POSITIVE_INFINITY : actions.events);
    if (made === null) return;
    actions.noteIntervention(true);
    next++;
    cluster.hold(conditionsAfter(workload, begun + next));
    yield* intervene(course, actions, made);
  }
}

/** P4; a VM that is there already goes nowhere. */
const THERE: Refusal = { kind: "forbidden", by: "there-already" };

function* carryOut(
  { cluster }: Course,
  actions: Actions,
  effect: Effect,
): Generator<StepStop, Told, unknown> {
  switch (effect.kind) {
    case "migrate": {
      const isThere = cluster.hostOf(effect.vm) === effect.to;
      const refusal = isThere ? THERE : cluster.refusalOf(effect.vm, effect.to);
      if (refusal !== null) return { kind: "refused", refusal };
      actions.migrate(effect.vm, effect.to, effect.purpose ?? "relief");
      return DONE;
    }
    case "swap": {
      const { vm, with: other } = effect;
      const [from, to] = [cluster.hostOf(vm), cluster.hostOf(other)];
      const refusal = from === to ? THERE : cluster.refusalOfSwap(vm, other);
      if (refusal !== null) return { kind: "refused", refusal };
      actions.swap(vm, other, effect.purpose ?? "relief");
      return DONE;
    }
    case "give-up":
      actions.giveUp(effect.source, effect.target);
      return DONE;
    case "ask": {
      const answer = yield { kind: "question", question: effect.question };
      actions.noteSolverAnswer(answer);
      return { kind: "answered", answer };
    }
  }
}

/** The conditions that come with it hold already. */
function* intervene(
  { cluster }: Course,
  actions: Actions,
  made: MomentIntervention,
): Generator<StepStop, void, unknown> {
  const acts = kindOf(made).act?.(made, {
    migrate: (vm, to) => actions.migrate(vm, to, "by-hand"),
    swap: (vm, other) => actions.swap(vm, other, "by-hand"),
    leaving: (pm) => leavingOrder(cluster, pm),
    refugeOf: (vm) => refugeOf(cluster, vm),
  });
  for (const _ of acts ?? []) yield EFFECT;
}
