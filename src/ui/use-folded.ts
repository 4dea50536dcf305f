/** Whether a band is folded: by choice, or for want of room. */

import type { Fold } from "../state/display.ts";
import { isFolded } from "../state/display.ts";
import { useAppState } from "./app-context.tsx";
import { useHeight, usePhone } from "./use-screen.ts";

export function useFolded(band: Fold): boolean {
  const display = useAppState((state) => state.display);
  const lanes = useAppState(({ session }) => session?.lanes.length ?? 0);
  const height = useHeight();
  const phone = usePhone();
  return isFolded(display, band, { height, lanes }) && !(phone && band === "timeline");
}
