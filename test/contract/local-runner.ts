/** A runner in the caller's own thread: for Node, and as the reference that the worker must equal. */

import { deciderOf } from "../../src/policies/registry.ts";
import type { Means } from "../../src/runner/handlers.ts";
import { createHandlers } from "../../src/runner/handlers.ts";
import type { CallOptions, Protocol, RequestKind, Runner } from "../../src/runner/protocol.ts";
import { answer } from "../simulated.ts";

const solve: Means["solve"] = (question) => Promise.resolve(answer(question));

export function createLocalRunner(means: Means = { deciderOf, solve }): Runner {
  const handlers = createHandlers(means);
  return {
    async call<K extends RequestKind>(
      kind: K,
      request: Protocol[K]["request"],
      options: CallOptions<K> = {},
    ) {
      options.signal?.throwIfAborted();
      const response = await handlers[kind](request, {
        signal: options.signal ?? new AbortController().signal,
        report: options.onProgress ?? (() => {}),
        deliver: options.onPart ?? (() => {}),
      });
      options.signal?.throwIfAborted(); // short work never listened
      return response;
    },
    onLoss() {},
    loadAhead() {},
    dispose() {},
  };
}
