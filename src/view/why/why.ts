/**
 * What led to an event, arranged to be read: the source and its order, the target and its order,
 * each candidate with its verdict, the swaps that were weighed, and how it ended. Everything is a
 * decision of the record or a part of one; nothing is judged again. Of large fleets the first of
 * each order are given, and how many more there are.
 */

import type { PmId, VmId } from "../../base/ids.ts";
import type { ResourceIndex, ResourceVector } from "../../base/resources.ts";
import { RESOURCE_INDICES } from "../../base/resources.ts";
import { isOver } from "../../base/tolerance.ts";
import type { Decision, Deliberation, Measure, Ranking, Refusal } from "../../engine/decision.ts";

type Of<K extends Decision["kind"]> = Extract<Decision, { readonly kind: K }>;
export type MigrationWeighed = Of<"migration-weighed">;
export type SwapWeighed = Of<"swap-weighed">;
export type Ended = Of<"migrated" | "swapped" | "gave-up">;

/** The beginning of an order. */
export interface Order<Id> {
  readonly measure: Measure;
  readonly first: readonly { readonly id: Id; readonly figure: number }[];
  /** How many come after these. */
  readonly more: number;
}

export interface Overage {
  readonly resource: ResourceIndex;
  readonly value: number;
  /** Above the threshold. */
  readonly by: number;
}

/** A VM that may go to a PM, and what was said of it so far. */
export interface Candidate {
  readonly vm: VmId;
  /** Null while nothing was weighed. */
  readonly to: PmId | null;
  /** Its figure in the order of the source's VMs. */
  readonly figure: number | null;
  readonly migration: MigrationWeighed | null;
  /** By position in {@link Why.partners}. */
  readonly swaps: readonly (SwapWeighed | null)[];
}

export type SwapCounts = Readonly<Record<Refusal["kind"] | "allowed", number>>;

export interface Why {
  readonly threshold: number;
  /** The PM to be relieved, and those that were over beside it; the order is null where no policy chose it. */
  readonly source: {
    readonly pm: PmId;
    readonly utilization: ResourceVector;
    readonly over: readonly Overage[];
    readonly order: Order<PmId> | null;
  } | null;
  readonly target: {
    readonly pm: PmId;
    readonly utilization: ResourceVector;
    readonly order: Order<PmId>;
    /** What it has left below the threshold, of what the source is over on. */
    readonly spare: readonly { readonly resource: ResourceIndex; readonly value: number }[];
  } | null;
  /** The VMs that were ordered before anything was weighed, by PM, where the policy takes them out of several. */
  readonly taken: readonly { readonly pm: PmId; readonly order: Order<VmId> }[];
  readonly measure: Measure | null;
  readonly candidates: readonly Candidate[];
  readonly moreCandidates: number;
  readonly partners: readonly VmId[];
  readonly morePartners: number;
  /** Of all swaps weighed so far; null while there were none. */
  readonly swaps: SwapCounts | null;
  /** The last decision that is shown. */
  readonly last: Decision | null;
  /** How it ended, once that is shown. */
  readonly ended: Ended | null;
  readonly shown: number;
  readonly steps: number;
}

/** Rows and points of which a reader has no use for more. */
export const MOST_ROWS = 40;
export const MOST_PARTNERS = 8;

/** The first `shown` decisions of a deliberation. */
export function arrangeWhy(deliberation: Deliberation, shown: number): Why {
  const { threshold } = deliberation;
  const all = deliberation.decisions.slice(0, shown);
  const chosen = lastOf(all, "source-chosen");
  const decisions = chosen === null ? all : all.slice(all.indexOf(chosen));
  const last = decisions.at(-1) ?? null;
  const asked = chosen === null ? null : lastOf(decisions, "target-chosen");
  const source = sourceOf(chosen, last, threshold);
  const orders = decisions.filter((decision) => decision.kind === "candidates-ordered");
  const order = chosen === null ? null : (orders.find(({ pm }) => pm === chosen.source)?.order ?? null);
  const { candidates, partners, swaps } = gather(decisions, order);
  return {
    threshold,
    source,
    target:
      asked === null
        ? null
        : {
            pm: asked.target,
            utilization: asked.utilization,
            order: firstOf(asked.order, MOST_ROWS),
            spare: (source?.over ?? []).map(({ resource }) => ({
              resource,
              value: threshold - asked.utilization[resource],
            })),
          },
    taken:
      chosen === null
        ? orders.slice(0, MOST_ROWS).map((of) => ({ pm: of.pm, order: firstOf(of.order, MOST_PARTNERS) }))
        : [],
    measure: order?.measure ?? null,
    candidates: candidates.slice(0, MOST_ROWS),
    moreCandidates: Math.max(0, candidates.length - MOST_ROWS),
    partners: partners.slice(0, MOST_PARTNERS),
    morePartners: Math.max(0, partners.length - MOST_PARTNERS),
    swaps,
    last,
    ended: last !== null && isEnd(last) ? last : null,
    shown: Math.min(shown, deliberation.decisions.length),
    steps: deliberation.decisions.length,
  };
}

