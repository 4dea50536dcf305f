/** Before anybody has acted: what is over and what comes next; and in calm hours, how close it is. */

import { RESOURCE_COUNT, RESOURCE_INDICES } from "../../../base/resources.ts";
import { resourceAt } from "../../../base/vector.ts";
import type { RunEvent } from "../../../engine/record.ts";
import type { LaneFrame } from "../../../view/lane-frame.ts";
import { overloads } from "../../../view/text/caption.ts";
import { formatTick, formatUtilization } from "../../../view/text/figures.ts";
import { formatDifference } from "../../../view/why/why-figures.ts";
import type { Words } from "../../use-text.ts";
import styles from "./why.module.css";
import { WhyHead } from "./why-decision.tsx";

interface CalmProps {
  readonly frame: Pick<LaneFrame, "utilization" | "threshold" | "isUp">;
  /** The first event of the hour; null where there is none. */
  readonly next: RunEvent | null;
  /** Whether a person decides what comes. */
  readonly byHand: boolean;
  /** Whether the policy acts on the fleet, and has found nothing to do where nothing comes. */
  readonly byFleet: boolean;
  readonly lane: string;
  readonly words: Words;
  readonly stepIn: () => void;
}

/** PMs that are named; the others are counted. */
const MOST_NAMED = 6;

export function WhyCalm({ frame, next, byHand, byFleet, lane, words, stepIn }: CalmProps) {
  const { t, pm, resource } = words;
  const { threshold } = frame;
  const over = overloads(frame);
  if (over.length === 0) {
    return (
      <>
        <WhyHead glyph={null} text={t("why.head.calm", { lane })} />
        <p data-why="calm">{closestText(frame, words)}</p>
        {byFleet && next === null && <p data-why="even">{t("why.even")}</p>}
      </>
    );
  }
  const named = over.slice(0, MOST_NAMED).map(({ pm: id, over: parts }) =>
    [
      pm(id),
      ...parts.map((part) =>
        t("why.figure", {
          resource: resource(part.resource),
          value: formatUtilization(part.value, threshold),
        }),
      ),
    ].join(" "),
  );
  const all = named.join(t("why.comma"));
  const list = over.length > MOST_NAMED ? t("why.list", { list: all, more: over.length - MOST_NAMED }) : all;
  return (
    <>
      <WhyHead glyph="overload" text={t("why.head.over", { lane })} />
      <p data-why="over">{t("why.over", { count: over.length, threshold: formatTick(threshold), list })}</p>
      <p className={styles.next} data-why="next">
        {byHand ? t("why.person") : nextText(next, words)}
        {next !== null && !byHand && (
          <button type="button" className="button" onClick={stepIn}>
            {t("why.stepIn")}
          </button>
        )}
      </p>
    </>
  );
}

/** The PM that is least below the threshold, and by how much. */
function closestText({ utilization, threshold, isUp }: CalmProps["frame"], words: Words): string {
  let closest: { readonly pm: number; readonly resource: 0 | 1 | 2; readonly value: number } | null = null;
  for (let pm = 0; pm < utilization.length / RESOURCE_COUNT; pm++) {
    if (!isUp(pm)) continue;
    for (const resource of RESOURCE_INDICES) {
      const value = resourceAt(utilization, pm, resource);
      if (value > (closest?.value ?? 0)) closest = { pm, resource, value };
    }
  }
  if (closest === null) return words.t("why.empty", { threshold: formatTick(threshold) });
  return words.t("why.calm", {
    threshold: formatTick(threshold),
    pm: words.pm(closest.pm),
    resource: words.resource(closest.resource),
    value: formatUtilization(closest.value, threshold),
    spare: formatDifference(threshold - closest.value),
  });
}

function nextText(next: RunEvent | null, { t, times, vm, pm }: Words): string {
  switch (next?.kind) {
    case undefined:
      return t(`why.next.nothing.${times.unit}`);
    case "migration":
      return t("why.next.migration", { vm: vm(next.vm), source: pm(next.from), target: pm(next.to) });
    case "swap":
      return t("why.next.swap", {
        vm: vm(next.vm),
        other: vm(next.with),
        source: pm(next.from),
        target: pm(next.to),
      });
    case "no-solution":
      return t("why.next.none", { source: pm(next.from) });
  }
}
