/**
 * A run's frames, straight from the record to the drawings, past React. A frame is made at most
 * once for a moment, however many drawings read it, and nobody is told to draw unless it changed.
 */

import { eventCount } from "../engine/record.ts";
import type { FrameSource } from "../view/frame-source.ts";
import type { FrameMarks, LaneFrame, LaneView } from "../view/lane-frame.ts";
import { createLaneView } from "../view/lane-frame.ts";
import type { Moment } from "../view/moment.ts";
import { trailSteps } from "../view/picture/trail.ts";
import type { Deliberations } from "./deliberations.ts";
import type { FrameScheduler } from "./frame-scheduler.ts";
import type { Lane } from "./lane.ts";
import type { Position } from "./playback.ts";
import { isSamePosition, momentOf } from "./playback.ts";
import type { ShownRun } from "./run.ts";
import type { AppStore } from "./store.ts";

/** The frames of runs, for as long as somebody has the run: one source each, whoever asks. */
export interface Frames {
  of(run: ShownRun): FrameSource;
}

export function createFrames(
  store: AppStore,
  scheduler: FrameScheduler,
  deliberations: Deliberations,
): Frames {
  const sources = new WeakMap<LaneView, FrameSource>();
  return {
    of({ view }) {
      const source = sources.get(view) ?? createLaneFrames(store, scheduler, deliberations, view);
      sources.set(view, source);
      return source;
    },
  };
}

function createLaneFrames(
  store: AppStore,
  scheduler: FrameScheduler,
  deliberations: Deliberations,
  view: LaneView,
): FrameSource {
  /** With everything that it was made of: while that is the same, so is the frame. */
  let shown: { readonly of: readonly unknown[]; readonly frame: LaneFrame } | null = null;
  const ghosts = createGhosts();

  const read = (): LaneFrame => {
    const { session, playback, display, reducedMotion, reasoned, pointedAt } = store.getState();
    const trail = session === null ? 0 : trailSteps(display.trailHours, session.scenario);
    const lane = session?.lanes.find(({ run }) => run.kind !== "failed" && run.view === view);
    // Whoever still draws a run that is no longer shown draws what there was: the moment is another run's.
    if (lane === undefined && shown !== null) return shown.frame;
    const isReasoned = lane !== undefined && (reasoned === null || reasoned === lane.id);
    const deliberation = isReasoned ? deliberationAt(lane, playback.at) : undefined;
    const decision = lane !== undefined && pointedAt?.lane === lane.id ? pointedAt.decision : null;
    const ghost = lane?.ghost ?? null;
    const isGhostThere = ghost !== null && playback.at.step < ghost.completed;
    // Without motion a moment is its position alone: points jump.
    const time = reducedMotion ? playback.at : playback;
    const of = [time, trail, deliberation, decision, isGhostThere ? ghost.view : null];
    if (shown === null || of.some((part, i) => part !== shown?.of[i])) {
      const moment = reducedMotion ? { ...playback.at, progress: 1 } : momentOf(playback);
      const marks: FrameMarks = {
        reasoning: reasoningAt(deliberation, playback.at),
        pointedAt: decision,
        ghost: isGhostThere ? ghosts.positionsOf(ghost, moment) : null,
      };
      shown = { of, frame: view.frameAt(moment, trail, marks) };
    }
    return shown.frame;
  };

  /** The deliberation that playback is inside of, if this lane has one. */
  function deliberationAt({ run, choice }: Lane, { step, action, reason = 0 }: Position) {
    if (reason === 0 || run.kind === "failed" || step >= run.completed) return undefined;
    if (action >= eventCount(run.record, step)) return undefined;
    return deliberations.read(run, choice, step, action);
  }

  return {
    read,
    subscribe(draw) {
      let drawn: LaneFrame | null = null;
      return scheduler.onDraw(() => {
        const frame = read();
        if (frame === drawn) return;
        drawn = frame;
        draw();
      });
    },
    subscribePosition(draw) {
      let drawn: Position | null = null;
      return scheduler.onDraw(() => {
        const { at } = store.getState().playback;
        if (drawn !== null && isSamePosition(drawn, at)) return;
        drawn = at;
        draw();
      });
    },
  };
}

/** A lane with fewer decisions than another stays at its last one before the event, as long as the other weighs. */
function reasoningAt(
  deliberation: ReturnType<Deliberations["read"]>,
  { reason = 0 }: Position,
): FrameMarks["reasoning"] {
  if (deliberation === undefined) return null;
  const shown = Math.min(reason, deliberation.decisions.length - 1);
  return shown <= 0 ? null : { deliberation, shown };
}

/** Where the points of originals are. They have views of their own: others may draw the same run at other times. */
function createGhosts() {
  let kept: { readonly of: LaneView; readonly view: LaneView } | null = null;
  return {
    positionsOf({ view, workload, record }: ShownRun, moment: Moment): Float64Array {
      if (kept?.of !== view) kept = { of: view, view: createLaneView(workload, record) };
      return kept.view.frameAt(moment, 0).positions;
    },
  };
}
