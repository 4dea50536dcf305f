/**
 * A policy that remembers, looks back and draws: it acts on a PM that was over in at least `hits` of the
 * last `samples` steps, unless its load is falling, moves the VM that demands most to a PM drawn among
 * those that have room, and lets a VM rest for a while after a move.
 */

import type { VmId } from "../../src/base/ids.ts";
import { pmId } from "../../src/base/ids.ts";
import { isOver } from "../../src/base/tolerance.ts";
import { norm, vectorAt } from "../../src/base/vector.ts";
import type { ClusterView } from "../../src/engine/cluster.ts";
import { definePolicy, giveUp, migrate } from "../../src/policies/policy.ts";

export const patient = definePolicy({
  id: "patient",
  parameters: [
    { kind: "number", key: "hits", min: 1, max: 10, isWhole: true, step: 1, unit: "steps", default: 2 },
    { kind: "number", key: "samples", min: 1, max: 10, isWhole: true, step: 1, unit: "steps", default: 3 },
    { kind: "number", key: "rest", min: 0, max: 100, isWhole: true, step: 1, unit: "steps", default: 5 },
  ],
  looksBack: () => 2,

  begin: ({ fleet, random }) => ({
    /** Per PM, the latest first: whether it was over. Those that are added later come behind. */
    seen: Array.from({ length: fleet.pms }, (): boolean[] => []),
    /** What is not finite is nobody's figure but the policy's. */
    lastMoved: new Float64Array(fleet.vms).fill(Number.NEGATIVE_INFINITY),
    /** Two runs of one seed have the same. */
    sign: random(),
  }),

  observe({ view, state, parameters: { samples } }) {
    while (state.seen.length < view.pms) state.seen.push([]);
    state.seen.forEach((seen, pm) => {
      seen.unshift(view.needsRelief(pmId(pm)));
      seen.length = Math.min(seen.length, samples);
    });
  },

  *decide({ view, past, random, state, step, reasons, parameters: { hits, rest } }) {
    for (const [pm, seen] of state.seen.entries()) {
      const source = pmId(pm);
      if (!view.needsRelief(source) || seen.filter(Boolean).length < hits) continue;
      const isFalling =
        past.remembered === 2 && norm(past.utilization(1), source) < norm(past.utilization(2), source);
      if (isFalling) continue;
      const vm = view
        .vmsOn(source)
        .filter((each) => step - (state.lastMoved[each] ?? 0) >= rest)
        .sort((a, b) => norm(view.demand, b) - norm(view.demand, a) || a - b)[0];
      const targets = Array.from({ length: view.pms }, (_, to) => pmId(to)).filter(
        (to) => vm !== undefined && to !== source && view.refusalOf(vm, to) === null && fits(view, vm, to),
      );
      const target = targets[Math.floor(random() * targets.length)];
      const utilization = vectorAt(view.utilization, source);
      const order = { criterion: "norm", ranked: [{ id: source, figure: state.sign }] } as const;
      const chosen = { pm: source, utilization };
      reasons.explain?.({ kind: "ranked", rule: "test", role: "sources", order, chosen, source: null });
      if (vm === undefined || target === undefined) {
        yield giveUp(source, null);
        continue;
      }
      state.lastMoved[vm] = step;
      yield migrate(vm, target);
    }
  },
});

const fits = (view: ClusterView, vm: VmId, to: ReturnType<typeof pmId>): boolean =>
  ([0, 1, 2] as const).every(
    (r) => !isOver((view.utilization[to * 3 + r] ?? 0) + view.shareOf(vm, to, r), view.threshold),
  );
