/** Opening files: by the picker, or by dropping them anywhere on the page. What is wrong with one is said; nothing is lost. */

import { useCallback, useEffect, useState } from "react";
import { inputError } from "../scenario/input-error.ts";
import type { App } from "../state/store.ts";
import { useApp } from "./app-context.tsx";

/** Reads a file and opens it: JSON by its name or its first character, a demand table otherwise. */
async function openFile(app: App, file: File): Promise<void> {
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return app.report({ kind: "unreadable", file: file.name, message });
  }
  const text = decodeUtf8(bytes);
  if (text === null)
    return app.report({ kind: "input", error: inputError("not-utf8", {}, { file: file.name }) });
  const isJson = /\.json$/i.test(file.name) || text.trimStart().startsWith("{");
  await app.openSource(
    isJson ? { kind: "json", name: file.name, text } : { kind: "csv", name: file.name, text, pms: null },
  );
}

/** Null where the bytes are no UTF-8: replacing them would change names without a word. */
function decodeUtf8(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Opens the browser's file picker. */
export function useFilePicker(): () => void {
  const app = useApp();
  return useCallback(() => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".csv,.json,text/csv,application/json";
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      if (file !== undefined) void openFile(app, file);
    });
    input.click();
  }, [app]);
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
      const file = event.dataTransfer?.files[0];
      setHovering(false);
      if (file === undefined) return;
      event.preventDefault();
      void openFile(app, file);
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
