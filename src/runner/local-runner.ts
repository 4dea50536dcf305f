/** A runner in the caller's own thread: for Node, and as the reference that the worker must equal. */

import { handlers } from "./handlers.ts";
import type { CallOptions, Protocol, RequestKind, Runner } from "./protocol.ts";

export function createLocalRunner(): Runner {
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
        beat() {},
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
