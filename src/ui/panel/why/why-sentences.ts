/**
 * A policy's reasons in words. Each sentence says one decision, with the figures of its record and
 * no others; which words say it is in the message catalogues.
 */

import { present } from "../../../base/assert.ts";
import type { ResourceIndex, ResourceVector } from "../../../base/resources.ts";
import { RESOURCE_INDICES } from "../../../base/resources.ts";
import type { Comparison, Formed, Migrate, Refusal, Swap } from "../../../engine/decision.ts";
import type { Policy } from "../../../policies/policy.ts";
import { formatCriterion, formatTick, formatUtilization } from "../../../view/text/figures.ts";
import type { MigrationWeighed, Order, SwapWeighed, Why } from "../../../view/why/why.ts";
import { formatDifference, formatPair } from "../../../view/why/why-figures.ts";
import { criterionName } from "../../criterion-name.ts";
import type { Words } from "../../use-text.ts";

/** Machines named in a sentence; the others are counted. */
const MOST_NAMED = 6;

/** "cpu 0.83" */
const figureText = (
  resource: ResourceIndex,
  value: number,
  threshold: number,
  { t, resource: name }: Words,
): string => t("why.figure", { resource: name(resource), value: formatUtilization(value, threshold) });

/** "cpu 0.78, net 0.71, mem 0.66" */
const vectorText = (v: ResourceVector, threshold: number, words: Words): string =>
  RESOURCE_INDICES.map((r) => figureText(r, v[r], threshold, words)).join(words.t("why.comma"));

/** "PM0 1.27, PM3 1.10" */
export function orderText<Id>(
  { criterion, first, more }: Order<Id>,
  name: (id: Id) => string,
  { criteria }: Pick<Policy, "criteria">,
  { t }: Words,
): string {
  const named = first.slice(0, MOST_NAMED);
  const list = named
    .map(({ id, figure }) => `${name(id)} ${formatCriterion(criterion, figure, criteria)}`)
    .join(t("why.comma"));
  const rest = more + first.length - named.length;
  return rest === 0 ? list : t("why.list", { list, more: rest });
}

export function sourceText({ source, threshold }: Why, words: Words): string | null {
  if (source === null || source.over.length === 0) return null; // who is to be emptied is not over
  const { t, pm, resource } = words;
  const list = source.over.map((part) =>
    t("why.overBy", {
      resource: resource(part.resource),
      value: formatUtilization(part.value, threshold),
      by: formatDifference(part.by),
    }),
  );
  return t("why.source", { source: pm(source.pm), list: list.join("; ") });
}

/** In which order the policy looks at the PMs that are over. */
export function sourceOrderText({ source }: Why, policy: Policy, words: Words): string | null {
  const order = source?.order ?? null;
  if (order === null) return null;
  return words.t(`policies.${policy.id}.says.source`, { list: orderText(order, words.pm, policy, words) });
}

/** Whom the policy asks. */
export function targetText(
  { source, target }: Why,
  { id: policy, criteria }: Policy,
  words: Words,
): string | null {
  const asking = target?.source ?? source?.pm ?? null;
  if (target === null || asking === null) return null;
  const { criterion, first } = target.order;
  const figure = first.find(({ id }) => id === target.pm)?.figure;
  if (figure === undefined) return null;
  return words.t(`policies.${policy}.says.target`, {
    source: words.pm(asking),
    target: words.pm(target.pm),
    figure: formatCriterion(criterion, figure, criteria),
  });
}

/** What the policy made of other figures. */
export function formedText({ name, pm, vm, figures }: Formed, policy: Policy, words: Words): string {
  const told = Object.entries(figures).map(([key, { criterion, value }]) => [
    key,
    formatCriterion(criterion, value, policy.criteria),
  ]);
  return words.t(`policies.${policy.id}.says.formed.${name}`, {
    pm: pm === null ? "" : words.pm(pm),
    vm: vm === null ? "" : words.vm(vm),
    ...Object.fromEntries(told),
  });
}

/** "imbalance 0.72 (above 0.60)" */
function standingText(
  { criterion, value, relation, bound, holds }: Comparison,
  policy: Policy,
  words: Words,
): string {
  const [stands, at] = pairText(criterion, value, bound, policy);
  const names = { name: criterionName(policy.id, criterion, words), value: stands, bound: at };
  return words.t(holds ? `why.stands.${relation}` : `why.standsNot.${relation}`, names);
}

