/** The command line's entry: `npm run --silent cli -- ...`. A bug ends it with status 1 and its trace. */

import { inspect } from "node:util";
import { printableLines } from "../base/printable.ts";
import { loadDamping, loadPolicies, policyIds } from "../policies/registry.ts";
import { runCli } from "./run-cli.ts";

try {
  await Promise.all([loadPolicies(policyIds()), loadDamping()]);
  process.exitCode = await runCli(process.argv.slice(2), process);
} catch (bug) {
  console.error(`rebalance-lab: this is a bug, please report it: ${printableLines(inspect(bug))}`);
  process.exitCode = 1;
}
