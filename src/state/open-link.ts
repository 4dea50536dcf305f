/**
 * Shows what a link says, as far as it can be shown: what is not there is clamped or left out and
 * named, and what a link leaves out is as if the page had just been opened.
 */

import type { CameraPose } from "../view/space-projection.ts";
import type { LinkState } from "./link.ts";
import type { App } from "./store.ts";

/** What a link needs of the camera that all lanes share. */
export interface LinkedCamera {
  set(pose: Partial<CameraPose>): void;
  reset(reducedMotion: boolean): void;
}

/** @param dropped parts of the link that could not be read */
export async function openLink(
  app: App,
  camera: LinkedCamera,
  { state: link, dropped }: { readonly state: LinkState; readonly dropped: readonly string[] },
): Promise<void> {
  app.show(link.display);
  if (link.camera === null) camera.reset(true);
  else camera.set(link.camera);
  app.selectPm(link.selectedPm);
  if (!(await app.open(link))) return;
  if (link.speed !== null) app.play({ kind: "set-speed", speed: link.speed });

  const { session, reducedMotion } = app.store.getState();
  const missing = [...dropped];
  if (session !== null) {
    const { pms, steps } = session.scenario;
    if (link.selectedPm !== null && link.selectedPm >= pms) missing.push(`pm=${link.selectedPm}`);
    if (link.at !== null && link.at.step >= steps) missing.push(`at=${link.at.step}.${link.at.action}`);
  }
  if (missing.length > 0) app.report({ kind: "link", dropped: missing });
  // A link shows its moment; without one, the paper's result simply happens.
  if (link.at === null && !reducedMotion) app.play({ kind: "play" });
}
