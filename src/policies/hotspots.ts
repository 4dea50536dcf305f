/**
 * Which PMs are hot spots (SP1, SP2): over in so many of the last samples, and, if asked, expected to be
 * over in the next one as well. A sample is a PM's utilization after a step's actions, the last the present
 * one, so that what is seen does not hang on the way to the step.
 */

import { present } from "../base/assert.ts";
import type { PmId } from "../base/ids.ts";
import type { ResourceIndex } from "../base/resources.ts";
import { RESOURCE_INDICES } from "../base/resources.ts";
import { isOver, TOLERANCE } from "../base/tolerance.ts";
import type { ReadonlyColumn } from "../base/vector.ts";
import { resourceAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Reasons } from "../engine/decision.ts";
import type { Past } from "../engine/history.ts";
import { Autoregression } from "../forecast/autoregression.ts";
import { Weighing } from "./weighing.ts";

export interface HotspotRules {
  /** Above this a sample is over. */
  readonly threshold: number;
  /** So many of the last `samples` are over. */
  readonly hits: number;
  readonly samples: number;
  /** How many of the last samples a forecast is made from; 0 makes none. */
  readonly history: number;
}

/** How many steps back utilizations are read. */
export const hotspotsLookBack = ({ samples, history }: Omit<HotspotRules, "threshold" | "hits">): number =>
  Math.max(samples, history) - 1;

export class Hotspots {
  readonly #rules: HotspotRules;
  /** The present one first. */
  readonly #samples: readonly ReadonlyColumn[];
  readonly #model = new Autoregression(1);
  /** Of one PM and resource, the oldest first. */
  readonly #series: Float64Array;

  constructor(view: ClusterView, past: Past, rules: HotspotRules) {
    this.#rules = rules;
    const before = Math.min(past.remembered, hotspotsLookBack(rules));
    this.#samples = [view.utilization, ...Array.from({ length: before }, (_, i) => past.utilization(i + 1))];
    this.#series = new Float64Array(Math.min(rules.history, this.#samples.length));
  }

  isHot(pm: PmId): boolean {
    return RESOURCE_INDICES.some((r) => this.#isHotOn(pm, r));
  }

  /** SP1, SP2 for whoever asks why: by the resource on which it is hot, or else by the one it is most over on. */
  explain(pm: PmId, reasons: Reasons): void {
    const { hits, samples, history, threshold } = this.#rules;
    if (samples === 1 && history === 0 && this.isHot(pm)) return; // nothing else was asked
    const now = (r: ResourceIndex): number => this.#sample(0, pm, r);
    const [fullest] = RESOURCE_INDICES.toSorted((a, b) => now(b) - now(a));
    const resource = RESOURCE_INDICES.find((r) => this.#isHotOn(pm, r)) ?? fullest ?? 0;
    const weighing = new Weighing(reasons, null);
    weighing.exactly("source", "hits", this.#hits(pm, resource), "at-least", "goal", hits);
    if (history > 0) {
      const expected = this.#expected(pm, resource);
      const figures = {
        expected: { criterion: "expected", value: expected },
        now: { criterion: "expected", value: now(resource) },
        mean: { criterion: "expected", value: this.#model.mean },
        weight: { criterion: "weight", value: this.#model.first },
      } as const;
      reasons.explain?.({ kind: "formed", rule: "SP2", name: "forecast", pm, vm: null, figures });
      weighing.exactly("source", "expected", expected, "above", "threshold", threshold + TOLERANCE);
    }
    const { comparisons, verdict } = weighing;
    const action = { kind: "go-on" } as const;
    reasons.explain?.({ kind: "weighed", rule: "SP1", action, changes: null, comparisons, verdict });
  }

  #isHotOn(pm: PmId, r: ResourceIndex): boolean {
    const { hits, history, threshold } = this.#rules;
    return this.#hits(pm, r) >= hits && (history === 0 || isOver(this.#expected(pm, r), threshold));
  }

  /** SP1. */
  #hits(pm: PmId, r: ResourceIndex): number {
    let hits = 0;
    for (let ago = Math.min(this.#rules.samples, this.#samples.length) - 1; ago >= 0; ago--)
      if (isOver(this.#sample(ago, pm, r), this.#rules.threshold)) hits++;
    return hits;
  }

  /** SP2. */
  #expected(pm: PmId, r: ResourceIndex): number {
    const count = this.#series.length;
    for (let i = 0; i < count; i++) this.#series[i] = this.#sample(count - 1 - i, pm, r);
    this.#model.fit(this.#series, 0, count);
    return this.#model.next(this.#series, 0, count);
  }

  #sample(ago: number, pm: PmId, r: ResourceIndex): number {
    return resourceAt(present(this.#samples[ago], "a sample"), pm, r);
  }
}
