/** What an action has changed: source, target, the distance between them, the deviation across PMs. */

import type { ReactNode } from "react";
import { RESOURCE_INDICES } from "../../../base/resources.ts";
import { isOver } from "../../../base/tolerance.ts";
import type { Change, Done } from "../../../engine/decision.ts";
import { formatFigure, formatUtilization } from "../../../view/text/figures.ts";
import { workedDistance } from "../../../view/text/worked-out.ts";
import { Term } from "../../term.tsx";
import type { Words } from "../../use-text.ts";
import styles from "./why.module.css";
import { exampleOf } from "./why-term.tsx";

interface ChangedProps {
  readonly done: Done;
  readonly threshold: number;
  readonly words: Words;
}

export function WhyChanged({ done: { action, outcome }, threshold, words }: ChangedProps) {
  const { t, pm } = words;
  const { source, target, deviation, distance } = outcome;
  const utilization = (value: number): string => formatUtilization(value, threshold);
  return (
    <div className={styles.changed} data-why="changed">
      <h3>{t("why.changed.title")}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="for-readers">{t("why.changed.figure")}</span>
            </th>
            {RESOURCE_INDICES.map((r) => (
              <th key={r} scope="col">
                {words.resource(r)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Row
            name={t("why.changed.source", { pm: pm(action.from) })}
            change={source}
            over={threshold}
            format={utilization}
            words={words}
          />
          <Row
            name={t("why.changed.target", { pm: pm(action.to) })}
            change={target}
            over={threshold}
            format={utilization}
            words={words}
          />
          <Row
            name={<Term word="deviation" name={t("why.changed.deviation")} />}
            change={deviation}
            over={null}
            format={formatFigure}
            words={words}
          />
          <tr>
            <th scope="row">
              <Term
                word="distance"
                name={t("why.changed.distance")}
                examples={() => exampleOf(t("why.changed.after"), workedDistance(source.after, target.after))}
              />
            </th>
            <td colSpan={3} data-figure="distance">
              {t("why.changed.change", {
                before: formatFigure(distance.before),
                after: formatFigure(distance.after),
              })}
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly name: ReactNode;
  readonly change: Change;
  /** Above it a figure is marked; null marks none. */
  readonly over: number | null;
  readonly format: (value: number) => string;
  readonly words: Words;
}

function Row({ name, change: { before, after }, over, format, words }: RowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {RESOURCE_INDICES.map((r) => (
        <td key={r} data-figure="change" data-over={(over !== null && isOver(after[r], over)) || undefined}>
          {words.t("why.changed.change", { before: format(before[r]), after: format(after[r]) })}
        </td>
      ))}
    </tr>
  );
}
