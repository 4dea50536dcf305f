/**
 * What a fork's change did over the whole run, in one line: each figure with how it differs from the
 * original, and in words whether that is better or worse. Read out once the fork's run is done.
 */

import { useMemo } from "react";
import { findPolicy } from "../../policies/registry.ts";
import type { Lane } from "../../state/lane.ts";
import type { ShownRun } from "../../state/run.ts";
import type { AnsweredFigure } from "../../view/compare/fork-answer.ts";
import { forkAnswer } from "../../view/compare/fork-answer.ts";
import { signed } from "../../view/compare/fork-difference.ts";
import { formatOf } from "../../view/text/measure-text.ts";
import type { Words } from "../use-text.ts";
import { useWords } from "../use-text.ts";
import styles from "./fork-answer.module.css";

const ANSWERED = ["overloadedHours", "moves", "noSolution"] as const;
type Answered = (typeof ANSWERED)[number];

/** Nobody gives a PM up where nobody decides. */
const ANSWERED_OF_NOBODY = ["overloadedHours", "moves"] as const;

/** Nothing of a lane that shows its original, or that failed. */
export function ForkAnswer({ lane: { run, ghost, choice } }: { readonly lane: Lane }) {
  if (run.kind === "failed" || ghost === null) return null;
  const isNobody = findPolicy(choice.policy)?.decidedBy === "nobody";
  return <Answer run={run} ghost={ghost} measures={isNobody ? ANSWERED_OF_NOBODY : ANSWERED} />;
}

interface AnswerProps {
  readonly run: ShownRun;
  readonly ghost: ShownRun;
  readonly measures: readonly Answered[];
}

function Answer({ run, ghost, measures }: AnswerProps) {
  const words = useWords();
  const { t, times } = words;
  const { steps, isWhole, figures } = useMemo(
    () => forkAnswer(run, ghost, measures, times.time),
    [run, ghost, measures, times],
  );
  const isSame = figures.every(({ by }) => by === 0);
  const length = times.shortLength(steps);
  const lead = isWhole
    ? t(isSame ? "lane.answer.same" : "lane.answer.over", { length })
    : t("lane.answer.soFar", { length });
  return (
    <p
      className={styles.answer}
      aria-live={isWhole ? "polite" : "off"}
      data-answer={isWhole ? "whole" : "so-far"}
    >
      <span>{lead}</span>
      {figures.map((figure, i) => (
        <span key={figure.measure} data-answered={figure.measure} data-better={figure.better ?? undefined}>
          {" "}
          {t(`lane.answer.${figure.measure as Answered}`, {
            figure: formatOf(figure.measure)(figure.value),
          })}
          {figure.by !== 0 && <b> {differenceText(figure, words)}</b>}
          {i < figures.length - 1 && ","}
        </span>
      ))}
    </p>
  );
}

/** "(+1, worse)" */
function differenceText({ measure, by, better }: AnsweredFigure, { t }: Words): string {
  const figure = signed(by, formatOf(measure));
  if (better === null) return `(${figure})`;
  return t(better ? "lane.answer.better" : "lane.answer.worse", { figure });
}
