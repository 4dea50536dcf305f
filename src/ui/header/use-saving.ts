/** Saving what is open: one file at a time, whatever is opened meanwhile. */

import { useEffect, useRef, useState } from "react";
import type { Progress } from "../../runner/protocol.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { useApp } from "../app-context.tsx";
import { saveFile, scenarioBlob } from "./save-scenario.ts";

export interface Saving {
  /** Null while nothing is being saved. */
  readonly progress: Progress | null;
  readonly save: (name: string, scenario: Scenario) => void;
  readonly cancel: () => void;
}

export function useSaving(): Saving {
  const app = useApp();
  const [progress, setProgress] = useState<Progress | null>(null);
  const current = useRef<AbortController | null>(null);
  const cancel = (): void => current.current?.abort();
  useEffect(() => () => current.current?.abort(), []);

  async function save(name: string, scenario: Scenario): Promise<void> {
    if (current.current !== null) return;
    const controller = new AbortController();
    current.current = controller;
    setProgress({ done: 0, total: 1 });
    try {
      saveFile(name, await scenarioBlob(scenario, { signal: controller.signal, onProgress: setProgress }));
    } catch (error) {
      if (controller.signal.aborted) return;
      app.report({ kind: "bug", message: error instanceof Error ? error.message : String(error) });
    } finally {
      current.current = null;
      setProgress(null);
    }
  }

  return { progress, save: (name, scenario) => void save(name, scenario), cancel };
}
