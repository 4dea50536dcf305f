/**
 * The ways to open a scenario. A session is replaced whole, and only once the new one is complete: an
 * error or a cancellation leaves everything as it was, and says so in `problem`.
 */

import { NO_INTERVENTIONS } from "../engine/intervention.ts";
import type { MigrationTerms } from "../engine/migration-cost.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import type { Runner, ScenarioSource } from "../runner/protocol.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { createWorkload } from "../scenario/scenario.ts";
import type { AppState, Chosen } from "./app-state.ts";
import type { Deliberations } from "./deliberations.ts";
import type { FitChanges } from "./fitted-changes.ts";
import { fitInto, fitNothing } from "./fitted-changes.ts";
import { NO_HISTORY } from "./fork-history.ts";
import { stoppedBefore } from "./growth.ts";
import { planIn } from "./lane.ts";
import type { Lanes } from "./lanes.ts";
import type { LaneChanges } from "./link-forks.ts";
import type { Position } from "./playback.ts";
import { FIRST_POSITION, restAt } from "./playback.ts";
import { problemOf } from "./problem.ts";
import type { OpenedFile } from "./read-source.ts";
import { readSource } from "./read-source.ts";
import type { SessionRuns } from "./session-runs.ts";
import type { Stage } from "./stage.ts";
import type { KnownRuns, StartRun } from "./start-session.ts";
import { sessionNow, startSession, tasksOf } from "./start-session.ts";
import type { AppStore } from "./store.ts";
import type { DoWork, Turns, WorkOptions } from "./work.ts";

/** What a session is to be opened with; from a link, or on the first visit. */
export interface Opening {
  readonly source: ScenarioSource;
  readonly choices: readonly PolicyChoice[];
  /** Null starts at the first hour. */
  readonly at: Position | null;
  /** What was changed in the lanes, in their order, from a link. What does not fit the scenario is left out. */
  readonly changes?: readonly LaneChanges[];
  /** Hears what of the changes in the lane at this place, from 0, was left out. */
  readonly onLeftOut?: (place: number, left: LaneChanges) => void;
  /** Is chosen together with the session, as far as that has it: the one before may not. Left out, what is chosen stays. */
  readonly chosen?: Chosen;
}

/** All resolve to whether what was to be opened is now shown. */
export interface Openings {
  open(opening: Opening): Promise<boolean>;
  /** Opens another scenario with the lanes as they are, at the first hour. */
  openSource(source: ScenarioSource): Promise<boolean>;
  /**
   * Reads a file, a scenario or a demand table, and opens it. The file handed over last is the one
   * that is shown. A table that does not say how long its steps are waits for {@link answerStep}.
   * @param others that came with it: they are not opened, and that is said
   */
  openFile(file: OpenedFile, others?: readonly OpenedFile[]): Promise<boolean>;
  /** Asks how long the steps of the demand table are that is open: whoever changes it stays at the moment. */
  askStep(): void;
  /** Says how long the steps of the file are that waits for it, and opens that; null opens nothing. */
  answerStep(minutes: number | null): Promise<boolean>;
  /** Opens a variant of what is open, at the same moment. */
  openVariant(source: ScenarioSource): Promise<boolean>;
  /** Tells what moves cost by other terms (MC2). What was changed in the lanes stays: nobody acts otherwise for it. */
  setMigration(terms: MigrationTerms): Promise<boolean>;
}

interface OpeningTools {
  readonly runner: Runner;
  readonly start: StartRun;
  readonly work: DoWork;
  readonly turns: Turns;
  readonly stage: Stage;
  readonly runs: SessionRuns;
  readonly lanes: Lanes;
  readonly deliberations: Deliberations;
}

/** What is about the session before, and goes with it. */
const NOTHING_BEGUN = {
  waiting: [],
  answers: [],
  history: NO_HISTORY,
  asking: null,
  handling: null,
  reasoned: null,
  pointedAt: null,
} as const satisfies Partial<AppState>;

const NOTHING_KNOWN: Pick<KnownRuns, "relatives"> = { relatives: () => [] };

/** A scenario that is to be shown in the place of the one that is. */
interface Found {
  readonly source: ScenarioSource;
  readonly scenario: Scenario;
  /** Where it is the same fleet with the same demands: its runs, so that none is run again, and all that was changed stays. */
  readonly known?: Pick<KnownRuns, "relatives">;
}

