/** A lane stands large, the others as strips beside it, so that one picture can be read from the back row. */

import { useEffect } from "react";
import type { App } from "../../state/app.ts";
import { withLarge } from "../../state/display.ts";
import { useApp, useAppState } from "../app-context.tsx";
import { usePhone } from "../use-screen.ts";
import { useWords } from "../use-text.ts";
import styles from "./lane.module.css";

/** Large, or like the others again. @param place of the lane, from 1 */
export function toggleLarge({ store, show }: Pick<App, "store" | "show">, place: number): void {
  const { session, display } = store.getState();
  if (session === null || session.lanes.length < 2) return; // one alone is as large as it can be
  show(withLarge(display, display.large === place ? null : place));
}

/** The place, from 1, of the lane that an element of the page stands in; null outside of all. */
export function placeOf(element: Element | null): number | null {
  const lane = element?.closest("[id^=lane-]") ?? null;
  return lane === null ? null : Number(lane.id.slice("lane-".length));
}

/** @param lanes the element that holds the lanes; a double click on a picture in it is heard */
export function useEnlargeByDoubleClick(lanes: React.RefObject<HTMLElement | null>, enabled: boolean): void {
  const app = useApp();
  useEffect(() => {
    const element = lanes.current;
    if (!enabled || element === null) return;
    const enlarge = ({ target }: MouseEvent): void => {
      if (!(target instanceof Element) || target.closest("[data-view]") === null) return;
      const place = placeOf(target);
      if (place !== null) toggleLarge(app, place);
    };
    element.addEventListener("dblclick", enlarge);
    return () => element.removeEventListener("dblclick", enlarge);
  }, [app, lanes, enabled]);
}

export function EnlargeButton({ place }: { readonly place: number }) {
  const app = useApp();
  const { t } = useWords();
  const isLarge = useAppState(({ display }) => display.large === place);
  const isAlone = useAppState(({ session }) => (session?.lanes.length ?? 1) < 2);
  const phone = usePhone(); // there lanes stand below each other, each as wide as the screen
  if (isAlone || phone) return null;
  const label = isLarge ? t("lane.even") : t("lane.enlarge", { lane: place });
  return (
    <button
      type="button"
      className={`${styles.linkish} ${styles.enlarge}`}
      aria-pressed={isLarge}
      aria-label={label}
      title={`${label} (F)`}
      onClick={() => toggleLarge(app, place)}
    >
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <path
          d={isLarge ? "M5 1v4H1M7 11V7h4" : "M7 1h4v4M5 11H1V7"}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        />
      </svg>
    </button>
  );
}
