/** The URL's fragment follows the screen, once things have come to rest; sharing copies it. */

import { useCallback, useEffect, useState } from "react";
import { encodeLink } from "../state/link.ts";
import type { LaneChanges } from "../state/link-forks.ts";
import type { Lane } from "../state/session.ts";
import type { AppTools } from "./app-context.tsx";
import { useTools } from "./app-context.tsx";

const REST_MS = 300;
const SHARED_MS = 2000;

function linkOf({ app, camera }: AppTools): string | null {
  const { session, playback, selectedPm, selectedVm, display } = app.store.getState();
  if (session === null) return null;
  return encodeLink({
    source: session.source,
    choices: session.lanes.map((lane) => lane.choice),
    changes: session.lanes.map(changesOf),
    at: playback.at,
    speed: playback.speed,
    selectedPm,
    selectedVm,
    display,
    camera: camera.isDefault() ? null : camera.get(),
  });
}

/** What is shown of a lane's changes. */
const changesOf = ({ own, name, forks, shown }: Lane): LaneChanges => ({
  own: own.length === 0 ? null : { name: name ?? "", interventions: own },
  fork: forks.find(({ id }) => id === shown) ?? null,
});

/** Keeps the address bar at what is on the screen. */
export function useLinkInAddressBar(): void {
  const tools = useTools();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const link = linkOf(tools);
        if (link !== null && link !== location.hash) history.replaceState(null, "", link);
      }, REST_MS);
    };
    const leave = [tools.app.store.subscribe(later), tools.camera.subscribe(later)];
    return () => {
      clearTimeout(timer);
      for (const stop of leave) stop();
    };
  }, [tools]);
}

/** Null: nothing was shared just now. Without the permission to copy, the link is in the address bar at least. */
export type Shared = "copied" | "in-address-bar" | null;

/** Shares the link; says for a moment how. */
export function useShare(): readonly [shared: Shared, share: () => void] {
  const tools = useTools();
  const [shared, setShared] = useState<Shared>(null);
  useEffect(() => {
    if (shared === null) return;
    const timer = setTimeout(() => setShared(null), SHARED_MS);
    return () => clearTimeout(timer);
  }, [shared]);
  const share = useCallback(() => {
    const link = linkOf(tools);
    if (link === null) return;
    history.replaceState(null, "", link);
    // The clipboard is there on secure origins only.
    const clipboard: Clipboard | undefined = navigator.clipboard;
    const copied = clipboard?.writeText(location.href) ?? Promise.reject(new Error("no clipboard"));
    copied.then(
      () => setShared("copied"),
      () => setShared("in-address-bar"),
    );
  }, [tools]);
  return [shared, share];
}
