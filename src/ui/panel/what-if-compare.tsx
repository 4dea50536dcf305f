/** A lane's futures beside each other: the original, and every fork with its differences. */

import { useMemo } from "react";
import type { LaneRun } from "../../state/live-run.ts";
import type { Lane } from "../../state/session.ts";
import { runScore } from "../../view/score.ts";
import { forkNameOf } from "../lane/lane-name.ts";
import { useGrownSession } from "../use-grown-session.ts";
import { useWords } from "../use-text.ts";
import styles from "./what-if.module.css";
import type { MeasureKey } from "./what-if-scores.tsx";
import { ScoreTable } from "./what-if-scores.tsx";

const COMPARED: readonly MeasureKey[] = [
  "overload",
  "migration",
  "swap",
  "noSolution",
  "relievedNothing",
  "overHours",
  "deviation",
  "moves",
  "movedMemory",
];

export function CompareForks({ lane: { id } }: { readonly lane: Lane }) {
  const lane = useGrownSession().lanes.find((other) => other.id === id);
  return lane === undefined || lane.forks.length === 0 ? null : <Futures lane={lane} />;
}

function Futures({ lane }: { readonly lane: Lane }) {
  const words = useWords();
  const { t, times } = words;
  const columns = useMemo(() => {
    const steps = commonSteps([lane.original, ...lane.forks.map(({ run }) => run)]);
    const scoreOf = (run: LaneRun) => (run.kind === "failed" ? null : runScore(run, steps, times.time));
    return {
      steps,
      runs: [
        { key: "original", name: t("lane.fork.original"), score: scoreOf(lane.original) },
        ...lane.forks.map((fork) => ({
          key: String(fork.id),
          name: forkNameOf(fork, words),
          score: scoreOf(fork.run),
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
const commonSteps = (runs: readonly LaneRun[]): number =>
  Math.min(...runs.flatMap((run) => (run.kind === "failed" ? [] : [run.completed])));
