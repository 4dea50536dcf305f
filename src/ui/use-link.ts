/** The URL's fragment follows the screen, once things have come to rest; sharing copies it. */

import { useCallback, useEffect, useState } from "react";
import { encodeLink } from "../state/link.ts";
import type { AppTools } from "./app-context.tsx";
import { useTools } from "./app-context.tsx";

const REST_MS = 300;
const SHARED_MS = 2000;

function linkOf({ app, camera }: AppTools): string | null {
  const { session, playback, selectedPm, display } = app.store.getState();
  if (session === null) return null;
  return encodeLink({
    source: session.source,
    choices: session.lanes.map((lane) => lane.choice),
    at: playback.at,
    speed: playback.speed,
    selectedPm,
    display,
    camera: camera.isDefault() ? null : camera.get(),
  });
}

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

/** Copies the link; says for a moment that it did. */
export function useReportedShare(): readonly [shared: boolean, share: () => void] {
  const tools = useTools();
  const [shared, setShared] = useState(false);
  useEffect(() => {
    if (!shared) return;
    const timer = setTimeout(() => setShared(false), SHARED_MS);
    return () => clearTimeout(timer);
  }, [shared]);
  const share = useCallback(() => {
    const link = linkOf(tools);
    if (link === null) return;
    history.replaceState(null, "", link);
    navigator.clipboard.writeText(location.href).then(
      () => setShared(true),
      () => setShared(true), // without the permission to copy, the address bar has it
    );
  }, [tools]);
  return [shared, share];
}
