/**
 * What is shown: a session at a moment that it has. Everything that belongs to a lane that is gone, or
 * to what a lane no longer is, goes with it. A moment that runs have not come to yet stays the goal.
 */

import type { Chosen } from "./app-state.ts";
import { answersIn, asksAt } from "./by-hand.ts";
import { grownBy } from "./growth.ts";
import type { Lane } from "./lane.ts";
import type { Position } from "./playback.ts";
import { restAt, within } from "./playback.ts";
import type { ShownRun } from "./run.ts";
import type { Session } from "./session.ts";
import { findLane, pmsOf } from "./session.ts";
import type { AppStore } from "./store.ts";
import type { Transport } from "./transport.ts";

interface ShowOptions {
  /** What plays is to rest; else it goes on. */
  readonly rests?: boolean;
  /** What is to be looked at, as far as it is there; left out, what is looked at stays. */
  readonly chosen?: Chosen | undefined;
}

export interface Stage {
  /** Shows a session at the moment nearest to `at` that it has. */
  show(session: Session, at: Position, options?: ShowOptions): void;
  /** Shows a lane in the place of what it was, or at the end; null goes where one wanted to go, or stays. */
  showLane(session: Session, lane: Lane, at: Position | null, options?: ShowOptions): void;
  /** Another run takes the place of the baseline. */
  showBaseline(session: Session, baseline: ShownRun): void;
  /** A run has come further. It may be none of those that are shown. */
  grow(run: ShownRun): void;
}

export function createStage({ getState: get, setState: set }: AppStore, transport: Transport): Stage {
  function show(session: Session, at: Position, { rests = false, chosen = get() }: ShowOptions = {}): void {
    const { playback, asking, handling, reasoned, pointedAt } = get();
    const { selectedPm, selectedVm } = chosen;
    const isThere = ({ lane }: { readonly lane: number }): boolean => findLane(session, lane) !== undefined;
    const answers = answersIn({ session, answers: get().answers });
    const playable = transport.playable(session);
    const goal = playable.growing && at.step >= playable.steps ? at : null;
    const now = within(at, playable);
    set({
      session,
      playback: rests ? restAt(now, playback.speed) : { ...playback, at: now },
      goal,
      selectedPm: selectedPm !== null && selectedPm < pmsOf(session) ? selectedPm : null,
      selectedVm: selectedVm !== null && selectedVm < session.scenario.vms ? selectedVm : null,
      answers,
      asking: asking === null ? null : asksAt({ session, answers }, now),
      handling: handling !== null && isThere(handling) ? handling : null,
      reasoned: reasoned !== null && isThere({ lane: reasoned }) ? reasoned : null,
      pointedAt: pointedAt !== null && isThere(pointedAt) ? pointedAt : null,
    });
    if (goal === null && at.reason !== undefined) transport.seekReason(at);
  }

  /** On to where one wanted to go, once a run has come further. */
  function goOn(): void {
    const { session, goal } = get();
    if (session !== null && goal !== null) show(session, goal);
  }

  return {
    show,
    showLane(session, lane, at, options) {
      const isKnown = findLane(session, lane.id) !== undefined;
      const lanes = isKnown
        ? session.lanes.map((other) => (other.id === lane.id ? lane : other))
        : [...session.lanes, lane];
      show({ ...session, lanes }, at ?? get().goal ?? get().playback.at, options);
    },
    showBaseline(session, baseline) {
      set({ session: { ...session, baseline } });
      goOn();
    },
    grow(run) {
      const { session, problem } = get();
      const grown = session === null ? null : grownBy(session, problem, run);
      if (grown === null) return;
      set(grown);
      goOn();
    },
  };
}
