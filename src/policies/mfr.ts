/**
 * Measure, forecast, remap (Bobroff, Kochut, Beaty, IM 2007; docs/rules.md#mf1): PMs are filled with what
 * their VMs are expected to demand, and a reserve for how far that may be off.
 *
 * - MF1: nothing happens before there is a day to forecast from.
 * - MF2, MF3: forecasts, without the present step, and the distribution of their errors.
 * - MF4: VMs by the most that is likely to be asked for.
 * - MF5: the first PM with room for the expected sum and the reserve.
 * - MF6: a VM stays where it is if it fits there.
 * - MF7: all are placed before any moves.
 *
 * Every step ends: a VM moves at most once.
 */

import type { PmId, VmId } from "../base/ids.ts";
import type { ResourceIndex } from "../base/resources.ts";
import { RESOURCE_INDICES } from "../base/resources.ts";
import { MINUTES_A_DAY } from "../base/step-time.ts";
import { vectorAt } from "../base/vector.ts";
import type { Situation } from "../engine/decider.ts";
import type { Reasons } from "../engine/decision.ts";
import { DailyForecast } from "../forecast/daily-forecast.ts";
import type { Forecaster } from "../forecast/forecaster.ts";
import { leaveOver, MOST_TOLD } from "./fleet-reasons.ts";
import { line } from "./listing.ts";
import { MfrForecasts } from "./mfr-forecasts.ts";
import type { Looked, PackingRules, Placed } from "./mfr-packing.ts";
import { MfrPacking } from "./mfr-packing.ts";
import { definePolicy, rebalance } from "./policy.ts";
import { ranking } from "./ranking.ts";
import { Weighing } from "./weighing.ts";
import { migrationChanges } from "./what-if.ts";

export const mfr = definePolicy({
  id: "mfr",
  kind: "consolidation",
  since: 2007,
  source: "Bobroff, Kochut, Beaty: IM 2007",
  criteria: {
    history: { decimals: 0 },
    cpu: { decimals: 3 },
    net: { decimals: 3 },
    mem: { decimals: 3 },
    most: { decimals: 3 },
  },
  parameters: [
    {
      kind: "number",
      key: "overflow",
      min: 0.001,
      max: 0.5,
      isWhole: false,
      step: 0.01,
      unit: "fraction",
      default: 0.05,
    },
    { kind: "choice", key: "resources", values: ["cpu", "all"], default: "cpu" },
    { kind: "choice", key: "current", values: ["first", "any"], default: "first" },
    { kind: "choice", key: "fills", values: ["threshold", "capacity"], default: "threshold" },
    { kind: "choice", key: "ahead", values: ["this", "next"], default: "this" },
    { kind: "number", key: "day", min: 0, max: 10_000, isWhole: true, step: 1, unit: "steps", default: 0 },
    { kind: "number", key: "waves", min: 0, max: 100, isWhole: true, step: 1, unit: "waves", default: 3 },
    { kind: "number", key: "days", min: 1, max: 365, isWhole: true, step: 1, unit: "days", default: 7 },
  ],
  listing: [
    line("history", "MF1", 0, "weighed go-on"),
    line("forecast", "MF2", 0, "formed forecast"),
    line("errors", "MF3", 0),
    line("order", "MF4", 0),
    line("current", "MF6", 1, "formed current"),
    line("targets", "MF5", 1, "ranked targets"),
    line("fits", "MF5", 1, "weighed migrate"),
    line("migrate", "MF7", 0, "done migrate"),
    line("none", "MF7", 0, "gave up", "formed filled"),
  ],
  assumptions: [
    { key: "bound", parameter: "fills" },
    { key: "ahead", parameter: "ahead" },
    { key: "daily", parameter: "waves" },
    { key: "stays" },
    { key: "several", parameter: "resources" },
  ],
  // Everybody is placed anew in each step: one figure of a refusal alters all that came before it.
  tellsRemedy: false,

  forecaster: vmForecaster,

  *decide(turn) {
    const { view, reasons, parameters } = turn;
    const plan = new Plan(turn, reasons, parameters);
    for (const move of plan.moves) {
      if (reasons.explain !== undefined) plan.explain(move);
      yield rebalance(move.vm, move.to);
    }
    yield* leaveOver(view, reasons, (pm) => plan.explainLeft(pm));
  },
});

interface Values {
  readonly overflow: number;
  readonly resources: "cpu" | "all";
  readonly current: "first" | "any";
  readonly fills: "threshold" | "capacity";
  readonly ahead: "this" | "next";
  readonly day: number;
  readonly waves: number;
  readonly days: number;
}

const NAMES = ["cpu", "net", "mem"] as const;

/** Steps in a day, as near as they come to one; one where a step is a day or more. */
const stepsADay = (stepMinutes: number): number => Math.max(1, Math.round(MINUTES_A_DAY / stepMinutes));

/** MF1. */
const dayOf = ({ day }: Pick<Values, "day">, stepMinutes: number): number =>
  day === 0 ? stepsADay(stepMinutes) : day;

const resourcesOf = ({ resources }: Pick<Values, "resources">): readonly ResourceIndex[] =>
  resources === "cpu" ? [0] : RESOURCE_INDICES;

/** MF2, MF3: between the errors that are exceeded, and fallen below, as often as may be. */
function vmForecaster(values: Values, stepMinutes: number): Forecaster {
  const day = dayOf(values, stepMinutes);
  const forecast = new DailyForecast(day, values.waves, values.days);
  return {
    of: "vm",
    resources: resourcesOf(values),
    looksBack: day * values.days,
    within: 1 - 2 * values.overflow,
    expect(figures, from, to, into) {
      if (to - from < day) return false;
      forecast.fit(figures, from, to);
      into.value = forecast.expected;
      into.low = forecast.expected + forecast.errorQuantile(values.overflow);
      into.high = forecast.expected + forecast.errorQuantile(1 - values.overflow);
      return true;
    },
  };
}

