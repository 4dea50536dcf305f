/** Runs side by side in figures: a row per measure, a column per run. */

import type { MeasureId } from "../../../measures/registry.ts";
import { signed } from "../../../view/compare/fork-difference.ts";
import { formatOf, isBetter } from "../../../view/text/measure-text.ts";
import { measureAbout } from "../../measure-words.ts";
import { useWords } from "../../use-text.ts";
import styles from "./what-if.module.css";

export interface ScoreColumn<K extends MeasureId> {
  readonly key: string;
  readonly name: string;
  /** Null for a run that failed. */
  readonly score: Readonly<Record<K, number>> | null;
}

interface ScoreTableProps<K extends MeasureId> {
  readonly caption: string;
  readonly columns: readonly ScoreColumn<K>[];
  readonly measures: readonly K[];
  /** Whether the first column is what the others are measured by. */
  readonly againstFirst: boolean;
}

export function ScoreTable<K extends MeasureId>({
  caption,
  columns,
  measures,
  againstFirst,
}: ScoreTableProps<K>) {
  const words = useWords();
  const { t } = words;
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
          {measures.map((id) => (
            <tr key={id} data-measure={id}>
              <th scope="row" title={measureAbout(id, words)}>
                {t(`measure.${id}.name`)}
              </th>
              {columns.map(({ key, score }) => (
                <td key={key}>
                  {score === null ? t("whatIf.failed") : formatOf(id)(score[id])}
                  {score !== null && first !== null && score !== first && (
                    <Difference measure={id} by={score[id] - first[id]} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface DifferenceProps {
  readonly measure: MeasureId;
  readonly by: number;
}

/** Says in words, too, which way is better, where one is. */
function Difference({ measure, by }: DifferenceProps) {
  const { t } = useWords();
  const text = signed(by, formatOf(measure));
  const differs = Number(text) !== 0;
  const better = differs ? isBetter(measure, by) : null;
  const title = better === null ? undefined : t(`whatIf.compare.${better ? "better" : "worse"}`);
  return (
    <small data-differs={differs || undefined} title={title}>
      {" "}
      ({text})
    </small>
  );
}
