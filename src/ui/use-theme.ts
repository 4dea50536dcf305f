/** The theme in force: the reader's choice, or the system's; and the palette as CSS custom properties on the root. */

import { useLayoutEffect, useSyncExternalStore } from "react";
import type { Palette, ThemeName } from "../view/palette.ts";
import { PALETTES } from "../view/palette.ts";
import { useAppState } from "./app-context.tsx";

const darkQuery = matchMedia("(prefers-color-scheme: dark)");
const reducedQuery = matchMedia("(prefers-reduced-motion: reduce)");

export function useMedia(query: MediaQueryList): boolean {
  return useSyncExternalStore(
    (changed) => {
      query.addEventListener("change", changed);
      return () => query.removeEventListener("change", changed);
    },
    () => query.matches,
  );
}

export const useReducedMotion = (): boolean => useMedia(reducedQuery);
function useThemeName(): ThemeName {
  const theme = useAppState((state) => state.display.theme);
  const systemDark = useMedia(darkQuery);
  if (theme !== "system") return theme;
  return systemDark ? "dark" : "light";
}

export const usePalette = (): Palette => PALETTES[useThemeName()];

/** Hands the palette to CSS: `--ink`, `--over`, ..., `--pm-0`. */
export function useThemeOnRoot(): void {
  const name = useThemeName();
  useLayoutEffect(() => {
    const { style, dataset } = document.documentElement;
    const { pms, ...tokens } = PALETTES[name];
    for (const [token, colour] of Object.entries(tokens)) style.setProperty(`--${token}`, colour);
    for (const [pm, colour] of pms.entries()) style.setProperty(`--pm-${pm}`, colour);
    style.colorScheme = name;
    dataset["theme"] = name;
  }, [name]);
}
