/** How the build is cut into files, and which of them the page asks for at once. */

import type { Plugin } from "vite";

/**
 * The space is imported lazily, so that everything else is there first; but its download need not
 * wait until the first script has run: the page names its chunks as `modulepreload`.
 */
export function preloadSpace(): Plugin {
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
 * WebKit does not count the script that a worker was started with among the modules it has loaded: a
 * lazy chunk that imports the entry runs it anew, and then two of it answer every message. So nothing may.
 */
export function entryForItself(): Plugin {
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
