/**
 * Shows what a link says, as far as it can be shown: what is not there is clamped or left out and
 * named, and what a link leaves out is as if the page had just been opened.
 */

import type { CameraPose } from "../view/picture/space-projection.ts";
import type { App } from "./app.ts";
import type { ReadLink } from "./link.ts";
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

/** @param plays whether a link without a moment plays: not for who has not read yet what the page is */
export async function openLink(
  app: App,
  camera: LinkedCamera,
  read: ReadLink,
  plays: boolean,
): Promise<void> {
  const { state: link, file, newer } = read;
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
  const dropped = [...read.dropped];
  if (session !== null) {
    const { vms, steps } = session.scenario;
    if (link.selectedPm !== null && link.selectedPm >= pmsOf(session)) dropped.push(`pm=${link.selectedPm}`);
    if (link.selectedVm !== null && link.selectedVm >= vms) dropped.push(`vm=${link.selectedVm}`);
    if (link.at !== null && link.at.step >= steps) dropped.push(`at=${encodePosition(link.at)}`);
    dropped.push(...misfits);
  }
  if (dropped.length > 0 || file !== null || newer !== null)
    app.report({ kind: "link", dropped, file, newer });
  // A link shows its moment; without one, the paper's result simply happens, where it can be seen.
  if (link.at === null && plays && !reducedMotion && link.display.page === "lanes")
    app.play({ kind: "play" });
}

/** What of the changes in a lane was left out, as it stands in a link. */
const partsOf = (place: number, left: LaneChanges): string[] =>
  CHANGE_KINDS.flatMap((kind) =>
    (left[kind]?.interventions ?? []).map((one) => `${changeKey(kind, place)}=${encodeIntervention(one)}`),
  );
