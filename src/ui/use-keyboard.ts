/**
 * The transport on the keyboard, wherever the focus is, except where keys have another meaning:
 * text fields, menus, dialogs. PageUp and PageDown are what presenter remotes send.
 */

import { useEffect } from "react";
import type { Command } from "../state/playback.ts";
import { useApp } from "./app-context.tsx";

/** Where arrows, Home and the like belong to the widget. */
const OWN_KEYS =
  "input, textarea, select, [role=menu], [role=dialog], [data-scrolls], [role=group] [role=radio], [role=spinbutton]";
/** Where undoing is about the text. */
const TEXT_FIELDS = "input, textarea, select, [contenteditable], [role=dialog]";
/** Where Shift and an arrow turn the camera. */
const SPACE = "section[tabindex='0']";
/** What space and Enter press. */
const PRESSABLE = "button, a, summary, [role=menuitem]";

export function useKeyboard(): void {
  const app = useApp();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey) return;
      const target = event.target instanceof Element ? event.target : document.body;
      if (event.ctrlKey || event.metaKey) {
        const isTextField = target.closest(TEXT_FIELDS) !== null;
        const order = isTextField ? null : historyOf(event);
        if (order === null) return;
        event.preventDefault();
        void app[order]();
        return;
      }
      if (target.closest(OWN_KEYS) !== null) return;
      if (event.shiftKey && event.key.startsWith("Arrow") && target.closest(SPACE) !== null) return;
      if (event.key === " " && target.closest(PRESSABLE) !== null) return;
      const handled = perform(event);
      if (!handled) return;
      event.preventDefault();
      event.stopPropagation(); // the slider must not move a second time
    };

    const perform = ({ key, shiftKey }: KeyboardEvent): boolean => {
      const order = commandOf(key, shiftKey, app.store.getState().session?.scenario.steps ?? 0);
      if (order !== null) {
        app.play(order);
        return true;
      }
      if (key === "?") {
        document.querySelector<HTMLElement>("[data-help]")?.click();
        return true;
      }
      if (/^[1-4]$/.test(key)) {
        document.getElementById(`lane-${key}`)?.focus();
        return true;
      }
      if (key !== "Escape") return false;
      const { handling, selectedPm, selectedVm, display } = app.store.getState();
      if (handling !== null) app.handle(null);
      else if (selectedPm !== null || selectedVm !== null) {
        app.selectPm(null);
        app.selectVm(null);
      } else if (display.panel !== null) app.show({ panel: null });
      else return false;
      return true;
    };

    addEventListener("keydown", onKey, { capture: true });
    return () => removeEventListener("keydown", onKey, { capture: true });
  }, [app]);
}

/** Undo and redo, on whatever platform. */
function historyOf({ key, shiftKey }: KeyboardEvent): "undo" | "redo" | null {
  switch (key.toLowerCase()) {
    case "z":
      return shiftKey ? "redo" : "undo";
    case "y":
      return shiftKey ? null : "redo";
    default:
      return null;
  }
}

function commandOf(key: string, shift: boolean, steps: number): Command | null {
  switch (key) {
    case " ":
      return { kind: "toggle" };
    case "ArrowLeft":
    case "ArrowRight": {
      const direction = key === "ArrowRight" ? 1 : -1;
      return shift ? null : { kind: "step", by: "hour", direction };
    }
    case "ArrowUp":
    case "ArrowDown":
      return { kind: "step", by: shift ? "reason" : "action", direction: key === "ArrowDown" ? 1 : -1 };
    case "PageUp":
    case "PageDown":
      return { kind: "step", by: "event", direction: key === "PageDown" ? 1 : -1 };
    case "Home":
      return { kind: "seek-hour", step: 0 };
    case "End":
      return { kind: "seek-hour", step: steps - 1 };
    default:
      return null;
  }
}
