/** What a policy says of a decision agrees with the state of the cluster, over the whole paper scenario. */

import { describe, expect, it } from "vitest";
import type { PmId, VmId } from "../../src/base/ids.ts";
import type { ResourceVector } from "../../src/base/resources.ts";
import { RESOURCE_INDICES } from "../../src/base/resources.ts";
import { isLowered, isOver } from "../../src/base/tolerance.ts";
import { distance, norm, vectorAt } from "../../src/base/vector.ts";
import type { Cluster } from "../../src/engine/cluster.ts";
import type { Deliberation, Done, Ranked, Weighed } from "../../src/engine/decision.ts";
import type { PolicyChoice } from "../../src/policies/registry.ts";
import { volume } from "../../src/policies/volume.ts";
import { createClusterCursor } from "../reference/cluster-cursor.ts";
import { PAPER_CHOICES } from "./arbitrary-workloads.ts";
import { run } from "./fixtures.ts";
import { deliberationsOf, PAPER } from "./paper-reasons.ts";

/** The cluster before an event, beside what led to it. */
function forEachState(
  choice: PolicyChoice,
  look: (told: Deliberation, cluster: Cluster, after: () => Cluster) => void,
) {
  const cursor = createClusterCursor(PAPER, run(choice, PAPER));
  for (const { deliberation } of deliberationsOf(choice)) {
    const { step, event } = deliberation;
    cursor.seek(step, event);
    look(deliberation, cursor.cluster, () => {
      cursor.seek(step, event + 1);
      return cursor.cluster;
    });
  }
}

const sharesOf = (cluster: Cluster, vm: VmId, pm: PmId): ResourceVector => [
  cluster.shareOf(vm, pm, 0),
  cluster.shareOf(vm, pm, 1),
  cluster.shareOf(vm, pm, 2),
];
const close = (value: number): unknown => expect.closeTo(value, 9);
const closeAll = (v: readonly number[]): unknown => v.map(close);
const sum = (...parts: readonly ResourceVector[]): number[] =>
  RESOURCE_INDICES.map((r) => parts.reduce((total, part) => total + part[r], 0));
const negative = ([a, b, c]: ResourceVector): ResourceVector => [-a, -b, -c];

/** Population standard deviation across PMs, in the plainest way. */
function deviationOf({ pms, utilization }: Cluster): number[] {
  return RESOURCE_INDICES.map((r) => {
    const values = Array.from({ length: pms }, (_, pm) => utilization[pm * 3 + r] ?? 0);
    const mean = values.reduce((a, b) => a + b, 0) / pms;
    return Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / pms);
  });
}

function checkState({ decisions, threshold }: Deliberation, cluster: Cluster, then: () => Cluster): void {
  const { utilization } = cluster;
  for (const decision of decisions) {
    switch (decision.kind) {
      case "ranked":
        checkRanked(decision, cluster);
        break;
      case "weighed":
        checkWeighed(decision, cluster, threshold);
        break;
      case "ended":
        if (decision.how === "done") checkDone(decision, cluster, then);
        else expect(decision.utilization).toEqual(closeAll(vectorAt(utilization, decision.source)));
        break;
    }
  }
}

const volumeOf = (v: ResourceVector): number => volume(...v);

function checkRanked(decision: Ranked, cluster: Cluster): void {
  const { utilization } = cluster;
  const { criterion } = decision.order;
  switch (decision.role) {
    case "sources":
    case "targets": {
      const { chosen, source, order } = decision;
      if (chosen === null) expect.fail("these policies choose the first");
      expect(chosen.utilization).toEqual(closeAll(vectorAt(utilization, chosen.pm)));
      expect(order.ranked[0]?.id).toBe(chosen.pm);
      if (source !== null) expect(order.ranked).toHaveLength(cluster.pms - 1);
      for (const { id, figure } of order.ranked) {
        const length = source === null ? norm(utilization, id) : distance(utilization, source, id);
        expect(figure).toEqual(close(criterion === "volume" ? volumeOf(vectorAt(utilization, id)) : length));
        if (source === null) expect(cluster.isOverloaded(id)).toBe(true);
      }
      break;
    }
    case "candidates":
    case "partners":
      expect(decision.order.ranked.map(({ id }) => id).sort((a, b) => a - b)).toEqual(
        cluster.vmsOn(decision.pm),
      );
      for (const { id, figure } of decision.order.ranked) {
        const share = sharesOf(cluster, id, decision.pm);
        expect(figure).toEqual(close(typeof criterion === "number" ? share[criterion] : volumeOf(share)));
      }
  }
}

function checkWeighed(
  { action, changes, comparisons, verdict }: Weighed,
  cluster: Cluster,
  threshold: number,
): void {
  const { utilization } = cluster;
  const failed = comparisons.find(({ holds }) => !holds);
  if (verdict?.kind !== "forbidden")
    expect(verdict).toEqual(failed === undefined ? null : { kind: "failed", comparison: failed });
  if (changes === null || (action.kind !== "migrate" && action.kind !== "swap")) return;
  const { vm, from, to } = action;
  const partner = action.kind === "swap" ? action.with : null;
  const coming = partner === null ? ([0, 0, 0] as const) : sharesOf(cluster, partner, from);
  const leaving = partner === null ? ([0, 0, 0] as const) : sharesOf(cluster, partner, to);
  const source = sum(vectorAt(utilization, from), coming, negative(sharesOf(cluster, vm, from)));
  const target = sum(vectorAt(utilization, to), sharesOf(cluster, vm, to), negative(leaving));
  expect(changes).toEqual({
    source: { before: closeAll(vectorAt(utilization, from)), after: closeAll(source) },
    target: { before: closeAll(vectorAt(utilization, to)), after: closeAll(target) },
  });
  for (const { subject, criterion, value, against, bound, holds, relation } of comparisons) {
    const after = subject === "source" ? source : target;
    const before = vectorAt(utilization, subject === "source" ? from : to);
    if (typeof criterion === "number") expect(value).toEqual(close(after[criterion] ?? Number.NaN));
    else if (criterion === "norm") expect(value).toEqual(close(Math.hypot(...after)));
    if (against === "threshold") expect(bound).toBe(threshold);
    if (against === "before" && typeof criterion === "number")
      expect(bound).toEqual(close(before[criterion]));
    expect(holds).toBe(relation === "below" ? isLowered(bound, value) : !isOver(value, bound));
  }
}

function checkDone({ action: { from, to }, outcome }: Done, cluster: Cluster, then: () => Cluster): void {
  const stateOf = (state: Cluster) => ({
    source: closeAll(vectorAt(state.utilization, from)),
    target: closeAll(vectorAt(state.utilization, to)),
    distance: close(distance(state.utilization, from, to)),
    deviation: closeAll(deviationOf(state)),
  });
  const side = (when: "before" | "after") => ({
    source: outcome.source[when],
    target: outcome.target[when],
    distance: outcome.distance[when],
    deviation: outcome.deviation[when],
  });
  expect(side("before")).toEqual(stateOf(cluster));
  expect(side("after")).toEqual(stateOf(then()));
}

describe("the record agrees with the cluster", () => {
  it.each(PAPER_CHOICES.map((choice) => ({ choice })))("$choice.policy $choice.parameters", ({ choice }) => {
    let seen = 0;
    forEachState(choice, (deliberation, cluster, then) => {
      checkState(deliberation, cluster, then);
      seen += deliberation.decisions.length;
    });
    expect(seen).toBeGreaterThanOrEqual(100);
  });
});
