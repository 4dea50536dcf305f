/**
 * The licences of everything that gets into the build, the page's part and the worker's, as one text
 * beside it. Vite has an option for this, which does not see what only a worker uses.
 */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/** The folder of the package that a module belongs to; null where it is our own. */
const packageOf = (module: string): string | null =>
  /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(module)?.[1] ?? null;

export function createLicences(fileName: string): {
  readonly collect: () => Plugin;
  readonly write: () => Plugin;
} {
  const folders = new Set<string>();
  const take = (modules: Iterable<string>): void => {
    for (const module of modules) {
      const folder = packageOf(module);
      if (folder !== null && existsSync(join(folder, "package.json"))) folders.add(folder);
    }
  };
  return {
    collect: () => ({
      name: "licences-of-worker",
      apply: "build",
      generateBundle() {
        take(this.getModuleIds());
      },
    }),
    write: () => ({
      name: "licences",
      apply: "build",
      generateBundle() {
        take(this.getModuleIds());
        const texts = [...folders].map(licenceText).sort();
        this.emitFile({ type: "asset", fileName, source: ["# Licences\n", ...texts].join("\n") });
      },
    }),
  };
}

function licenceText(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const text = file === undefined ? "" : readFileSync(join(folder, file), "utf8").trim();
  return `## ${name} - ${version} (${license})\n\n${text}\n`;
}
