/**
 * Playback in the page: commands change it, and so does time, frame by frame. A command that needs to
 * know what led to an event waits until that is known, and those after it wait for their turn; one
 * that says where to go takes the place of all that wait. Playing stops where a player is asked.
 */

import { eventCount } from "../engine/record.ts";
import type { AppState } from "./app-state.ts";
import { answersUpTo, asksAt, isBefore, withAnswer } from "./by-hand.ts";
import type { Deliberations } from "./deliberations.ts";
import type { FrameScheduler } from "./frame-scheduler.ts";
import type { Lane } from "./lane.ts";
import type { Command, Playable, Position } from "./playback.ts";
import { advance, command, eventReasoned, isMoving, restAt } from "./playback.ts";
import type { Session } from "./session.ts";
import { playableOf } from "./session.ts";
import type { AppStore } from "./store.ts";

export interface Transport {
  play(order: Command): void;
  /** Carries out a command that looks into what led to an event, in one lane alone: the others stay at the event. */
  reason(lane: number, order: Command): void;
  /** Seeks an hour in the next animation frame: of a drag, each frame shows the last place only. */
  scrub(step: number): void;
  /** Answers whoever is asked with no move; play goes on. */
  leaveAsIs(): void;
  /** What is played, with all that is known of it. */
  playable(session: Session): Playable;
  /** Goes inside a deliberation once it is known, unless somebody goes elsewhere. */
  seekReason(at: Position): void;
}

export function createTransport(
  { getState: get, setState: set, subscribe }: AppStore,
  scheduler: FrameScheduler,
  deliberations: Deliberations,
): Transport {
  /** Until the next frame. */
  let scrubbedTo: number | null = null;

  subscribe(({ playback: { at } }, { playback: { at: before } }) => {
    const after = at === before ? null : leaving(before, get());
    if (after !== null) set(after);
  });

  scheduler.onTick((elapsed) => {
    if (scrubbedTo !== null) play({ kind: "seek-hour", step: scrubbedTo });
    scrubbedTo = null;
    const { session, playback } = get();
    if (session === null || !isMoving(playback)) return false;
    const next = advance(playback, playable(session), elapsed);
    if (next === playback) return false; // it waits for hours that are on their way
    const stopped = playback.kind === "playing" && next.kind === "resting";
    set({ playback: next, asking: stopped ? asks(session, next.at) : null });
    return isMoving(next);
  });

  const known = (lane: Lane, at: Position["step"], event: number) =>
    lane.run.kind === "failed" || !hasEvent(lane, at, event)
      ? undefined
      : deliberations.peek(lane.run, at, event);

  const asks = (session: Session, at: Position) => asksAt({ session, answers: get().answers }, at);

  /** Whether the reasons of a lane are stepped through. */
  const isReasoned = ({ id }: Lane): boolean => {
    const { reasoned } = get();
    return reasoned === null || reasoned === id;
  };

  function playable(session: Session): Playable {
    const reasons = (lane: Lane, at: Position["step"], event: number) =>
      isReasoned(lane) ? known(lane, at, event) : undefined;
    return { ...playableOf(session, reasons), asksAt: (at) => asks(session, at) !== null };
  }

  function play(order: Command): void {
    const plays = order.kind === "play" || order.kind === "toggle";
    if (plays && get().handling !== null) set({ handling: null }); // it was taken up at another moment
    const { goal, waiting } = get();
    if (order.kind === "set-speed") {
      perform(order); // it moves nothing
      return;
    }
    if (goal !== null) set({ goal: null });
    if (waiting.length > 0 && !saysWhere(order)) set({ waiting: [...waiting, { ...order }] });
    else if (missing(order).length === 0) {
      if (waiting.length > 0) set({ waiting: [] });
      perform(order);
    } else void carryOut(order);
  }

  /** Carries out `first` and what comes to wait behind it, in order. */
  async function carryOut(first: Command): Promise<void> {
    set({ waiting: [{ ...first }] }); // each that waits is an object of its own, by which it is known below
    for (let [next] = get().waiting; next !== undefined; [next] = get().waiting) {
      await Promise.all(missing(next).map((fetch) => fetch()));
      const { waiting } = get();
      if (waiting[0] !== next) return; // something else was wanted meanwhile, and has its own way
      set({ waiting: waiting.slice(1) });
      perform(next);
    }
  }

  function perform(order: Command): void {
    const { session, playback, asking } = get();
    if (session === null) return;
    if (order.kind === "set-speed") {
      set({ playback: command(playback, playable(session), order) });
      return;
    }
    const starts = order.kind === "play" || (order.kind === "toggle" && playback.kind !== "playing");
    if (starts && asking !== null)
      set(({ answers }) => ({ answers: withAnswer({ session, answers }, asking, playback.at) }));
    // A moment that one plays on from asks first.
    const asked = starts && playback.kind !== "playing" ? asks(session, playback.at) : null;
    if (asked !== null) set({ playback: restAt(playback.at, playback.speed), asking: asked });
    else set({ playback: command(playback, playable(session), order), asking: null });
  }

  /** What has to be known of lanes before a command can be carried out. */
  function missing(order: Command): readonly (() => Promise<void>)[] {
    const { session, playback } = get();
    if (session === null) return [];
    const at = order.kind === "seek" ? order.at : playback.at;
    const { step } = at;
    const event = eventOf(order, at);
    if (event === null) return [];
    return session.lanes.filter(isReasoned).flatMap((lane) => {
      const { run, choice } = lane;
      if (run.kind === "failed" || !hasEvent(lane, step, event) || known(lane, step, event) !== undefined)
        return [];
      return [() => deliberations.fetch(run, choice, step, event)];
    });
  }

  return {
    play,
    reason(lane, order) {
      const { reasoned, playback } = get();
      const { step, action, reason } = playback.at;
      // From another lane's reasons back to the event, at which this one stands.
      if (reason !== undefined && reasoned !== null && reasoned !== lane)
        play({ kind: "seek", at: { step, action } });
      play(order);
      if (get().playback.at.reason !== undefined || get().waiting.length > 0) set({ reasoned: lane });
    },
    scrub(step) {
      scrubbedTo = step;
      scheduler.request();
    },
    leaveAsIs() {
      if (get().asking !== null) play({ kind: "play" });
    },
    playable,
    seekReason(at) {
      const order: Command = { kind: "seek", at };
      if (missing(order).length > 0) void carryOut(order);
    },
  };
}

