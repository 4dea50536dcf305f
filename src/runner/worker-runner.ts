/**
 * A runner in a Web Worker, so that the page's thread never simulates. A worker that breaks (it did
 * not load, say) takes the calls under way with it, also when nobody was calling; the next call gets
 * a new worker, so that no call waits for one that will never answer.
 */

import type { Remote } from "comlink";
import { proxy, wrap } from "comlink";
import type { Scenario } from "../scenario/scenario.ts";
import type { CallOptions, Protocol, RequestKind, Runner } from "./protocol.ts";
import type { WorkerRequest, workerApi } from "./worker-entry.ts";

/** A worker with the calls that wait for it and the scenarios that it keeps. */
interface Connection {
  readonly worker: Worker;
  readonly api: Remote<typeof workerApi>;
  /** Rejects a call, by its number. */
  readonly underWay: Map<number, (error: Error) => void>;
  /** The keys of the scenarios last used, the latest last. */
  readonly kept: Map<Scenario, number>;
}

/** Scenarios that a worker keeps: the one that is shown, and the one that is about to take its place. */
const MOST_KEPT = 2;

const startWorker = (): Worker =>
  new Worker(new URL("./worker-entry.ts", import.meta.url), { type: "module" });

/** @param start how a worker is started: a test hands in broken ones */
export function createWorkerRunner(start: () => Worker = startWorker): Runner {
  let connection: Connection | null = null;
  /** Numbers of calls and keys of scenarios. */
  let numbers = 0;

  function connect(): Connection {
    const worker = start();
    const opened: Connection = {
      worker,
      api: wrap<typeof workerApi>(worker),
      underWay: new Map(),
      kept: new Map(),
    };
    worker.addEventListener("error", (event) => {
      const error = new Error(event.message || "the worker did not load");
      if (connection === opened) connection = null;
      worker.terminate();
      for (const fail of opened.underWay.values()) fail(error);
    });
    return opened;
  }

  connection = connect(); // it loads while the page does

  return {
    call<K extends RequestKind>(
      kind: K,
      request: Protocol[K]["request"],
      { signal, onProgress, onPart }: CallOptions<K> = {},
    ) {
      const number = numbers++;
      return new Promise<Protocol[K]["response"]>((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        connection ??= connect();
        const { api, underWay } = connection;
        const kept = connection.kept;
        const abort = (): void => {
          reject(signal?.reason);
          void api.cancel(number);
        };
        const done = (): void => {
          signal?.removeEventListener("abort", abort);
          underWay.delete(number);
        };
        const unlessAborted =
          <T>(take: ((value: T) => void) | undefined) =>
          (value: T): void => {
            if (!signal?.aborted) take?.(value); // what was on its way when the signal came is nobody's
          };
        signal?.addEventListener("abort", abort, { once: true });
        underWay.set(number, (error) => {
          done();
          reject(error);
        });
        api
          .call(
            { number, kind, request: crossing(request, connection) },
            proxy(unlessAborted(onProgress)),
            proxy(unlessAborted(onPart)),
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
    },
    dispose: () => connection?.worker.terminate(),
  };

  /** The request as it crosses: the worker is sent a scenario that it does not keep. */
  function crossing<K extends RequestKind>(
    request: Protocol[K]["request"],
    { api, kept }: Connection,
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
