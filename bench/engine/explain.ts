/**
 * How long it takes to say why an event happened, in the busiest step of a large fleet: its first, its
 * middle and its last event, and what the policy left at that. Each is asked for in a warm process, as
 * a page's worker is by then.
 */

import type { Step } from "../../src/base/ids.ts";
import { stepOf } from "../../src/base/ids.ts";
import { eventCount } from "../../src/engine/record.ts";
import { explainEvent } from "../../src/engine/replay.ts";
import { replayStart, simulate } from "../../src/engine/simulate.ts";
import { deciderOf, loadPolicies, resolvePolicy } from "../../src/policies/registry.ts";
import { median, print } from "../lines.ts";
import { generatedWorkload } from "./workloads.ts";

const SIZE = { pms: 10_000, vms: 100_000, steps: 24 };
const ROUNDS = 5;

const POLICIES = ["sandpiper-2008", "scoa", "thr-mmt"];
await loadPolicies(POLICIES);
for (const policy of POLICIES) {
  const choice = resolvePolicy(policy);
  if (choice.kind === "error") throw new Error(choice.error);
  const decider = deciderOf(choice.value);
  const workload = generatedWorkload(SIZE);
  const record = simulate(workload, decider);
  const steps = Array.from({ length: SIZE.steps }, (_, s) => stepOf(s));
  const busiest = steps.reduce((best: Step, step) =>
    eventCount(record, step) > eventCount(record, best) ? step : best,
  );
  const events = eventCount(record, busiest);
  const start = replayStart(record, busiest, decider.looksBack);
  const costs = [0, Math.floor(events / 2), events - 1, events].map((event) =>
    median(
      Array.from({ length: ROUNDS }, () =>
        costOf(() => [...explainEvent(workload, decider, start, busiest, event)]),
      ),
    ),
  );
  const slowest = Math.max(...costs);
  print({
    bench: "why",
    of: `10,000 PMs, 100,000 VMs, ${policy}, a step of ${events.toLocaleString("en")} events`,
    figure: "processor time of the slowest of four answers",
    value: slowest,
    unit: "ms",
    ratio: slowest / 500,
    relativeTo: "500 ms",
    aim: "<= 1",
  });
}

/** Milliseconds of processor. */
function costOf(ask: () => unknown): number {
  const before = process.cpuUsage();
  ask();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
