/**
 * What policies come to on a scenario, one after the other on a few workers of their own, so that the
 * lanes go on meanwhile. What was found out is kept as long as its scenario is open; everything else is
 * called off when another is. The workers are ended once nothing is left to do.
 */

import { NO_INTERVENTIONS } from "../engine/intervention.ts";
import type { Scores } from "../experiment/score.ts";
import { parametersText } from "../policies/parameters-text.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import type { Fault } from "../runner/fault.ts";
import { faultOf } from "../runner/fault.ts";
import type { Runner } from "../runner/protocol.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** Of a policy on a scenario. What nobody has asked for, or has called off, is idle. */
export type ScoreState =
  | { readonly kind: "idle" }
  | { readonly kind: "waiting" }
  | {
      readonly kind: "running";
      /** Of its steps, 0..1. */
      readonly share: number;
      /** At the pace so far; null before the first report. */
      readonly remainingMs: number | null;
    }
  | { readonly kind: "done"; readonly scores: Scores }
  | { readonly kind: "failed"; readonly fault: Fault };

/** By {@link choiceKey}; those that are idle are not in it. */
export type ScoreStates = ReadonlyMap<string, ScoreState>;

export interface ScoreBook {
  /** Of the scenario that was asked for last: another map whenever something has changed. */
  states(): ScoreStates;
  /** Returns the way out. */
  subscribe(changed: () => void): () => void;
  /** The scenario that states are about from now on: of another nothing goes on. */
  open(scenario: Scenario): void;
  /** Those that are not known, under way or waiting yet wait for a worker, in this order. */
  ask(choices: readonly PolicyChoice[]): void;
  /** Calls one off, or all. */
  stop(choice?: PolicyChoice): void;
}

interface Workers {
  start(): Runner;
  /** How many at most. */
  readonly most: number;
  /** Milliseconds. */
  now(): number;
}

/** A policy with its parameters, as a text. */
export const choiceKey = (choice: PolicyChoice): string => `${choice.policy} ${parametersText(choice)}`;

/** From one report of a row that is told to the next: the whole board is drawn with it. */
const CHANGE_MS = 200;

const IDLE: ScoreState = { kind: "idle" };
export const stateOf = (states: ScoreStates, choice: PolicyChoice): ScoreState =>
  states.get(choiceKey(choice)) ?? IDLE;

interface Job {
  readonly key: string;
  readonly choice: PolicyChoice;
  readonly scenario: Scenario;
  readonly stop: AbortController;
}

export function createScoreBook({ start, most, now }: Workers): ScoreBook {
  let scenario: Scenario | null = null;
  let states: ScoreStates = new Map();
  let waiting: readonly Job[] = [];
  const running = new Set<Job>();
  let free: readonly Runner[] = [];
  const listeners = new Set<() => void>();

  function set(key: string, state: ScoreState): void {
    const changed = new Map(states);
    if (state.kind === "idle") changed.delete(key);
    else changed.set(key, state);
    states = changed;
    for (const listener of listeners) listener();
  }

  function goOn(): void {
    for (; running.size < most; ) {
      const [next, ...others] = waiting;
      if (next === undefined) break;
      waiting = others;
      const [runner = start(), ...left] = free;
      free = left;
      void run(next, runner);
    }
    if (running.size > 0) return;
    for (const runner of free) runner.dispose();
    free = [];
  }

  async function run(job: Job, runner: Runner): Promise<void> {
    const { key, choice, scenario: of, stop } = job;
    running.add(job);
    const started = now();
    let told = started;
    set(key, { kind: "running", share: 0, remainingMs: null });
    let state: ScoreState;
    try {
      const scores = await runner.call(
        "score",
        { scenario: of, choice, interventions: NO_INTERVENTIONS },
        {
          signal: stop.signal,
          onProgress({ done, total }) {
            if (done === 0 || now() - told < CHANGE_MS) return;
            told = now();
            const remainingMs = ((now() - started) / done) * (total - done);
            set(key, { kind: "running", share: done / total, remainingMs });
          },
        },
      );
      state = { kind: "done", scores };
    } catch (error) {
      state = { kind: "failed", fault: faultOf(error) };
    }
    running.delete(job);
    free = [...free, runner];
    if (!stop.signal.aborted) set(key, state);
    goOn();
  }

  function stop(choice?: PolicyChoice): void {
    const isMeant = ({ key }: Job): boolean => choice === undefined || key === choiceKey(choice);
    const called = [...waiting, ...running].filter(isMeant);
    waiting = waiting.filter((job) => !isMeant(job));
    for (const { key, stop: off } of called) {
      off.abort();
      set(key, IDLE);
    }
  }

  return {
    states: () => states,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    open(next) {
      if (next === scenario) return;
      stop();
      scenario = next;
      states = new Map();
      for (const listener of listeners) listener();
    },
    ask(choices) {
      if (scenario === null) return;
      for (const choice of choices) {
        const { kind } = stateOf(states, choice);
        if (kind !== "idle" && kind !== "failed") continue;
        const key = choiceKey(choice);
        waiting = [...waiting, { key, choice, scenario, stop: new AbortController() }];
        set(key, { kind: "waiting" });
      }
      goOn();
    },
    stop,
  };
}
