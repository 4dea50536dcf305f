/**
 * All policies, by id, and the checks on what people write about them: an unknown policy, an
 * unknown parameter or a value out of range is an error that says what there is.
 */

import { assert, present } from "../base/assert.ts";
import type { Part } from "../base/part.ts";
import { createPart } from "../base/part.ts";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import type { Decider } from "../engine/decider.ts";
import type { Sight } from "../engine/sight.ts";
import { SEES_NOTHING } from "../engine/sight.ts";
import type { Forecaster } from "../forecast/forecaster.ts";
import { byHand } from "./by-hand.ts";
import type { Damping } from "./damping.ts";
import { resolveDamping } from "./damping.ts";
import { none } from "./none.ts";
import { keysOf, readParameters } from "./parameters.ts";
import type { Parameters, Policy } from "./policy.ts";
import { goesByFleet } from "./policy.ts";
import { sandpiper2008 } from "./sandpiper-2008.ts";
import { scoa } from "./scoa.ts";

const POLICIES = [
  // In the order in which pickers list them.
  none,
  sandpiper2008,
  scoa,
  byHand,
] as const satisfies readonly Policy[];

/** Those that no first visit has need of: loaded when one of them is named, or when there is nothing else to do. */
const LATER = {
  "thr-mmt": createPart(
    () => import("./thr-mmt.ts"),
    (module) => module.thrMmt,
  ),
  vectordot: createPart(
    () => import("./vectordot.ts"),
    (module) => module.vectordot,
  ),
  "drs-classic": createPart(
    () => import("./drs-classic.ts"),
    (module) => module.drsClassic,
  ),
  "ideal-point": createPart(
    () => import("./ideal-point.ts"),
    (module) => module.idealPoint,
  ),
  "sandpiper-nsdi07": createPart(
    () => import("./sandpiper-nsdi07.ts"),
    (module) => module.sandpiperNsdi07,
  ),
  mfr: createPart(
    () => import("./mfr.ts"),
    (module) => module.mfr,
  ),
  "cloudstack-balanced": createPart(
    () => import("./cloudstack-balanced.ts"),
    (module) => module.cloudstackBalanced,
  ),
  "cloudstack-condensed": createPart(
    () => import("./cloudstack-condensed.ts"),
    (module) => module.cloudstackCondensed,
  ),
  "proxmox-crs": createPart(
    () => import("./proxmox-crs.ts"),
    (module) => module.proxmoxCrs,
  ),
  proxlb: createPart(
    () => import("./proxlb.ts"),
    (module) => module.proxlb,
  ),
  "watcher-stabilization": createPart(
    () => import("./watcher-stabilization.ts"),
    (module) => module.watcherStabilization,
  ),
  "watcher-balance": createPart(
    () => import("./watcher-balance.ts"),
    (module) => module.watcherBalance,
  ),
  "low-node-utilization": createPart(
    () => import("./low-node-utilization.ts"),
    (module) => module.lowNodeUtilization,
  ),
  "xo-performance": createPart(
    () => import("./xo-performance.ts"),
    (module) => module.xoPerformance,
  ),
  "xo-density": createPart(
    () => import("./xo-density.ts"),
    (module) => module.xoDensity,
  ),
  rebalancer: createPart(
    () => import("./rebalancer.ts"),
    (module) => module.rebalancer,
  ),
  optimum: createPart(
    () => import("./optimum.ts"),
    (module) => module.optimum,
  ),
} as const satisfies Readonly<Record<string, Part<Policy>>>;

type LaterId = keyof typeof LATER;
type PolicyId = (typeof POLICIES)[number]["id"] | LaterId;

const LATER_IDS = Object.keys(LATER) as readonly LaterId[];

/**
 * Those of these ids that are not there yet are loaded; ids that there are not are passed over. Rejects with
 * `NotLoaded`.
 */
export const loadPolicies = async (ids: readonly string[]): Promise<void> =>
  void (await Promise.all(LATER_IDS.filter((id) => ids.includes(id)).map((id) => LATER[id].attempt())));

/** What damps: whoever runs a damped choice has need of it. */
const DAMPED = createPart(
  () => import("./damped.ts"),
  (module) => module.damped,
);

export const loadDamping = async (): Promise<void> => void (await DAMPED.attempt());

