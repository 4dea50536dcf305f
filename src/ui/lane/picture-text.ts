/** The words that stand inside a lane's picture, in 3D and in the plane. */

import { useMemo } from "react";
import { findPolicy } from "../../policies/registry.ts";
import type { AxisReach } from "../../view/picture/axis-range.ts";
import type { PictureText } from "../../view/picture/picture-text.ts";
import { formatCount, formatThreshold, formatTick } from "../../view/text/figures.ts";
import type { Words } from "../use-text.ts";
import { useWords } from "../use-text.ts";

/** @param policy that the lane runs */
export function usePictureText(policy: string): PictureText {
  const { t, pm, vm, resource: name } = useWords();
  return useMemo(
    () => ({
      axes: [t("resource.cpu"), t("resource.net"), t("resource.mem")],
      threshold: t("space.threshold"),
      limit: t("space.limit"),
      capacity: t("space.capacity"),
      reach: (axis, isShort) => reachWords(axis, isShort, t),
      source: t("space.source"),
      target: t("space.target"),
      origin: t("space.origin"),
      ownCriterion: (name) => t(`policies.${policy}.criteria.${name}.short`),
      formats: findPolicy(policy)?.criteria ?? {},
      forbidden: {
        veto: t("space.forbidden.veto"),
        "pm-down": t("space.forbidden.pm-down"),
        "slow-cores": t("space.forbidden.slow-cores"),
        "there-already": t("space.forbidden.there-already"),
        "no-partner": t("space.forbidden.no-partner"),
        "comes-back": t("space.forbidden.comes-back"),
        "has-moved": t("space.forbidden.has-moved"),
        "not-held": t("space.forbidden.not-held"),
        cooldown: t("space.forbidden.cooldown"),
        margin: t("space.forbidden.margin"),
        "moves-used": t("space.forbidden.moves-used"),
        "back-off": t("space.forbidden.back-off"),
        smoothed: t("space.forbidden.smoothed"),
      },
      shapes: {
        mean: t("space.shapes.mean"),
        below: t("space.shapes.below"),
        above: t("space.shapes.above"),
        spread: t("space.shapes.spread"),
        range: t("space.shapes.range"),
        ideal: t("space.shapes.ideal"),
        "anti-ideal": t("space.shapes.anti-ideal"),
        angle: t("space.shapes.angle"),
      },
      equal: (criterion) => t("space.equal", { name: criterion }),
      section: (resource, figure) => t("space.section", { resource: name(resource), value: figure }),
      pm: remembered(pm),
      vm: remembered(vm),
      moreOver: remembered((pms) => t("space.moreOver", { pms: formatCount(pms) })),
      byLoad: t("space.byLoad"),
    }),
    [policy, t, pm, vm, name],
  );
}

/** Nothing is said of an axis that ends where a PM's capacity does. */
function reachWords({ end, brokenAt, beyond }: AxisReach, isShort: boolean, t: Words["t"]): string {
  const figures = { end: formatTick(end), at: brokenAt === null ? "" : formatTick(brokenAt) };
  if (brokenAt !== null) return t(isShort ? "space.reach.brokenShort" : "space.reach.broken", figures);
  if (end === 1) return "";
  if (beyond === null) return t("space.reach.to", figures);
  if (!isShort) return t("space.reach.below", figures);
  return t("space.reach.belowShort", { ...figures, threshold: formatThreshold(beyond) });
}

/** Pictures ask for the same words in every frame, and a catalogue takes its time over each. */
function remembered(word: (number: number) => string): (number: number) => string {
  const known = new Map<number, string>();
  return (number) => {
    const found = known.get(number);
    if (found !== undefined) return found;
    const made = word(number);
    known.set(number, made);
    return made;
  };
}
