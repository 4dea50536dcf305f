/**
 * A runner whose runs are shown only once there are words for them: the texts of a policy come with its
 * first run, so that nothing that draws a lane has to wait for them.
 */

import type { CallOptions, Protocol, RequestKind, Runner } from "../../runner/protocol.ts";
import { loadTexts } from "./i18n.ts";

/** @param spoken resolves once the page can speak at all */
export function createSpeakingRunner(runner: Runner, spoken: Promise<void>): Runner {
  const textsFor = async (policy: string, signal?: AbortSignal): Promise<void> => {
    await spoken;
    await loadTexts([`policy ${policy}`], signal);
  };
  return {
    ...runner,
    async call<K extends RequestKind>(
      kind: K,
      request: Protocol[K]["request"],
      options?: CallOptions<K>,
    ): Promise<Protocol[K]["response"]> {
      if (kind === "run" && "choice" in request) await textsFor(request.choice.policy, options?.signal);
      return runner.call(kind, request, options);
    },
  };
}