const isEnd = (decision: Decision): decision is Ended =>
  decision.kind === "migrated" || decision.kind === "swapped" || decision.kind === "gave-up";

function lastOf<K extends Decision["kind"]>(decisions: readonly Decision[], kind: K): Of<K> | null {
  return decisions.findLast((decision): decision is Of<K> => decision.kind === kind) ?? null;
}

function sourceOf(
  chosen: Of<"source-chosen"> | null,
  last: Decision | null,
  threshold: number,
): Why["source"] {
  const given = last?.kind === "gave-up" ? last : null;
  const found = chosen ?? given;
  if (found === null) return null;
  const { source: pm, utilization } = found;
  const over = RESOURCE_INDICES.filter((r) => isOver(utilization[r], threshold)).map((resource) => ({
    resource,
    value: utilization[resource],
    by: utilization[resource] - threshold,
  }));
  return { pm, utilization, over, order: chosen === null ? null : firstOf(chosen.order, MOST_ROWS) };
}

const firstOf = <Id>({ measure, ranked }: Ranking<Id>, most: number): Order<Id> => ({
  measure,
  first: ranked.slice(0, most),
  more: Math.max(0, ranked.length - most),
});

interface Gathered {
  readonly candidates: readonly Candidate[];
  readonly partners: readonly VmId[];
  readonly swaps: SwapCounts | null;
}

/** A row for each VM and the PM that it may go to: first the order of the source's VMs, then whatever was weighed. */
function gather(decisions: readonly Decision[], order: Ranking<VmId> | null): Gathered {
  const rows = new Map<string, { -readonly [K in keyof Candidate]: Candidate[K] }>();
  const byVm = new Map<VmId, string>();
  const partners = new Map<VmId, number>();
  const counts = { ...NO_COUNTS };
  let weighed = 0;
  for (const { id, figure } of order?.ranked ?? []) {
    rows.set(`${id}`, { vm: id, to: null, figure, migration: null, swaps: [] });
    byVm.set(id, `${id}`);
  }
  const rowOf = (vm: VmId, to: PmId) => {
    const key = byVm.get(vm) ?? `${vm} ${to}`;
    const row = rows.get(key) ?? { vm, to, figure: null, migration: null, swaps: [] };
    row.to = to;
    rows.set(key, row);
    return row;
  };
  for (const decision of decisions) {
    if (decision.kind === "migration-weighed") rowOf(decision.vm, decision.to).migration = decision;
    if (decision.kind !== "swap-weighed") continue;
    weighed++;
    counts[decision.verdict?.kind ?? "allowed"]++;
    if (decision.with === null) continue;
    const column = partners.get(decision.with) ?? partners.size;
    partners.set(decision.with, column);
    if (column >= MOST_PARTNERS) continue;
    const row = rowOf(decision.vm, decision.to);
    const swaps = [...row.swaps];
    swaps[column] = decision;
    row.swaps = Array.from(swaps, (swap) => swap ?? null);
  }
  return {
    candidates: [...rows.values()],
    partners: [...partners.keys()],
    swaps: weighed === 0 ? null : counts,
  };
}

const NO_COUNTS: Record<Refusal["kind"] | "allowed", number> = {
  allowed: 0,
  "target-over": 0,
  "target-above-source": 0,
  "source-not-lowered": 0,
  "source-over": 0,
  "no-partner": 0,
  forbidden: 0,
};

/** What the bar of a candidate shows: the figure that refused it, or the one nearest to its bound. */
export interface Bar {
  /** Null is the load ||U||. */
  readonly resource: ResourceIndex | null;
  readonly value: number;
  readonly bound: number;
  readonly refused: boolean;
}

export function barOf({ verdict, targetAfter }: MigrationWeighed, threshold: number): Bar {
  if (verdict?.kind === "target-over")
    return { resource: verdict.resource, value: verdict.value, bound: verdict.bound, refused: true };
  if (verdict?.kind === "target-above-source")
    return { resource: null, value: verdict.value, bound: verdict.bound, refused: true };
  const resource = RESOURCE_INDICES.reduce((most, r) => (targetAfter[r] > targetAfter[most] ? r : most));
  return { resource, value: targetAfter[resource], bound: threshold, refused: verdict !== null };
}
