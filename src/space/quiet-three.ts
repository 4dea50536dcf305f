/**
 * React Three Fiber 9.8 makes a THREE.Clock for every canvas, whether or not anything asks the
 * time, and three 0.187 reports each as deprecated. That one sentence is dropped here; everything
 * else three has to say still reaches the console.
 */

import { setConsoleFunction } from "three";

const DROPPED = "THREE.Clock: This module has been deprecated";

setConsoleFunction((type: "log" | "warn" | "error", message: string, ...details: unknown[]) => {
  if (message.startsWith(DROPPED)) return;
  // biome-ignore lint/suspicious/noConsole: this is three's own console, handed through
  console[type](message, ...details);
});
