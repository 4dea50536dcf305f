/** Where the command line writes to, and what is left when a signal ends it: by the real program. */

import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { link, mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { statusOf } from "../../src/cli/on-signal.ts";
import { createPreset } from "../../src/scenario/presets/catalogue.ts";
import { cli, DEMANDS } from "./cli-here.ts";
import { scenarioText } from "./fixtures.ts";

let folder = "";
const inFolder = (...names: string[]): string => join(folder, ...names);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rebalance-lab-"));
  await mkdir(inFolder("sub"));
  await writeFile(inFolder("s.json"), scenarioText(createPreset("paper")));
  await writeFile(inFolder("d.csv"), DEMANDS);
  for (const name of ["s.json", "d.csv"]) {
    await symlink(inFolder(name), inFolder(`soft-${name}`));
    await symlink(join("..", `soft-${name}`), inFolder("sub", `softer-${name}`));
    await link(inFolder(name), inFolder(`hard-${name}`));
  }
});
afterAll(() => rm(folder, { recursive: true }));

describe("--out onto the file that is read", () => {
  const SOURCES: readonly [name: string, args: readonly string[]][] = [
    ["s.json", ["--scenario"]],
    ["d.csv", ["--pms", "2", "--demands"]],
  ];
  const WAYS: readonly [what: string, path: (name: string) => string][] = [
    ["by its name", (name) => inFolder(name)],
    ["by a relative path", (name) => relative(process.cwd(), inFolder(name))],
    ["by a roundabout path", (name) => `${folder}/sub/../sub//../${name}`],
    ["by a symbolic link", (name) => inFolder(`soft-${name}`)],
    ["by a link to a link", (name) => inFolder("sub", `softer-${name}`)],
    ["by a hard link", (name) => inFolder(`hard-${name}`)],
  ];

  it.each(SOURCES.flatMap(([name, args]) => WAYS.map(([what, path]) => [name, what, args, path] as const)))(
    "is refused: %s %s",
    async (name, _, args, path) => {
      const before = await readFile(inFolder(name), "utf8");
      for (const [read, out] of [
        [inFolder(name), path(name)],
        [path(name), inFolder(name)],
      ] as const) {
        const { status, stdout, stderr } = await cli("run", ...args, read, "--out", out);
        expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
        expect(stderr).toBe(
          `rebalance-lab: ${out}: is the file that is read (${read}): name another to write to\n`,
        );
      }
      expect(await readFile(inFolder(name), "utf8")).toBe(before);
      expect((await readdir(folder)).filter((each) => each.endsWith(".tmp"))).toEqual([]);
    },
  );

  it("goes where a link leads that leads to nothing yet", async () => {
    await symlink("aim.txt", inFolder("dangling"));
    const outcome = await cli(
      "run",
      "--pms",
      "2",
      "--demands",
      inFolder("d.csv"),
      "--out",
      inFolder("dangling"),
    );
    expect(outcome).toMatchObject({ status: 0, stdout: "" });
    expect(await readlink(inFolder("dangling"))).toBe("aim.txt");
    expect(await readFile(inFolder("aim.txt"), "utf8")).toContain("overloaded PM-hours");
  });

  it("is not confused with another file of the same name, nor with one that is not there", async () => {
    await writeFile(inFolder("sub", "d.csv"), "old");
    for (const out of [inFolder("sub", "d.csv"), inFolder("sub", "new.txt")]) {
      const outcome = await cli("run", "--pms", "2", "--demands", inFolder("d.csv"), "--out", out);
      expect(outcome).toMatchObject({ status: 0, stdout: "" });
      expect(await readFile(out, "utf8")).toContain("overloaded PM-hours");
    }
  });
});