/** Two figures as near as they lie, unless they count. */
function pairText(
  criterion: Comparison["criterion"],
  value: number,
  bound: number,
  { criteria }: Pick<Policy, "criteria">,
): readonly [string, string] {
  const counts = typeof criterion === "string" && criteria[criterion]?.decimals === 0;
  return counts ? [value.toFixed(0), bound.toFixed(0)] : formatPair(value, bound);
}

/** The PMs that are over and wait, each with the reason. */
export const waitingTexts = ({ waiting }: Why, words: Words): string[] =>
  waiting.flatMap(({ action, verdict }) =>
    verdict?.kind === "forbidden"
      ? words.t("why.waits", { pm: words.pm(action.from), reason: forbiddenText(verdict, words) })
      : [],
  );

/** That the policy would act on the fleet, and waits; null where it does not. */
export const fleetWaitsText = ({ goingOn }: Pick<Why, "goingOn">, words: Words): string | null =>
  goingOn?.verdict?.kind === "forbidden"
    ? words.t("why.fleetWaits", { reason: forbiddenText(goingOn.verdict, words) })
    : null;

/** What forbids an action, with the figures that it has. */
function forbiddenText({ by, figures }: Forbidden, { t }: Words): string {
  switch (by) {
    case "not-held":
    case "cooldown":
    case "moves-used":
    case "back-off":
      return t(`why.damped.${by}`, counted(figures));
    case "margin":
    case "smoothed":
      return t(`why.damped.${by}`, measured(figures));
    default:
      return t(`why.forbidden.${by}`);
  }
}

type Forbidden = Extract<Refusal, { readonly kind: "forbidden" }>;

/** Whoever forbids by figures has told them. */
const counted = (figures: Forbidden["figures"]) => {
  const { value, bound } = present(figures, "the figures of what is forbidden");
  return { value: value.toFixed(0), bound: bound.toFixed(0) };
};

const measured = (figures: Forbidden["figures"]) => {
  const told = present(figures, "the figures of what is forbidden");
  const [value, bound] = formatPair(told.value, told.bound);
  return { value, bound };
};

/** Whether the policy acts, or goes on, and by what figures of the fleet; or would, but has nothing left that it may move. */
export function goingOnText({ goingOn, ended }: Why, policy: Policy, words: Words): string | null {
  if (goingOn === null) return null;
  if (goingOn.verdict?.kind === "forbidden") return fleetWaitsText({ goingOn }, words);
  const isGoing = goingOn.verdict === null;
  const list = goingOn.comparisons
    .filter(({ holds }) => holds === isGoing)
    .map((comparison) => standingText(comparison, policy, words))
    .join(words.t("why.comma"));
  if (!isGoing) return words.t("why.ends", { list });
  return words.t(ended?.how === "gave-up" ? "why.goesOnInVain" : "why.goesOn", { list });
}

/** What the policy chose from, all over the fleet. */
export function movesText({ moves }: Why, policy: Policy, words: Words): string | null {
  if (moves === null) return null;
  const name = ({ vm, to }: Migrate): string => `${words.vm(vm)} → ${words.pm(to)}`;
  return words.t(`policies.${policy.id}.says.moves`, { list: orderText(moves, name, policy, words) });
}

/** Which PMs could not be emptied, and that the last one could: all of a PM's VMs need a place. */
export function evacuationText({ evacuations }: Why, { t, pm }: Words): string | null {
  const refused = evacuations.filter(({ verdict }) => verdict !== null);
  const allowed = evacuations.findLast(({ verdict }) => verdict === null);
  const named = refused
    .slice(0, MOST_NAMED)
    .flatMap(({ action, comparisons }) =>
      comparisons.map(({ value, bound }) =>
        t("why.emptying.placed", { pm: pm(action.from), placed: value, vms: bound }),
      ),
    );
  const all = named.join(t("why.comma"));
  const more = refused.length - MOST_NAMED;
  const list = more > 0 ? t("why.list", { list: all, more }) : all;
  const sentences = [
    ...(refused.length === 0 ? [] : [t("why.emptying.refused", { list })]),
    ...(allowed === undefined ? [] : [t("why.emptying.allowed", { pm: pm(allowed.action.from) })]),
  ];
  return sentences.length === 0 ? null : sentences.join(" ");
}

