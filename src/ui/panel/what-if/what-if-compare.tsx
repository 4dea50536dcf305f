/** A lane's futures beside each other: the original, and every fork with its differences. */

import { useMemo } from "react";
import type { MeasureId } from "../../../measures/registry.ts";
import { figuresAfter } from "../../../measures/run-figures.ts";
import type { Lane } from "../../../state/lane.ts";
import { runOfFork } from "../../../state/lane.ts";
import type { Run } from "../../../state/run.ts";
import { allOf } from "../../../state/run.ts";
import { forkNameOf } from "../../lane/lane-name.ts";
import { useGrownSession } from "../../use-grown-session.ts";
import { useWords } from "../../use-text.ts";
import styles from "./what-if.module.css";
import { ScoreTable } from "./what-if-scores.tsx";

const COMPARED = [
  "overload",
  "migration",
  "swap",
  "noSolution",
  "relievedNothing",
  "overloadedHours",
  "overloadedExcess",
  "deviationCpu",
  "moves",
  "mostMoves",
  "movedMemory",
] as const satisfies readonly MeasureId[];

export function CompareForks({ lane: { id } }: { readonly lane: Lane }) {
  const lane = useGrownSession().lanes.find((other) => other.id === id);
  return lane === undefined || lane.forks.length === 0 ? null : <Futures lane={lane} />;
}

function Futures({ lane }: { readonly lane: Lane }) {
  const words = useWords();
  const { t, times } = words;
  const columns = useMemo(() => {
    const steps = commonSteps(allOf(lane.runs));
    const scoreOf = (run: Run) =>
      run.kind === "failed" ? null : figuresAfter(run, COMPARED, steps, times.time);
    return {
      steps,
      runs: [
        { key: "original", name: t("lane.fork.original"), score: scoreOf(lane.runs.original) },
        ...lane.forks.map((fork) => ({
          key: String(fork.id),
          name: forkNameOf(fork, words),
          score: scoreOf(runOfFork(lane, fork)),
        })),
      ],
    };
  }, [lane, words, t, times]);
  return (
    <section className={styles.section} aria-labelledby="what-if-compare">
      <h3 id="what-if-compare">{t("whatIf.compare.title")}</h3>
      <ScoreTable
        caption={t("whatIf.compare.about", { length: times.length(columns.steps) })}
        columns={columns.runs}
        measures={COMPARED}
        againstFirst
      />
    </section>
  );
}

/** As far as all of them are done. */
const commonSteps = (runs: readonly Run[]): number =>
  Math.min(...runs.flatMap((run) => (run.kind === "failed" ? [] : [run.completed])));
