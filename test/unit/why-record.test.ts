/** What a policy says of a decision agrees with the state of the cluster, over the whole paper scenario. */

import { describe, expect, it } from "vitest";
import type { PmId, VmId } from "../../src/base/ids.ts";
import type { ResourceVector } from "../../src/base/resources.ts";
import { RESOURCE_INDICES } from "../../src/base/resources.ts";
import { isOver } from "../../src/base/tolerance.ts";
import { distance, norm, vectorAt } from "../../src/base/vector.ts";
import type { Cluster } from "../../src/engine/cluster.ts";
import { createCursor } from "../../src/engine/cursor.ts";
import type { Deliberation } from "../../src/engine/decision.ts";
import type { PolicyChoice } from "../../src/policies/registry.ts";
import { volume } from "../../src/policies/sandpiper-2008.ts";
import { PAPER_CHOICES } from "./arbitrary-workloads.ts";
import { run } from "./fixtures.ts";
import { deliberationsOf, PAPER } from "./paper-reasons.ts";

/** The cluster before an event, beside what led to it. */
function forEachState(
  choice: PolicyChoice,
  look: (told: Deliberation, cluster: Cluster, after: () => Cluster) => void,
) {
  const cursor = createCursor(PAPER, run(choice, PAPER));
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
  const volumeOf = (v: ResourceVector): number => volume(...v);
  for (const decision of decisions) {
    switch (decision.kind) {
      case "source-chosen":
        expect(decision.utilization).toEqual(closeAll(vectorAt(utilization, decision.source)));
        expect(decision.order.ranked[0]?.id).toBe(decision.source);
        for (const { id, figure } of decision.order.ranked) {
          const own =
            decision.order.measure === "volume" ? volumeOf(vectorAt(utilization, id)) : norm(utilization, id);
          expect(figure).toEqual(close(own));
          expect(cluster.isOverloaded(id)).toBe(true);
        }
        break;
      case "target-chosen":
        expect(decision.utilization).toEqual(closeAll(vectorAt(utilization, decision.target)));
        expect(decision.order.ranked[0]?.id).toBe(decision.target);
        expect(decision.order.ranked).toHaveLength(cluster.pms - 1);
        for (const { id, figure } of decision.order.ranked) {
          const own =
            decision.order.measure === "volume"
              ? volumeOf(vectorAt(utilization, id))
              : distance(utilization, decision.source, id);
          expect(figure).toEqual(close(own));
        }
        break;
      case "candidates-ordered":
        expect(decision.order.ranked.map(({ id }) => id).sort((a, b) => a - b)).toEqual(
          cluster.vmsOn(decision.pm),
        );
        for (const { id, figure } of decision.order.ranked) {
          const share = sharesOf(cluster, id, decision.pm);
          const { measure } = decision.order;
          expect(figure).toEqual(close(typeof measure === "number" ? share[measure] : volumeOf(share)));
        }
        break;
      case "migration-weighed": {
        const after = sum(vectorAt(utilization, decision.to), sharesOf(cluster, decision.vm, decision.to));
        expect(decision.targetAfter).toEqual(closeAll(after));
        if (decision.load !== null) expect(decision.load.target).toEqual(close(Math.hypot(...after)));
        expect(decision.verdict === null).toBe(
          after.every((u) => !isOver(u, threshold)) &&
            (decision.load === null || !isOver(decision.load.target, decision.load.bound)),
        );
        break;
      }
      case "swap-weighed": {
        if (decision.with === null) break;
        const { vm, from, to } = decision;
        const [going, coming] = [sharesOf(cluster, vm, to), sharesOf(cluster, decision.with, to)];
        expect(decision.target?.before).toEqual(closeAll(vectorAt(utilization, to)));
        expect(decision.target?.after).toEqual(
          closeAll(sum(vectorAt(utilization, to), going, negative(coming))),
        );
        expect(decision.source?.after).toEqual(
          closeAll(sum(vectorAt(utilization, from), coming, negative(going))),
        );
        break;
      }
      case "gave-up":
        expect(decision.utilization).toEqual(closeAll(vectorAt(utilization, decision.source)));
        break;
      case "migrated":
      case "swapped": {
        const { from, to, outcome } = decision;
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
        break;
      }
    }
  }
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
