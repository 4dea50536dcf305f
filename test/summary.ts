/** The last line of the tests: `N passed, N failed`, counted from the runners' own reports. */

import { readFileSync } from "node:fs";

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}
interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
}

const read = <T>(path: string): T => JSON.parse(readFileSync(path, "utf8")) as T;

const unit = read<VitestReport>("test-results/unit.json");
const e2e = read<PlaywrightReport>("test-results/e2e.json");
const engines = read<VitestReport>("test-results/engines.json");
const passed = unit.numPassedTests + e2e.stats.expected + engines.numPassedTests;
const failed = unit.numFailedTests + e2e.stats.unexpected + e2e.stats.flaky + engines.numFailedTests;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
