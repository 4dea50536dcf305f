/**
 * What the page may do, and nothing else. Scripts, styles, fonts and workers are files of its own, so
 * nothing that gets into a text can run. A feature that needs more names it here, and no more than it
 * needs: data of a server of the user's choice its `connect-src`, a solver in WebAssembly
 * `'wasm-unsafe-eval'`; code of the user's runs in a sandboxed frame with a policy of its own.
 */

import type { Plugin } from "vite";

export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** Stands in the built page itself, so that it holds on any server; while developing, Vite writes styles into the page. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: "content-security-policy",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: POLICY },
        injectTo: "head-prepend",
      },
    ],
  };
}
