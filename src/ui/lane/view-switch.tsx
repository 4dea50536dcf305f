/** How all lanes are seen: the space or a projection, the camera's reset, what policies see, the length of the trails. */

import { DropdownMenu, ToggleGroup } from "radix-ui";
import { useRef, useSyncExternalStore } from "react";
import { BASELINE } from "../../policies/defaults.ts";
import { findPolicy, policyIds, resolvePolicy } from "../../policies/registry.ts";
import type { ViewMode } from "../../state/display.ts";
import { TRAILS, VIEW_MODES } from "../../state/display.ts";
import { MAX_LANES } from "../../state/session.ts";
import { isFittedSpace } from "../../state/space-range.ts";
import { DEFAULT_CAMERA, isSamePose, ORIGIN_CAMERA } from "../../view/picture/space-projection.ts";
import { trailSteps } from "../../view/picture/trail.ts";
import { useAppState, useTools } from "../app-context.tsx";
import { MenuPortal } from "../menus.tsx";
import { useWords } from "../use-text.ts";
import { useReducedMotion } from "../use-theme.ts";
import styles from "./view-switch.module.css";

export function ViewSwitch() {
  const { app, camera } = useTools();
  const { t, times } = useWords();
  const reducedMotion = useReducedMotion();
  const { mode, trailHours } = useAppState(({ display }) => ({
    mode: display.mode,
    trailHours: display.trailHours,
  }));
  const isDefault = useSyncExternalStore(camera.subscribe, camera.isDefault);
  /** Says what is drawn: of long steps more than was asked for. */
  const trail = (hours: number): string =>
    hours === 0
      ? t("view.noTrail")
      : t("view.trail", { length: times.shortLength(trailSteps(hours, times.time)) });
  return (
    <div className={styles.switch}>
      <span className={styles.switchLabel} id="view-label">
        {t("view.label")}
      </span>
      <ToggleGroup.Root
        type="single"
        className="tabs"
        aria-labelledby="view-label"
        value={mode}
        onValueChange={(next) => next !== "" && app.show({ mode: next as ViewMode })}
      >
        {VIEW_MODES.map((view) => (
          <ToggleGroup.Item key={view} value={view} className="tab">
            {t(`view.${view}`)}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      <button
        type="button"
        className={styles.linkish}
        disabled={isDefault || mode !== "3d"}
        onClick={() => camera.reset(reducedMotion)}
      >
        {t("view.reset")}
      </button>
      <FitToLoad />
      <FromOrigin />
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger
          className={styles.linkish}
          aria-label={`${t("view.trailMenu")}: ${trail(trailHours)}`}
        >
          {trail(trailHours)} <span className="caret" aria-hidden="true" />
        </DropdownMenu.Trigger>
        <MenuPortal>
          <DropdownMenu.Content className="menu" align="start" sideOffset={4}>
            <DropdownMenu.RadioGroup
              value={String(trailHours)}
              onValueChange={(hours) => app.show({ trailHours: Number(hours) })}
            >
              {TRAILS.map((hours) => (
                <DropdownMenu.RadioItem key={hours} value={String(hours)} className="menu-item">
                  {trail(hours)}
                </DropdownMenu.RadioItem>
              ))}
            </DropdownMenu.RadioGroup>
            <DropdownMenu.Separator className="menu-separator" />
            <SightItem />
          </DropdownMenu.Content>
        </MenuPortal>
      </DropdownMenu.Root>
      <AddLane />
    </div>
  );
}

/** In the menu of the trail: the header has no room for another button. */
function SightItem() {
  const { app } = useTools();
  const { t } = useWords();
  const isShown = useAppState(({ display }) => display.showsSight);
  return (
    <DropdownMenu.CheckboxItem
      className="menu-item"
      title={t("view.sightAbout")}
      checked={isShown}
      onCheckedChange={(shown) => app.show({ showsSight: shown === true })}
    >
      {t("view.sight")}
    </DropdownMenu.CheckboxItem>
  );
}

/** Where the usual axes do not fit what is used: between axes that do, and the usual ones. */
function FitToLoad() {
  const { app } = useTools();
  const { t } = useWords();
  const isOffered = useAppState(({ session }) => session !== null && isFittedSpace(session));
  const isFitted = useAppState(({ display }) => display.space === "fitted");
  if (!isOffered) return null;
  return (
    <button
      type="button"
      className={styles.linkish}
      aria-pressed={isFitted}
      title={t("view.fitAbout")}
      onClick={() => app.show({ space: isFitted ? "whole" : "fitted" })}
    >
      {t("view.fit")}
    </button>
  );
}

/** While a PM or a VM is chosen: to where its VMs never fold, and back to where one looked from before. */
function FromOrigin() {
  const { camera } = useTools();
  const { t } = useWords();
  const reducedMotion = useReducedMotion();
  const isOffered = useAppState(
    ({ display, selectedPm, selectedVm }) =>
      display.mode === "3d" && (selectedPm !== null || selectedVm !== null),
  );
  const goal = useSyncExternalStore(camera.subscribe, camera.goal);
  const before = useRef(DEFAULT_CAMERA);
  if (!isOffered) return null;
  const isThere = isSamePose(goal, ORIGIN_CAMERA);
  const turn = (): void => {
    if (!isThere) before.current = goal;
    camera.turnTo(isThere ? before.current : ORIGIN_CAMERA, reducedMotion);
  };
  return (
    <button type="button" className={styles.linkish} aria-pressed={isThere} onClick={turn}>
      {t("view.fromOrigin")}
    </button>
  );
}

/** Adds a lane with a policy that no lane runs yet, if there is one. */
function AddLane() {
  const { app } = useTools();
  const { t } = useWords();
  const running = useAppState((state) => state.session?.lanes.map((lane) => lane.choice.policy).join() ?? "");
  const taken = running.split(",");
  if (taken.length >= MAX_LANES) return null;
  const id =
    policyIds().find((policy) => !taken.includes(policy) && findPolicy(policy) !== undefined) ??
    BASELINE.policy;
  const add = (): void => {
    const choice = resolvePolicy(id);
    if (choice.kind === "ok") void app.addLane(choice.value);
  };
  return (
    <button type="button" className={`${styles.linkish} ${styles.addLane}`} onClick={add}>
      + {t("lane.add")}
    </button>
  );
}
