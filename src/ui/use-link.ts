/** The URL's fragment follows the screen, once things have come to rest; sharing copies it. */

import { useCallback, useEffect, useState } from "react";
import { createAddressBar } from "../state/address-bar.ts";
import type { Lane } from "../state/lane.ts";
import { encodeLink } from "../state/link.ts";
import type { LaneChanges } from "../state/link-forks.ts";
import type { AppTools } from "./app-context.tsx";
import { useTools } from "./app-context.tsx";

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

/** What the address bar is to have by itself: not while a link stands there that a newer page knows more of. */
function linkForBar(tools: AppTools): string | null {
  const { problem, work } = tools.app.store.getState();
  const isKept = problem?.kind === "link" && problem.newer !== null;
  return isKept || work.some(({ on }) => on === "scenario") ? null : linkOf(tools);
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
    const { app, camera, pages } = tools;
    const linkNow = (): string | null => linkForBar(tools);
    const bar = createAddressBar({ read: () => location.hash, write: pages.write }, linkNow);
    const leave = [
      app.store.subscribe(() => {
        pages.changed(linkNow);
        bar.changed();
      }),
      camera.subscribe(bar.changed),
      bar.stop,
    ];
    return () => {
      for (const stop of leave) stop();
    };
  }, [tools]);
}

/** Loads the page anew as it is now, as far as a link can say it. */
export function useReload(): () => void {
  const tools = useTools();
  return useCallback(() => {
    const link = linkForBar(tools);
    if (link !== null) tools.pages.write(link);
    location.reload();
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
    tools.pages.write(link);
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
