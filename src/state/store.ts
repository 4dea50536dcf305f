/**
 * The page's state and the commands that change it. It holds what is open, where playback stands,
 * what is chosen and how it is displayed; frames themselves never pass through it. Sessions are
 * replaced whole, and only once they are complete: an error or a cancellation leaves everything as
 * it was and says so in `problem`.
 */

import type { StoreApi } from "zustand/vanilla";
import { createStore } from "zustand/vanilla";
import { NO_INTERVENTIONS } from "../engine/intervention.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import type { Runner, ScenarioSource } from "../runner/protocol.ts";
import { createWorkload } from "../scenario/scenario.ts";
import type { FrameSource } from "../view/frame-source.ts";
import type { AppState, Chosen } from "./app-state.ts";
import { createByHand } from "./by-hand.ts";
import type { Deliberations } from "./deliberations.ts";
import { createDeliberations } from "./deliberations.ts";
import type { Display } from "./display.ts";
import type { FitChanges } from "./fitted-changes.ts";
import { fitInto, fitNothing } from "./fitted-changes.ts";
import { FITTING } from "./fitting-part.ts";
import type { ForkCommands, RestAt, Soon } from "./fork-commands.ts";
import { createForks } from "./fork-commands.ts";
import { NO_FORKS } from "./fork-data.ts";
import type { FrameScheduler } from "./frame-scheduler.ts";
import { grownBy, stoppedBefore } from "./growth.ts";
import type { Hand } from "./hand.ts";
import { afterHand, createHand } from "./hand.ts";
import { createLaneFrames } from "./lane-frames.ts";
import type { LanePlan } from "./lane-plan.ts";
import { isChanged, plainPlan, planIn, planOf } from "./lane-plan.ts";
import type { LaneChanges } from "./link-forks.ts";
import type { LaneRun, ShownRun } from "./live-run.ts";
import type { Command, Position } from "./playback.ts";
import { DEFAULT_SPEED, FIRST_POSITION, restAt, within } from "./playback.ts";
import type { Problem } from "./problem.ts";
import { bugOf, problemOf } from "./problem.ts";
import type { OpenedFile } from "./read-source.ts";
import { readSource } from "./read-source.ts";
import type { Lane, Session } from "./session.ts";
import { MAX_LANES, pmsOf } from "./session.ts";
import type { RunKey } from "./session-runs.ts";
import { createSessionRuns } from "./session-runs.ts";
import type { KnownRuns } from "./start-session.ts";
import { endingRuns, findLane, startBaseline, startLane, startSession } from "./start-session.ts";
import type { Transport } from "./transport.ts";
import { createTransport } from "./transport.ts";
import type { WorkOptions } from "./work.ts";
import { createTurns, createWork } from "./work.ts";

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

interface OpenOptions {
  readonly keepPlaying?: boolean;
  readonly fitTo?: FitChanges;
  readonly chosen?: Chosen | undefined;
}

export interface App extends ForkCommands, Hand, Pick<Transport, "scrub" | "leaveAsIs"> {
  readonly store: StoreApi<AppState>;
  /** Resolves to whether it is now shown; so do the other ways of opening. */
  open(opening: Opening): Promise<boolean>;
  /** Opens another scenario with the lanes as they are, at the first hour. */
  openSource(source: ScenarioSource): Promise<boolean>;
  /**
   * Reads a file, a scenario or a demand table, and opens it. The file handed over last is the one
   * that is shown. A table that does not say how long its steps are waits for {@link answerStep}.
   * @param others that came with it: they are not opened, and that is said
   */
  openFile(file: OpenedFile, others?: readonly OpenedFile[]): Promise<boolean>;
  /** Says how long the steps of the file are that waits for it, and opens that; null opens nothing. */
  answerStep(minutes: number | null): Promise<boolean>;
  /** Opens a variant of what is open, at the same moment. */
  openVariant(source: ScenarioSource): Promise<boolean>;
  choosePolicy(lane: number, choice: PolicyChoice): Promise<void>;
  addLane(choice: PolicyChoice): Promise<void>;
  removeLane(lane: number): void;
  /** Ends the run of a lane that is under way: what is there stays. */
  stopRun(lane: number): void;
  /** A run's frames at the moment that playback stands at; the same source for everybody who asks. */
  framesOf(run: ShownRun): FrameSource;
  play(order: Command): void;
  selectPm(pm: number | null): void;
  point(at: AppState["pointedAt"]): void;
  readonly deliberations: Deliberations;
  show(change: Partial<Display>): void;
  setReducedMotion(reduced: boolean): void;
  dismissProblem(): void;
  dismissUnopened(): void;
  report(problem: Problem): void;
}

