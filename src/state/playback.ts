/**
 * Playback as a pure state machine: positions, commands and the passing of time go in, the next
 * state comes out. A position is an hour and how many of its events have happened; all lanes share
 * it. Time passes only in `advance`, in milliseconds that the caller measured.
 */

import { unreachable } from "../base/assert.ts";
import type { Step } from "../base/ids.ts";
import { stepOf } from "../base/ids.ts";
import type { Moment } from "../view/moment.ts";

/** The shape of what is played: how many events each hour has, over the lane that has most. */
export interface Playable {
  /** Hours that can be played. */
  readonly steps: number;
  /** More hours are on their way: playing waits for them. */
  readonly growing: boolean;
  readonly actionsAt: (step: Step) => number;
  /** How many decisions led to the event that follows `action` events of `step`, itself included, over the lane that has most; 0 where unknown. */
  readonly reasonsAt: (step: Step, action: number) => number;
  /** Where playing stops before it goes on, because somebody is asked. */
  readonly asksAt?: (at: Position) => boolean;
}

/**
 * `reason` r, absent for 0: `action` events have happened, and the first r of the n decisions that
 * lead to the next one are shown, 0 < r < n. The n-th is the event itself: `action + 1`.
 */
export interface Position {
  readonly step: Step;
  readonly action: number;
  readonly reason?: number;
}

export const isSamePosition = (a: Position, b: Position): boolean =>
  a.step === b.step && a.action === b.action && (a.reason ?? 0) === (b.reason ?? 0);

/** What a step goes by; from coarse to fine: hour, event, action, reason. */
export type Grain = "action" | "hour" | "event" | "reason";

export type Playback =
  | { readonly kind: "resting"; readonly at: Position; readonly speed: number }
  /** Travelling to `at` on a single command; rests when there. */
  | {
      readonly kind: "stepping";
      readonly at: Position;
      readonly elapsed: number;
      readonly duration: number;
      readonly speed: number;
    }
  /** Playing on: `elapsed` ms into the beat that leads to `at`, in a step of so many `events`. */
  | {
      readonly kind: "playing";
      readonly at: Position;
      readonly elapsed: number;
      readonly speed: number;
      readonly events: number;
    };

export type Command =
  | { readonly kind: "play" }
  | { readonly kind: "pause" }
  | { readonly kind: "toggle" }
  | { readonly kind: "seek"; readonly at: Position }
  | { readonly kind: "seek-hour"; readonly step: number }
  | { readonly kind: "step"; readonly by: Grain; readonly direction: 1 | -1 }
  | { readonly kind: "set-speed"; readonly speed: number };

/** Steps per second that can be chosen; how much time that is depends on the length of a step. */
export const SPEEDS = [0.5, 1, 2, 4, 8, 24] as const;

export const DEFAULT_SPEED = 2;

/** Milliseconds: see docs/design.md#motion. */
const GLIDE_MS = 600;
const EVENT_MS = 850;
const HOLD_MS = 150;
const STEP_MS = 200;
/** All events of an hour together take at most this long: where there are many, each is shorter. */
const EVENTS_MS = 6000;
/** A glide takes at most this part of the hour; one shorter than {@link JUMP_MS} is cut to a jump. */
const GLIDE_SHARE = 0.6;
const JUMP_MS = 60;

export const restAt = (at: Position, speed: number): Playback => ({ kind: "resting", at, speed });

/** The moment to be drawn. */
export function momentOf(playback: Playback): Moment {
  switch (playback.kind) {
    case "resting":
      return { ...playback.at, progress: 1 };
    case "stepping":
      return { ...playback.at, progress: Math.min(1, playback.elapsed / playback.duration) };
    case "playing":
      return { ...playback.at, progress: Math.min(1, playback.elapsed / beat(playback).travel) };
    default:
      return unreachable(playback);
  }
}

/** Whether time changes anything. */
export const isMoving = (playback: Playback): boolean => playback.kind !== "resting";

