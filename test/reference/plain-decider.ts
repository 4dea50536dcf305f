/** A policy of one function, which remembers nothing. */

import type { ClusterView } from "../../src/engine/cluster.ts";
import type { Decider } from "../../src/engine/decider.ts";
import type { Reasons } from "../../src/engine/decision.ts";
import type { Decisions } from "../../src/policies/policy.ts";

export const plainDecider = (decide: (cluster: ClusterView, reasons: Reasons) => Decisions): Decider => ({
  name: "plain",
  looksBack: 0,
  begin: () => null,
  observe() {},
  decide: ({ view }, _, reasons) => decide(view, reasons),
});
