/**
 * A runner in a Web Worker, so that the page's thread never simulates. A worker that breaks (it did
 * not load, say) takes the calls under way with it, also when nobody was calling; the next call gets
 * a new worker, so that no call waits for one that will never answer.
 */

import type { Remote } from "comlink";
import { proxy, wrap } from "comlink";
import type { CallOptions, Protocol, RequestKind, Runner } from "./protocol.ts";
import type { workerApi } from "./worker-entry.ts";

/** A worker with the calls that wait for it. */
interface Connection {
  readonly worker: Worker;
  readonly api: Remote<typeof workerApi>;
  /** Rejects a call, by its number. */
  readonly underWay: Map<number, (error: Error) => void>;
}

const startWorker = (): Worker =>
  new Worker(new URL("./worker-entry.ts", import.meta.url), { type: "module" });

/** @param start how a worker is started: a test hands in broken ones */
export function createWorkerRunner(start: () => Worker = startWorker): Runner {
  let connection: Connection | null = null;
  let calls = 0;

  function connect(): Connection {
    const worker = start();
    const opened: Connection = { worker, api: wrap<typeof workerApi>(worker), underWay: new Map() };
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
      { signal, onProgress }: CallOptions = {},
    ) {
      const number = calls++;
      return new Promise<Protocol[K]["response"]>((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        connection ??= connect();
        const { api, underWay } = connection;
        const abort = (): void => {
          reject(signal?.reason);
          void api.cancel(number);
        };
        const done = (): void => {
          signal?.removeEventListener("abort", abort);
          underWay.delete(number);
        };
        signal?.addEventListener("abort", abort, { once: true });
        underWay.set(number, (error) => {
          done();
          reject(error);
        });
        api
          .call(number, kind, request, proxy(onProgress ?? (() => {})))
          .then((response) => resolve(response as Protocol[K]["response"]), reject)
          .finally(done);
      });
    },
    dispose: () => connection?.worker.terminate(),
  };
}