interface OpenOptions {
  readonly keepPlaying?: boolean;
  readonly fitTo?: FitChanges;
  readonly chosen?: Chosen | undefined;
}

export function createOpenings(
  { getState: get, setState: set }: AppStore,
  { runner, start, work, turns, stage, runs, lanes, deliberations }: OpeningTools,
): Openings {
  /** Opens what `find` finds; null finds nothing to open, and has said why. */
  const openWith = (...how: Parameters<typeof openAndShow>): Promise<boolean> =>
    turns.take("scenario", openAndShow(...how));

  const find =
    (source: ScenarioSource) =>
    async (options: WorkOptions): Promise<Found | null> => {
      const opened = await runner.call("open", source, options);
      if (opened.kind === "ok") return { source, scenario: opened.value };
      set({ problem: problemOf(source, opened.error) });
      return null;
    };

  /** Where one is, or wants to be, when that is shown which is opened. */
  const here = (): Position => get().goal ?? get().playback.at;
  const first = (): Position => FIRST_POSITION;

  /** @param at asked when it can be shown: it may have been played on */
  async function openAndShow(
    look: (options: WorkOptions) => Promise<Found | null>,
    at: () => Position,
    { keepPlaying = false, fitTo = fitNothing, chosen }: OpenOptions = {},
  ): Promise<boolean> {
    let isSame = false;
    const started = await work("scenario", async (options) => {
      const found = await look(options);
      if (found === null) return null;
      const { source, scenario, known } = found;
      isSame = known !== undefined;
      const workload = createWorkload(scenario, NO_INTERVENTIONS);
      const fitted = await fitTo(scenario, options.signal);
      const plans = get().wanted.map((plan) => (isSame ? plan : planIn(scenario, plan, fitted.get(plan.id))));
      return startSession(start, { source, scenario, workload }, plans, known ?? NOTHING_KNOWN, options);
    });
    if (started === null) return false;
    const { playback } = get();
    const session = sessionNow(started);
    set({
      problem: stoppedBefore(session.lanes),
      playback: keepPlaying ? playback : restAt(playback.at, playback.speed),
      unknownStep: null,
      ...(isSame ? {} : NOTHING_BEGUN),
    });
    deliberations.forget();
    runs.replaceAll(started.baseline, tasksOf(started));
    stage.show(session, at(), { chosen });
    lanes.catchUp(session);
    return true;
  }

  const openVariant = (source: ScenarioSource): Promise<boolean> =>
    openWith(find(source), here, { keepPlaying: true });

  return {
    open({ source, choices, at, changes = [], onLeftOut, chosen }) {
      const ids = lanes.want(choices).map(({ id }) => id);
      const fitTo = fitInto(ids, changes, onLeftOut);
      return openWith(find(source), () => at ?? FIRST_POSITION, { fitTo, chosen });
    },
    openSource: (source) => openWith(find(source), first),
    openVariant,
    setMigration(migration) {
      const look = async (): Promise<Found | null> => {
        const { session } = get();
        if (session === null) return null;
        const scenario = { ...session.scenario, migration };
        const relatives = (choice: PolicyChoice) =>
          runs.relatives(choice).map((run) => ({ ...run, scenario }));
        return { source: { ...session.source, migration }, scenario, known: { relatives } };
      };
      return openWith(look, here, { keepPlaying: true });
    },
    openFile(file, others = []) {
      set({ unopened: others.map(({ name }) => name) });
      return openWith(async (options) => {
        const read = await readSource(file, options.signal);
        options.signal.throwIfAborted();
        if (read.kind === "error") set({ problem: read.error });
        else if (read.value.kind === "source") return find(read.value.source)(options);
        else set({ unknownStep: read.value.file });
        return null;
      }, first);
    },
    askStep() {
      const source = get().session?.source;
      if (source?.kind === "csv") set({ unknownStep: source });
    },
    async answerStep(stepMinutes) {
      const file = get().unknownStep;
      set({ unknownStep: null });
      if (file === null || stepMinutes === null) return false;
      if (file === get().session?.source) return openVariant({ ...file, stepMinutes });
      return openWith(find({ ...file, stepMinutes }), first);
    },
  };
}
