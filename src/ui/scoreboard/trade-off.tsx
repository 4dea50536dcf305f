/** The plot of what policies cost and what they leave: a point for each that is done. */

import { useCallback } from "react";
import type { TradeOffChart } from "../../charts/trade-off/trade-off-chart.ts";
import { createTradeOffChart } from "../../charts/trade-off/trade-off-chart.ts";
import type { PolicyChoice } from "../../policies/registry.ts";
import type { ScoreStates } from "../../state/scores.ts";
import type { Made, Size } from "../charts/use-drawing.ts";
import { useDrawing } from "../charts/use-drawing.ts";
import { useWords } from "../use-text.ts";
import { figuresOf } from "./score-rows.ts";
import styles from "./scoreboard.module.css";

interface TradeOffProps {
  /** Those that are done. */
  readonly rows: readonly PolicyChoice[];
  readonly states: ScoreStates;
}

export function TradeOff(props: TradeOffProps) {
  const { t } = useWords();
  return (
    <section className={styles.plot} aria-label={t("scoreboard.plot.title")}>
      <h3>{t("scoreboard.plot.title")}</h3>
      <p>{t("scoreboard.plot.about")}</p>
      {props.rows.length > 0 && <Plot {...props} />}
    </section>
  );
}

function Plot({ rows, states }: TradeOffProps) {
  const words = useWords();
  const create = useCallback(
    (place: HTMLElement, size: Size): Made<TradeOffChart> => ({ drawing: createTradeOffChart(place, size) }),
    [],
  );
  const feed = useCallback(
    (chart: TradeOffChart): undefined => {
      const { t } = words;
      const points = rows.flatMap((choice) => {
        const figures = figuresOf(states, choice);
        // Who never acts has moved nothing.
        const point = { name: words.lane(choice), x: figures?.moves ?? 0, y: figures?.overloadedHours ?? 0 };
        return figures === undefined ? [] : [point];
      });
      const [moves, hours] = [t("scoreboard.plot.moves"), t("scoreboard.plot.hours")];
      chart.show(
        {
          points,
          xTitle: `${moves} [${t("measureUnit.vms")}]`,
          yTitle: `${hours} [${t("measureUnit.pmHours")}]`,
          front: t("scoreboard.plot.front"),
        },
        t("scoreboard.plot.label", { moves, hours, count: points.length }),
      );
    },
    [rows, states, words],
  );
  return <div className={styles.drawing} ref={useDrawing(create, feed)} data-trade-off />;
}