/** What the target has left of what the source needs. */
export function spareText({ target }: Why, words: Words): string | null {
  const { t, resource } = words;
  const parts = target?.spare ?? [];
  const [some, none] = [parts.filter(({ value }) => value > 0), parts.filter(({ value }) => value <= 0)];
  const list = some.map((part) =>
    t("why.figure", { resource: resource(part.resource), value: formatDifference(part.value) }),
  );
  const sentences = [
    ...(list.length > 0 ? [t("why.spare", { list: list.join(t("why.comma")) })] : []),
    ...(none.length > 0
      ? [t("why.noSpare", { resources: words.resources(none.map((part) => part.resource)) })]
      : []),
  ];
  return sentences.length === 0 ? null : sentences.join(" ");
}

/** "VM 4 to PM3: PM3 would have cpu 0.81, above 0.79" */
export function weighedText(
  decision: MigrationWeighed | SwapWeighed,
  threshold: number,
  policy: Policy,
  words: Words,
): string {
  return words.t("why.says", {
    what: actionText(decision.action, words),
    verdict:
      decision.verdict === null
        ? acceptanceText(decision, threshold, words)
        : refusalText(decision, threshold, policy, words),
  });
}

function actionText(action: Migrate | Swap, { t, vm, pm }: Words): string {
  if (action.kind === "migrate") return t("why.toPm", { vm: vm(action.vm), target: pm(action.to) });
  if (action.with === null) return vm(action.vm);
  return t("why.forVm", { vm: vm(action.vm), other: vm(action.with) });
}

function acceptanceText(
  { action, changes, comparisons }: MigrationWeighed | SwapWeighed,
  threshold: number,
  words: Words,
): string {
  const { t, pm } = words;
  if (changes === null) return t("why.verdict.fits");
  const asksThreshold = comparisons.some(({ against }) => against === "threshold");
  const names = { bound: formatTick(threshold), source: pm(action.from), target: pm(action.to) };
  if (action.kind === "swap")
    return t("why.verdict.swapped", { ...names, list: vectorText(changes.source.after, threshold, words) });
  const list = vectorText(changes.target.after, threshold, words);
  if (!asksThreshold) return t("why.verdict.taken", { ...names, list });
  const load = comparisons.find(({ against }) => against === "source");
  if (load === undefined) return t("why.verdict.accepted", { ...names, list });
  const [value, most] = formatPair(load.value, load.bound);
  return t("why.verdict.acceptedLoad", { ...names, list, value, most });
}

/** What it is that does not hold. */
const FAILED = { "at-most": "over", below: "notLowered", "at-least": "tooLow", above: "notAbove" } as const;

function refusalText(
  { action, verdict }: MigrationWeighed | SwapWeighed,
  threshold: number,
  policy: Policy,
  words: Words,
): string {
  const { t, pm } = words;
  const [source, target] = [pm(action.from), pm(action.to)];
  if (verdict === null) return t("why.verdict.fits");
  if (verdict.kind === "forbidden")
    return verdict.by === "no-partner"
      ? t("why.verdict.noPartner", { target })
      : forbiddenText(verdict, words);
  const { subject, criterion, against, relation } = verdict.comparison;
  if (subject === "fleet")
    return t("why.verdict.fleet", { stands: standingText(verdict.comparison, policy, words) });
  const [value, bound] = formatPair(verdict.comparison.value, verdict.comparison.bound);
  const names = {
    source,
    target,
    pm: subject === "target" ? target : source,
    resource: criterionName(policy.id, criterion, words),
  };
  if (relation === "at-most" && (against === "threshold" || against === "capacity"))
    return t("why.verdict.over", {
      ...names,
      value: formatUtilization(verdict.comparison.value, threshold),
      bound: formatTick(verdict.comparison.bound),
    });
  if (against === "source" && relation === "at-most" && subject === "target")
    return t("why.verdict.load", { ...names, value, bound });
  return t(`why.verdict.${FAILED[relation]}`, { ...names, value, bound });
}
