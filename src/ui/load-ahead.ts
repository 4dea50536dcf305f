/**
 * Loads the parts that a first visit does not show once the page has nothing else to do, so that they
 * are there when they are wanted, network or not. Who saves data loads them when they are wanted only.
 */

import { loadAhead } from "../base/part.ts";
import type { Runner } from "../runner/protocol.ts";
import type { App } from "../state/app.ts";

/** As long as nothing is drawn, and where the browser does not say when it is idle. */
const SOON_MS = 200;

const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(() => resolve());
    else setTimeout(resolve, SOON_MS); // Safari
  });

/** What browsers tell that let their users save data. */
interface SavingNavigator extends Navigator {
  readonly connection?: { readonly saveData?: boolean };
}

const savesData = (): boolean => (navigator as SavingNavigator).connection?.saveData === true;

/** Begins once the first lanes are there; where the network is gone in between, again when it is back. */
export function startLoadingAhead({ store }: App, runner: Runner): void {
  if (savesData()) return;
  const begin = (): void => {
    runner.loadAhead();
    void loadAhead(idle);
  };
  const leave = store.subscribe(({ session }) => {
    if (session === null) return;
    leave();
    void idle().then(begin);
    addEventListener("online", begin);
  });
}
