/**
 * What a reader can do to the future of a lane. Commands are carried out one after the other, each on
 * what the one before has left, and remembered to be undone once they are carried out. They are about
 * the scenario that they were given in: one whose turn comes in another comes to nothing. What needs no
 * waiting is done at once. Which fork is shown is no change to be undone, but comes back with one.
 */

import type { Intervention } from "../engine/intervention.ts";
import { eventsBefore, touches } from "../engine/intervention.ts";
import { withoutIntervention } from "../engine/intervention-list.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { AppState } from "./app-state.ts";
import type { Fork, ForkData } from "./fork-data.ts";
import { NO_FORKS } from "./fork-data.ts";
import type { ForkHistory, ForkStep } from "./fork-history.ts";
import { nextForkId, recorded, redone, undone } from "./fork-history.ts";
import type { Lane, LanePlan } from "./lane.ts";
import { planOf } from "./lane.ts";
import type { Lanes, RestAt } from "./lanes.ts";
import { findLane } from "./session.ts";
import type { AppStore } from "./store.ts";
import type { Turns } from "./work.ts";
import { createQueue } from "./work.ts";

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

/** What a command comes to, once its turn has come. */
type Outcome =
  | {
      readonly kind: "other-forks";
      readonly forks: ForkData;
      readonly rest: RestAt;
      /** Once it is so; left out, it is not remembered. */
      readonly remember?: (history: ForkHistory) => ForkHistory;
    }
  | { readonly kind: "lane-beside"; readonly plan: Omit<LanePlan, "id"> };

interface ChangeOptions {
  readonly rest?: RestAt;
  /** The intervention that a lane, as it is before the change, gets or loses by it. */
  readonly about?: (lane: Lane) => Intervention | undefined;
}

export const canUndo = ({ history }: AppState): boolean => history.done.length > 0;
export const canRedo = ({ history }: AppState): boolean => history.undone.length > 0;

export function createForks(
  { getState: get, setState: set }: AppStore,
  turns: Turns,
  lanes: Lanes,
): ForkCommands {
  const queue = createQueue();
  const scenario = (): Scenario | undefined => get().session?.scenario;

  /**
   * @param find the lane that the command is about, once its turn has come; undefined comes to nothing
   * @param decide what comes of it once nothing else is under way on that lane; null changes nothing
   */
  async function carryOut(
    find: () => number | undefined,
    decide: (lane: Lane, scenario: Scenario) => Outcome | null,
  ): Promise<void> {
    const given = scenario();
    if (given === undefined) return;
    const turn = queue.enter();
    if (turn.before !== null) await turn.before;
    try {
      const id = scenario() === given ? find() : undefined;
      if (id === undefined) return;
      for (let others = turns.of(id); others !== null; others = turns.of(id)) await others;
      const lane = findLane(get().session, id);
      const outcome = lane === undefined || scenario() !== given ? null : decide(lane, given);
      if (lane === undefined || outcome === null) return;
      if (outcome.kind === "lane-beside") return await lanes.add(outcome.plan);
      const { forks, rest, remember } = outcome;
      const plan = { ...planOf(lane), ...forks };
      const isDone = lanes.showKnown(plan, rest) || (await lanes.run(plan, rest));
      if (isDone && remember !== undefined) set(({ history }) => ({ history: remember(history) }));
    } finally {
      turn.leave();
    }
  }

  /** Changes a lane's forks; null changes nothing. */
  const change = (
    id: number,
    make: (lane: Lane, scenario: Scenario) => ForkData | null,
    { rest = null, about }: ChangeOptions = {},
  ): Promise<void> =>
    carryOut(
      () => id,
      (lane, given) => {
        const after = make(lane, given);
        if (after === null) return null;
        const step = { lane: id, before: dataOf(lane), after, about: about?.(lane) ?? null };
        return { kind: "other-forks", forks: after, rest, remember: (history) => recorded(history, step) };
      },
    );

  /** Changes one fork of a lane. */
  const changeFork = (
    id: number,
    fork: number,
    make: (fork: Fork, scenario: Scenario) => Fork,
    options?: ChangeOptions,
  ): Promise<void> =>
    change(
      id,
      ({ forks, shown }, given) => {
        if (!forks.some((other) => other.id === fork)) return null;
        return { forks: forks.map((other) => (other.id === fork ? make(other, given) : other)), shown };
      },
      options,
    );

  /** What one undoes or does again is to be seen: in another step nothing would be. */
  const restAt = (about: Intervention | null): RestAt =>
    about === null || about.step === get().playback.at.step ? null : momentOf(about);

  /** Goes one step of the history back or forth. */
  const go = (
    find: () => ForkStep | undefined,
    to: "before" | "after",
    move: (history: ForkHistory, step: ForkStep) => ForkHistory,
  ): Promise<void> =>
    carryOut(
      () => find()?.lane,
      (lane) => {
        const step = find();
        if (step === undefined || step.lane !== lane.id) return null; // closing a lane takes its steps along
        return {
          kind: "other-forks",
          forks: step[to],
          rest: restAt(step.about),
          remember: (history) => move(history, step),
        };
      },
    );

  function withMade(lane: Lane, made: Intervention, as?: "new-fork"): ForkData {
    const { forks, shown } = lane;
    const interventions = [...lane.interventions, made];
    if (shown !== null && as === undefined)
      return { forks: forks.map((fork) => (fork.id === shown ? { ...fork, interventions } : fork)), shown };
    const id = nextForkId(get().history, lane.id, { forks, shown });
    return { forks: [...forks, { id, name: "", interventions }], shown: id };
  }

  return {
    intervene: (id, made, as) =>
      change(id, (lane) => withMade(lane, made, as), { rest: restAfter(made), about: () => made }),
    showFork: (id, fork) =>
      void carryOut(
        () => id,
        (lane) =>
          lane.shown === fork
            ? null
            : { kind: "other-forks", forks: { ...dataOf(lane), shown: fork }, rest: null },
      ),
    renameFork: (id, fork, name) => void changeFork(id, fork, (now) => ({ ...now, name: name.trim() })),
    dropFork: (id, fork) =>
      void change(id, (lane) => {
        const forks = lane.forks.filter((other) => other.id !== fork);
        if (forks.length === lane.forks.length) return null;
        return { forks, shown: lane.shown === fork ? null : lane.shown };
      }),
    withdraw: (id, fork, index) =>
      changeFork(
        id,
        fork,
        (now, { pms }) => ({ ...now, interventions: withoutIntervention(now.interventions, index, pms) }),
        { about: ({ forks }) => forks.find((other) => other.id === fork)?.interventions[index] },
      ),
    promoteFork: (id, fork, name = "") =>
      carryOut(
        () => id,
        ({ choice, forks }) => {
          const promoted = forks.find((other) => other.id === fork);
          if (promoted === undefined) return null;
          const { interventions } = promoted;
          const plan = { choice, name: promoted.name || name || null, own: interventions, ...NO_FORKS };
          return { kind: "lane-beside", plan };
        },
      ),
    undo: () => go(() => get().history.done.at(-1), "before", undone),
    redo: () => go(() => get().history.undone.at(-1), "after", redone),
  };
}

const dataOf = ({ forks, shown }: LanePlan): ForkData => ({ forks, shown });

/** What moves VMs is seen once it is made; of everything else one stays where one is. */
const restAfter = (made: Intervention): RestAt => (touches(made, "placement") ? momentOf(made) : "here");

/** Where an intervention is made. */
const momentOf = (made: Intervention): RestAt => ({ step: made.step, after: eventsBefore(made) });
