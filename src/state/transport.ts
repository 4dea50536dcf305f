/**
 * Playback in the page: commands change it, and so does time, frame by frame. A command that needs to
 * know what led to an event waits until that is known, and those after it wait for their turn; one
 * that says where to go takes the place of all that wait. Playing stops where a player is asked.
 */

import type { StoreApi } from "zustand/vanilla";
import { eventCount } from "../engine/record.ts";
import type { AppState } from "./app-state.ts";
import type { ByHand } from "./by-hand.ts";
import type { Deliberations } from "./deliberations.ts";
import type { FrameScheduler } from "./frame-scheduler.ts";
import type { Command, Position, Score } from "./playback.ts";
import { advance, command, eventReasoned, isMoving, restAt } from "./playback.ts";
import type { Lane, Session } from "./session.ts";
import { scoreOf } from "./session.ts";

export interface Transport {
  play(order: Command): void;
  /** Seeks an hour in the next animation frame: of a drag, each frame shows the last place only. */
  scrub(step: number): void;
  /** Answers whoever is asked with no move; play goes on. */
  leaveAsIs(): void;
  /** What is played, with all that is known of it. */
  score(session: Session): Score;
  /** Goes inside a deliberation once it is known, unless somebody goes elsewhere. */
  seekReason(at: Position): void;
  /** Another session: what waits is about the last. */
  forget(): void;
}

export function createTransport(
  { getState: get, setState: set }: StoreApi<AppState>,
  scheduler: FrameScheduler,
  deliberations: Deliberations,
  byHand: ByHand,
): Transport {
  let waiting: readonly { readonly order: Command }[] = [];
  let scrubbedTo: number | null = null;

  scheduler.onTick((elapsed) => {
    if (scrubbedTo !== null) play({ kind: "seek-hour", step: scrubbedTo });
    scrubbedTo = null;
    const { session, playback } = get();
    if (session === null || !isMoving(playback)) return false;
    const next = advance(playback, score(session), elapsed);
    if (next === playback) return false; // it waits for hours that are on their way
    const stopped = playback.kind === "playing" && next.kind === "resting";
    set({ playback: next, asking: stopped ? byHand.asksAt(session, next.at) : null });
    return isMoving(next);
  });

  const known = (lane: Lane, at: Position["step"], event: number) =>
    lane.run.kind === "failed" || !hasEvent(lane, at, event)
      ? undefined
      : deliberations.peek(lane.run, at, event);

  function score(session: Session): Score {
    return { ...scoreOf(session, known), asksAt: (at) => byHand.asksAt(session, at) !== null };
  }

  function play(order: Command): void {
    const plays = order.kind === "play" || order.kind === "toggle";
    if (plays && get().handling !== null) set({ handling: null }); // it was taken up at another moment
    if (order.kind === "seek-hour" || (order.kind === "seek" && order.at.reason === undefined)) waiting = [];
    if (order.kind === "set-speed")
      perform(order); // it moves nothing
    else if (waiting.length > 0) waiting = [...waiting, { order }];
    else if (missing(order).length === 0) perform(order);
    else void carryOut(order);
  }

  /** Carries out `first` and what comes to wait behind it, in order. */
  async function carryOut(first: Command): Promise<void> {
    waiting = [{ order: first }];
    for (let [next] = waiting; next !== undefined; [next] = waiting) {
      await Promise.all(missing(next.order).map((fetch) => fetch()));
      if (waiting[0] !== next) return; // something else was wanted meanwhile, and has its own way
      waiting = waiting.slice(1);
      perform(next.order);
    }
  }

  function perform(order: Command): void {
    const { session, playback, asking } = get();
    if (session === null) return;
    if (order.kind === "set-speed") {
      set({ playback: command(playback, score(session), order) });
      return;
    }
    const starts = order.kind === "play" || (order.kind === "toggle" && playback.kind !== "playing");
    if (starts && asking !== null) byHand.leave(session, asking, playback.at);
    // A moment that one plays on from asks first.
    const asked = starts && playback.kind !== "playing" ? byHand.asksAt(session, playback.at) : null;
    if (asked !== null) set({ playback: restAt(playback.at, playback.speed), asking: asked });
    else set({ playback: command(playback, score(session), order), asking: null });
  }

  /** What has to be known of lanes before a command can be carried out. */
  function missing(order: Command): readonly (() => Promise<void>)[] {
    const { session, playback } = get();
    if (session === null) return [];
    const at = order.kind === "seek" ? order.at : playback.at;
    const { step } = at;
    const event = eventOf(order, at);
    if (event === null) return [];
    return session.lanes.flatMap((lane) => {
      const { run, choice } = lane;
      if (run.kind === "failed" || !hasEvent(lane, step, event) || known(lane, step, event) !== undefined)
        return [];
      return [() => deliberations.fetch(run, choice, step, event)];
    });
  }

  return {
    play,
    scrub(step) {
      scrubbedTo = step;
      scheduler.request();
    },
    leaveAsIs() {
      if (get().asking !== null) play({ kind: "play" });
    },
    score,
    seekReason(at) {
      const order: Command = { kind: "seek", at };
      if (missing(order).length > 0) void carryOut(order);
    },
    forget() {
      waiting = [];
      byHand.forget();
    },
  };
}

const hasEvent = ({ run }: Lane, step: Position["step"], event: number): boolean =>
  run.kind !== "failed" && step >= 0 && step < run.completed && event < eventCount(run.record, step);

/** The event whose deliberation a command looks into; null for none. */
function eventOf(order: Command, at: Position): number | null {
  if (order.kind === "seek") return at.reason === undefined ? null : at.action;
  return order.kind === "step" && order.by === "reason" ? eventReasoned(at, order.direction) : null;
}
