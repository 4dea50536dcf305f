/** A runner in a Web Worker, so that the page's thread never simulates. */

import type { Remote } from "comlink";
import { proxy, wrap } from "comlink";
import type { CallOptions, Protocol, RequestKind, Runner } from "./protocol.ts";
import type { workerApi } from "./worker-entry.ts";

export function createWorkerRunner(): Runner {
  const worker = new Worker(new URL("./worker-entry.ts", import.meta.url), { type: "module" });
  const api: Remote<typeof workerApi> = wrap<typeof workerApi>(worker);
  let calls = 0;

  return {
    call<K extends RequestKind>(
      kind: K,
      request: Protocol[K]["request"],
      { signal, onProgress }: CallOptions = {},
    ) {
      const number = calls++;
      return new Promise<Protocol[K]["response"]>((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const abort = (): void => {
          reject(signal?.reason);
          void api.cancel(number);
        };
        signal?.addEventListener("abort", abort, { once: true });
        const fail = (event: ErrorEvent): void =>
          reject(new Error(event.message || "the worker did not load"));
        worker.addEventListener("error", fail, { once: true });
        api
          .call(number, kind, request, proxy(onProgress ?? (() => {})))
          .then((response) => resolve(response as Protocol[K]["response"]), reject)
          .finally(() => {
            signal?.removeEventListener("abort", abort);
            worker.removeEventListener("error", fail);
          });
      });
    },
    dispose: () => worker.terminate(),
  };
}
