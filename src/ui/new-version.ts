/**
 * Whether the server has another version of the page than the one that runs. It is looked for when
 * there is reason to: when code did not come, and when a reader comes back to the tab; never again and
 * again. A version is the name of its first script, which is a hash of all that it loads.
 */

import { useCallback, useEffect, useState } from "react";
import { onMissing } from "../base/missing.ts";

/** The first script of a page's text; null where there is none that names a version. */
export function versionIn(page: string): string | null {
  return /<script[^>]*\ssrc="[^"]*?(assets\/index-[\w-]+\.js)"/.exec(page)?.[1] ?? null;
}

/** Of the page that runs. */
const ownVersion = (): string | null => versionIn(document.documentElement.outerHTML);

/** Null where that is not known: the server cannot be asked, or answers with something else than the page. */
async function isAnotherServed(): Promise<boolean | null> {
  const own = ownVersion();
  if (own === null) return null; // while it is developed
  try {
    const answer = await fetch(location.pathname + location.search, { cache: "no-store" });
    const served = answer.ok ? versionIn(await answer.text()) : null;
    return served === null ? null : served !== own;
  } catch {
    return null;
  }
}

/** Whether there is a new version, and the way to hear no more of it until it is looked for again. */
export function useNewVersion(): readonly [isThere: boolean, dismiss: () => void] {
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    let isLooking = false;
    const look = async (): Promise<void> => {
      if (isLooking) return;
      isLooking = true;
      const isAnother = await isAnotherServed();
      isLooking = false;
      if (isAnother !== null) setThere(isAnother);
    };
    const onVisible = (): void => {
      if (document.visibilityState === "visible") void look();
    };
    const leave = onMissing((change) => {
      if (change === "missed") void look();
    });
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      leave();
      document.removeEventListener("visibilitychange", onVisible);
    };
  }, []);
  return [isThere, useCallback(() => setThere(false), [])];
}
