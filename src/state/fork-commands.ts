/**
 * What a reader can do to the future of a lane. Commands are carried out one after the other, each on
 * what the one before has left, and remembered to be undone once they are carried out. They are about
 * the scenario that they were given in: one whose turn comes in another comes to nothing. Which fork
 * is shown is no change to be undone, but comes back with one.
 */

import type { Step } from "../base/ids.ts";
import type { Intervention } from "../engine/intervention.ts";
import { eventsBefore, touches } from "../engine/intervention.ts";
import { withoutIntervention } from "../engine/intervention-list.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { ForkData, ForkPlan } from "./fork-data.ts";
import { NO_FORKS } from "./fork-data.ts";
import type { ForkHistory, ForkStep } from "./fork-history.ts";
import { NO_HISTORY, nextForkId, recorded, redone, undone, withoutLane } from "./fork-history.ts";
import type { LanePlan } from "./lane-plan.ts";
import { planOf } from "./lane-plan.ts";
import type { Lane } from "./session.ts";

/** Lanes and forks are named by their ids. */
export interface ForkCommands {
  /**
   * Adds to the fork that is shown; where the original is, makes a fork. Then shows the moment right
   * after it. "new-fork" leaves the fork that is shown as it is, and adds to a copy of it.
   */
  intervene(lane: number, made: Intervention, as?: "new-fork"): Promise<void>;
  /** Null shows the original. */
  showFork(lane: number, fork: number | null): void;
  renameFork(lane: number, fork: number, name: string): void;
  dropFork(lane: number, fork: number): void;
  /** Opens a lane beside that has the fork's interventions for its own; @param name what a fork without a name is called */
  promoteFork(lane: number, fork: number, name?: string): Promise<void>;
  /** Takes one intervention back, and what means nothing without it. */
  withdraw(lane: number, fork: number, index: number): Promise<void>;
  undo(): Promise<void>;
  redo(): Promise<void>;
}

/** At once where that is possible: what is known already is shown in the same breath. */
export type Soon<T> = T | Promise<T>;

/**
 * Where playback rests once a lane has changed: after everything that is done by hand from a moment on,
 * or where it is; null lets it be.
 */
export type RestAt = { readonly step: Step; readonly after: number } | "here" | null;

/** What the commands need of the page. */
export interface ForkHost {
  /** What is open. */
  scenario(): Scenario | null;
  /** A lane of the session, once nothing is under way on it; undefined if it is closed. */
  settled(lane: number): Soon<Lane | undefined>;
  /** Makes a lane what is planned, with its policy as it is; says whether it is so. */
  reshape(plan: LanePlan, rest: RestAt): Soon<boolean>;
  /** The step that is shown. */
  step(): Step;
  addLane(plan: Omit<LanePlan, "id">): Promise<void>;
  changed(history: ForkHistory): void;
}

interface ChangeOptions {
  readonly isRemembered?: boolean;
  readonly rest?: RestAt;
  /** The intervention that a lane, as it is before the change, gets or loses by it. */
  readonly about?: (lane: Lane) => Intervention | undefined;
}

export interface Forks {
  readonly commands: ForkCommands;
  /** A lane was closed. */
  forget(lane: number): void;
  /** Another session was opened. */
  forgetAll(): void;
}

