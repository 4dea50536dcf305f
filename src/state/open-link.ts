/**
 * Shows what a link says, as far as it can be shown: what is not there is clamped or left out and
 * named, and what a link leaves out is as if the page had just been opened.
 */

import type { CameraPose } from "../view/picture/space-projection.ts";
import type { App } from "./app.ts";
import type { LinkState } from "./link.ts";
import { encodePosition } from "./link.ts";
import type { LaneChanges } from "./link-forks.ts";
import { CHANGE_KINDS, changeKey, encodeIntervention } from "./link-forks.ts";
import { DEFAULT_SPEED } from "./playback.ts";
import { pmsOf } from "./session.ts";

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
  const misfits: string[] = [];
  const onLeftOut = (place: number, left: LaneChanges): void =>
    void misfits.push(...partsOf(place + 1, left));
  const chosen = { selectedPm: link.selectedPm, selectedVm: link.selectedVm };
  if (!(await app.open({ ...link, onLeftOut, chosen }))) return;
  app.play({ kind: "set-speed", speed: link.speed ?? DEFAULT_SPEED });

  const { session, reducedMotion } = app.store.getState();
  const missing = [...dropped];
  if (session !== null) {
    const { vms, steps } = session.scenario;
    if (link.selectedPm !== null && link.selectedPm >= pmsOf(session)) missing.push(`pm=${link.selectedPm}`);
    if (link.selectedVm !== null && link.selectedVm >= vms) missing.push(`vm=${link.selectedVm}`);
    if (link.at !== null && link.at.step >= steps) missing.push(`at=${encodePosition(link.at)}`);
    missing.push(...misfits);
  }
  if (missing.length > 0) app.report({ kind: "link", dropped: missing });
  // A link shows its moment; without one, the paper's result simply happens.
  if (link.at === null && !reducedMotion) app.play({ kind: "play" });
}

/** What of the changes in a lane was left out, as it stands in a link. */
const partsOf = (place: number, left: LaneChanges): string[] =>
  CHANGE_KINDS.flatMap((kind) =>
    (left[kind]?.interventions ?? []).map((one) => `${changeKey(kind, place)}=${encodeIntervention(one)}`),
  );