/**
 * What leaving a moment makes of what belongs to it: answers that come after the one that is left for, what
 * is pointed at, which belongs to the event that one was at, and the lane whose reasons were stepped through,
 * once one is not among them. Null where there is nothing of it.
 */
function leaving(
  before: Position,
  { playback: { at }, answers, pointedAt, reasoned }: AppState,
): Pick<AppState, "answers" | "pointedAt" | "reasoned"> | null {
  const isElsewhere = at.step !== before.step || at.action !== before.action;
  const after = {
    answers: isBefore(at, before) ? answersUpTo(answers, at) : answers,
    pointedAt: isElsewhere ? null : pointedAt,
    reasoned: at.reason === undefined ? null : reasoned,
  };
  const isSame = after.answers === answers && after.pointedAt === pointedAt && after.reasoned === reasoned;
  return isSame ? null : after;
}

/** Such a command takes the place of all that wait. */
const saysWhere = (order: Command): boolean =>
  order.kind === "seek-hour" || (order.kind === "seek" && order.at.reason === undefined);

const hasEvent = ({ run }: Lane, step: Position["step"], event: number): boolean =>
  run.kind !== "failed" && step >= 0 && step < run.completed && event < eventCount(run.record, step);

/** The event whose deliberation a command looks into; null for none. */
function eventOf(order: Command, at: Position): number | null {
  if (order.kind === "seek") return at.reason === undefined ? null : at.action;
  return order.kind === "step" && order.by === "reason" ? eventReasoned(at, order.direction) : null;
}
