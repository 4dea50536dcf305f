/**
 * Any policy, damped (DA1-DA6): the policy decides as it always does, on a cluster on which some PMs wait
 * and some actions are forbidden. What has to be remembered for that is plain data beside what the policy
 * remembers, so that a damped run is gone on with, forked and explained as any other.
 *
 * Nothing that ends without damping goes on for ever with it: the policy finds less to do, and what the
 * engine refuses changes nothing.
 */

import { present } from "../base/assert.ts";
import { clone } from "../base/clone.ts";
import type { PmId, VmId } from "../base/ids.ts";
import { pmId } from "../base/ids.ts";
import type { Decider, Effect, Situation, Told } from "../engine/decider.ts";
import type { Action, Constraining, Migrate, Reasons, Refusal, Swap } from "../engine/decision.ts";
import type { DampedState } from "./damper.ts";
import { beginDamped, Damper } from "./damper.ts";
import type { Damping } from "./damping.ts";
import { DAMPING_KINDS } from "./damping.ts";
import { MOST_TOLD } from "./fleet-reasons.ts";

/** What follows from the state, and is made again with every course of a run. */
const dampers = new WeakMap<DampedState, Damper>();

const damperOf = (state: DampedState): Damper => present(dampers.get(state), "a course that was begun");

/**
 * @param byFleet whether the policy acts on the fleet: then it is the fleet that must have given reason to
 *   act (DA1), else each PM by itself
 */
export function damped(decider: Decider, damping: Damping, byFleet: boolean): Decider {
  const made: Decider<DampedState> = {
    ...decider,
    constraints(cluster, state) {
      const damper = new Damper(cluster, state, damping, byFleet);
      dampers.set(state, damper);
      return [...(decider.constraints?.(cluster, state.policy) ?? []), damper];
    },
    begin: (fleet, random) => beginDamped(decider.begin(fleet, random)),
    observe(now, state) {
      const damper = damperOf(state);
      damper.observe(now);
      decider.observe({ ...now, view: damper.view }, state.policy);
    },
    decide: (now, state, reasons) => decide(decider, damperOf(state), now, state, reasons),
  };
  return made as Decider;
}

function* decide(
  decider: Decider,
  damper: Damper,
  now: Situation,
  state: DampedState,
  reasons: Reasons,
): Generator<Effect, void, Told> {
  damper.beginDeciding();
  if (reasons.explain !== undefined) explainWaiting(damper, reasons);
  const unheld = damper.unheld();
  // What it remembers of a decision that is not carried out is not what happened.
  const own = unheld === null ? state.policy : clone(state.policy);
  const decisions = decider.decide({ ...now, view: damper.view }, own, reasons);
  try {
    for (let told: Told | null = null; ; ) {
      const made: IteratorResult<Effect, void> = told === null ? decisions.next() : decisions.next(told);
      if (made.done === true) return;
      const effect: Effect = made.value;
      if (effect.kind !== "migrate" && effect.kind !== "swap") {
        told = yield effect;
        continue;
      }
      damper.noteWant();
      if (unheld !== null) {
        explainRefusal(reasons, { kind: "go-on" }, unheld);
        return;
      }
      const action = actionOf(damper, effect);
      const before = damper.worstOf(action.from);
      told = yield effect;
      if (told.kind === "done") damper.noteDone(action, before);
      else if (told.kind === "refused") explainRefusal(reasons, action, told.refusal);
    }
  } finally {
    decisions.return();
  }
}

function actionOf(
  { view }: Damper,
  effect: Extract<Effect, { readonly kind: "migrate" | "swap" }>,
): Migrate | Swap<VmId> {
  const { vm } = effect;
  const from = view.hostOf(vm);
  return effect.kind === "migrate"
    ? { kind: "migrate", vm, from, to: effect.to }
    : { kind: "swap", vm, from, with: effect.with, to: view.hostOf(effect.with) };
}

/** The PMs that are over, and wait. */
function explainWaiting({ view, refusalOfSource }: Damper, reasons: Reasons): void {
  let told = 0;
  for (let i = 0; i < view.pms && told < MOST_TOLD; i++) {
    const from: PmId = pmId(i);
    if (!view.isOverloaded(from)) continue;
    const refusal = refusalOfSource(from);
    if (refusal === null) continue;
    explainRefusal(reasons, { kind: "relieve", from }, refusal);
    told++;
  }
}

/** By whom it was refused says the rule: nobody else forbids but what the policy has asked for itself. */
function explainRefusal({ explain }: Reasons, action: Action, verdict: Refusal): void {
  const rule = verdict.kind === "forbidden" ? RULES[verdict.by] : undefined;
  if (rule === undefined) return;
  explain?.({ kind: "weighed", rule, action, changes: null, comparisons: [], verdict });
}

const RULES: Partial<Record<Constraining, string>> = {
  "not-held": DAMPING_KINDS.hold.rule,
  cooldown: DAMPING_KINDS.cooldown.rule,
  margin: DAMPING_KINDS.margin.rule,
  "moves-used": DAMPING_KINDS.moves.rule,
  "back-off": DAMPING_KINDS.backOff.rule,
  smoothed: DAMPING_KINDS.smoothing.rule,
};
