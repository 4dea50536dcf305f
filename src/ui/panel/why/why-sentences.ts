/**
 * A policy's reasons in words. Each sentence says one decision, with the figures of its record and
 * no others; which words say it is in the message catalogues.
 */

import type { ResourceIndex, ResourceVector } from "../../../base/resources.ts";
import { RESOURCE_INDICES } from "../../../base/resources.ts";
import type { Decision } from "../../../engine/decision.ts";
import type { Policy } from "../../../policies/policy.ts";
import { formatMeasure, formatTick, formatUtilization } from "../../../view/text/figures.ts";
import type { MigrationWeighed, Order, SwapWeighed, Why } from "../../../view/why/why.ts";
import { formatDifference, formatPair } from "../../../view/why/why-figures.ts";
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
export function orderText<Id extends number>(
  { measure, first, more }: Order<Id>,
  name: (id: Id) => string,
  { measures }: Pick<Policy, "measures">,
  { t }: Words,
): string {
  const named = first.slice(0, MOST_NAMED);
  const list = named
    .map(({ id, figure }) => `${name(id)} ${formatMeasure(measure, figure, measures)}`)
    .join(t("why.comma"));
  const rest = more + first.length - named.length;
  return rest === 0 ? list : t("why.list", { list, more: rest });
}

export function sourceText({ source, threshold }: Why, words: Words): string | null {
  if (source === null) return null;
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
  { id: policy, measures }: Policy,
  words: Words,
): string | null {
  if (source === null || target === null) return null;
  const { measure, first } = target.order;
  const figure = first.find(({ id }) => id === target.pm)?.figure;
  if (figure === undefined) return null;
  return words.t(`policies.${policy}.says.target`, {
    source: words.pm(source.pm),
    target: words.pm(target.pm),
    figure: formatMeasure(measure, figure, measures),
  });
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
export function weighedText(decision: Decision, threshold: number, words: Words): string | null {
  switch (decision.kind) {
    case "migration-weighed":
      return words.t("why.says", {
        what: words.t("why.toPm", { vm: words.vm(decision.vm), target: words.pm(decision.to) }),
        verdict: migrationVerdict(decision, threshold, words),
      });
    case "swap-weighed":
      return words.t("why.says", {
        what:
          decision.with === null
            ? words.vm(decision.vm)
            : words.t("why.forVm", { vm: words.vm(decision.vm), other: words.vm(decision.with) }),
        verdict: swapVerdict(decision, threshold, words),
      });
    default:
      return null;
  }
}

function migrationVerdict(decision: MigrationWeighed, threshold: number, words: Words): string {
  const { verdict, targetAfter, load } = decision;
  if (verdict !== null) return refusalText(decision, threshold, words);
  const names = {
    target: words.pm(decision.to),
    bound: formatTick(threshold),
    list: vectorText(targetAfter, threshold, words),
  };
  if (load === null) return words.t("why.verdict.accepted", names);
  const [value, most] = formatPair(load.target, load.bound);
  return words.t("why.verdict.acceptedLoad", { ...names, value, most, source: words.pm(decision.from) });
}

function swapVerdict(decision: SwapWeighed, threshold: number, words: Words): string {
  if (decision.verdict !== null || decision.source === null) return refusalText(decision, threshold, words);
  return words.t("why.verdict.swapped", {
    bound: formatTick(threshold),
    target: words.pm(decision.to),
    source: words.pm(decision.from),
    list: vectorText(decision.source.after, threshold, words),
  });
}

function refusalText(decision: MigrationWeighed | SwapWeighed, threshold: number, words: Words): string {
  const { t, pm, resource } = words;
  const { verdict } = decision;
  const [source, target] = [pm(decision.from), pm(decision.to)];
  switch (verdict?.kind) {
    case undefined:
      return t("why.verdict.fits");
    case "target-over":
    case "source-over":
      return t("why.verdict.over", {
        pm: verdict.kind === "target-over" ? target : source,
        resource: resource(verdict.resource),
        value: formatUtilization(verdict.value, threshold),
        bound: formatTick(verdict.bound),
      });
    case "target-above-source": {
      const [value, bound] = formatPair(verdict.value, verdict.bound);
      return t("why.verdict.load", { target, source, value, bound });
    }
    case "source-not-lowered": {
      const [value, bound] = formatPair(verdict.value, verdict.bound);
      return t("why.verdict.notLowered", { source, resource: resource(verdict.resource), value, bound });
    }
    case "no-partner":
      return t("why.verdict.noPartner", { target });
    case "forbidden":
      return t(`why.forbidden.${verdict.by}`);
  }
}