/** Lets `ms` pass. Playing stops by itself at the end of the last hour, and where somebody is asked. */
export function advance(playback: Playback, playable: Playable, ms: number): Playback {
  switch (playback.kind) {
    case "resting":
      return playback;
    case "stepping": {
      const elapsed = playback.elapsed + ms;
      return elapsed >= playback.duration ? restAt(playback.at, playback.speed) : { ...playback, elapsed };
    }
    case "playing": {
      const { speed } = playback;
      let { at, elapsed } = playback;
      elapsed += ms;
      for (;;) {
        const events = playable.actionsAt(at.step);
        const length = beatMs({ at, speed, events });
        if (elapsed < length) return { ...playback, at, elapsed, events };
        if (playable.asksAt?.(at) === true) return restAt(at, speed);
        const next = after(at, playable);
        if (next === null)
          return playable.growing ? waitAt(playback, { at, speed, events }) : restAt(at, speed);
        elapsed -= length;
        at = next;
      }
    }
    default:
      return unreachable(playback);
  }
}

/** At the end of a beat, until there is more; the same object while nothing changes. */
function waitAt(playback: Playback & { readonly kind: "playing" }, now: Beat): Playback {
  const elapsed = beatMs(now);
  const waits = playback.at === now.at && playback.elapsed === elapsed && playback.events === now.events;
  return waits ? playback : { kind: "playing", ...now, elapsed };
}

export function command(playback: Playback, playable: Playable, order: Command): Playback {
  const { at, speed } = playback;
  switch (order.kind) {
    case "play": {
      if (playback.kind === "playing") return playback;
      const following = after(at, playable);
      if (following === null && playable.growing)
        return { kind: "playing", at, elapsed: 0, speed, events: playable.actionsAt(at.step) };
      const next = following ?? FIRST_POSITION;
      return { kind: "playing", at: next, elapsed: 0, speed, events: playable.actionsAt(next.step) };
    }
    case "pause":
      return restAt(at, speed);
    case "toggle":
      return command(playback, playable, { kind: playback.kind === "playing" ? "pause" : "play" });
    case "seek":
      return restAt(within(order.at, playable), speed);
    case "seek-hour":
      return restAt(endOf(order.step, playable), speed);
    case "step": {
      const goal = stepGoal(at, playable, order.by, order.direction);
      if (goal === null)
        return restAt(order.direction === 1 ? at : { step: at.step, action: at.action }, speed);
      // Nothing moves on the way from one reason to the next.
      return order.direction === 1 && goal.reason === undefined
        ? { kind: "stepping", at: goal, elapsed: 0, duration: STEP_MS, speed }
        : restAt(goal, speed);
    }
    case "set-speed":
      if (playback.kind !== "playing") return { ...playback, speed: order.speed };
      // The beat goes on from where it is: what has passed of it is scaled to its new length.
      return {
        ...playback,
        speed: order.speed,
        elapsed: playback.elapsed * (beatMs({ ...playback, speed: order.speed }) / beatMs(playback)),
      };
    default:
      return unreachable(order);
  }
}

/** The nearest position that exists: after another run or scenario has come, hours and events may be fewer. */
export function within(at: Position, playable: Playable): Position {
  const step = stepOf(Math.min(Math.max(0, Math.trunc(at.step)), playable.steps - 1));
  const actions = playable.actionsAt(step);
  const action = Math.max(0, Math.trunc(at.action));
  if (action > actions) return { step, action: actions };
  const reason = Math.min(Math.trunc(at.reason ?? 0), playable.reasonsAt(step, action) - 1);
  return reason > 0 ? { step, action, reason } : { step, action };
}

/** Where the hour ends: all its events have happened. */
function endOf(step: number, playable: Playable): Position {
  return within({ step: stepOf(step), action: Number.MAX_SAFE_INTEGER }, playable);
}

/** Where every run begins: the first hour, nobody has acted. */
export const FIRST_POSITION: Position = { step: stepOf(0), action: 0 };

