/**
 * The lanes that are wanted, and the way from there to what is shown. What is wanted is known at once;
 * a lane is shown once all of its runs can be, in the place of what it was. Of what was wanted of a lane
 * meanwhile the last counts, and what fails or is cancelled leaves wanted what is there.
 */

import { NO_INTERVENTIONS } from "../engine/intervention.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import { FaultError } from "../runner/fault.ts";
import { FITTING } from "./fitting-part.ts";
import { NO_FORKS } from "./fork-data.ts";
import { withoutLane } from "./fork-history.ts";
import type { HandMoment } from "./hand-moment.ts";
import { afterHand } from "./hand-moment.ts";
import type { LanePlan } from "./lane.ts";
import { isChanged, plainPlan, planOf } from "./lane.ts";
import { bugOf } from "./problem.ts";
import type { ShownRun } from "./run.ts";
import type { Session } from "./session.ts";
import { findLane, MAX_LANES } from "./session.ts";
import type { SessionRuns } from "./session-runs.ts";
import type { Stage } from "./stage.ts";
import type { KnownRuns, StartedLane, StartRun } from "./start-session.ts";
import { endingRuns, findTasks, laneNow, startBaseline, startLane } from "./start-session.ts";
import type { AppStore } from "./store.ts";
import type { DoWork, Turns } from "./work.ts";

export interface LaneCommands {
  choosePolicy(lane: number, choice: PolicyChoice): Promise<void>;
  addLane(choice: PolicyChoice): Promise<void>;
  removeLane(lane: number): void;
  /** Ends the run of a lane that is under way: what is there stays. */
  stopRun(lane: number): void;
}

/**
 * Where playback rests once a lane has changed: after everything that is done by hand from a moment on,
 * or where it is; null lets it be.
 */
export type RestAt = HandMoment | "here" | null;

export interface Lanes {
  readonly commands: LaneCommands;
  /** Other lanes are wanted than those that are there, with nothing changed in them: they are returned. */
  want(choices: readonly PolicyChoice[]): readonly LanePlan[];
  /** Runs what is wanted other than a session that has just been shown has it. */
  catchUp(session: Session): void;
  /** Opens one lane more, as far as there may be one. */
  add(plan: Omit<LanePlan, "id">): Promise<void>;
  /** Makes a lane of the session what is planned, where every run of it is there already; says whether it is so. */
  showKnown(plan: LanePlan, rest: RestAt): boolean;
  /** Makes it so, with what has to be run for it; says whether it is so. */
  run(plan: LanePlan, rest: RestAt): Promise<boolean>;
}

interface LaneTools {
  readonly start: StartRun;
  readonly work: DoWork;
  readonly turns: Turns;
  readonly stage: Stage;
  readonly runs: SessionRuns;
}

