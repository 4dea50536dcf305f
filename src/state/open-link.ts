/**
 * Shows what a link says, as far as it can be shown: what is not there is clamped or left out and
 * named, and what a link leaves out is as if the page had just been opened.
 */

import type { Scenario } from "../scenario/scenario.ts";
import type { CameraPose } from "../view/space-projection.ts";
import { FITTING } from "./fitting-part.ts";
import type { LinkState } from "./link.ts";
import { encodePosition } from "./link.ts";
import type { LaneChanges } from "./link-forks.ts";
import { CHANGE_KINDS, changeKey, encodeIntervention } from "./link-forks.ts";
import { DEFAULT_SPEED } from "./playback.ts";
import { pmsOf } from "./session.ts";
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
  app.selectVm(link.selectedVm);
  if (!(await app.open(link))) return;
  app.play({ kind: "set-speed", speed: link.speed ?? DEFAULT_SPEED });

  const { session, reducedMotion } = app.store.getState();
  const missing = [...dropped];
  if (session !== null) {
    const { vms, steps } = session.scenario;
    if (link.selectedPm !== null && link.selectedPm >= pmsOf(session)) missing.push(`pm=${link.selectedPm}`);
    if (link.selectedVm !== null && link.selectedVm >= vms) missing.push(`vm=${link.selectedVm}`);
    if (link.at !== null && link.at.step >= steps) missing.push(`at=${encodePosition(link.at)}`);
    missing.push(...(await misfitsOf(link.changes, session.scenario)));
  }
  if (missing.length > 0) app.report({ kind: "link", dropped: missing });
  // A link shows its moment; without one, the paper's result simply happens.
  if (link.at === null && !reducedMotion) app.play({ kind: "play" });
}

/** What a link changes that the scenario does not have, and that was therefore left out. */
async function misfitsOf(lanes: readonly LaneChanges[], scenario: Scenario): Promise<string[]> {
  if (lanes.every(({ own, fork }) => own === null && fork === null)) return [];
  const { fitted } = await FITTING.load();
  return lanes.flatMap((changes, i) =>
    CHANGE_KINDS.flatMap((kind) => {
      const { left } = fitted(changes[kind]?.interventions ?? [], scenario);
      return left.map((one) => `${changeKey(kind, i + 1)}=${encodeIntervention(one)}`);
    }),
  );
}
