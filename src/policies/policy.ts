/**
 * What a policy is. A policy reads a cluster and yields what is to be done; what it remembers between
 * steps is plain data, it draws no randomness but from the stream it is given, and knows nothing of
 * records, threads or screens. Its parameters are declared as data, so that the command line, the page
 * and the files all read and check them the same way.
 */

import { assert } from "../base/assert.ts";
import type { PmId, VmId } from "../base/ids.ts";
import type { RandomStream } from "../base/random.ts";
import type { ReadonlyColumn } from "../base/vector.ts";
import type { Decider, Effect, Fleet, Question, Situation, Told } from "../engine/decider.ts";
import type { CriterionFormats, Purpose, Reasons } from "../engine/decision.ts";
import type { Geometry } from "../engine/sight.ts";
import type { Forecaster } from "../forecast/forecaster.ts";
import type { ListingLine, PrintedLine } from "./listing.ts";

/** A named choice that the source of a policy leaves open, or a figure that may be tuned. */
export type ParameterSpec =
  | {
      readonly kind: "choice";
      readonly key: string;
      readonly values: readonly string[];
      readonly default: string;
    }
  | {
      readonly kind: "number";
      readonly key: string;
      readonly min: number;
      readonly max: number;
      /** Whether it has no fraction. */
      readonly isWhole: boolean;
      /** What a person goes up or down by. */
      readonly step: number;
      readonly unit: ParameterUnit;
      readonly default: number;
    };

/** What a number is of; the catalogues say it. */
export type ParameterUnit =
  | "steps"
  | "watts"
  | "fraction"
  | "gigabytes"
  | "gigabits"
  | "moves"
  | "runs"
  | "imbalance"
  | "points"
  | "percent"
  | "cpus"
  | "deviation"
  | "pods"
  | "nodes"
  | "weight"
  | "squares"
  | "seconds"
  | "places"
  | "waves"
  | "days";

/** Values for every parameter of one policy, by key. */
export type Parameters = Readonly<Record<string, string | number>>;

/** What a policy's source does not say, and the policy decides: in words, among its texts. */
export interface Assumption {
  /** Names its words. */
  readonly key: string;
  /** The parameter that decides it, where one does. */
  readonly parameter?: string;
}

/** How large a fleet is. */
export interface FleetSize {
  readonly pms: number;
  readonly vms: number;
}

/**
 * What there is to know of a policy besides what it does. Whoever draws it or speaks of it goes by this
 * and by the policy's texts (`ui/i18n/policies/`), never by its id.
 */
interface PolicyFacts {
  /** What it acts on, for lists; null where no rules decide. */
  readonly kind: PolicyKind | null;
  /** The year from which on it was run or known; null where it has no source. */
  readonly since: number | null;
  /** Who made it, as one cites it. */
  readonly source: string | null;
  /** Whether it does by default what one would not expect of it: its card says what. */
  readonly surprises: boolean;
  /** Rules, a person who is asked (I2), or nobody. */
  readonly decidedBy: "rules" | "person" | "nobody";
  /** Whether a solver decides for it, which may take long. */
  readonly asks: boolean;
  /** The criteria that it orders by besides those of resources and of the space; named among its texts. */
  readonly criteria: CriterionFormats;
  /** The one figure by which it orders PMs, "norm" or one of its own: it heads the last column of the read-out. */
  readonly pmCriterion: string | null;
  /**
   * That figure for PM `pm` of a utilization column; absent where there is none. It follows from the PM's own
   * utilization alone, so that it can be worked out before the reader, with the text `worked` of a criterion
   * of its own (`view/text/worked-out.ts`).
   */
  readonly criterionOf?: (utilization: ReadonlyColumn, pm: number) => number;
  /** What it sees of the utilization space, with resolved parameters: a picture of it can show that. */
  sees(parameters: Parameters): readonly Geometry[];
  /** Whether a move off a PM that is not over is one of all that empty it; else it is for whatever the policy says of its moves. */
  readonly empties: boolean;
  /** Its rules in a few lines; empty where it follows none. */
  readonly listing: readonly ListingLine[];
  /** The pseudo-code that its source prints; null where it prints none. */
  readonly printed: readonly PrintedLine[] | null;
  /**
   * About how many weighings, each a look at a VM on a PM, a step takes on a fleet of this size: by it one is told
   * beforehand how long a run will take (`duration.ts`).
   */
  readonly weighings: (size: FleetSize, parameters: Parameters) => number;
  /** A link's parameters, where one sees at once what is its own; its card says it. Null where there is none. */
  readonly example: string | null;
  /** Whether the figures of a refusal tell what would have let the action through (`engine/remedy.ts`). */
  readonly tellsRemedy: boolean;
  readonly assumptions: readonly Assumption[];
}

/** A PM that is over, how unevenly the fleet is loaded, how few PMs would do, or what is best of all that there is. */
export type PolicyKind = (typeof POLICY_KINDS)[number];
export const POLICY_KINDS = ["threshold", "balance", "consolidation", "optimum"] as const;

/** Whether a policy moves for how the load lies over the fleet, whatever the source of a move has (RM5). */
export const goesByFleet = (policy: Pick<PolicyFacts, "kind"> | undefined): boolean =>
  policy !== undefined && policy.kind !== null && policy.kind !== "threshold";

/** How often a policy looks at each machine that keeps its orders up to date. */
const LOOKS = 100;

