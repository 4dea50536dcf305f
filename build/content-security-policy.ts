/**
 * What the page may do, and nothing else. Scripts, styles, fonts and workers are files of its own, so
 * nothing that gets into a text can run. A feature that needs more names it here, and no more than it
 * needs: data of a server of the user's choice its `connect-src`; code of the user's runs in a sandboxed
 * frame with a policy of its own.
 */

import type { Plugin } from "vite";

const policyWith = (...scripts: readonly string[]): string =>
  [
    "default-src 'none'",
    `script-src ${["'self'", ...scripts].join(" ")}`,
    "worker-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

/** Of the documents. */
export const POLICY = policyWith();

/**
 * With every file that is served. A worker obeys the policy that came with its script, and that of the solver
 * compiles WebAssembly, which no browser does unless it is allowed to. Documents have their own policy besides,
 * so that they may not: what counts there is what both allow.
 */
export const SERVED_POLICY = policyWith("'wasm-unsafe-eval'");

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
