/** The worker: the handlers behind Comlink. Cancellation arrives as a call of its own, by the number of the one it ends. */

import { expose, transfer } from "comlink";
import { recordBuffers } from "../engine/record.ts";
import { handlers } from "./handlers.ts";
import type { Progress, Protocol, RequestKind } from "./protocol.ts";

const underWay = new Map<number, AbortController>();

export const workerApi = {
  async call<K extends RequestKind>(
    number: number,
    kind: K,
    request: Protocol[K]["request"],
    report: (progress: Progress) => void,
  ): Promise<Protocol[K]["response"]> {
    const controller = new AbortController();
    underWay.set(number, controller);
    try {
      const response = await handlers[kind](request, { signal: controller.signal, report });
      return "checkpoints" in response ? transfer(response, recordBuffers(response)) : response;
    } finally {
      underWay.delete(number);
    }
  },
  cancel(number: number): void {
    underWay.get(number)?.abort();
  },
};

expose(workerApi);
