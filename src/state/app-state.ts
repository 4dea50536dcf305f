/** What the page is about at a moment: what is open, what is under way, what is chosen and how it is displayed. */

import type { Decision } from "../engine/decision.ts";
import type { DemandFile, Progress } from "../runner/protocol.ts";
import type { Answer, Asking } from "./by-hand.ts";
import type { Display } from "./display.ts";
import type { ForkHistory } from "./fork-history.ts";
import type { LanePlan } from "./lane.ts";
import type { Command, Playback, Position } from "./playback.ts";
import type { Problem } from "./problem.ts";
import type { Session } from "./session.ts";

/** Something under way that has not yet changed what is shown. */
export interface Work {
  /** The lane that is run, or the opening of a scenario. There is at most one piece of work of each. */
  readonly on: number | "scenario";
  readonly progress: Progress | null;
  readonly cancel: () => void;
}

export interface AppState {
  readonly session: Session | null;
  /** The lanes that were asked for, in their order: those of the session, once everything under way is done. */
  readonly wanted: readonly LanePlan[];
  /** The id of the next lane. None is given twice. */
  readonly nextLane: number;
  readonly work: readonly Work[];
  readonly problem: Problem | null;
  /** Names of files that were handed over together with the one that was opened. */
  readonly unopened: readonly string[];
  /** A demand table that is to be opened once somebody has said how long its steps are. */
  readonly unknownStep: DemandFile | null;
  readonly playback: Playback;
  /** The moment that was asked for, while the runs have not come so far and nobody has gone elsewhere. */
  readonly goal: Position | null;
  /** Commands that wait until it is known what led to an event: the first is being found out about, the others are behind it. */
  readonly waiting: readonly Command[];
  readonly selectedPm: number | null;
  readonly selectedVm: number | null;
  /** What was done to the forks of the lanes. */
  readonly history: ForkHistory;
  /** A VM is being moved by hand: the next PM (or VM) chosen in that lane is where it goes. */
  readonly handling: { readonly lane: number; readonly kind: "move" | "swap"; readonly vm: number } | null;
  /** A lane "by-hand" has a PM over, and play waits for its player. */
  readonly asking: Asking | null;
  /** What the players of such lanes have left as it is. */
  readonly answers: readonly Answer[];
  /** The lane whose reasons are stepped through, by its id, while the others stay at the event; null where all are. */
  readonly reasoned: number | null;
  /** A decision of a lane's deliberation that the reader points at in the Why panel: drawn as a ghost in the pictures. */
  readonly pointedAt: { readonly lane: number; readonly decision: Decision } | null;
  readonly display: Display;
  /** The reader wants no motion: points jump. */
  readonly reducedMotion: boolean;
}

/** What is looked at, in all lanes. */
export type Chosen = Pick<AppState, "selectedPm" | "selectedVm">;
