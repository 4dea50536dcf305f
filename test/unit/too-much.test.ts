/**
 * Files that are too much, given to the command line as it runs, in a process of its own with little
 * memory: each is refused in a line, and what the process takes does not grow with the file.
 */

import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const MB = 1 << 20;
/** Megabytes for what JavaScript keeps, and for all that the process takes. */
const [HEAP, MOST] = [150, 300];

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rebalance-lab-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** So many megabytes of a text again and again, after a beginning. */
function* repeated(text: string, megabytes: number, beginning: string): Generator<string> {
  yield beginning;
  const block = text.repeat(Math.ceil(MB / text.length));
  for (let i = 0; i < megabytes; i++) yield block;
}

/** Says, at the end, how much memory the process took. */
const METER = `data:text/javascript,process.on("exit",()=>console.error("peak",process.resourceUsage().maxRSS))`;

interface Outcome {
  readonly status: number | null;
  readonly said: string;
  /** Megabytes. */
  readonly peak: number;
}

async function run(name: string, content: Iterable<string>): Promise<Outcome> {
  const path = join(folder, name);
  await pipeline(Readable.from(content), createWriteStream(path));
  const source = name.endsWith(".csv") ? ["--demands", path, "--pms", "2"] : ["--scenario", path];
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${HEAP}`,
      ...["--import", "tsx", "--import", METER],
      ...["src/cli/main.ts", "run", "--policy", "none", ...source],
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const status = await new Promise<number | null>((resolve) => void child.on("close", resolve));
  await rm(path);
  const peak = Number(/^peak (\d+)$/m.exec(stderr)?.[1]) / 1024;
  return { status, said: stderr.replace(/^peak .*\n/m, "").replaceAll(path, name), peak };
}

const HEADER = "vm,hour,cpu,net,mem\n";
const READ_TO_THE_END = /no row below|empty|ends before/;
const ROW_TOO_LONG = "the row has more than 1048576 characters";

describe("a file that is too much is refused in a line, in little memory", () => {
  it.each([
    ["one letter", "a.csv", "a", "", ROW_TOO_LONG],
    ["an open quote", "a.csv", "a", `${HEADER}"`, `line 2: ${ROW_TOO_LONG}`],
    ["quotes alone", "a.csv", '"', "", ROW_TOO_LONG],
    ["commas alone", "a.csv", ",", HEADER, `line 2: ${ROW_TOO_LONG}`],
    ["nothing but columns", "a.csv", "column,", "vm,", ROW_TOO_LONG],
    ["blank lines at the end", "a.csv", "\n", HEADER, "there is a header, but no row below it"],
    ["blank lines of all kinds", "a.csv", "\r\n \r\t\n", "", "the file is empty"],
    ["a name in every row", "a.csv", `${"a".repeat(99_999)},0,0,0,0\n`, HEADER, "longer than 500 characters"],
    ["a list of figures", "a.json", "0,", "[", "more than 2500000 values beside"],
    ["a list of objects", "a.json", "{},", '{"name":[', "more than 2500000 values beside"],
    ["a text without end", "a.json", "a", '{"name":"', "longer than 500 characters"],
    ["blanks", "a.json", " \n", "", "the file is empty"],
    ["blanks in it", "a.json", " \n", "{", "more than 1000 spaces or line breaks"],
    ["brackets in a known field", "a.json", "[", '{"vmNames":', "nested more than 32 deep"],
    ["a figure without end", "a.json", "9", '{"pms":', "longer than 500 characters"],
    [
      "a table with figures beyond number",
      "a.json",
      "9999,",
      '{"demand":{"table":[[[',
      "must be at most 100",
    ],
    ["rows of a table", "a.json", "[],", '{"demand":{"table":[', "ends before it is complete"],
  ])("%s", async (_, name, text, beginning, expected) => {
    // What is read to its end is less of it, which had taken a hundred times its size.
    const megabytes = READ_TO_THE_END.test(expected) ? 30 : 100;
    const { status, said, peak } = await run(name, repeated(text, megabytes, beginning));
    expect(said).toContain(expected);
    expect(said.length).toBeLessThan(500);
    expect(status).toBe(2);
    expect(peak).toBeLessThan(MOST);
  });
});
