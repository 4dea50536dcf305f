/**
 * A runner in a Web Worker, so that the page's thread never simulates. A worker that is lost takes the
 * calls under way with it, also when nobody was calling; another is started in its place, so that no
 * call waits for one that will never answer. What had delivered nothing yet is called once more, unnoticed
 * by the caller; and where the code itself did not come, a call waits until somebody tries again.
 */

import { proxy } from "comlink";
import { isNotLoaded, untilTriedAgain } from "../base/missing.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Connection } from "./connection.ts";
import { connect } from "./connection.ts";
import type { Fault } from "./fault.ts";
import { FaultError } from "./fault.ts";
import type { CallOptions, Protocol, RequestKind, Runner } from "./protocol.ts";
import type { Patience } from "./watchdog.ts";
import { PATIENCE } from "./watchdog.ts";
import type { WorkerRequest } from "./worker-entry.ts";

/** Scenarios that a worker keeps: the one that is shown, and the one that is about to take its place. */
const MOST_KEPT = 2;

const startWorker = (): Worker =>
  new Worker(new URL("./worker-entry.ts", import.meta.url), { type: "module" });

/**
 * @param start how a worker is started: a test hands in broken ones
 * @param patience with the first worker
 */
export function createWorkerRunner(start: () => Worker = startWorker, patience: Patience = PATIENCE): Runner {
  let connection: Connection | null = null;
  let { ticks } = patience;
  /** Numbers of calls and keys of scenarios. */
  let numbers = 0;
  const listeners = new Set<(fault: Fault) => void>();

  function connected(): Connection {
    connection ??= connect(start(), { ...patience, ticks }, (error, wasAtWork) => {
      connection = null;
      if (!(error instanceof FaultError)) return;
      if (error.fault.kind === "silent") ticks *= 2; // it may have been slow, not dead
      if (wasAtWork) for (const listener of listeners) listener(error.fault);
    });
    return connection;
  }

  connected(); // it loads while the page does

  /** A call of one worker. */
  function ask<K extends RequestKind>(
    kind: K,
    request: Protocol[K]["request"],
    { signal, onProgress, onPart }: CallOptions<K>,
  ): Promise<Protocol[K]["response"]> {
    const number = numbers++;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const { api, kept, wait, heard } = connected();
      let isOver = false;
      const abort = (): void => {
        reject(signal?.reason);
        void api.cancel(number);
        done();
      };
      const unlessOver =
        <T>(take: ((value: T) => void) | undefined) =>
        (value: T): void => {
          heard();
          // What was on its way when the signal came is nobody's; nor is what a lost worker sent, since parts
          // come by ways of their own: the next worker sends it anew.
          if (!isOver && !signal?.aborted) take?.(value);
        };
      const answered = wait((error) => {
        done();
        reject(error);
      });
      const done = (): void => {
        isOver = true;
        signal?.removeEventListener("abort", abort);
        answered();
      };
      signal?.addEventListener("abort", abort, { once: true });
      api
        .call(
          { number, kind, request: crossing(request, api, kept) },
          proxy(unlessOver(onProgress)),
          proxy(unlessOver(onPart)),
        )
        .then((answer) => {
          const response = answer as Protocol[K]["response"];
          if ("kind" in response && response.kind === "ok") {
            if (signal?.aborted) void api.forget(number);
            else keep(api, kept, response.value, number);
          }
          resolve(response);
        }, reject)
        .finally(done);
    });
  }

  return {
    async call(kind, request, options = {}) {
      let isSecond = false;
      let hasDelivered = false;
      const onPart: typeof options.onPart = (part) => {
        hasDelivered = true;
        options.onPart?.(part);
      };
      for (;;) {
        try {
          return await ask(kind, request, { ...options, onPart });
        } catch (error) {
          if (isNotLoaded(error) && !hasDelivered) await untilTriedAgain(options.signal);
          else if (error instanceof FaultError && !hasDelivered && !isSecond) isSecond = true;
          else throw error;
        }
      }
    },
    onLoss(listener) {
      listeners.add(listener);
    },
    // What is loaded ahead is for what there is: nobody is started anew for it.
    loadAhead: () => void connection?.api.loadAhead(),
    dispose: () => connection?.close(),
  };

  /** The request as it crosses: the worker is sent a scenario that it does not keep. */
  function crossing<K extends RequestKind>(
    request: Protocol[K]["request"],
    api: Connection["api"],
    kept: Connection["kept"],
  ): WorkerRequest<K> {
    if (!("choice" in request)) return request as WorkerRequest<K>;
    const { scenario } = request;
    let key = kept.get(scenario);
    if (key === undefined) {
      key = numbers++;
      void api.keep(key, scenario);
    }
    keep(api, kept, scenario, key);
    return { ...request, scenario: key } as WorkerRequest<K>;
  }
}

/** Notes that the worker keeps `scenario`, as the latest, and lets it forget the oldest. */
function keep(api: Connection["api"], kept: Connection["kept"], scenario: Scenario, key: number): void {
  kept.delete(scenario);
  kept.set(scenario, key);
  for (const [oldest, oldestKey] of kept) {
    if (kept.size <= MOST_KEPT) return;
    kept.delete(oldest);
    void api.forget(oldestKey);
  }
}