/** Loads what there must be before a choice runs. Rejects with `NotLoaded`. */
export async function loadChoice({ policy, damping }: PolicyChoice): Promise<void> {
  await Promise.all([loadPolicies([policy]), ...(damping === undefined ? [] : [loadDamping()])]);
}

/** A policy with a value for each of its parameters: what a lane runs. */
export interface PolicyChoice {
  readonly policy: string;
  readonly parameters: Parameters;
  /** Left out where nothing of it has an effect. */
  readonly damping?: Damping;
}

/** Of all, those too that are not loaded yet. */
export const policyIds = (): PolicyId[] => [...POLICIES.map((policy) => policy.id), ...LATER_IDS];

/** Undefined of one that there is not, or that is not loaded yet ({@link loadPolicies}). */
export const findPolicy = (id: string): Policy<PolicyId> | undefined =>
  POLICIES.find((policy) => policy.id === id) ??
  LATER_IDS.flatMap((later) => (later === id ? (LATER[later].now() ?? []) : []))[0];

export type ListedPolicy = Policy<PolicyId>;

/** All that are loaded, in the order in which they are listed. */
export const listedPolicies = (): ListedPolicy[] => policyIds().flatMap((id) => findPolicy(id) ?? []);

/**
 * Checks a policy id and the parameters given for it, and fills in defaults.
 * @param given values as text or numbers, by key; missing ones take their default
 * @param damp the same of damping, which is nothing to whom no rules decide
 */
export function resolvePolicy(
  id: string,
  given: Parameters = {},
  damp: Parameters = {},
): Result<PolicyChoice, string> {
  const policy = findPolicy(id);
  if (policy === undefined) return fail(`unknown policy "${id}"; there are ${policyIds().join(", ")}`);
  const read = readParameters(policy.parameters, given);
  if (read.kind === "error") {
    const { key } = read.error;
    return read.error.kind === "unknown"
      ? fail(`policy "${id}" has no parameter "${key}"; it has ${keysOf(policy.parameters)}`)
      : fail(`policy "${id}", parameter "${key}": ${read.error.problem}`);
  }
  const damping = resolveDamping(damp);
  if (damping.kind === "error") return fail(`damping: ${damping.error}`);
  const choice = { policy: policy.id, parameters: read.value };
  return ok(
    damping.value === null || policy.decidedBy !== "rules" ? choice : { ...choice, damping: damping.value },
  );
}

/** A policy with its default parameters; an unknown id is a bug. */
export function withDefaults(id: string): PolicyChoice {
  const choice = resolvePolicy(id);
  assert(choice.kind === "ok", `policy ${id} is in the registry`);
  return choice.value;
}

/** What the policy of a choice sees; nothing while there is none of its name. */
export function sightOf({ policy, parameters }: PolicyChoice): Sight {
  const found = findPolicy(policy);
  if (found === undefined) return SEES_NOTHING;
  return { geometry: found.sees(parameters), criterionOf: found.criterionOf ?? null };
}

/** Whether a person decides. A lane may also be given a policy that there is not: its run fails. */
export const isPlayed = ({ policy }: Pick<PolicyChoice, "policy">): boolean =>
  findPolicy(policy)?.decidedBy === "person";

/** What the engine runs for a resolved choice. Its policy, and damping if it is damped, have been loaded ({@link loadChoice}). */
export function deciderOf({ policy: id, parameters, damping }: PolicyChoice): Decider {
  const policy = policyOf(id);
  const decider = policy.deciderWith(parameters);
  if (damping === undefined) return decider;
  const damped = present(DAMPED.now(), "what damps");
  return damped(decider, damping, goesByFleet(policy));
}

/** What the policy of a resolved choice forecasts by; null where it does not, or is not loaded. */
export const forecasterOf = ({ policy, parameters }: PolicyChoice, stepMinutes: number): Forecaster | null =>
  findPolicy(policy)?.forecasterWith(parameters, stepMinutes) ?? null;

/** How many steps back a choice reads utilizations: damping reads none. */
export const looksBackOf = ({ policy, parameters }: PolicyChoice): number =>
  policyOf(policy).deciderWith(parameters).looksBack;

const policyOf = (id: string): Policy => present(findPolicy(id), `policy ${id}`);
