import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/**
 * The space is imported lazily, so that everything else is there first; but its download need not
 * wait until the first script has run: the page names its chunks as `modulepreload`.
 */
function preloadSpace(): Plugin {
  return {
    name: "preload-space",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle = {} }) {
        const chunks = Object.values(bundle).flatMap((output) => (output.type === "chunk" ? [output] : []));
        const space = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith("src/space/space.tsx"));
        if (space === undefined) throw new Error("the build has no chunk for src/space/space.tsx");
        const entry = chunks.find(({ isEntry }) => isEntry);
        return [space.fileName, ...space.imports]
          .filter((file) => file !== entry?.fileName && entry?.imports.includes(file) !== true)
          .map((file) => ({
            tag: "link",
            attrs: { rel: "modulepreload", crossorigin: true, href: `./${file}` },
            injectTo: "head",
          }));
      },
    },
  };
}

/**
 * What the page may do, and nothing else. Scripts, styles, fonts and workers are files of its own, so
 * nothing that gets into a text can run. A feature that needs more names it here, and no more than it
 * needs: data of a server of the user's choice its `connect-src`, a solver in WebAssembly
 * `'wasm-unsafe-eval'`; code of the user's runs in a sandboxed frame with a policy of its own.
 */
const POLICY = [
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
function contentSecurityPolicy(): Plugin {
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

/** A machine may be slow and busy: these only end a test that would wait for ever. */
const PATIENT = { testTimeout: 600_000, hookTimeout: 600_000 };

/**
 * WebKit does not count the script that a worker was started with among the modules it has loaded: a
 * lazy chunk that imports the entry runs it anew, and then two of it answer every message. So nothing may.
 */
function entryForItself(): Plugin {
  return {
    name: "entry-for-itself",
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).flatMap((output) => (output.type === "chunk" ? [output] : []));
      const entries = new Set(chunks.flatMap(({ isEntry, fileName }) => (isEntry ? [fileName] : [])));
      for (const { fileName, imports, dynamicImports } of chunks) {
        const entry = [...imports, ...dynamicImports].find((file) => entries.has(file));
        if (entry !== undefined) this.error(`${fileName} imports the worker's entry ${entry}`);
      }
    },
  };
}

export default defineConfig({
  base: "./",
  plugins: [react(), preloadSpace(), contentSecurityPolicy()],
  preview: {
    headers: {
      "Content-Security-Policy": POLICY,
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
    },
  },
  resolve: {
    // It writes style elements, which the page does not allow.
    alias: { "react-style-singleton": fileURLToPath(new URL("src/ui/adopted-style.ts", import.meta.url)) },
  },
  worker: {
    format: "es",
    plugins: () => [entryForItself()],
    // All that the entry starts with lies in a chunk of its own, which the lazy chunks may import.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: "worker", tags: ["$initial"], test: (id) => !id.endsWith("/worker-entry.ts") }],
        },
      },
    },
  },
  optimizeDeps: {
    include: [
      "comlink",
      "valibot",
      "pure-rand/distribution/uniformFloat64",
      "pure-rand/generator/xoroshiro128plus",
    ],
  },
  build: {
    target: "es2023",
    chunkSizeWarningLimit: 1200,
    license: { fileName: "licenses.txt" },
    // All styles come with the page, 6 kB more of them: what a part is drawn with cannot be missing then, and
    // Vite takes a style sheet that did not come for one that is there when the part is asked for again.
    cssCodeSplit: false,
    // A preload that failed is an import that fails for good in WebKit. Parts are loaded ahead otherwise (`base/part.ts`).
    modulePreload: { resolveDependencies: (_file, files, { hostType }) => (hostType === "js" ? [] : files) },
  },
  test: {
    maxWorkers: "100%", // by default one processor is left idle, which on a small machine is half of it
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/unit/**/*.test.ts"],
          setupFiles: "test/unit/setup.ts",
          environment: "node",
          ...PATIENT,
        },
      },
      "test/browser/vitest.config.ts", // a file of its own: building the page has no need of Playwright
    ],
  },
});
