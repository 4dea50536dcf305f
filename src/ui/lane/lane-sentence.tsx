/** The lane in one line: a sentence before a diagram. Who reads only this has the point. */

import { memo } from "react";
import { isOver } from "../../base/tolerance.ts";
import type { GlyphKind } from "../../charts/marks/glyphs.ts";
import type { RunRecord } from "../../engine/record.ts";
import { isAnswer, isByHand, isEndless } from "../../engine/record.ts";
import { goesByFleet } from "../../policies/policy.ts";
import { findPolicy, isPlayed } from "../../policies/registry.ts";
import type { FrameSource } from "../../view/frame-source.ts";
import type { Caption, Overload, OverloadOfMany } from "../../view/text/caption.ts";
import { captionOf, manyOverSince, READ_ONE_BY_ONE } from "../../view/text/caption.ts";
import { formatTick, formatUtilization } from "../../view/text/figures.ts";
import { useAppState } from "../app-context.tsx";
import { Glyph } from "../glyph.tsx";
import { usePosition } from "../use-clock.ts";
import type { Words } from "../use-text.ts";
import { useWords } from "../use-text.ts";
import styles from "./lane.module.css";

interface LaneSentenceProps {
  readonly policy: string;
  readonly record: RunRecord;
  readonly frames: FrameSource;
}

/** Made anew with the moment, not while its run grows. */
export const LaneSentence = memo(function LaneSentence({ policy, record, frames }: LaneSentenceProps) {
  const words = useWords();
  const playing = useAppState((state) => state.playback.kind === "playing");
  usePosition(); // read again when it changes
  const frame = frames.read();
  // In a step of many events a sentence each would only flicker while they play.
  if (playing && frame.actions > READ_ONE_BY_ONE) {
    const { step, action, actions } = frame;
    return (
      <p className={styles.sentence} aria-live="off" data-caption="many">
        <strong>{words.t("caption.many", { moment: words.times.moment(step), action, actions })}</strong>
      </p>
    );
  }
  const { step, action, threshold } = frame;
  const made = {
    byHand: action > 0 && isByHand(record, step, action - 1),
    isAnswer: action > 0 && isAnswer(record, step, action - 1),
  };
  const caption = captionOf(frame, made, isEndless(record, step));
  const { full, short } =
    caption.kind === "many-over"
      ? manyOverText(caption.many, manyOverSince(record, step), threshold, words)
      : sentenceOf(caption, policy, threshold, words);
  const glyph = glyphOf(caption);
  return (
    <p className={styles.sentence} aria-live={playing ? "off" : "polite"} data-caption={caption.kind}>
      {glyph !== null && <Glyph kind={glyph} />}
      <strong className={styles.wide}>{full}</strong>
      <strong className={styles.narrow}>{short}</strong>
      {frame.action > 0 && caption.kind !== "reasoning" && (
        <span className={styles.actionCount}>
          {words.t("caption.action", { action: frame.action, actions: frame.actions })}
        </span>
      )}
    </p>
  );
});

function glyphOf(caption: Caption): GlyphKind | null {
  switch (caption.kind) {
    case "calm":
    case "endless":
      return null;
    case "overloaded":
    case "many-over":
      return "overload";
    case "reasoning":
      return caption.purpose === "relief" ? "overload" : null;
    default:
      return caption.kind;
  }
}

