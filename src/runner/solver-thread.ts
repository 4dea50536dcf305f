/**
 * The solver's thread in Node, where the command line and the tests are. An idle one does not keep the
 * program from ending.
 */

import { Worker } from "node:worker_threads";
import type { SolverHearer, SolverReply, SolverThread } from "./solvers.ts";
import { hear } from "./solvers.ts";

/** A thread reads TypeScript only when it is told to, before its entry comes, whoever has started the program. */
const LOADER = import.meta.resolve("tsx/esm/api");
const BEFORE = `import { register } from ${JSON.stringify(LOADER)}; register();`;
const ENTRY = new URL("./solver-thread-entry.ts", import.meta.url);

export function startSolverThread(hearer: SolverHearer): SolverThread {
  const worker = new Worker(ENTRY, {
    execArgv: ["--import", `data:text/javascript,${encodeURIComponent(BEFORE)}`],
  });
  worker.unref();
  worker.on("message", (reply: SolverReply) => {
    worker.unref();
    hear(reply, hearer);
  });
  worker.on("error", (error) => hearer.failed(error));
  return {
    ask(question) {
      worker.ref();
      worker.postMessage(question);
    },
    end: () => void worker.terminate(),
  };
}
