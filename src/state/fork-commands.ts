/**
 * What a reader can do to the future of a lane. Commands are carried out one after the other, each on
 * what the one before has left, and remembered to be undone once they are carried out. Which fork is
 * shown is no change to be undone, but comes back with one.
 */

import type { Intervention } from "../engine/intervention.ts";
import type { ForkData, ForkPlan } from "./fork-data.ts";
import { NO_FORKS } from "./fork-data.ts";
import type { ForkHistory, ForkStep } from "./fork-history.ts";
import { NO_HISTORY, nextForkId, recorded, redone, undone, withoutLane } from "./fork-history.ts";
import type { LanePlan } from "./lane-plan.ts";
import { planOf } from "./lane-plan.ts";
import type { Position } from "./playback.ts";
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
  /** Takes one intervention back. */
  withdraw(lane: number, fork: number, index: number): Promise<void>;
  undo(): Promise<void>;
  redo(): Promise<void>;
}

/** At once where that is possible: what is known already is shown in the same breath. */
export type Soon<T> = T | Promise<T>;

/** Where playback rests once a lane has changed; null lets it be. */
export type RestAt = Position | "here" | null;

/** What the commands need of the page. */
export interface ForkHost {
  /** A lane of the session, once nothing is under way on it; undefined if it is closed. */
  settled(lane: number): Soon<Lane | undefined>;
  /** Makes a lane what is planned, with its policy as it is; says whether it is so. */
  reshape(plan: LanePlan, rest: RestAt): Soon<boolean>;
  addLane(plan: Omit<LanePlan, "id">): Promise<void>;
  changed(history: ForkHistory): void;
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

  /** Changes a lane's forks; null changes nothing. */
  const change = (
    id: number,
    make: (lane: Lane) => ForkData | null,
    { isRemembered = true, rest = null }: { isRemembered?: boolean; rest?: RestAt } = {},
  ): Promise<void> =>
    inTurn(() =>
      then(host.settled(id), (lane) => {
        const after = lane === undefined ? null : make(lane);
        if (lane === undefined || after === null) return;
        return then(host.reshape({ ...planOf(lane), ...after }, rest), (isDone) => {
          if (isDone && isRemembered) remember(recorded(history, { lane: id, before: dataOf(lane), after }));
        });
      }),
    );

  /** Changes one fork of a lane. */
  const changeFork = (id: number, fork: number, make: (fork: ForkPlan) => ForkPlan): Promise<void> =>
    change(id, (lane) => {
      if (!lane.forks.some((other) => other.id === fork)) return null;
      const forks = planOf(lane).forks.map((other) => (other.id === fork ? make(other) : other));
      return { forks, shown: lane.shown };
    });

  /** Goes one step of the history back or forth. */
  const go = (
    find: () => ForkStep | undefined,
    to: "before" | "after",
    move: (history: ForkHistory, step: ForkStep) => ForkHistory,
  ): Promise<void> =>
    inTurn(() => {
      const step = find();
      if (step === undefined) return;
      return then(host.settled(step.lane), (lane) => {
        if (lane === undefined) return;
        return then(host.reshape({ ...planOf(lane), ...step[to] }, null), (isDone) => {
          if (isDone) remember(move(history, step));
        });
      });
    });

  return {
    commands: {
      intervene: (id, made, as) => change(id, (lane) => withMade(lane, made, as), { rest: restAfter(made) }),
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
        changeFork(id, fork, (plan) => ({
          ...plan,
          interventions: plan.interventions.filter((_, i) => i !== index),
        })),
      promoteFork: (id, fork, name = "") =>
        inTurn(() =>
          then(host.settled(id), (lane) => {
            const promoted = lane?.forks.find((other) => other.id === fork);
            if (lane === undefined || promoted === undefined) return;
            return host.addLane({
              choice: lane.choice,
              name: promoted.name || name || null,
              own: promoted.interventions,
              ...NO_FORKS,
            });
          }),
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

/** A move or a swap is seen once it is made; of everything else one stays where one is. */
function restAfter(made: Intervention): RestAt {
  if (made.kind !== "move" && made.kind !== "swap") return "here";
  return { step: made.step, action: made.after + 1 };
}

const then = <T, R>(value: Soon<T>, next: (value: T) => Soon<R>): Soon<R> =>
  value instanceof Promise ? value.then(next) : next(value);
