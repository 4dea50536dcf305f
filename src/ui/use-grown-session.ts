/**
 * The session for drawings of whole runs. While runs grow it changes many times a second; drawings
 * follow at a pace that leaves the page to the reader. Whatever is more than growth (another
 * scenario, another policy, a run that has ended) is passed on at once.
 */

import { useMemo, useSyncExternalStore } from "react";
import type { StoreApi } from "zustand/vanilla";
import { present } from "../base/assert.ts";
import type { AppState } from "../state/app-state.ts";
import type { Session } from "../state/session.ts";
import { useApp } from "./app-context.tsx";
import { isGrowth } from "./session-growth.ts";
import { createThrottle } from "./throttle.ts";

const PACE_MS = 400;

/** Only for components that are mounted while there is a session. */
export function useGrownSession(): Session {
  const { store } = useApp();
  const { subscribe, read } = useMemo(() => createGrownSession(store), [store]);
  return useSyncExternalStore(subscribe, read);
}

function createGrownSession(store: StoreApi<AppState>) {
  const current = (): Session => present(store.getState().session, "a session");
  let shown = current();
  return {
    read(): Session {
      const now = current();
      if (!isGrowth(shown, now)) shown = now;
      return shown;
    },
    subscribe(changed: () => void): () => void {
      const show = (): void => {
        shown = current();
        changed();
      };
      const { change, stop } = createThrottle(show, PACE_MS);
      const leave = store.subscribe(({ session }, before) => {
        if (session === null || session === before.session) return;
        if (isGrowth(shown, session)) change();
        else show();
      });
      return () => {
        leave();
        stop();
      };
    },
  };
}
