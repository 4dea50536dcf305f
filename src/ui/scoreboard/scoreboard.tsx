/** The scoreboard: what every policy comes to on what is open, by every measure, and the plot of what that costs. */

import { useEffect, useMemo } from "react";
import type { PolicyChoice } from "../../policies/registry.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { ScoreStates } from "../../state/scores.ts";
import { stateOf } from "../../state/scores.ts";
import { reversing, sortedBy } from "../../view/compare/rankings.ts";
import { useAppState, useScenario } from "../app-context.tsx";
import { useEveryPolicy } from "../use-every-policy.ts";
import { useWords } from "../use-text.ts";
import { figuresOf, isLarge, longBecause, rowsOf } from "./score-rows.ts";
import { ScoreTable } from "./score-table.tsx";
import styles from "./scoreboard.module.css";
import { TradeOff } from "./trade-off.tsx";
import { useScoreBook, useScoreStates } from "./use-scores.ts";

export function Scoreboard() {
  const scores = useScoreBook();
  const { t } = useWords();
  const scenario = useScenario();
  const rows = useRows();
  const states = useScoreStates(scores);
  const large = isLarge(scenario);
  useEffect(() => scores.open(scenario), [scores, scenario]);
  // What is there within seconds is not waited for: whoever comes here wants to see it.
  useEffect(() => {
    if (!large) scores.ask(rows.filter((choice) => longBecause(scenario, choice) === null));
  }, [scores, scenario, rows, large]);
  const isBusy = rows.some((choice) => ["waiting", "running"].includes(stateOf(states, choice).kind));
  const done = rows.filter((choice) => stateOf(states, choice).kind === "done");
  const order = useAppState(({ display }) => display.order);
  const sorted = sortedBy(rows, (row) => figuresOf(states, row), order.by, order.isReversed);
  return (
    <div className={styles.scoreboard} data-scores={isBusy ? "running" : "resting"}>
      <div className="page-head">
        <h2>{t("scoreboard.title")}</h2>
        <p className="secondary">{t("scoreboard.lead")}</p>
        {large && <p>{t("scoreboard.large")}</p>}
        <div className={styles.acts}>
          {isBusy ? (
            <button type="button" className="button" onClick={() => scores.stop()}>
              {t("scoreboard.stop")}
            </button>
          ) : (
            done.length < rows.length && (
              <button type="button" className="button" onClick={() => scores.ask(quickFirst(rows, scenario))}>
                {t("scoreboard.run")}
              </button>
            )
          )}
          <p role="status" className="secondary">
            {t("scoreboard.progress", { done: done.length, total: rows.length })}
          </p>
        </div>
      </div>
      <ScoreTable rows={sorted} states={states} />
      <Reversals rows={done} states={states} />
      <TradeOff rows={done} states={states} />
    </div>
  );
}

/** The same list while policies and lanes stay what they are: a new one is run. */
function useRows(): readonly PolicyChoice[] {
  const policies = useEveryPolicy(true);
  const lanes = useAppState(({ session }) => (session?.lanes ?? []).map(({ choice }) => choice));
  const count = policies.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: policies only become more
  return useMemo(() => rowsOf(policies, lanes), [count, lanes]);
}

/** What takes long comes last. */
const quickFirst = (rows: readonly PolicyChoice[], scenario: Scenario): PolicyChoice[] => {
  const isLong = (choice: PolicyChoice): number => Number(longBecause(scenario, choice) !== null);
  return rows.toSorted((a, b) => isLong(a) - isLong(b));
};

interface OfRows {
  /** Those that are done. */
  readonly rows: readonly PolicyChoice[];
  readonly states: ScoreStates;
}

/** Which measures turn the order round, against the one that is sorted by, and how that is told. */
function Reversals({ rows, states }: OfRows) {
  const { t } = useWords();
  const { by } = useAppState(({ display }) => display.order);
  const figures = rows.flatMap((row) => figuresOf(states, row) ?? []);
  if (figures.length < 3) return null;
  const measure = t(`measure.${by}.name`);
  const list = reversing(figures, by).map(({ id, same, reversed }) =>
    t("scoreboard.reversedOne", {
      measure: t(`measure.${id}.name`),
      reversed,
      pairs: same + reversed,
    }),
  );
  return (
    <p className={styles.reversals} data-reversals={list.length}>
      {list.length === 0
        ? t("scoreboard.agreed", { measure })
        : t("scoreboard.reversed", { measure, list: list.join(", ") })}
    </p>
  );
}
