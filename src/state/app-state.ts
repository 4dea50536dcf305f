/** What the page is about at a moment: what is open, what is under way, what is chosen and how it is displayed. */

import type { Decision } from "../engine/decision.ts";
import type { DemandFile, Progress } from "../runner/protocol.ts";
import type { Display } from "./display.ts";
import type { Playback } from "./playback.ts";
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
  readonly work: readonly Work[];
  readonly problem: Problem | null;
  /** Names of files that were handed over together with the one that was opened. */
  readonly unopened: readonly string[];
  /** A demand table that is to be opened once somebody has said how long its steps are. */
  readonly unknownStep: DemandFile | null;
  readonly playback: Playback;
  readonly selectedPm: number | null;
  readonly selectedVm: number | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** A VM is being moved by hand: the next PM (or VM) chosen in that lane is where it goes. */
  readonly handling: { readonly lane: number; readonly kind: "move" | "swap"; readonly vm: number } | null;
  /** A lane "by-hand" has a PM over, and play waits for its player. */
  readonly asking: { readonly lane: number; readonly pm: number } | null;
  /** A decision of a lane's deliberation that the reader points at in the Why panel: drawn as a ghost in the pictures. */
  readonly pointedAt: { readonly lane: number; readonly decision: Decision } | null;
  readonly display: Display;
  /** The reader wants no motion: points jump. */
  readonly reducedMotion: boolean;
}

/** What is looked at, in all lanes. */
export type Chosen = Pick<AppState, "selectedPm" | "selectedVm">;