function sentenceOf(
  caption: Exclude<Caption, { kind: "many-over" }>,
  policy: string,
  threshold: number,
  words: Words,
): { full: string; short: string } {
  const { t } = words;
  switch (caption.kind) {
    case "reasoning": {
      const { source, purpose, shown, of } = caption;
      const text = t(`caption.reasoning.${purpose}`, { source: words.pm(source), shown, of });
      return { full: text, short: text };
    }
    case "calm": {
      const text = t("caption.calm", { threshold: formatTick(threshold) });
      return { full: text, short: text };
    }
    case "overloaded": {
      const list = caption.pms.map((pm) => overloadText(pm, threshold, words)).join(", ");
      const count = caption.pms.length;
      const names = caption.pms.map(({ pm }) => words.pm(pm)).join(", ");
      return {
        full: t("caption.overloaded", { count, list }),
        short: t("caption.overloadedShort", { count, list: names }),
      };
    }
    case "migration": {
      const names = {
        source: words.pm(caption.source.pm),
        resources: resourcesText(caption.source, words),
        vm: words.vm(caption.vm),
        target: words.pm(caption.to),
      };
      if (caption.byHand) {
        return { full: t("caption.byHand.move", names), short: t("caption.byHand.moveShort", names) };
      }
      const moved = t("caption.migration.moved", names);
      const ofPolicy = findPolicy(policy);
      if (goesByFleet(ofPolicy)) return { full: t(`policies.${policy}.moved`, names), short: moved };
      if (!caption.isAnswer) {
        if (ofPolicy?.empties !== true) return { full: moved, short: moved };
        return {
          full: t("caption.migration.emptied", names),
          short: t("caption.migration.emptiedShort", names),
        };
      }
      // Of several VMs that a policy takes out at once, the last may leave a PM that is not over any more.
      if (caption.source.over.length === 0) {
        return {
          full: t("caption.migration.relieved", names),
          short: t("caption.migration.relieved", names),
        };
      }
      return {
        full: t(`policies.${policy}.moved`, names),
        short: t("caption.migration.short", names),
      };
    }
    case "swap": {
      const names = {
        source: words.pm(caption.source.pm),
        resources: resourcesText(caption.source, words),
        vm: words.vm(caption.vm),
        other: words.vm(caption.with),
        target: words.pm(caption.to),
      };
      if (caption.byHand) {
        return { full: t("caption.byHand.swap", names), short: t("caption.byHand.swapShort", names) };
      }
      return { full: t("caption.swap.full", names), short: t("caption.swap.short", names) };
    }
    case "endless": {
      const text = t("caption.endless", { count: caption.events });
      return { full: text, short: text };
    }
    case "no-solution":
      return noSolutionText(caption, policy, threshold, words);
  }
}

/** "23 PMs are over: 20 on cpu, 5 on mem; at most PM17 cpu 1.31 (saturated); since hour 31" */
function manyOverText(
  { count, resources, most }: OverloadOfMany,
  since: number | null,
  threshold: number,
  words: Words,
): { full: string; short: string } {
  const { t, times, resource } = words;
  const list = resources
    .map((part) => t("caption.manyOver.on", { number: part.count, resource: resource(part.resource) }))
    .join(", ");
  const farthest = overloadText({ pm: most.pm, over: [most] }, threshold, words);
  const names = { count, list, most: farthest };
  return {
    full:
      since === null
        ? t("caption.manyOver.full", names)
        : t("caption.manyOver.since", { ...names, since: times.within(since) }),
    short: t("caption.manyOver.short", names),
  };
}

function noSolutionText(
  { source, asked }: Extract<Caption, { kind: "no-solution" }>,
  policy: string,
  threshold: number,
  words: Words,
): { full: string; short: string } {
  const { t } = words;
  const names = {
    source: words.pm(source.pm),
    resources: resourcesText(source, words),
    value: source.over.map(({ value }) => figureText(value, threshold, words, "inBrackets")).join(", "),
    target: asked === null ? "" : words.pm(asked),
  };
  if (asked === null) {
    const isLeft = isPlayed({ policy }) || goesByFleet(findPolicy(policy));
    const text = t(isLeft ? "caption.noSolution.left" : "caption.noSolution.nowhere", names);
    return { full: text, short: text };
  }
  return { full: t("caption.noSolution.full", names), short: t("caption.noSolution.short", names) };
}

/** "cpu, net and mem" */
function resourcesText({ over }: Overload, { resource, t }: Words): string {
  const names = over.map((part) => resource(part.resource));
  const last = names.pop() ?? "";
  return names.length === 0
    ? last
    : t("caption.and", { first: names.join(t("caption.comma")), second: last });
}

/** "PM0 cpu 0.83" */
const overloadText = ({ pm, over }: Overload, threshold: number, words: Words): string =>
  [
    words.pm(pm),
    ...over.map(
      ({ resource, value }) => `${words.resource(resource)} ${figureText(value, threshold, words)}`,
    ),
  ].join(" ");

/** P5: above 1 a utilization is what is demanded, and says that the PM is saturated. */
function figureText(
  value: number,
  threshold: number,
  { t }: Words,
  place: "inText" | "inBrackets" = "inText",
): string {
  const figure = formatUtilization(value, threshold);
  if (!isOver(value, 1)) return figure;
  return t(place === "inText" ? "caption.saturated" : "caption.saturatedInBrackets", { value: figure });
}
