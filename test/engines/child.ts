/** Processes that the suite starts: each leads a group of its own, and ends with it whatever happens. */

import type { ChildProcess, StdioOptions } from "node:child_process";
import { spawn } from "node:child_process";

export interface Child {
  readonly process: ChildProcess;
  /** Ends the process and all that it started; returns once it is gone. */
  end(): Promise<void>;
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
  const kill = (): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
    } catch {
      // nobody of the group is left
    }
  };
  process.once("exit", kill); // should nobody get to `end`
  return {
    process: child,
    end: async () => {
      process.off("exit", kill);
      kill();
      await gone;
    },
  };
}
