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
import type {
  Criterion,
  Decision,
  Deliberation,
  Ended,
  Evacuate,
  Formed,
  GoOn,
  Migrate,
  RankedPms,
  Ranking,
  Relieve,
  Swap,
  Verdict,
  Weighed,
} from "../../engine/decision.ts";
import { isRankedMoves, isRankedPms, isRankedVms, isWeighed } from "../../engine/decision.ts";

export type MigrationWeighed = Weighed<Migrate>;
export type SwapWeighed = Weighed<Swap>;

/** The beginning of an order. */
export interface Order<Id> {
  readonly criterion: Criterion;
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
  /** Null while nothing was weighed of a VM that was ordered by itself. */
  readonly to: PmId | null;
  /** Its figure in the order of the source's VMs. */
  readonly figure: number | null;
  readonly migration: MigrationWeighed | null;
  /** By position in {@link Why.partners}. */
  readonly swaps: readonly (SwapWeighed | null)[];
}

/** What came of weighing an action: whose figure failed, and how; or what forbids it. */
export type WeighedAs =
  | "allowed"
  | "target"
  | "not-lowered"
  | "source"
  | "fleet"
  | "no-partner"
  | "forbidden";

export type SwapCounts = Readonly<Record<WeighedAs, number>>;

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
    /** For whom it was chosen. */
    readonly source: PmId | null;
    readonly utilization: ResourceVector;
    readonly order: Order<PmId>;
    /** What it has left below the threshold, of what the source is over on. */
    readonly spare: readonly { readonly resource: ResourceIndex; readonly value: number }[];
  } | null;
  /** The VMs that were ordered before anything was weighed, by PM, where the policy takes them out of several. */
  readonly taken: readonly { readonly pm: PmId; readonly order: Order<VmId> }[];
  /** Figures that the policy made on the way. */
  readonly formed: readonly Formed[];
  /** PMs that are over and are not relieved for now, with what they wait for. */
  readonly waiting: readonly Weighed<Relieve>[];
  /** Whether the policy acts, or goes on: the last time that it asked. */
  readonly goingOn: Weighed<GoOn> | null;
  /** The moves all over the fleet that it chose from, the best first. */
  readonly moves: Order<Migrate> | null;
  /** PMs whose emptying was weighed, the last one last: of all those before it some VM had no place. */
  readonly evacuations: readonly Weighed<Evacuate>[];
  readonly criterion: Criterion | null;
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
  const chosen = lastOf(all, (decision) => isRankedPms(decision, "sources"));
  const decisions = chosen === null ? all : all.slice(all.indexOf(chosen));
  const last = decisions.at(-1) ?? null;
  const asked = lastOf(decisions, (decision) => isRankedPms(decision, "targets"));
  const source = sourceOf(chosen, last, threshold);
  const orders = decisions.filter((decision) => isRankedVms(decision, "candidates"));
  const order = chosen === null ? null : (orders[0]?.order ?? null);
  const moves = lastOf(all, isRankedMoves);
  const { candidates, partners, swaps } = gather(decisions, order, moves?.order ?? null);
  return {
    threshold,
    source,
    target: targetOf(asked, source, threshold),
    taken:
      chosen === null
        ? orders.slice(0, MOST_ROWS).map((of) => ({ pm: of.pm, order: firstOf(of.order, MOST_PARTNERS) }))
        : [],
    formed: decisions.filter((decision) => decision.kind === "formed"),
    waiting: all.filter((decision) => isWeighed(decision, "relieve")),
    goingOn: lastOf(all, (decision) => isWeighed(decision, "go-on")),
    moves: moves === null ? null : { ...firstOf(moves.order, MOST_ROWS), more: moves.more },
    evacuations: all.filter((decision) => isWeighed(decision, "evacuate")),
    criterion: order?.criterion ?? null,
    candidates: candidates.slice(0, MOST_ROWS),
    moreCandidates: Math.max(0, candidates.length - MOST_ROWS),
    partners: partners.slice(0, MOST_PARTNERS),
    morePartners: Math.max(0, partners.length - MOST_PARTNERS),
    swaps,
    last,
    ended: last?.kind === "ended" ? last : null,
    shown: Math.min(shown, deliberation.decisions.length),
    steps: deliberation.decisions.length,
  };
}

const lastOf = <D extends Decision>(
  decisions: readonly Decision[],
  isWanted: (decision: Decision) => decision is D,
): D | null => decisions.findLast(isWanted) ?? null;