/** What holds of a policy that does not say otherwise. */
const USUAL: PolicyFacts = {
  kind: "threshold",
  since: null,
  source: null,
  surprises: false,
  decidedBy: "rules",
  asks: false,
  criteria: {},
  pmCriterion: null,
  sees: () => [],
  empties: false,
  example: null,
  listing: [],
  printed: null,
  weighings: ({ pms, vms }) => LOOKS * (pms + vms),
  tellsRemedy: false,
  assumptions: [],
};

/** A policy as whoever runs it sees it. */
export interface Policy<Id extends string = string> extends PolicyFacts {
  readonly id: Id;
  readonly parameters: readonly ParameterSpec[];
  /** What the engine runs. `parameters` must have been resolved (see `registry.ts`). */
  deciderWith(parameters: Parameters): Decider;
  /** What it forecasts by, with these parameters and steps of so many minutes; null where it does not. */
  forecasterWith(parameters: Parameters, stepMinutes: number): Forecaster | null;
}

/** The values that a policy with these specs is given. */
type ParametersOf<Specs extends readonly ParameterSpec[]> = {
  readonly [Spec in Specs[number] as Spec["key"]]: Spec extends { readonly values: readonly string[] }
    ? Spec["values"][number]
    : number;
};

/** A step as a policy decides in it. */
export interface Turn<Values = Parameters, State = null> extends Situation {
  readonly parameters: Values;
  /** What the policy remembers: it may change it. */
  readonly state: State;
  readonly reasons: Reasons;
}

/** A policy as it is written: it gets the values of exactly the parameters that it declares. */
interface PolicyDefinition<Id extends string, Specs extends readonly ParameterSpec[], State>
  extends Partial<Omit<PolicyFacts, "sees">> {
  readonly id: Id;
  readonly parameters: Specs;
  /** What it sees of the utilization space; nothing when left out. */
  sees?(parameters: ParametersOf<Specs>): readonly Geometry[];
  /** How many steps back it reads utilizations; none when left out. */
  looksBack?(parameters: ParametersOf<Specs>): number;
  /** What it remembers at first; nothing when left out. */
  begin?(start: {
    readonly fleet: Fleet;
    readonly random: RandomStream;
    readonly parameters: ParametersOf<Specs>;
  }): State;
  /** What it forecasts by, to be shown; null where it does not with these parameters. */
  forecaster?(parameters: ParametersOf<Specs>, stepMinutes: number): Forecaster | null;
  /** What it takes note of in each step, before anybody acts. */
  observe?(turn: Omit<Turn<ParametersOf<Specs>, State>, "reasons">): void;
  /** Acts until it is content or stuck (P4): yields one effect at a time. */
  decide(turn: Turn<ParametersOf<Specs>, State>): Decisions;
}

/** What a policy yields, and what it is told. */
export type Decisions<Result = void> = Generator<Effect, Result, Told>;

export function definePolicy<
  const Id extends string,
  const Specs extends readonly ParameterSpec[],
  State = null,
>({
  sees,
  looksBack,
  begin,
  forecaster,
  observe,
  decide,
  ...policy
}: PolicyDefinition<Id, Specs, State>): Policy<Id> {
  const areResolved = (given: Parameters): given is Parameters & ParametersOf<Specs> =>
    policy.parameters.every((spec) => accepts(spec, given[spec.key]));
  const resolved = (given: Parameters): Parameters & ParametersOf<Specs> => {
    assert(areResolved(given), `the parameters of ${policy.id} were resolved`);
    return given;
  };
  return {
    ...USUAL,
    ...policy,
    sees: (parameters) => sees?.(resolved(parameters)) ?? [],
    forecasterWith: (parameters, stepMinutes) => forecaster?.(resolved(parameters), stepMinutes) ?? null,
    deciderWith(given) {
      const parameters = resolved(given);
      const decider: Decider<State> = {
        name: policy.id,
        asks: policy.asks === true,
        looksBack: looksBack?.(parameters) ?? 0, // who does not say so sees nothing but the step
        begin: (fleet, random) => begin?.({ fleet, random, parameters }) ?? (null as State),
        observe: (now, state) => observe?.({ ...now, state, parameters }),
        decide: (now, state, reasons) => decide({ ...now, state, reasons, parameters }),
      };
      return decider as Decider;
    },
  };
}

export const migrate = (vm: VmId, to: PmId): Effect => ({ kind: "migrate", vm, to });

/** One of all VMs of a PM that is emptied: no answer to an overload where the PM is not over (C2). */
export const evacuate = (vm: VmId, to: PmId): Effect => ({ kind: "migrate", vm, to, purpose: "evacuation" });

/** For how the load lies over the fleet, whatever its PM has: no answer to an overload where that is not over (C2). */
export const rebalance = (vm: VmId, to: PmId): Effect => ({ kind: "migrate", vm, to, purpose: "fleet" });

export const swap = (vm: VmId, other: VmId, purpose: Purpose = "relief"): Effect => ({
  kind: "swap",
  vm,
  with: other,
  purpose,
});

export const giveUp = (source: PmId, target: PmId | null): Effect => ({ kind: "give-up", source, target });

/** Asks a solver; what it answers was never checked here. */
export function* ask(question: Question): Decisions<unknown> {
  const told = yield { kind: "ask", question };
  assert(told.kind === "answered", "a question is answered");
  return told.answer;
}

/** Whether `value` is one that the parameter may have. */
export function accepts(spec: ParameterSpec, value: string | number | undefined): boolean {
  switch (spec.kind) {
    case "choice":
      return typeof value === "string" && spec.values.includes(value);
    case "number":
      if (typeof value !== "number" || (spec.isWhole && !Number.isInteger(value))) return false;
      return value >= spec.min && value <= spec.max; // NaN is not
  }
}
