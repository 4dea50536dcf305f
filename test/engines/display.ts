/**
 * A screen for browsers that draw with WebGL on a screen only: Xvfb, on a display that it finds free
 * by itself. A program of X, so for Linux alone.
 */

import { existsSync } from "node:fs";
import type { Readable } from "node:stream";
import { xvfbPath } from "../browser-path.ts";
import { start } from "./child.ts";
import { VIEWPORT } from "./driver.ts";

export interface Display {
  /** What `DISPLAY` is set to. */
  readonly name: string;
  end(): Promise<void>;
}

/** Room for the viewport and a browser's own bars. */
const SCREEN = `${VIEWPORT.width + 160}x${VIEWPORT.height + 300}x24`;
const NUMBER_FD = 3;

export const hasDisplay = (): boolean => xvfbPath() !== undefined;

/** Starts a screen; fails where it says no number. */
export async function startDisplay(): Promise<Display> {
  const path = xvfbPath();
  if (path === undefined || !existsSync(path)) throw new Error("there is no Xvfb");
  const child = await start(
    path,
    ["-displayfd", String(NUMBER_FD), "-screen", "0", SCREEN, "-nolisten", "tcp"],
    {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    },
  );
  const said = child.process.stdio[NUMBER_FD] as Readable;
  const number = await new Promise<string>((resolve, reject) => {
    let text = "";
    said.on("data", (part) => {
      text += String(part);
      if (text.endsWith("\n")) resolve(text.trim());
    });
    said.once("close", () => reject(new Error("Xvfb ended before it had a display")));
  });
  return { name: `:${number}`, end: child.end };
}
