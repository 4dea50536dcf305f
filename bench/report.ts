/**
 * The lines of a benchmark as a page of the docs: `npm run --silent bench > lines.jsonl`, then
 * `npx tsx bench/report.ts lines.jsonl > docs/benchmarks.md`. Ratios first.
 */

import { readFileSync } from "node:fs";
import { cpus, release, totalmem, type } from "node:os";
import type { Line } from "./lines.ts";

const INTRODUCTION = `# Benchmarks

How fast it is, measured by \`npm run bench\` (\`bench/\`) and written by \`bench/report.ts\`. Never part of the tests: figures of time belong to a machine, so ratios come first, and **ratio** is the figure divided by what it is relative to. Where an aim is named, it is the ratio's, or the figure's where there is no ratio.

\`npm run bench:engine -- --trace FILE\` adds a real trace (a row per VM: its name, then per cent of its cpu at each step); \`npm run bench:page -- --minutes 10\` plays each fleet for ten minutes.
`;

const lines = readFileSync(process.argv[2] ?? "/dev/stdin", "utf8")
  .split("\n")
  .filter((text) => text.startsWith("{"))
  .map((text) => JSON.parse(text) as Line);

const benches = new Set(lines.map(({ bench }) => bench));
const sections = [...benches].map((bench) => {
  const rows = lines.filter((line) => line.bench === bench).map(rowOf);
  const title = `## ${bench[0]?.toUpperCase()}${bench.slice(1)}`;
  return [
    title,
    "",
    "| ratio | aim | of | figure | value | relative to |",
    "|---|---|---|---|---|---|",
    ...rows,
  ].join("\n");
});
process.stdout.write(`${[INTRODUCTION.trim(), machine(), ...sections].join("\n\n")}\n`);

function rowOf({ of, figure, value, unit, ratio, relativeTo, aim }: Line): string {
  const cells = [
    ratio ?? "",
    aim ?? "",
    of,
    figure,
    `${value.toLocaleString("en", { maximumSignificantDigits: 4 })} ${unit}`.trim(),
    relativeTo ?? "",
  ];
  return `| ${cells.join(" | ")} |`;
}

function machine(): string {
  const model = cpus()[0]?.model ?? "unknown processor";
  const memory = Math.round(totalmem() / 2 ** 30);
  const month = new Date().toLocaleDateString("en", { month: "long", year: "numeric" });
  return `Taken in ${month} on ${cpus().length} cores (${model}), ${memory} GiB, no GPU (WebGL in software), ${type()} ${release().split("-")[0]}, Node ${process.version}.`;
}
