/**
 * The worker: the handlers behind Comlink. Cancellation arrives as a call of its own, by the number
 * of the one it ends. Scenarios stay here once they have come or have been made, each under a key
 * that the page chose, so that a large one crosses between the threads but once.
 */

import type { ProxyMethods } from "comlink";
import { expose, releaseProxy, transfer } from "comlink";
import { tryAgain } from "../base/missing.ts";
import { createPart, loadAhead } from "../base/part.ts";
import { partBuffers } from "../engine/record.ts";
import { deciderOf, loadChoice } from "../policies/registry.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { createHandlers } from "./handlers.ts";
import type { Progress, Protocol, RequestKind } from "./protocol.ts";
import type { Solve } from "./solvers.ts";

/** Loaded with the first question. */
const SOLVER = createPart(
  () => import("./solver-worker.ts"),
  (module): Solve => module.solveInWorker,
);
const handlers = createHandlers({
  async deciderOf(choice) {
    await loadChoice(choice);
    return deciderOf(choice);
  },
  solve: async (question, signal) => (await SOLVER.attempt())(question, signal),
});
const underWay = new Map<number, AbortController>();
const scenarios = new Map<number, Scenario>();

/** What a call is made with. */
export interface WorkerCall<K extends RequestKind> {
  readonly number: number;
  readonly kind: K;
  readonly request: WorkerRequest<K>;
}

/** A request as it crosses: a scenario by its key. */
export type WorkerRequest<K extends RequestKind> = K extends "run" | "score" | "explain"
  ? Omit<Protocol[K]["request"], "scenario"> & { readonly scenario: number }
  : Protocol[K]["request"];

export const workerApi = {
  /** A scenario that is opened is kept under the number of the call. */
  async call<K extends RequestKind>(
    { number, kind, request }: WorkerCall<K>,
    report: (progress: Progress) => void,
    deliver: (part: Protocol[K]["part"]) => void | Promise<void>,
  ): Promise<Protocol[K]["response"]> {
    tryAgain(); // what did not come for another call may come for this one
    const controller = new AbortController();
    underWay.set(number, controller);
    const delivered: unknown[] = [];
    try {
      const response = await handlers[kind](resolve(request), {
        signal: controller.signal,
        report,
        deliver: (part) => delivered.push(deliver(transfer(part, partBuffers(part)))),
      });
      if ("kind" in response && response.kind === "ok") scenarios.set(number, response.value);
      await Promise.all(delivered); // parts come by another way than the response: it must not overtake them
      return response;
    } finally {
      underWay.delete(number);
      letGo(report);
      letGo(deliver);
    }
  },
  cancel(number: number): void {
    underWay.get(number)?.abort();
  },
  keep(key: number, scenario: Scenario): void {
    scenarios.set(key, scenario);
  },
  forget(key: number): void {
    scenarios.delete(key);
  },
  /** The answer is the sign of life that was asked for. */
  ping(): void {},
  /** Resolves once the lock of this name is the worker's; it keeps it to its end. */
  holdLock: (name: string): Promise<void> =>
    new Promise((resolve) => {
      void navigator.locks.request(name, () => {
        resolve();
        return new Promise(() => {});
      });
    }),
  /** Loads what reads files before somebody opens one. */
  loadAhead: (): Promise<void> => loadAhead(() => new Promise((resolve) => setTimeout(resolve))),
};

/** Closes the way to a function of the page, which would else stay open until the garbage here is collected. */
function letGo(remote: object): void {
  (remote as ProxyMethods)[releaseProxy]();
}

function resolve<K extends RequestKind>(request: WorkerRequest<K>): Protocol[K]["request"] {
  if (!("choice" in request)) return request as Protocol[K]["request"];
  const scenario = scenarios.get(request.scenario);
  if (scenario === undefined)
    throw new Error(`assertion failed: the worker keeps scenario ${request.scenario}`);
  return { ...request, scenario } as Protocol[K]["request"];
}

expose(workerApi);
postMessage("here"); // nobody takes it for an answer: it is the first sign of life