export function createApp(runner: Runner, scheduler: FrameScheduler, display: Display): App {
  const store = createStore<AppState>(() => ({
    session: null,
    work: [],
    problem: null,
    unopened: [],
    unknownStep: null,
    playback: restAt(FIRST_POSITION, DEFAULT_SPEED),
    selectedPm: null,
    selectedVm: null,
    canUndo: false,
    canRedo: false,
    handling: null,
    asking: null,
    pointedAt: null,
    display,
    reducedMotion: false,
  }));
  const { getState: get, setState: set } = store;
  const work = createWork(store);
  const turns = createTurns();
  const frames = new WeakMap<ShownRun["view"], FrameSource>();
  const runs = createSessionRuns((key, run) => growRun(key, run));
  const deliberations = createDeliberations(runner, (error) => set({ problem: bugOf(error) }));
  deliberations.listen(() => scheduler.request());
  runner.onLoss((fault) => set({ problem: { kind: "stopped", fault, lanes: [] } }));
  const byHand = createByHand();
  const transport = createTransport(store, scheduler, deliberations, byHand);
  const forks = createForks({
    scenario: () => get().session?.scenario ?? null,
    settled,
    reshape,
    step: () => get().playback.at.step,
    addLane,
    changed: ({ done, undone }) => set({ canUndo: done.length > 0, canRedo: undone.length > 0 }),
  });
  const hand = createHand(store, (lane, made) => void forks.commands.intervene(lane, made));
  /** The moment that was asked for, while the runs have not come so far. */
  let goal: Position | null = null;
  let nextLane = 0;
  /** The stopped baseline that another is being run for. */
  let resuming: ShownRun | null = null;
  /** The lanes that were asked for: those of the session, once everything under way is done. */
  let wanted: readonly LanePlan[] = [];

  store.subscribe(({ playback: { at }, pointedAt }, { playback: before }) => {
    scheduler.request();
    if (at !== before.at) byHand.follow(before.at, at);
    // What is pointed at belongs to the event that one was at.
    const isElsewhere = at.step !== before.at.step || at.action !== before.at.action;
    if (isElsewhere && pointedAt !== null) set({ pointedAt: null });
  });

  function play(order: Command): void {
    if (order.kind !== "set-speed") goal = null;
    transport.play(order);
  }

  /** Shows a session at the moment nearest to `at` that it has; what plays goes on, unless it is to rest. */
  function showSession(session: Session, at: Position, rests = false, chosen: Chosen = get()): void {
    const { playback, asking, handling, pointedAt } = get();
    const { selectedPm, selectedVm } = chosen;
    const score = transport.score(session);
    const isThere = (lane: number): boolean => session.lanes.some(({ id }) => id === lane);
    byHand.keep(session);
    goal = score.growing && at.step >= score.steps ? at : null;
    const now = within(at, score);
    set({
      session,
      playback: rests ? restAt(now, playback.speed) : { ...playback, at: now },
      selectedPm: selectedPm !== null && selectedPm < pmsOf(session) ? selectedPm : null,
      selectedVm: selectedVm !== null && selectedVm < session.scenario.vms ? selectedVm : null,
      asking: asking === null ? null : byHand.asksAt(session, now),
      handling: handling !== null && isThere(handling.lane) ? handling : null,
      pointedAt: pointedAt !== null && isThere(pointedAt.lane) ? pointedAt : null,
    });
    if (goal === null && at.reason !== undefined) transport.seekReason(at);
  }

  /** Opens what `find` finds; null finds nothing to open, and has said why. */
  const openWith = (...how: Parameters<typeof open>): Promise<boolean> =>
    turns.take("scenario", open(...how));

  async function open(
    find: (options: WorkOptions) => Promise<ScenarioSource | null>,
    at: Position,
    { keepPlaying = false, fitTo = fitNothing, chosen }: OpenOptions = {},
  ): Promise<boolean> {
    const started = await work("scenario", async (options) => {
      const source = await find(options);
      if (source === null) return null;
      const opened = await runner.call("open", source, options);
      if (opened.kind === "error") {
        set({ problem: problemOf(source, opened.error) });
        return null;
      }
      const scenario = opened.value;
      const workload = createWorkload(scenario, NO_INTERVENTIONS);
      const fitted = await fitTo(scenario, options.signal);
      const plans = wanted.map((plan) => planIn(scenario, plan, fitted.get(plan.id)));
      return startSession(runner, { source, scenario, workload }, plans, options);
    });
    if (started === null) return false;
    const { playback } = get();
    const problem = stoppedBefore(started.session.lanes);
    set({ problem, playback: keepPlaying ? playback : restAt(playback.at, playback.speed) });
    transport.forget();
    deliberations.forget();
    forks.forgetAll();
    set({ asking: null, handling: null, pointedAt: null, unknownStep: null });
    runs.replaceAll(started.runs);
    showSession(started.session, at, false, chosen);
    for (const [key, run] of started.runs) growRun(key, run.current()); // it may have come further meanwhile
    catchUp(started.session);
    return true;
  }

  /** A run of the session has come further. */
  function growRun(key: RunKey, run: LaneRun): void {
    const { session } = get();
    if (session === null) return;
    set(({ problem }) => grownBy(session, problem, key, run));
    if (goal !== null) showSession(get().session ?? session, goal);
  }

  /** A baseline that stopped goes on with the first lane that is run again: nobody else would ask for it. */
  async function resumeBaseline(session: Session): Promise<void> {
    const { baseline } = session;
    if (baseline.kind !== "stopped" || baseline === resuming) return;
    resuming = baseline;
    const live = startBaseline(runner, session, [baseline]);
    await live.ready;
    if (get().session?.baseline !== baseline) return live.stop();
    runs.replaceBaseline(live);
    growRun("baseline", live.current());
  }

  /** Runs what was chosen while the session was being made. */
  function catchUp(session: Session): void {
    const closed = session.lanes.filter(({ id }) => !wanted.some((plan) => plan.id === id));
    wanted = wanted.map((plan) => {
      const made = session.lanes.find(({ id }) => id === plan.id);
      return made === undefined ? plan : { ...planOf(made), choice: plan.choice };
    });
    for (const plan of wanted) {
      const made = session.lanes.find(({ id }) => id === plan.id);
      if (made?.choice !== plan.choice) void runLane(plan);
    }
    for (const { id } of closed) dropLane(id);
  }

  /** Runs what a lane lacks of a plan, and shows it; says whether it is shown. @param known what it does not lack */
  const runLane = (plan: LanePlan, known = endingRuns(runs), rest: RestAt = null): Promise<boolean> =>
    turns.take(plan.id, run(plan, known, rest));

  async function run(plan: LanePlan, known: KnownRuns, rest: RestAt): Promise<boolean> {
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
      return startLane(runner, before, plan, known, options);
    });
    const session = get().session;
    const isStale = session === null || session.scenario !== before.scenario;
    if (started === null || isStale || !wanted.includes(plan)) {
      for (const live of started?.fresh ?? []) live.stop();
      // Cancelled or failed: what is wanted is again what is there, unless something newer is.
      if (started === null && !isStale)
        wanted = wanted.flatMap((other) => (other === plan ? shownPlan(plan.id) : [other]));
      return false;
    }
    runs.replaceLane(plan.id, started.runs);
    showLane(session, started.lane(), rest);
    return true;
  }

  /** Shows a lane in the place of what it was, or at the end. */
  function showLane(session: Session, lane: Lane, rest: RestAt): void {
    const isKnown = session.lanes.some(({ id }) => id === lane.id);
    const lanes = isKnown
      ? session.lanes.map((other) => (other.id === lane.id ? lane : other))
      : [...session.lanes, lane];
    const at = rest === null || rest === "here" ? (goal ?? get().playback.at) : afterHand(lane.run, rest);
    showSession({ ...session, lanes }, at, rest !== null);
  }

  const laneOf = (id: number): Lane | undefined => get().session?.lanes.find((lane) => lane.id === id);

  function shownPlan(id: number): LanePlan[] {
    const lane = laneOf(id);
    return lane === undefined ? [] : [planOf(lane)];
  }

  /** What the lane is once nothing is under way on it. */
  function settled(id: number): Soon<Lane | undefined> {
    const others = turns.of(id);
    return others === null ? laneOf(id) : others.then(() => settled(id));
  }

  function reshape(plan: LanePlan, rest: RestAt): Soon<boolean> {
    const { session } = get();
    const lane = laneOf(plan.id);
    if (session === null || lane === undefined) return false;
    wanted = wanted.map((other) => (other.id === plan.id ? plan : other));
    const known = findLane(plan, runs);
    if (known === null) return runLane(plan, runs, rest);
    runs.replaceLane(plan.id, known.runs);
    showLane(session, known.lane(), rest);
    return true;
  }

  async function addLane(plan: Omit<LanePlan, "id">): Promise<void> {
    if (wanted.length >= MAX_LANES) return;
    const wish = { ...plan, id: nextLane++ };
    wanted = [...wanted, wish];
    await runLane(wish);
  }

  function dropLane(id: number): void {
    const { session, playback } = get();
    if (session === null) return;
    runs.remove(id);
    forks.forget(id);
    showSession({ ...session, lanes: session.lanes.filter((lane) => lane.id !== id) }, playback.at);
  }

  return {
    store,
    open: ({ source, choices, at, changes = [], onLeftOut, chosen }) => {
      wanted = choices.slice(0, MAX_LANES).map((choice) => plainPlan(nextLane++, choice));
      const fitTo = fitInto(
        wanted.map(({ id }) => id),
        changes,
        onLeftOut,
      );
      return openWith(async () => source, at ?? FIRST_POSITION, { fitTo, chosen });
    },
    openSource: (source) => openWith(async () => source, FIRST_POSITION),
    openVariant: (source) => openWith(async () => source, get().playback.at, { keepPlaying: true }),
    openFile: (file, others = []) => {
      set({ unopened: others.map(({ name }) => name) });
      return openWith(async ({ signal }) => {
        const read = await readSource(file, signal);
        signal.throwIfAborted();
        if (read.kind === "error") set({ problem: read.error });
        else if (read.value.kind === "source") return read.value.source;
        else set({ unknownStep: read.value.file });
        return null;
      }, FIRST_POSITION);
    },
    async answerStep(stepMinutes) {
      const file = get().unknownStep;
      set({ unknownStep: null });
      if (file === null || stepMinutes === null) return false;
      return openWith(async () => ({ ...file, stepMinutes }), FIRST_POSITION);
    },
    choosePolicy: async (id, choice) => {
      const now = wanted.find((plan) => plan.id === id);
      if (now === undefined) return;
      const wish = { ...(shownPlan(id)[0] ?? now), choice };
      wanted = wanted.map((plan) => (plan === now ? wish : plan));
      await runLane(wish);
    },
    addLane: (choice) => addLane({ choice, name: null, own: NO_INTERVENTIONS, ...NO_FORKS }),
    removeLane(id) {
      if (wanted.length === 1) return;
      wanted = wanted.filter((lane) => lane.id !== id);
      dropLane(id);
    },
    stopRun: runs.stop,
    framesOf(run) {
      const source = frames.get(run.view) ?? createLaneFrames(store, scheduler, deliberations, run.view);
      frames.set(run.view, source);
      return source;
    },
    play,
    scrub: transport.scrub,
    leaveAsIs: transport.leaveAsIs,
    deliberations,
    ...forks.commands,
    ...hand,
    selectPm: (pm) => set({ selectedPm: pm }),
    point: (pointedAt) => set({ pointedAt }),
    show: (change) => set(({ display: now }) => ({ display: { ...now, ...change } })),
    setReducedMotion: (reducedMotion) => set({ reducedMotion }),
    dismissProblem: () => set({ problem: null }),
    dismissUnopened: () => set({ unopened: [] }),
    report: (problem) => set({ problem }),
  };
}
