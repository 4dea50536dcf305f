/**
 * Processes that the suite starts: each leads a group of its own, and the group ends with the suite,
 * whether that comes to its end, is interrupted or fails.
 */

import type { ChildProcess, StdioOptions } from "node:child_process";
import { spawn } from "node:child_process";

export interface Child {
  readonly process: ChildProcess;
  /** Ends the process and all that it started; returns once it is gone. */
  end(): Promise<void>;
}

/** How each group that is still there is ended. */
const groups = new Set<() => void>();

function endAll(): void {
  for (const end of groups) end();
}
process.once("exit", endAll);
for (const [signal, code] of [
  ["SIGHUP", 129],
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const) {
  process.once(signal, () => {
    endAll();
    process.exit(code);
  });
}

/** Starts a program. Fails where it cannot be started. */
export async function start(
  program: string,
  given: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly stdio?: StdioOptions } = {},
): Promise<Child> {
  const child = spawn(program, given, { stdio: "ignore", ...options, detached: true });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", reject);
  });
  const endGroup = (): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
    } catch {
      // nobody of the group is left
    }
  };
  groups.add(endGroup);
  return {
    process: child,
    end: async () => {
      groups.delete(endGroup);
      endGroup();
      await gone;
    },
  };
}