export function createLanes(
  { getState: get, setState: set }: AppStore,
  { start, work, turns, stage, runs }: LaneTools,
): Lanes {
  /** The stopped baseline that another is being run for. */
  let resuming: ShownRun | null = null;

  /** A baseline that stopped goes on with the first lane that is run again: nobody else would ask for it. */
  async function resumeBaseline(session: Session): Promise<void> {
    const { baseline } = session;
    if (baseline.kind !== "stopped" || baseline === resuming) return;
    resuming = baseline;
    const task = startBaseline(start, session, [baseline]);
    await task.ready;
    const now = get().session;
    if (now?.baseline !== baseline) return task.stop();
    runs.replaceBaseline(task);
    const run = task.current();
    if (run.kind !== "failed") return stage.showBaseline(now, run);
    resuming = null; // the one before stays, as far as it came, and may be tried again
    set({ problem: bugOf(new FaultError(run.fault)) });
  }

  const replace = (plan: LanePlan, by: readonly LanePlan[]): void =>
    set(({ wanted }) => ({ wanted: wanted.flatMap((other) => (other === plan ? by : [other])) }));

  const planOfShown = (id: number): readonly LanePlan[] => {
    const lane = findLane(get().session, id);
    return lane === undefined ? [] : [planOf(lane)];
  };

  /** Runs what a lane lacks of a plan, and shows it. @param known what it does not lack */
  const run = (plan: LanePlan, known: KnownRuns, rest: RestAt): Promise<boolean> =>
    turns.take(plan.id, runAndShow(plan, known, rest));

  /** With what was stopped or has failed run again. */
  const runToItsEnd = (plan: LanePlan): Promise<boolean> => run(plan, endingRuns(runs), null);

  async function runAndShow(plan: LanePlan, known: KnownRuns, rest: RestAt): Promise<boolean> {
    const before = get().session;
    if (before === null) return false;
    void resumeBaseline(before);
    const started = await work(plan.id, async (options) => {
      if (isChanged(plan)) {
        const { findPlanError } = await FITTING.load(options.signal);
        const error = findPlanError(plan, before.scenario);
        if (error !== null) set({ problem: { kind: "input", error } });
        if (error !== null || options.signal.aborted) return null;
      }
      return startLane(start, before, plan, known, options);
    });
    const { session, wanted } = get();
    const isStale = session === null || session.scenario !== before.scenario;
    if (started === null || isStale || !wanted.includes(plan)) {
      for (const task of started?.fresh ?? []) task.stop();
      // Cancelled or failed: what is wanted is again what is there, unless something newer is.
      if (started === null && !isStale) replace(plan, planOfShown(plan.id));
      return false;
    }
    show(session, started, rest);
    return true;
  }

  function show(session: Session, { plan, tasks }: Pick<StartedLane, "plan" | "tasks">, rest: RestAt): void {
    runs.replaceLane(plan.id, tasks);
    const lane = laneNow({ plan, tasks });
    const at = rest === null || rest === "here" ? null : afterHand(lane.run, rest);
    stage.showLane(session, lane, at, { rests: rest !== null });
  }

  function drop(id: number): void {
    const { session, playback, history } = get();
    if (session === null) return;
    runs.remove(id);
    set({ history: withoutLane(history, id) });
    stage.show({ ...session, lanes: session.lanes.filter((lane) => lane.id !== id) }, playback.at);
  }

  async function add(plan: Omit<LanePlan, "id">): Promise<void> {
    const { wanted, nextLane } = get();
    if (wanted.length >= MAX_LANES) return;
    const wish = { ...plan, id: nextLane };
    set({ wanted: [...wanted, wish], nextLane: nextLane + 1 });
    await runToItsEnd(wish);
  }

  return {
    want(choices) {
      const { nextLane } = get();
      const wanted = choices.slice(0, MAX_LANES).map((choice, i) => plainPlan(nextLane + i, choice));
      set({ wanted, nextLane: nextLane + wanted.length });
      return wanted;
    },
    catchUp(session) {
      const { wanted } = get();
      const closed = session.lanes.filter(({ id }) => !wanted.some((plan) => plan.id === id));
      const plans = wanted.map((plan) => {
        const made = findLane(session, plan.id);
        return made === undefined ? plan : { ...planOf(made), choice: plan.choice };
      });
      set({ wanted: plans });
      for (const plan of plans)
        if (findLane(session, plan.id)?.choice !== plan.choice) void runToItsEnd(plan);
      for (const { id } of closed) drop(id);
    },
    add,
    showKnown(plan, rest) {
      const { session, wanted } = get();
      if (session === null) return false;
      set({ wanted: wanted.map((other) => (other.id === plan.id ? plan : other)) });
      const tasks = findTasks(plan, runs);
      if (tasks === null) return false;
      show(session, { plan, tasks }, rest);
      return true;
    },
    run: (plan, rest) => run(plan, runs, rest),
    commands: {
      async choosePolicy(id, choice) {
        const now = get().wanted.find((plan) => plan.id === id);
        if (now === undefined) return;
        const [shown = now] = planOfShown(id);
        const wish = { ...shown, choice };
        replace(now, [wish]);
        await runToItsEnd(wish);
      },
      addLane: (choice) => add({ choice, name: null, own: NO_INTERVENTIONS, ...NO_FORKS }),
      removeLane(id) {
        const { wanted } = get();
        if (wanted.length === 1) return;
        set({ wanted: wanted.filter((lane) => lane.id !== id) });
        drop(id);
      },
      stopRun: runs.stop,
    },
  };
}