/** The whole position that follows, in play and by action; null at the very end. */
function after({ step, action }: Position, playable: Playable): Position | null {
  if (action < playable.actionsAt(step)) return { step, action: action + 1 };
  return step + 1 < playable.steps ? { step: stepOf(step + 1), action: 0 } : null;
}

/** The whole position before; of one inside a deliberation, where that begins. */
function before({ step, action, reason = 0 }: Position, playable: Playable): Position | null {
  if (reason > 0) return { step, action };
  if (action > 0) return { step, action: action - 1 };
  return step === 0 ? null : endOf(step - 1, playable);
}

/** The decision that follows, or else the event that they lead to. */
function reasonAfter(at: Position, playable: Playable): Position | null {
  const { step, action, reason = 0 } = at;
  return reason + 1 < playable.reasonsAt(step, action)
    ? { step, action, reason: reason + 1 }
    : after({ step, action }, playable);
}

/** The inverse of {@link reasonAfter}: back over an event it comes to the last decision before it. */
function reasonBefore(at: Position, playable: Playable): Position | null {
  const { step, action, reason = 0 } = at;
  if (reason > 1) return { step, action, reason: reason - 1 };
  if (reason === 1 || action === 0) return before(at, playable);
  const decisions = playable.reasonsAt(step, action - 1);
  return decisions > 1 ? { step, action: action - 1, reason: decisions - 1 } : { step, action: action - 1 };
}

/**
 * Where a step leads; null where there is nothing further: back then still leaves a deliberation. Back is the inverse of forward by reason
 * from everywhere, by action from whole positions, by event from events and by hour from ends of
 * hours. From inside a deliberation all but the finest grain go to the nearest position of theirs.
 */
function stepGoal(at: Position, playable: Playable, by: Grain, direction: 1 | -1): Position | null {
  switch (by) {
    case "reason":
      return direction === 1 ? reasonAfter(at, playable) : reasonBefore(at, playable);
    case "action":
      return direction === 1 ? after(at, playable) : before(at, playable);
    case "hour": {
      const step = at.step + direction;
      return step < 0 || step >= playable.steps ? null : endOf(step, playable);
    }
    case "event": {
      const neighbour = direction === 1 ? after : before;
      let goal = neighbour(at, playable);
      while (goal !== null && goal.action === 0) goal = neighbour(goal, playable);
      return goal;
    }
    default:
      return unreachable(by);
  }
}

/** The event whose deliberation a step by reason from `at` looks into, by the number of events before it; null for none. */
export function eventReasoned({ action, reason = 0 }: Position, direction: 1 | -1): number | null {
  if (direction === 1 || reason > 0) return action;
  return action === 0 ? null : action - 1;
}

const stepMs = (speed: number): number => 1000 / speed;

/** How long playing stays at a position: a step without events lasts as long as the speed says. */
function beatMs(beatOf: Beat): number {
  if (beatOf.at.action === 0 && beatOf.events === 0) return stepMs(beatOf.speed);
  const { travel, hold } = beat(beatOf);
  return travel + hold;
}

/** What leads to `at`: the glide into an hour, or one of its `events`. */
interface Beat {
  readonly at: Position;
  readonly speed: number;
  readonly events: number;
}

/** How long a beat travels, and then stands still, at a speed. Events slow an hour down; they speed up with it, too. */
function beat({ at, speed, events }: Beat): { travel: number; hold: number } {
  if (at.action > 0) {
    const pace = Math.max(1, speed) * Math.max(1, (events * (EVENT_MS + HOLD_MS)) / EVENTS_MS);
    const [travel, hold] = [EVENT_MS / pace, HOLD_MS / pace];
    return travel < JUMP_MS ? { travel: 1 / pace, hold: travel + hold - 1 / pace } : { travel, hold };
  }
  const glide = Math.min(GLIDE_MS, stepMs(speed) * GLIDE_SHARE);
  return { travel: glide < JUMP_MS ? 1 : glide, hold: 0 };
}
