/** What a reader holds on to, let go of one after the other: the VM in the hand, what is chosen, the panel, the large lane. */

import type { App } from "./app.ts";
import { withLarge } from "./display.ts";

/** Lets go of what was taken up last; says whether there was anything. */
export function letGo(app: Pick<App, "store" | "handle" | "selectPm" | "selectVm" | "show">): boolean {
  const { handling, selectedPm, selectedVm, display } = app.store.getState();
  if (handling !== null) app.handle(null);
  else if (selectedPm !== null || selectedVm !== null) {
    app.selectPm(null);
    app.selectVm(null);
  } else if (display.panel !== null) app.show({ panel: null });
  else if (display.large !== null) app.show(withLarge(display, null));
  else return false;
  return true;
}
