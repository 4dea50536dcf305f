/**
 * A worker with the calls that wait for it, from its start to its end. It ends when nobody wants it any
 * more, or when it is lost: it did not load, an error escaped it, it is gone, or it is silent. Then all
 * calls are rejected, and whoever has it is told.
 *
 * That a worker is gone is no event of the page. But it holds a lock as long as it lives, and whoever is
 * next in line for that hears of it at once (Web Locks). Where there are none, and in the moment before it
 * has its lock, it is missed by its silence.
 */

import type { Remote } from "comlink";
import { wrap } from "comlink";
import { NotLoaded } from "../base/missing.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { FaultError } from "./fault.ts";
import type { Patience } from "./watchdog.ts";
import { createWatchdog } from "./watchdog.ts";
import type { workerApi } from "./worker-entry.ts";

export interface Connection {
  readonly api: Remote<typeof workerApi>;
  /** The keys of the scenarios last used, the latest last. */
  readonly kept: Map<Scenario, number>;
  /** A call waits for the worker; `fail` rejects it. Returns the way out, for when it has its answer. */
  wait(fail: (error: Error) => void): () => void;
  /** Something came by another way than a message. */
  heard(): void;
  /** Ends the worker; calls under way never settle. */
  close(): void;
}

/** @param onLost hears once of the end, and whether calls were under way; with `NotLoaded` when it never began */
export function connect(
  worker: Worker,
  patience: Patience,
  onLost: (error: NotLoaded | FaultError, wasAtWork: boolean) => void,
): Connection {
  const api = wrap<typeof workerApi>(worker);
  const waiting = new Set<(error: Error) => void>();
  const ended = new AbortController();
  let hasSpoken = false;

  const watchdog = createWatchdog(
    { ask: () => void api.ping(), silent: () => lose(new FaultError({ kind: "silent" })) },
    patience,
  );

  function close(): void {
    ended.abort();
    watchdog.watch(false);
    worker.terminate();
  }

  function lose(error: NotLoaded | FaultError): void {
    if (ended.signal.aborted) return;
    close();
    onLost(error, waiting.size > 0);
    for (const fail of waiting) fail(error);
  }

  worker.addEventListener("message", () => {
    hasSpoken = true;
    watchdog.heard();
  });
  worker.addEventListener("error", (event) => {
    const { message } = event;
    if (message) lose(new FaultError({ kind: "threw", message }));
    else if (hasSpoken) lose(new FaultError({ kind: "died" }));
    else lose(new NotLoaded("the worker could not be loaded"));
  });
  // Something that it said cannot be read here: whoever waits for that would wait for ever.
  worker.addEventListener("messageerror", () => lose(new FaultError({ kind: "died" })));
  void standInLine(api, ended.signal).then((isGone) => {
    if (isGone) lose(new FaultError({ kind: "died" }));
  });

  return {
    api,
    kept: new Map(),
    wait(fail) {
      waiting.add(fail);
      watchdog.watch(true);
      return () => {
        waiting.delete(fail);
        watchdog.watch(waiting.size > 0);
      };
    },
    heard: watchdog.heard,
    close,
  };
}

/** Resolves when the worker is gone, or, with false, when that is no longer asked or cannot be told. */
async function standInLine(api: Connection["api"], signal: AbortSignal): Promise<boolean> {
  // There on secure origins only.
  const locks: LockManager | undefined = navigator.locks;
  if (locks === undefined) return false;
  const name = `rebalance-lab worker ${crypto.randomUUID()}`;
  await api.holdLock(name);
  try {
    await locks.request(name, { signal }, () => {});
    return true;
  } catch {
    return false;
  }
}