describe("a signal", () => {
  /** Resolves once the temporary file is there. */
  function temporaryIn(path: string, child: ChildProcess): Promise<void> {
    return new Promise((resolve, reject) => {
      const watcher = watch(path, () => void look());
      const look = async (): Promise<void> => {
        if (!(await readdir(path)).some((name) => name.endsWith(".tmp"))) return;
        watcher.close();
        resolve();
      };
      child.once("exit", (code) => {
        watcher.close();
        reject(new Error(`the program ended with ${code} before it wrote`));
      });
    });
  }

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)(
    "%s in the midst of writing leaves no file behind, and ends the program with %i",
    async (signal, status) => {
      const here = inFolder(signal);
      await mkdir(here);
      await writeFile(join(here, "kept.json"), "kept");
      const args = [
        "--import",
        "tsx",
        "src/cli/main.ts",
        "run",
        "--generate",
        "pms=2000,vms=2000,steps=500",
        "--policy",
        "none",
      ];
      const child = spawn(process.execPath, [...args, "--format", "json", "--out", join(here, "kept.json")], {
        stdio: "ignore",
      });
      const ended = new Promise<{ code: number | null; by: string | null }>((resolve) => {
        child.once("exit", (code, by) => resolve({ code, by }));
      });
      await temporaryIn(here, child);
      child.kill(signal);
      expect(await ended).toEqual({ code: status, by: null });
      expect(await readdir(here)).toEqual(["kept.json"]);
      expect(await readFile(join(here, "kept.json"), "utf8")).toBe("kept");
      expect(statusOf(signal)).toBe(status);
    },
  );
});

describe("names with what nobody sees in them", () => {
  const NAME = "a\u202Eb\u009B31mc\u0007d\u2066e\u200Ff\u061Cg\u200Bh\ni";
  const SHOWN = "a\\u202eb\\u009b31mc\\u0007d\\u2066e\\u200ff\\u061cg\\u200bh\\u000ai";
  const unseen = /[\p{Cc}\p{Cf}]/u;

  it("are escapes in tables", async () => {
    const fork = { name: NAME, interventions: [] };
    await writeFile(inFolder("named.json"), scenarioText({ ...createPreset("paper"), name: NAME, fork }));
    const { stdout, stderr } = await cli("run", "--scenario", inFolder("named.json"));
    expect(stderr).toBe("");
    expect(stdout).toContain(`${SHOWN}: 36 VMs on 6 PMs`);
    expect(stdout.split("\n").filter((line) => unseen.test(line))).toEqual([]);
  });

  it("are escapes in JSON, which is JSON and says the very name", async () => {
    const { stdout } = await cli("run", "--scenario", inFolder("named.json"), "--format", "json");
    expect(stdout.split("\n").filter((line) => unseen.test(line))).toEqual([]);
    const { scenario } = JSON.parse(stdout) as { scenario: { name: string; fork: { name: string } } };
    expect([scenario.name, scenario.fork.name]).toEqual([NAME, NAME]);
  });

  it.each([
    ["run", "--scenario", `/nowhere/${NAME}.json`],
    ["run", "--demands", `/nowhere/${NAME}`, "--pms", "2"],
    ["run", "--out", `/nowhere/${NAME}`],
    ["run", "--policy", NAME],
    ["run", "--param", `scoa.sourceLoad=${NAME}`],
    ["run", "--generate", NAME],
    ["run", `--${NAME}`],
    [NAME],
  ])("are escapes in messages: %j", async (...args) => {
    const { status, stderr } = await cli(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^rebalance-lab: [^\n]+\n$/);
    expect(unseen.test(stderr.trimEnd())).toBe(false);
    expect(stderr).toContain("\\u202e");
  });
});

describe("figures of flags", () => {
  it.each([
    ["--seed", "0x10"],
    ["--seed", "1e3"],
    ["--seed", "9".repeat(400)],
    ["--threshold", "1e-320"],
    ["--threshold", "0x1"],
    ["--threshold", "NaN"],
    ["--threshold", "Infinity"],
    ["--generate", "pms=0x2,vms=5"],
    ["--generate", "pms=2,vms=5,load=1e308"],
    ["--generate", "pms=2,vms=5,load=1e-320"],
    ["--generate", "pms=2,vms=5,cpu=1e308"],
    ["--generate", "pms=2,vms=5,step-minutes=1e-320"],
  ])("are refused where they are none or beyond all bounds: %s %s", async (...args) => {
    const { status, stdout, stderr } = await cli("run", ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^rebalance-lab: --[^\n]+\n$/);
  });
});