export function createForks(host: ForkHost): Forks {
  let history = NO_HISTORY;
  /** The last command under way. */
  let last: Promise<void> | null = null;

  function remember(next: ForkHistory): void {
    history = next;
    host.changed(next);
  }

  /** At once, if nothing is under way; else when its turn comes. */
  function inTurn(command: () => Soon<void>): Promise<void> {
    const begun = last === null ? command() : last.then(command, command);
    if (!(begun instanceof Promise)) return Promise.resolve();
    const turn = begun.finally(() => {
      if (last === turn) last = null;
    });
    last = turn;
    return turn;
  }

  /** What is done with a lane, in the scenario that is open now, once the lane's turn has come. */
  function withLane(
    find: () => number | undefined,
    command: (lane: Lane, scenario: Scenario) => Soon<void>,
  ): Promise<void> {
    const scenario = host.scenario();
    if (scenario === null) return Promise.resolve();
    const isHere = (): boolean => host.scenario() === scenario;
    return inTurn(() => {
      const id = isHere() ? find() : undefined;
      if (id === undefined) return;
      return then(host.settled(id), (lane) => {
        if (lane !== undefined && isHere()) return command(lane, scenario);
      });
    });
  }

  /** Changes a lane's forks; null changes nothing. */
  const change = (
    id: number,
    make: (lane: Lane, scenario: Scenario) => ForkData | null,
    { isRemembered = true, rest = null, about }: ChangeOptions = {},
  ): Promise<void> =>
    withLane(
      () => id,
      (lane, scenario) => {
        const after = make(lane, scenario);
        if (after === null) return;
        return then(host.reshape({ ...planOf(lane), ...after }, rest), (isDone) => {
          if (!isDone || !isRemembered) return;
          remember(
            recorded(history, { lane: id, before: dataOf(lane), after, about: about?.(lane) ?? null }),
          );
        });
      },
    );

  /** Changes one fork of a lane. */
  const changeFork = (
    id: number,
    fork: number,
    make: (fork: ForkPlan, scenario: Scenario) => ForkPlan,
    options?: ChangeOptions,
  ): Promise<void> =>
    change(
      id,
      (lane, scenario) => {
        if (!lane.forks.some((other) => other.id === fork)) return null;
        const forks = planOf(lane).forks.map((other) => (other.id === fork ? make(other, scenario) : other));
        return { forks, shown: lane.shown };
      },
      options,
    );

  /** What one undoes or does again is to be seen: in another step nothing would be. */
  const restAt = (about: Intervention | null): RestAt =>
    about === null || about.step === host.step() ? null : momentOf(about);

  /** Goes one step of the history back or forth. */
  const go = (
    find: () => ForkStep | undefined,
    to: "before" | "after",
    move: (history: ForkHistory, step: ForkStep) => ForkHistory,
  ): Promise<void> =>
    withLane(
      () => find()?.lane,
      (lane) => {
        const step = find();
        if (step === undefined || step.lane !== lane.id) return; // closing a lane takes its steps along
        return then(host.reshape({ ...planOf(lane), ...step[to] }, restAt(step.about)), (isDone) => {
          if (isDone) remember(move(history, step));
        });
      },
    );

  return {
    commands: {
      intervene: (id, made, as) =>
        change(id, (lane) => withMade(lane, made, as), { rest: restAfter(made), about: () => made }),
      showFork: (id, fork) =>
        void change(id, (lane) => (lane.shown === fork ? null : { ...dataOf(lane), shown: fork }), {
          isRemembered: false,
        }),
      renameFork: (id, fork, name) => void changeFork(id, fork, (plan) => ({ ...plan, name: name.trim() })),
      dropFork: (id, fork) =>
        void change(id, (lane) => {
          const forks = planOf(lane).forks.filter((other) => other.id !== fork);
          if (forks.length === lane.forks.length) return null;
          return { forks, shown: lane.shown === fork ? null : lane.shown };
        }),
      withdraw: (id, fork, index) =>
        changeFork(
          id,
          fork,
          (plan, { pms }) => ({
            ...plan,
            interventions: withoutIntervention(plan.interventions, index, pms),
          }),
          { about: ({ forks }) => forks.find((other) => other.id === fork)?.interventions[index] },
        ),
      promoteFork: (id, fork, name = "") =>
        withLane(
          () => id,
          (lane) => {
            const promoted = lane.forks.find((other) => other.id === fork);
            if (promoted === undefined) return;
            return host.addLane({
              choice: lane.choice,
              name: promoted.name || name || null,
              own: promoted.interventions,
              ...NO_FORKS,
            });
          },
        ),
      undo: () => go(() => history.done.at(-1), "before", undone),
      redo: () => go(() => history.undone.at(-1), "after", redone),
    },
    forget: (lane) => remember(withoutLane(history, lane)),
    forgetAll: () => remember(NO_HISTORY),
  };

  function withMade(lane: Lane, made: Intervention, as?: "new-fork"): ForkData {
    const { forks, shown } = dataOf(lane);
    const interventions = [...lane.interventions, made];
    if (shown !== null && as === undefined)
      return { forks: forks.map((fork) => (fork.id === shown ? { ...fork, interventions } : fork)), shown };
    const id = nextForkId(history, lane.id, { forks, shown });
    return { forks: [...forks, { id, name: "", interventions }], shown: id };
  }
}

function dataOf(lane: Lane): ForkData {
  const { forks, shown } = planOf(lane);
  return { forks, shown };
}

/** What moves VMs is seen once it is made; of everything else one stays where one is. */
const restAfter = (made: Intervention): RestAt => (touches(made, "placement") ? momentOf(made) : "here");

/** Where an intervention is made. */
const momentOf = (made: Intervention): RestAt => ({ step: made.step, after: eventsBefore(made) });

const then = <T, R>(value: Soon<T>, next: (value: T) => Soon<R>): Soon<R> =>
  value instanceof Promise ? value.then(next) : next(value);
