/** Opening files: by the picker, or by dropping them anywhere on the page. What is wrong with one is said; nothing is lost. */

import { useCallback, useEffect, useRef, useState } from "react";
import type { App } from "../state/app.ts";
import { useApp } from "./app-context.tsx";

/** What is opened from a file plays, as the first visit does, unless the reader wants no motion. */
export async function playOnceOpen(app: App, opening: Promise<boolean>): Promise<void> {
  if ((await opening) && !app.store.getState().reducedMotion) app.play({ kind: "play" });
}

/**
 * Opens the browser's file picker. Its input stands in the document for good: one outside of it may be
 * gone before a file is chosen (Safari), and no driver of a browser finds it.
 */
export function useFilePicker(): () => void {
  const app = useApp();
  const input = useRef<HTMLInputElement | null>(null);
  useEffect(() => {
    const element = document.createElement("input");
    element.type = "file";
    element.accept = ".csv,.json,text/csv,application/json";
    element.hidden = true;
    element.addEventListener("change", () => {
      const file = element.files?.[0];
      element.value = ""; // the same file can be chosen again
      if (file !== undefined) void playOnceOpen(app, app.openFile(file));
    });
    document.body.append(element);
    input.current = element;
    return () => element.remove();
  }, [app]);
  return useCallback(() => input.current?.click(), []);
}

/** Opens what is dropped on the page; says whether something hovers over it. */
export function useFileDrop(): boolean {
  const app = useApp();
  const [hovering, setHovering] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes("Files") !== true) return;
      event.preventDefault();
      setHovering(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setHovering(false);
    };
    const drop = (event: DragEvent): void => {
      const [file, ...others] = event.dataTransfer?.files ?? [];
      setHovering(false);
      if (file === undefined) return;
      event.preventDefault();
      void playOnceOpen(app, app.openFile(file, others));
    };
    addEventListener("dragover", over);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
    };
  }, [app]);
  return hovering;
}
