/**
 * The optimum of each step, the yardstick (docs/rules.md#op1): a solver is asked for the placement with the
 * least excess, of those for one with the fewest moves, and of those for one with the lowest peak.
 *
 * - OP1: what it is, and what it is not: each step by itself.
 * - OP2-OP4: excess, moves, peak, one before the other.
 * - OP5: the moves, one at a time.
 * - OP6: what is too large is not tried; what is late is told with its gap.
 * - OP7: who is over at the end has no solution.
 *
 * Every step ends: each VM is moved once at most.
 */

import type { PmId } from "../base/ids.ts";
import { pmId, vmId } from "../base/ids.ts";
import { RESOURCE_INDICES } from "../base/resources.ts";
import { isOver } from "../base/tolerance.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Reasons } from "../engine/decision.ts";
import type { BestPlacement, StageName } from "../solver/best-placement.ts";
import { gapOf, STAGES } from "../solver/best-placement.ts";
import { MOST_PLACES, SECONDS } from "../solver/limits.ts";
import { leastExcess } from "../solver/placement-bounds.ts";
import type { PlacementProblem, PlannedMove } from "../solver/placement-problem.ts";
import { figuresOf, PLACEMENT_SOLVER, placementProblem } from "../solver/placement-problem.ts";
import { leaveOver } from "./fleet-reasons.ts";
import { line } from "./listing.ts";
import { ask, definePolicy, rebalance } from "./policy.ts";
import { utilizationAfter } from "./what-if.ts";

export const optimum = definePolicy({
  id: "optimum",
  kind: "optimum",
  source: "a mixed-integer linear program, solved by HiGHS 1.15 (Huangfu, Hall, MPC 2018)",
  asks: true,
  criteria: {
    excess: { decimals: 4 },
    moves: { decimals: 0 },
    peak: { decimals: 4 },
    places: { decimals: 0 },
    seconds: { decimals: 0 },
  },
  parameters: [
    {
      kind: "number",
      key: "seconds",
      min: 1,
      max: 3600,
      isWhole: true,
      step: 1,
      unit: "seconds",
      default: SECONDS,
    },
    {
      kind: "number",
      key: "mostPlaces",
      min: 1,
      max: 100_000,
      isWhole: true,
      step: 100,
      unit: "places",
      default: MOST_PLACES,
    },
  ],
  listing: [
    line("tooLarge", "OP6", 0, "formed tooLarge"),
    line("excess", "OP2", 0, "formed excess", "formed excessOpen"),
    line("moves", "OP3", 0, "formed moves", "formed movesOpen"),
    line("peak", "OP4", 0, "formed peak", "formed peakOpen"),
    line("go", "OP5", 0, "done migrate"),
    line("none", "OP7", 0, "gave up"),
  ],
  assumptions: [
    { key: "myopic" },
    { key: "sum" },
    { key: "swaps" },
    { key: "late", parameter: "seconds" },
    { key: "large", parameter: "mostPlaces" },
  ],

  *decide({ view, reasons, parameters: { seconds, mostPlaces } }) {
    if (!pmsOf(view).some((pm) => view.isOverloaded(pm))) return; // nothing is less, and fewer than none do not move
    const places = view.pms * view.vms;
    if (places > mostPlaces) {
      return yield* leaveOver(view, reasons, () => explainTooLarge(view, reasons, places, mostPlaces));
    }
    const problem = placementProblem(view, seconds);
    const best = (yield* ask({ solver: PLACEMENT_SOLVER, problem })) as BestPlacement;
    const explain = (): void => explainStages(problem, best, reasons);
    const left = [...best.moves];
    for (let move = takeNext(view, left); move !== undefined; move = takeNext(view, left)) {
      if (reasons.explain !== undefined) explain();
      yield rebalance(move.vm, move.to);
    }
    yield* leaveOver(view, reasons, explain);
  },
});

const pmsOf = ({ pms }: ClusterView): PmId[] => Array.from({ length: pms }, (_, pm) => pmId(pm));

/** OP5: the first that leaves its target not over, else the one that leaves it over the least. It is taken out of those left. */
function takeNext(view: ClusterView, left: PlannedMove[]): PlannedMove | undefined {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (const [i, { vm, to }] of left.entries()) {
    const after = utilizationAfter(view, to, vm, null);
    const excess = RESOURCE_INDICES.reduce<number>(
      (sum, r) => sum + (isOver(after[r], view.threshold) ? after[r] - view.threshold : 0),
      0,
    );
    if (excess < least) [best, least] = [i, excess];
  }
  return left.splice(best, 1)[0];
}

/** What the solver was asked, and how far it came. */
function explainStages(problem: PlacementProblem, { stages }: BestPlacement, { explain }: Reasons): void {
  const now = figuresOf(problem, problem.hosts);
  for (const name of STAGES) {
    const stage = stages[name];
    const [gap, criterion] = [gapOf(stage), name];
    explain?.({
      kind: "formed",
      rule: RULES[name],
      name: gap === 0 ? name : `${name}Open`,
      pm: null,
      vm: null,
      figures: {
        now: { criterion, value: now[name] },
        found: { criterion, value: stage.found },
        bound: { criterion, value: stage.bound },
        gap: { criterion, value: gap },
        seconds: { criterion: "seconds", value: problem.seconds },
      },
    });
  }
}

const RULES = { excess: "OP2", moves: "OP3", peak: "OP4" } as const satisfies Record<StageName, string>;

function explainTooLarge(view: ClusterView, { explain }: Reasons, places: number, most: number): void {
  const mayRun = (vm: number, pm: number): boolean =>
    view.hostOf(vmId(vm)) === pm || view.refusalOf(vmId(vm), pmId(pm)) === null;
  const bound = leastExcess(view, mayRun, (pm) => view.isUp(pmId(pm)));
  explain?.({
    kind: "formed",
    rule: "OP6",
    name: "tooLarge",
    pm: null,
    vm: null,
    figures: {
      places: { criterion: "places", value: places },
      most: { criterion: "places", value: most },
      bound: { criterion: "excess", value: bound },
    },
  });
}
