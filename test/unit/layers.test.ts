import type { ICruiseResult } from "dependency-cruiser";
import { cruise } from "dependency-cruiser";
import { describe, expect, it } from "vitest";
import { ALLOWED, PACKAGES, WORKER_HALF } from "./layers.ts";

const room = (path: string): string => path.replace(/^src\//, "").split("/")[0] ?? path;

async function modules(): Promise<ICruiseResult["modules"]> {
  const { output } = await cruise(["src"], {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true, // arrows hold for types too
    ruleSet: {
      forbidden: [{ name: "no-cycle", severity: "error", from: {}, to: { circular: true } }],
    },
    validate: true,
  });
  if (typeof output === "string") throw new Error("a cruise result is data");
  return output.modules.filter((module) => module.source.startsWith("src/"));
}

const cruised = await modules();

/** What the plain forms of the policies, which hold the policies to account, import beside types. */
async function importsOfReference(): Promise<readonly string[]> {
  const { output } = await cruise(["test/reference"], { doNotFollow: { path: "node_modules" } });
  if (typeof output === "string") throw new Error("a cruise result is data");
  return output.modules
    .filter(({ source }) => source.startsWith("test/reference/"))
    .flatMap(({ dependencies }) => dependencies.map(({ resolved }) => resolved));
}

describe("import layers", () => {
  const edges = cruised.flatMap((module) =>
    module.dependencies
      .filter((dependency) => dependency.resolved.startsWith("src/"))
      .map((dependency) => ({ from: module.source, to: dependency.resolved, circular: dependency.circular })),
  );

  it("sees the modules at all", () => {
    expect(cruised.length).toBeGreaterThan(30);
    expect(edges.length).toBeGreaterThan(60);
  });

  it("has a rule for every folder", () => {
    expect(
      [...new Set(cruised.map((module) => room(module.source)))].filter((name) => !(name in ALLOWED)),
    ).toEqual([]);
  });

  it("follows the table of allowed edges", () => {
    const failing = edges
      .filter(({ from, to }) => room(from) !== room(to) && !ALLOWED[room(from)]?.includes(room(to)))
      .map(({ from, to }) => `${from} -> ${to}`);
    expect(failing).toEqual([]);
  });

  it("leads from the command line to what the runner has without a worker", () => {
    expect(edges.some(({ to }) => WORKER_HALF.includes(to))).toBe(true);
    const failing = edges.filter(({ from, to }) => room(from) === "cli" && WORKER_HALF.includes(to));
    expect(failing).toEqual([]);
  });

  it.each(Object.entries(PACKAGES))("keeps %s to where it belongs: %j", (name, rooms) => {
    const importers = cruised.filter((module) =>
      module.dependencies.some(({ module: asked }) => asked === name || asked.startsWith(`${name}/`)),
    );
    expect(importers.length).toBeGreaterThan(0);
    expect(importers.map(({ source }) => source).filter((source) => !rooms.includes(room(source)))).toEqual(
      [],
    );
  });

  it("keeps the plain forms apart from the policies: what they share is base, engine, and types", async () => {
    const imported = await importsOfReference();
    expect(imported.some((path) => path.startsWith("src/base/"))).toBe(true);
    const shared = imported.filter((path) => path.startsWith("src/") && !/^src\/(base|engine)\//.test(path));
    expect(shared).toEqual([]);
  });

  it("has no cycles", () => {
    expect(edges.filter((edge) => edge.circular).map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });
});
