/**
 * How much screen there is for the page, at the scale that its reader has chosen: what fits at 100 % may not
 * at 150 %. The same figures stand in the style sheets, which ask the page's box for its size.
 */

import { useLayoutEffect } from "react";
import { useAppState } from "./app-context.tsx";
import { useMedia } from "./use-theme.ts";

/** How many px of the screen one of the page's takes. */
export const useScale = (): number => useAppState(({ display }) => display.textScale / 100);

const queries = new Map<string, MediaQueryList>();

/** @param most px of the page */
function useAtMost(side: "width" | "height", most: number): boolean {
  const text = `(max-${side}: ${most * useScale()}px)`;
  const query = queries.get(text) ?? matchMedia(text);
  queries.set(text, query);
  return useMedia(query);
}

/** True on screens as narrow as a phone's. */
export const usePhone = (): boolean => useAtMost("width", 640);
/** True on screens as low as a laptop's, or a projector's. */
export const useLowScreen = (): boolean => useAtMost("height", 800);
/** How much height there is for lanes and charts; where everything scrolls, as on a phone, there is enough. */
export function useHeight(): "high" | "low" | "lower" | "lowest" {
  const scrolls = [useAtMost("height", 400), usePhone()].includes(true);
  const [low, lower, lowest] = [useLowScreen(), useAtMost("height", 660), useAtMost("height", 500)];
  if (scrolls || !low) return "high";
  return lowest ? "lowest" : lower ? "lower" : "low";
}
/** True where the open side panel lies over the lanes: by choice, or where they are too narrow (`panel.module.css`). */
export function usePanelCovers(): boolean {
  const isNarrow = useAtMost("width", 1100);
  return useAppState(({ display }) => display.panelPlace === "over") || isNarrow;
}

/** Hands the scale to CSS (`app.css`): `--scale`, and `data-scale` where it is not 1. */
export function useScaleOnRoot(): void {
  const scale = useScale();
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.style.setProperty("--scale", String(scale));
    root.toggleAttribute("data-scale", scale !== 1);
  }, [scale]);
}