class Plan {
  readonly moves: readonly Placed[];
  readonly #turn: Situation;
  readonly #reasons: Reasons;
  readonly #rules: PackingRules;
  readonly #day: number;
  /** Steps that are known. */
  readonly #steps: number;
  readonly #forecasts: MfrForecasts | null;
  readonly #packing: MfrPacking | null;

  constructor(turn: Situation, reasons: Reasons, values: Values) {
    const { view, past } = turn;
    this.#turn = turn;
    this.#reasons = reasons;
    this.#day = dayOf(values, turn.stepMinutes);
    const seesNow = values.ahead === "next";
    this.#steps = past.steps + (seesNow ? 1 : 0);
    this.#rules = {
      resources: resourcesOf(values),
      bound: values.fills === "threshold" ? view.threshold : 1,
      overflow: values.overflow,
      keepsCurrent: values.current === "first",
    };
    const rules = { day: this.#day, waves: values.waves, days: values.days, overflow: values.overflow };
    const demandBefore = (ago: number) =>
      seesNow ? (ago === 1 ? view.demand : past.demand(ago - 1)) : past.demand(ago);
    const { resources } = this.#rules;
    this.#forecasts =
      this.#steps < this.#day
        ? null
        : new MfrForecasts(view.vms, this.#steps, demandBefore, resources, rules);
    this.#packing = this.#forecasts === null ? null : new MfrPacking(view, this.#forecasts, this.#rules);
    this.moves = this.#packing?.place(null).moves ?? [];
  }

  explain(move: Placed): void {
    this.#explainHistory();
    this.#explainForecast(move.vm);
    const looked = this.#packing?.place(move.vm).looked ?? [];
    const here = this.#rules.keepsCurrent ? looked.slice(0, 1) : [];
    for (const { pm, fill } of here) this.#explainFill("MF6", "current", pm, move.vm, fill);
    this.#explainTargets(move, looked.slice(here.length).slice(-MOST_TOLD));
  }

  /** How far a PM that is left over is filled by what is expected. */
  explainLeft(pm: PmId): void {
    this.#explainHistory();
    if (this.#packing === null) return;
    const filled = this.#rules.resources.map((r) => this.#packing?.filled(pm, r) ?? 0);
    this.#explainFill("MF7", "filled", pm, null, filled);
  }

  /** MF1. */
  #explainHistory(): void {
    const weighing = new Weighing(this.#reasons, null);
    weighing.exactly("fleet", "history", this.#steps, "at-least", "goal", this.#day);
    const { comparisons, verdict } = weighing;
    const action = { kind: "go-on" } as const;
    this.#reasons.explain?.({ kind: "weighed", rule: "MF1", action, changes: null, comparisons, verdict });
  }

  /** MF2 to MF4, of the resource of which the VM may need most. */
  #explainForecast(vm: VmId): void {
    const [forecasts, packing] = [this.#forecasts, this.#packing];
    if (forecasts === null || packing === null) return;
    const topOf = (r: ResourceIndex): number => forecasts.expected(vm, r) + forecasts.quantile(vm, r);
    const r = this.#rules.resources.toSorted((a, b) => topOf(b) - topOf(a))[0] ?? 0;
    const criterion = NAMES[r];
    const figures = {
      expected: { criterion, value: forecasts.expected(vm, r) },
      deviation: { criterion, value: forecasts.deviation(vm, r) },
      most: { criterion: "most", value: packing.mostOf(vm) },
    };
    this.#reasons.explain?.({ kind: "formed", rule: "MF2", name: "forecast", pm: null, vm, figures });
  }

  /** MF6, MF7: of the resource of which `pm` would be filled most. */
  #explainFill(rule: string, name: string, pm: PmId, vm: VmId | null, fill: readonly number[]): void {
    const most = Math.max(...fill);
    const r = this.#rules.resources[fill.indexOf(most)] ?? 0;
    const criterion = NAMES[r];
    const figures = {
      filled: { criterion, value: most },
      bound: { criterion, value: this.#rules.bound },
    };
    this.#reasons.explain?.({ kind: "formed", rule, name, pm, vm, figures });
  }

  /** MF5. */
  #explainTargets({ vm, from, to }: Placed, looked: readonly Looked[]): void {
    const { view } = this.#turn;
    const { explain } = this.#reasons;
    const order = ranking(
      NAMES[this.#rules.resources[0] ?? 0],
      looked.map(({ pm: id, fill }) => ({ id, figure: fill[0] ?? 0 })),
    );
    const chosen = { pm: to, utilization: vectorAt(view.utilization, to) };
    explain?.({ kind: "ranked", rule: "MF5", role: "targets", order, chosen, source: from });
    for (const { pm, fill } of looked) {
      if (pm === from) continue; // it would not have moved
      const weighing = new Weighing(this.#reasons, view.refusalOf(vm, pm));
      const against = this.#rules.bound === 1 ? "capacity" : "threshold";
      this.#rules.resources.forEach((r, i) => {
        weighing.atMost("target", NAMES[r], fill[i] ?? 0, against, this.#rules.bound);
      });
      const { comparisons, verdict } = weighing;
      const changes = migrationChanges(view, vm, from, pm);
      const action = { kind: "migrate", vm, from, to: pm } as const;
      explain?.({ kind: "weighed", rule: "MF5", action, changes, comparisons, verdict });
    }
  }
}
