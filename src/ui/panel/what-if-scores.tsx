/** Runs side by side in figures: a row per measure, a column per run. */

import { formatCount, formatFigure, formatFineFigure, formatHours } from "../../view/figures.ts";
import { signed } from "../../view/fork-difference.ts";
import type { RunScore } from "../../view/score.ts";
import { useWords } from "../use-text.ts";
import styles from "./what-if.module.css";

const MEASURES = {
  found: { of: (score) => score.found, format: formatCount },
  resolved: { of: (score) => score.resolved, format: formatCount },
  overload: { of: (score) => score.overload, format: formatCount },
  migration: { of: (score) => score.migration, format: formatCount },
  swap: { of: (score) => score.swap, format: formatCount },
  noSolution: { of: (score) => score.noSolution, format: formatCount },
  relievedNothing: { of: (score) => score.relievedNothing, format: formatCount },
  overHours: { of: (score) => score.overHours, format: formatHours },
  deviation: { of: (score) => score.deviation[0], format: formatFineFigure },
  moves: { of: (score) => score.moves, format: formatCount },
  movedMemory: { of: (score) => score.movedMemory, format: formatFigure },
} as const satisfies Record<string, { of: (score: RunScore) => number; format: (value: number) => string }>;

export type MeasureKey = keyof typeof MEASURES;

/** Measures that count, or add up over, what an hour is in the paper. */
const BY_STEP = ["found", "resolved", "overHours", "deviation"] as const satisfies readonly MeasureKey[];

const isSaidByStep = (key: MeasureKey): key is (typeof BY_STEP)[number] =>
  BY_STEP.some((other) => other === key);

export interface ScoreColumn {
  readonly key: string;
  readonly name: string;
  /** Null for a run that failed. */
  readonly score: RunScore | null;
}

interface ScoreTableProps {
  readonly caption: string;
  readonly columns: readonly ScoreColumn[];
  readonly measures: readonly MeasureKey[];
  /** Whether the first column is what the others are measured by. */
  readonly againstFirst: boolean;
}

export function ScoreTable({ caption, columns, measures, againstFirst }: ScoreTableProps) {
  const { t, times } = useWords();
  const first = againstFirst ? (columns[0]?.score ?? null) : null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.wideTable} tabIndex={0} aria-label={caption}>
      <table className={styles.figures}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <td />
            {columns.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {measures.map((key) => {
            const { of, format } = MEASURES[key];
            return (
              <tr key={key} data-measure={key}>
                <th
                  scope="row"
                  title={
                    times.unit === "step" && isSaidByStep(key)
                      ? t(`whatIf.measureByStep.${key}`)
                      : t(`whatIf.measure.${key}.about`)
                  }
                >
                  {t(`whatIf.measure.${key}.name`)}
                </th>
                {columns.map(({ key: column, score }) => (
                  <td key={column}>
                    {score === null ? t("whatIf.failed") : format(of(score))}
                    {score !== null && first !== null && score !== first && (
                      <Difference by={of(score) - of(first)} format={format} />
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

interface DifferenceProps {
  readonly by: number;
  readonly format: (value: number) => string;
}

function Difference({ by, format }: DifferenceProps) {
  const text = signed(by, format);
  return <small data-differs={Number(text) !== 0 || undefined}> ({text})</small>;
}
