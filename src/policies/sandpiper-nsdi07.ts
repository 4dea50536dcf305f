/**
 * Sandpiper as it was published (Wood, Shenoy, Venkataramani, Yousif, NSDI 2007; docs/rules.md#sp1), of
 * which the paper of 2008 compares with a form of its own.
 *
 * - SP1, SP2: a PM is hot when it was over in enough of the last samples, and is expected to be again.
 * - SP3: a VM is taken to need a high percentile of what it demanded lately.
 * - SP4: hot PMs by volume (W1), their VMs by volume for their memory.
 * - SP5: a VM goes to the PM of smallest volume that has room: all are asked.
 * - SP6, SP7: what is still hot exchanges a VM for several, if there is room for it to pass.
 * - SP8: all is planned before anything moves.
 *
 * Ties by P9. Every step ends: a VM moves at most once in a plan, and there is one plan a step, or after
 * each intervention (I1).
 */

import type { PmId } from "../base/ids.ts";
import { pmId } from "../base/ids.ts";
import { RESOURCE_INDICES } from "../base/resources.ts";
import type { ClusterView } from "../engine/cluster.ts";
import { Autoregression } from "../forecast/autoregression.ts";
import type { Forecaster } from "../forecast/forecaster.ts";
import { quantileOf } from "../forecast/quantile.ts";
import { leaveOver } from "./fleet-reasons.ts";
import type { HotspotRules } from "./hotspots.ts";
import { Hotspots, hotspotsLookBack } from "./hotspots.ts";
import { line } from "./listing.ts";
import type { Decisions } from "./policy.ts";
import { definePolicy, migrate, rebalance, swap } from "./policy.ts";
import type { Exchange } from "./sandpiper-books.ts";
import { Needs } from "./sandpiper-needs.ts";
import { SandpiperPlan } from "./sandpiper-plan.ts";
import { SandpiperStart } from "./sandpiper-start.ts";
import { EQUAL_VOLUME, VOLUME, volumeOfPm } from "./volume.ts";

const steps = <const Key extends string>(key: Key, fallback: number) =>
  ({
    kind: "number",
    key,
    min: 1,
    max: 1000,
    isWhole: true,
    step: 1,
    unit: "steps",
    default: fallback,
  }) as const;

export const sandpiperNsdi07 = definePolicy({
  id: "sandpiper-nsdi07",
  since: 2007,
  source: "Wood, Shenoy, Venkataramani, Yousif: NSDI 2007",
  criteria: {
    volume: VOLUME,
    vsr: VOLUME,
    hits: { decimals: 0 },
    expected: { decimals: 3 },
    weight: { decimals: 2 },
    scratch: { decimals: 3 },
  },
  pmCriterion: "volume",
  criterionOf: volumeOfPm,
  sees: () => [EQUAL_VOLUME],
  example: "scenario=paper-hour-34&policies=sandpiper-2008,sandpiper-nsdi07&at=0.1",
  parameters: [
    {
      kind: "number",
      key: "threshold",
      min: 0,
      max: 1,
      isWhole: false,
      step: 0.01,
      unit: "fraction",
      default: 0,
    },
    steps("hits", 1),
    steps("samples", 1),
    { kind: "choice", key: "forecast", values: ["off", "on"], default: "off" },
    steps("history", 24),
    {
      kind: "number",
      key: "percentile",
      min: 0,
      max: 100,
      isWhole: false,
      step: 1,
      unit: "percent",
      default: 95,
    },
    steps("window", 3),
  ],
  listing: [
    line("forecast", "SP2", 1, "formed forecast"),
    line("hot", "SP1", 0, "weighed go-on"),
    line("source", "SP4", 0, "ranked sources"),
    line("candidates", "SP4", 1, "ranked candidates"),
    line("need", "SP3", 2, "formed need"),
    line("targets", "SP5", 2, "ranked targets"),
    line("migrate", "SP5", 2, "weighed migrate", "done migrate"),
    line("partners", "SP6", 1, "ranked partners"),
    line("swap", "SP6", 2, "weighed swap", "done swap"),
    line("scratch", "SP7", 2),
    line("none", "SP8", 0, "gave up"),
  ],
  assumptions: [
    { key: "samples", parameter: "samples" },
    { key: "window", parameter: "window" },
    { key: "booked" },
    { key: "several" },
    { key: "scratch" },
  ],
  // What a VM needs hangs on what it demanded before, and where it goes on what was planned for others.
  tellsRemedy: false,
  looksBack: (parameters) => hotspotsLookBack({ ...parameters, history: historyOf(parameters) }),

  forecaster: (parameters) =>
    parameters.forecast === "on" ? pmForecaster(parameters.history, parameters.percentile / 100) : null,

  *decide({ view, past, reasons, parameters }) {
    const threshold = parameters.threshold === 0 ? view.threshold : parameters.threshold;
    const rules: HotspotRules = { ...parameters, threshold, history: historyOf(parameters) };
    const hotspots = new Hotspots(view, past, rules);
    const hot = pmsOf(view).filter((pm) => hotspots.isHot(pm));
    const needs = new Needs(view, past, parameters.percentile, parameters.window);
    const start = new SandpiperStart(view, needs, threshold, hot);
    for (const [turn, planned] of [...new SandpiperPlan(start, null).moves()].entries()) {
      if (reasons.explain !== undefined) {
        hotspots.explain(planned.from, reasons);
        const again = [...new SandpiperPlan(start, planned.from).moves()][turn];
        for (const decision of again?.told ?? []) reasons.explain(decision);
      }
      yield* carryOut(view, planned);
    }
    yield* leaveOver(view, reasons, (pm) => {
      hotspots.explain(pm, reasons);
      const again = new SandpiperPlan(start, pm);
      for (const _ of again.moves()); // to its end
      for (const decision of again.left()) reasons.explain?.(decision);
    });
  },
});

/** SP2, with the errors of the fit between their quantiles 1 - q and q, or the other way round. */
function pmForecaster(history: number, q: number): Forecaster {
  const model = new Autoregression(1);
  const [errors, scratch] = [new Float64Array(history), new Float64Array(history)];
  const [least, most] = [Math.min(q, 1 - q), Math.max(q, 1 - q)];
  return {
    of: "pm",
    resources: RESOURCE_INDICES,
    looksBack: history,
    within: most - least,
    expect(figures, from, to, into) {
      if (to - from < 3) return false; // two figures leave one error, and no band
      model.fit(figures, from, to);
      const count = model.errors(figures, from, to, errors);
      into.value = model.next(figures, from, to);
      into.low = into.value + quantileOf(errors, 0, count, least, scratch);
      into.high = into.value + quantileOf(errors, 0, count, most, scratch);
      return true;
    },
  };
}

interface Forecasting {
  readonly forecast: "off" | "on";
  readonly history: number;
}

/** SP2: how many samples a forecast is made from; none where there is none. */
const historyOf = ({ forecast, history }: Forecasting): number => (forecast === "on" ? history : 0);

const pmsOf = ({ pms }: ClusterView): PmId[] => Array.from({ length: pms }, (_, pm) => pmId(pm));

/** SP6: the first partner changes places with the VM, and those that come besides follow it, unless it was refused. */
function* carryOut(view: ClusterView, { vm, from, to, partners: [partner, ...others] }: Exchange): Decisions {
  const exchange =
    partner === undefined
      ? view.needsRelief(from)
        ? migrate(vm, to)
        : rebalance(vm, to)
      : swap(vm, partner);
  const told = yield exchange;
  if (told.kind === "refused") return;
  for (const other of others) yield rebalance(other, from);
}
