/**
 * The counters of Table 2 up to the moment shown: with the paper's totals under them in the paper's
 * scenario, and beside them how far a fork has left its original behind at the same moment, and how
 * many of the actions relieved nothing (P10), if any did.
 */

import { memo, useMemo } from "react";
import type { GlyphKind } from "../../charts/marks/glyphs.ts";
import type { Counters as CounterFigures } from "../../engine/metrics.ts";
import { countersBefore } from "../../engine/metrics.ts";
import type { RunRecord } from "../../engine/record.ts";
import { completedSteps } from "../../engine/record.ts";
import { relievedNothingBefore } from "../../engine/relief.ts";
import { TABLE_2 } from "../../experiment/paper-tables.ts";
import { isPaperPolicy } from "../../experiment/table-3-difference.ts";
import { isPaperSession } from "../../state/session.ts";
import { signed } from "../../view/compare/fork-difference.ts";
import { formatOf } from "../../view/text/measure-text.ts";
import { useAppState } from "../app-context.tsx";
import { Figure } from "../figure.tsx";
import { Glyph } from "../glyph.tsx";
import { usePosition } from "../use-clock.ts";
import { useWords } from "../use-text.ts";
import styles from "./lane.module.css";

const COLUMNS: readonly {
  readonly key: keyof CounterFigures;
  readonly glyph: GlyphKind;
  readonly help: "overloadHelp" | "noSolutionHelp" | null;
}[] = [
  { key: "overload", glyph: "overload", help: "overloadHelp" },
  { key: "migration", glyph: "migration", help: null },
  { key: "swap", glyph: "swap", help: null },
  { key: "noSolution", glyph: "no-solution", help: "noSolutionHelp" },
];

interface CountersProps {
  readonly policy: string;
  readonly record: RunRecord;
  /** The original while a fork is shown. */
  readonly ghost: RunRecord | null;
}

/** Made anew with the moment, not while its run grows. */
export const Counters = memo(function Counters({ policy, record, ghost }: CountersProps) {
  const { t, times } = useWords();
  const { step, action } = usePosition();
  const isPaper = useAppState(({ session }) => session !== null && isPaperSession(session));
  const counters = useMemo(() => countersBefore(record, step, action), [record, step, action]);
  const inVain = useMemo(() => relievedNothingBefore(record, step, action), [record, step, action]);
  const original =
    ghost === null || step >= completedSteps(ghost) ? null : countersBefore(ghost, step, action);
  const paper = isPaper && isPaperPolicy(policy) ? TABLE_2[policy] : null;
  return (
    <table className={styles.counters}>
      <Head />
      <tbody>
        <tr className={styles.counted}>
          <th scope="row">
            <span className={styles.wide}>
              <Figure start>{t("lane.toMoment", { moment: times.within(step) })}</Figure>
            </span>
            <span className={styles.narrow}>{t("lane.now")}</span>
          </th>
          {COLUMNS.map(({ key }) => (
            <td key={key}>
              {original === null && (key !== "overload" || inVain === 0) ? (
                <Figure data-counter={key}>{formatOf(key)(counters[key])}</Figure>
              ) : (
                <span data-counter={key}>{formatOf(key)(counters[key])}</span>
              )}
              {key === "overload" && inVain > 0 && (
                <small data-in-vain={inVain} className={styles.wide} title={t("counter.inVainHelp")}>
                  {" "}
                  {t("counter.inVain", { figure: formatOf("relievedNothing")(inVain) })}
                </small>
              )}
              {original !== null && (
                <small data-difference={key} title={t("counter.difference")}>
                  {" "}
                  ({signed(counters[key] - original[key], formatOf(key))})
                </small>
              )}
            </td>
          ))}
        </tr>
        {paper !== null && <Paper counters={paper} />}
      </tbody>
    </table>
  );
});

/** What does not change with the moment is not made anew with it. */
const Head = memo(function Head() {
  const { t } = useWords();
  return (
    <thead>
      <tr>
        <td />
        {COLUMNS.map(({ key, glyph, help }) => (
          <th key={key} scope="col" title={help === null ? undefined : t(`counter.${help}`)}>
            <Glyph kind={glyph} /> <span className={styles.counterName}>{t(`measure.${key}.name`)}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
});

const Paper = memo(function Paper({ counters }: { readonly counters: CounterFigures }) {
  const { t } = useWords();
  return (
    <tr className={styles.paper}>
      <th scope="row">
        <span className={styles.wide}>{t("lane.paper")}</span>
        <span className={styles.narrow}>{t("lane.paperShort")}</span>
      </th>
      {COLUMNS.map(({ key }) => (
        <td key={key} data-paper={key}>
          {counters[key]}
        </td>
      ))}
    </tr>
  );
});