function sourceOf(ranked: RankedPms | null, last: Decision | null, threshold: number): Why["source"] {
  const given = last?.kind === "ended" && last.how === "gave-up" ? last : null;
  // Who is given up may not be who was ranked first: a policy of the fleet gives up whoever is left over.
  const found = given === null ? ranked?.chosen : { ...given, pm: given.source };
  if (found === undefined || found === null) return null;
  const { pm, utilization } = found;
  const over = RESOURCE_INDICES.filter((r) => isOver(utilization[r], threshold)).map((resource) => ({
    resource,
    value: utilization[resource],
    by: utilization[resource] - threshold,
  }));
  return { pm, utilization, over, order: ranked === null ? null : firstOf(ranked.order, MOST_ROWS) };
}

function targetOf(ranked: RankedPms | null, source: Why["source"], threshold: number): Why["target"] {
  if (ranked === null || ranked.chosen === null) return null;
  const { pm, utilization } = ranked.chosen;
  return {
    pm,
    source: ranked.source,
    utilization,
    order: firstOf(ranked.order, MOST_ROWS),
    spare: (source?.over ?? []).map(({ resource }) => ({
      resource,
      value: threshold - utilization[resource],
    })),
  };
}

const firstOf = <Id>({ criterion, ranked }: Ranking<Id>, most: number): Order<Id> => ({
  criterion,
  first: ranked.slice(0, most),
  more: Math.max(0, ranked.length - most),
});

interface Gathered {
  readonly candidates: readonly Candidate[];
  readonly partners: readonly VmId[];
  readonly swaps: SwapCounts | null;
}

/** A row for each VM and the PM that it may go to: first the order of the source's VMs, or of moves, then whatever was weighed. */
function gather(
  decisions: readonly Decision[],
  order: Ranking<VmId> | null,
  moves: Ranking<Migrate> | null,
): Gathered {
  const rows = new Map<string, { -readonly [K in keyof Candidate]: Candidate[K] }>();
  const byVm = new Map<VmId, string>();
  const partners = new Map<VmId, number>();
  const counts = { ...NO_COUNTS };
  let weighed = 0;
  for (const { id, figure } of order?.ranked ?? []) {
    rows.set(`${id}`, { vm: id, to: null, figure, migration: null, swaps: [] });
    byVm.set(id, `${id}`);
  }
  for (const { id } of moves?.ranked ?? []) {
    const { vm, to } = id;
    rows.set(`${vm} ${to}`, { vm, to, figure: null, migration: null, swaps: [] });
  }
  const rowOf = (vm: VmId, to: PmId) => {
    const key = byVm.get(vm) ?? `${vm} ${to}`;
    const row = rows.get(key) ?? { vm, to, figure: null, migration: null, swaps: [] };
    row.to = to;
    rows.set(key, row);
    return row;
  };
  for (const decision of decisions) {
    if (isWeighed(decision, "migrate")) rowOf(decision.action.vm, decision.action.to).migration = decision;
    if (!isWeighed(decision, "swap")) continue;
    weighed++;
    counts[weighedAs(decision.verdict)]++;
    const { vm, with: partner, to } = decision.action;
    if (partner === null) continue;
    const column = partners.get(partner) ?? partners.size;
    partners.set(partner, column);
    if (column >= MOST_PARTNERS) continue;
    const row = rowOf(vm, to);
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

const NO_COUNTS: Record<WeighedAs, number> = {
  allowed: 0,
  target: 0,
  "not-lowered": 0,
  source: 0,
  fleet: 0,
  "no-partner": 0,
  forbidden: 0,
};

export function weighedAs(verdict: Verdict): WeighedAs {
  switch (verdict?.kind) {
    case undefined:
      return "allowed";
    case "forbidden":
      return verdict.by === "no-partner" ? "no-partner" : "forbidden";
    case "failed": {
      const { subject, relation } = verdict.comparison;
      return subject === "source" && relation === "below" ? "not-lowered" : subject;
    }
  }
}

/** What the bar of a candidate shows: the figure that refused it, or the one nearest to its bound. */
export interface Bar {
  readonly criterion: Criterion;
  readonly value: number;
  readonly bound: number;
  /** Whether what is above the bound is overload, and not only more than the policy likes. */
  readonly isOverload: boolean;
}

/** Null where nothing was compared. */
export function barOf({ verdict, changes }: MigrationWeighed, threshold: number): Bar | null {
  if (verdict?.kind === "failed") {
    const { criterion, value, bound } = verdict.comparison;
    return { criterion, value, bound, isOverload: typeof criterion === "number" };
  }
  if (changes === null) return null;
  const { after } = changes.target;
  const criterion = RESOURCE_INDICES.reduce((most, r) => (after[r] > after[most] ? r : most));
  return { criterion, value: after[criterion], bound: threshold, isOverload: true };
}
