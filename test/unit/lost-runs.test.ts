/** Runs whose worker is lost, or whose policy throws, on the way: what is there stays, and can be gone on from. */

import { describe, expect, it } from "vitest";
import { NO_INTERVENTIONS } from "../../src/engine/intervention.ts";
import { deciderOf } from "../../src/policies/registry.ts";
import type { Fault } from "../../src/runner/fault.ts";
import { FaultError } from "../../src/runner/fault.ts";
import type { Runner, ScenarioSource } from "../../src/runner/protocol.ts";
import { createWorkload } from "../../src/scenario/scenario.ts";
import type { App } from "../../src/state/app.ts";
import { createApp } from "../../src/state/app.ts";
import { DEFAULT_DISPLAY } from "../../src/state/display.ts";
import { createFrameScheduler } from "../../src/state/frame-scheduler.ts";
import { availableSteps } from "../../src/state/session.ts";
import { createLocalRunner } from "../contract/local-runner.ts";
import { simulate } from "../simulated.ts";
import { bytesOf, choose } from "./fixtures.ts";
import { allDone, laneOf, runOf, sessionOf, stateOf, until } from "./page.ts";

const FIGURES = { pms: 800, vms: 8000, steps: 200, stepMinutes: 60, seed: 7, load: 1, mix: null };
const LONG: ScenarioSource = { kind: "generate", figures: FIGURES };
const CHOICES = [choose("sandpiper-2008"), choose("scoa")];

interface Losing {
  readonly app: App;
  readonly lose: (fault: Fault) => void;
}

/** A page whose runner can lose what it is doing. */
async function openLong(): Promise<Losing> {
  const losing = createLosing();
  expect(await losing.app.open({ source: LONG, choices: CHOICES, at: null })).toBe(true);
  return losing;
}

/** @param onPart hears of every part of a run, with the policy, after the run has taken it */
function createLosing(onPart: (policy: string) => void = () => {}): Losing {
  const local = createLocalRunner();
  const underWay = new Set<(fault: Fault) => void>();
  const listeners = new Set<(fault: Fault) => void>();
  const runner: Runner = {
    ...local,
    onLoss: (listener) => void listeners.add(listener),
    call(kind, request, options = {}) {
      const stop = new AbortController();
      options.signal?.addEventListener("abort", () => stop.abort(options.signal?.reason));
      let lose = (_: Fault): void => {};
      const lost = new Promise<never>((_, reject) => {
        lose = (fault) => {
          reject(new FaultError(fault)); // at once, whatever it is doing
          stop.abort();
        };
      });
      const answer = local
        .call(kind, request, {
          ...options,
          signal: stop.signal,
          onPart(part) {
            underWay.add(lose); // one that has delivered nothing is called again, unnoticed
            options.onPart?.(part);
            if ("choice" in request) onPart(request.choice.policy);
          },
        })
        .finally(() => underWay.delete(lose));
      return Promise.race([answer, lost]);
    },
  };
  const app = createApp(
    runner,
    createFrameScheduler(() => 0),
    DEFAULT_DISPLAY,
  );
  return {
    app,
    lose(fault) {
      for (const listener of listeners) listener(fault);
      for (const one of underWay) one(fault);
    },
  };
}

const kinds = (app: App): string[] => sessionOf(app).lanes.map(({ run }) => run.kind);

describe.each<Fault>([{ kind: "died" }, { kind: "silent" }, { kind: "threw", message: "on purpose" }])(
  "a worker that is lost: $kind",
  (fault) => {
    it("leaves every lane with what it had, says which, and lets each go on from there", async () => {
      const { app, lose } = await openLong();
      expect(kinds(app)).toEqual(["running", "running"]);
      lose(fault);
      await until(app, () => kinds(app).every((kind) => kind === "stopped"));
      await until(app, () => sessionOf(app).baseline.kind !== "running");
      const ids = sessionOf(app).lanes.map(({ id }) => id);
      expect(stateOf(app).problem).toMatchObject({ kind: "stopped", fault });
      expect([...((stateOf(app).problem as { lanes?: number[] }).lanes ?? [])].sort()).toEqual(ids);
      const kept = sessionOf(app).lanes.map(({ run }) => runOf({ run }).completed);
      for (const steps of kept) {
        expect(steps).toBeGreaterThan(0);
        expect(steps).toBeLessThan(FIGURES.steps);
      }
      expect(laneOf(app).run).toMatchObject({ fault });

      await Promise.all(sessionOf(app).lanes.map(({ id, choice }) => app.choosePolicy(id, choice)));
      await allDone(app);
      expect(kinds(app)).toEqual(["done", "done"]);
      expect(availableSteps(sessionOf(app))).toBe(FIGURES.steps); // the baseline has gone on, too
      const workload = createWorkload(sessionOf(app).scenario, NO_INTERVENTIONS);
      for (const { run, choice } of sessionOf(app).lanes) {
        const whole = simulate(workload, deciderOf(choice), { quantiles: true });
        expect(bytesOf(runOf({ run }).record)).toEqual(bytesOf(whole));
      }
    });
  },
);

describe("a worker that is lost while a scenario is being opened", () => {
  it("leaves what stopped with a word why", async () => {
    const fault: Fault = { kind: "died" };
    let isLost = false;
    const { app, lose } = createLosing((policy) => {
      if (isLost || policy === "none") return; // the other lane has nothing yet
      isLost = true;
      lose(fault);
    });
    expect(await app.open({ source: LONG, choices: CHOICES, at: null })).toBe(true);
    const stopped = sessionOf(app).lanes.filter(({ run }) => run.kind === "stopped");
    expect(stopped.length).toBeGreaterThan(0);
    expect(stateOf(app).problem).toMatchObject({ kind: "stopped", fault });
    const { lanes } = stateOf(app).problem as { readonly lanes: readonly number[] };
    expect([...lanes].sort()).toEqual(stopped.map(({ id }) => id));
  });
});

describe("a run that a person stops", () => {
  it("has no fault", async () => {
    const { app } = await openLong();
    for (const { id } of sessionOf(app).lanes) app.stopRun(id);
    await until(app, () => kinds(app).every((kind) => kind === "stopped"));
    expect(laneOf(app).run).toMatchObject({ kind: "stopped", fault: null });
    expect(stateOf(app).problem).toBeNull();
    await app.openSource({ kind: "preset", name: "random", seed: 3 });
  });
});

describe("files that come together", () => {
  it("are named, but for the first, which opens", async () => {
    const { app } = await openLong();
    const [first, ...others] = ["a.csv", "b.csv", "c.json"].map(
      (name) => new File(["vm,hour,cpu,net,mem\nweb,0,0.5,0.1,0.2\n"], name),
    );
    if (first === undefined) throw new Error("there is a first");
    expect(await app.openFile(first, others)).toBe(true);
    expect(stateOf(app)).toMatchObject({ unopened: ["b.csv", "c.json"], problem: null });
    expect(sessionOf(app).source).toMatchObject({ name: "a.csv" });
    app.dismissUnopened();
    expect(stateOf(app).unopened).toEqual([]);
  });
});
