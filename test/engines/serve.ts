/**
 * The built page, served with a listener in front of it: all that the page says to the console, and
 * every error that nobody catches, comes here. WebDriver has no log of the console, so it is heard in
 * the page itself, in every engine in the same way, from before its first script on; so is what its
 * content security policy forbids, which holds for the listener as well: it is a file of the page's.
 */

import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { preview } from "vite";
import { keepWorkers } from "../in-page.ts";

export interface Served {
  readonly url: string;
  /** What was said since the last call. */
  heard(): readonly string[];
  /** From now on these are not found; null: everything is. */
  refuse(addresses: RegExp | null): void;
  close(): Promise<void>;
}

const SAID = "/said";
/** Scripts that are served beside the page. */
const LISTENER = "/listener.js";
export const ON_PURPOSE = "/on-purpose.js";

/** Runs in the page; each message is delivered before the page goes on. */
function listen(path: string): void {
  const say = (kind: string, what: unknown): void => {
    const request = new XMLHttpRequest();
    request.open("POST", path, false);
    request.send(`${kind}: ${what instanceof Error ? `${what.message}\n${what.stack}` : String(what)}`);
  };
  for (const kind of ["debug", "error", "info", "log", "trace", "warn"] as const) {
    console[kind] = (...what: unknown[]) => say(kind, what.map(String).join(" "));
  }
  // Of resources that do not load, too: those errors do not bubble.
  addEventListener(
    "error",
    (event) => {
      const { target } = event;
      if (target instanceof Element) say("not loaded", target.outerHTML);
      else say("error", event.error ?? event.message);
    },
    true,
  );
  addEventListener("unhandledrejection", (event) => say("rejected", event.reason));
  addEventListener("securitypolicyviolation", (event) =>
    say("forbidden", `${event.effectiveDirective} ${event.blockedURI}`),
  );
}

/** Everything that is to be heard. */
function speak(): void {
  console.warn("said on purpose");
  void Promise.reject(new Error("rejected on purpose"));
  document.head.append(Object.assign(document.createElement("img"), { src: "./gone.png" }));
  document.head.append(document.createElement("style"));
  document.head.lastElementChild?.append("body { color: red }");
  throw new Error("thrown on purpose");
}

const listener = (said: string[], refused: () => RegExp | null): Plugin => ({
  name: "listener",
  configurePreviewServer({ middlewares, config }) {
    const page = readFileSync(`${config.build.outDir}/index.html`, "utf8");
    const scripts = new Map([
      [LISTENER, `(${String(listen)})(${JSON.stringify(SAID)}); (${String(keepWorkers)})()`],
      [ON_PURPOSE, `(${String(speak)})()`],
    ]);
    middlewares.use((request, response, next) => {
      if (refused()?.test(request.url ?? "")) {
        response.statusCode = 404;
        response.end();
      } else if (request.url === SAID) {
        let text = "";
        request.on("data", (part) => {
          text += String(part);
        });
        request.on("end", () => {
          said.push(text);
          response.end();
        });
      } else if (request.url === "/") {
        response.setHeader("content-type", "text/html");
        response.end(page.replace("<head>", `<head><script src="${LISTENER}"></script>`));
      } else if (scripts.has(request.url ?? "")) {
        response.setHeader("content-type", "text/javascript");
        response.end(scripts.get(request.url ?? ""));
      } else next();
    });
  },
});

/** Serves `dist/` on a port that is free. */
export async function serve(): Promise<Served> {
  const said: string[] = [];
  let refused: RegExp | null = null;
  const server = await preview({
    plugins: [listener(said, () => refused)],
    preview: { port: 0, host: "127.0.0.1" },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === "string") throw new Error("a port has a number");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    heard: () => said.splice(0),
    refuse(addresses) {
      refused = addresses;
    },
    close: () => server.close(),
  };
}
