/**
 * The transport on the keyboard while lanes are shown, wherever the focus is, except where keys have another meaning:
 * text fields, menus, dialogs. PageUp and PageDown are what presenter remotes send.
 */

import { useEffect } from "react";
import { letGo } from "../state/let-go.ts";
import type { Command } from "../state/playback.ts";
import { useApp } from "./app-context.tsx";
import { placeOf, toggleLarge } from "./lane/enlarge.tsx";

/** Where keys belong to the widget. */
const OWN_KEYS =
  "input:not([type=radio], [type=checkbox]), textarea, select, [role=menu], [role=dialog], [role=spinbutton]";
/** Where arrows do: they go from one to the next. */
const OWN_ARROWS = "[type=radio], [role=group] [role=radio], [role=tab], [data-walks]";
/** What scrolls keeps the keys that scroll it up and down while it has the focus itself: a button in it does not. */
const SCROLLS = "[data-scrolls]";
const SCROLL_KEYS: readonly string[] = ["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"];
/** Where Escape belongs to the widget: elsewhere it lets go of what is in the hand, in a list that scrolls, too. */
const OWN_ESCAPE =
  "input:not([type=radio], [type=range]), textarea, select, [role=menu], [role=listbox], [role=dialog]";
/** Where undoing is about the text. */
const TEXT_FIELDS = "input, textarea, select, [contenteditable], [role=dialog]";
/** Where Shift and an arrow turn the camera. */
const SPACE = "section[tabindex='0']";
/** What Space presses when the keyboard has come to it. */
const BUTTONS = "button, a, summary, [role=menuitem]";
/** What Space presses however it was come to. */
const BOXES = "[type=radio], [type=checkbox]";

export function useKeyboard(): void {
  const app = useApp();
  useEffect(() => {
    /** The button that was pressed with a pointer, as long as the focus stays there: Space plays, as everywhere. */
    let pointed: Element | null = null;
    const onPointer = ({ target }: PointerEvent): void => {
      pointed = target instanceof Element ? target.closest(BUTTONS) : null;
    };
    const onFocus = ({ target }: FocusEvent): void => {
      if (target !== pointed) pointed = null;
    };
    const takesSpace = (target: Element): boolean => {
      const button = target.closest(BUTTONS);
      return (button !== null && button !== pointed) || target.closest(BOXES) !== null;
    };

    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey) return;
      if (app.store.getState().display.page !== "lanes" && event.key !== "?") return; // keys are the browser's
      const target = event.target instanceof Element ? event.target : document.body;
      if (event.ctrlKey || event.metaKey) {
        const isTextField = target.closest(TEXT_FIELDS) !== null;
        const order = isTextField ? null : historyOf(event);
        if (order === null) return;
        event.preventDefault();
        void app[order]();
        return;
      }
      if (target.closest(event.key === "Escape" ? OWN_ESCAPE : OWN_KEYS) !== null) return;
      if (isArrow(event) && target.closest(OWN_ARROWS) !== null) return;
      if (SCROLL_KEYS.includes(event.key) && !event.shiftKey && target.matches(SCROLLS)) return;
      if (event.shiftKey && isArrow(event) && target.closest(SPACE) !== null) return;
      if (event.key === " " && takesSpace(target)) return;
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
      if (key === "f" || key === "F") {
        toggleLarge(app, placeOf(document.activeElement) ?? 1);
        return true;
      }
      if (key === "g" || key === "G") {
        app.show({ showsSight: !app.store.getState().display.showsSight });
        return true;
      }
      return key === "Escape" && letGo(app);
    };

    /** Firefox presses a button when the key comes up, whatever became of its way down. */
    const onKeyUp = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target.closest(BUTTONS) : null;
      if (event.key === " " && target !== null && target === pointed) event.preventDefault();
    };

    const ended = new AbortController();
    const options = { capture: true, signal: ended.signal };
    addEventListener("keydown", onKey, options);
    addEventListener("keyup", onKeyUp, options);
    addEventListener("pointerdown", onPointer, options);
    addEventListener("focusin", onFocus, options);
    return () => ended.abort();
  }, [app]);
}

const isArrow = ({ key }: KeyboardEvent): boolean => key.startsWith("Arrow");

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
