/**
 * The scores as a table: a row per policy, in the chosen order, a column per measure, those that are kept
 * in sight first. Bars are from 0 to the largest of their column; the best figure of a column is marked.
 */

import type { MeasureId } from "../../measures/registry.ts";
import { MEASURE_IDS, measureOf } from "../../measures/registry.ts";
import type { PolicyChoice } from "../../policies/registry.ts";
import type { ScoreState, ScoreStates } from "../../state/scores.ts";
import { choiceKey, stateOf } from "../../state/scores.ts";
import type { Figures } from "../../view/compare/rankings.ts";
import { isBest, reversing } from "../../view/compare/rankings.ts";
import { formatOf } from "../../view/text/measure-text.ts";
import { useApp, useAppState, useScenario } from "../app-context.tsx";
import { faultText } from "../fault-text.ts";
import { IntoLane } from "../gallery/into-lane.tsx";
import { measureAbout } from "../measure-words.ts";
import { timeText } from "../time-left.ts";
import type { Words } from "../use-text.ts";
import { useWords } from "../use-text.ts";
import { figuresOf, longBecause } from "./score-rows.ts";
import styles from "./scoreboard.module.css";
import { useScoreBook } from "./use-scores.ts";

interface TableProps {
  readonly rows: readonly PolicyChoice[];
  readonly states: ScoreStates;
}

/** Px, as in the style sheet: those that are kept in sight stand beside each other. */
const COLUMN = 104;

export function ScoreTable({ rows, states }: TableProps) {
  const { t } = useWords();
  const { order, pinned } = useAppState(({ display }) => display);
  const figures = rows.flatMap((row) => figuresOf(states, row) ?? []);
  const turned = new Set(reversing(figures, order.by).map(({ id }) => id));
  const columns = [...pinned, ...MEASURE_IDS.filter((id) => !pinned.includes(id))];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by key
    <section className={styles.scroll} aria-label={t("scoreboard.table")} tabIndex={0} data-scrolls>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.name}>
              {t("scoreboard.policy")}
            </th>
            {columns.map((id) => (
              <MeasureHead key={id} id={id} place={placeOf(id, pinned)} isTurned={turned.has(id)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((choice) => (
            <Row key={choiceKey(choice)} choice={choice} states={states} columns={columns} all={figures} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How far from the names a column stays, or null where it goes with the others. */
function placeOf(id: MeasureId, pinned: readonly MeasureId[]): number | null {
  const place = pinned.indexOf(id);
  return place < 0 ? null : place * COLUMN;
}

const stays = (place: number | null): React.HTMLAttributes<HTMLElement> & { "data-pinned"?: true } =>
  place === null ? {} : { "data-pinned": true, style: { "--place": `${place}px` } as React.CSSProperties };

interface HeadProps {
  readonly id: MeasureId;
  readonly place: number | null;
  readonly isTurned: boolean;
}

function MeasureHead({ id, place, isTurned }: HeadProps) {
  const app = useApp();
  const words = useWords();
  const { t } = words;
  const { order, pinned } = useAppState(({ display }) => display);
  const isSorted = order.by === id;
  const name = t(`measure.${id}.name`);
  const { unit, better } = measureOf(id);
  const rises = better === "higher" ? order.isReversed : !order.isReversed;
  const isPinned = place !== null;
  return (
    <th
      scope="col"
      {...stays(place)}
      aria-sort={isSorted ? (rises ? "ascending" : "descending") : undefined}
      data-measure={id}
    >
      <div className={styles.measure}>
        <button
          type="button"
          className={styles.sort}
          aria-label={t("scoreboard.sortBy", { measure: name })}
          title={`${measureAbout(id, words)}; ${t(`scoreboard.better.${better}`)}`}
          onClick={() => app.show({ order: { by: id, isReversed: isSorted && !order.isReversed } })}
        >
          {name}
          {isSorted && <span className={styles.arrow} data-rises={rises || undefined} aria-hidden="true" />}
        </button>
        <button
          type="button"
          className={styles.pin}
          aria-pressed={isPinned}
          aria-label={t(isPinned ? "scoreboard.unpin" : "scoreboard.pin", { measure: name })}
          title={t(isPinned ? "scoreboard.unpin" : "scoreboard.pin", { measure: name })}
          onClick={() =>
            app.show({ pinned: isPinned ? pinned.filter((other) => other !== id) : [...pinned, id] })
          }
        >
          <svg width="10" height="12" viewBox="0 0 10 12" aria-hidden="true">
            <path
              d="M2 1h6M3 1v4L1.5 7.5h7L7 5V1M5 7.5V11.5"
              fill={isPinned ? "currentColor" : "none"}
              stroke="currentColor"
            />
          </svg>
        </button>
      </div>
      <small>{t(`measureUnit.${unit}`)}</small>
      {isTurned && (
        <small className={styles.turned}>
          <span aria-hidden="true">⇅ </span>
          {t("scoreboard.reversing")}
        </small>
      )}
    </th>
  );
}

interface RowProps extends Omit<TableProps, "rows"> {
  readonly choice: PolicyChoice;
  readonly columns: readonly MeasureId[];
  readonly all: readonly Figures[];
}

function Row({ choice, states, columns, all }: RowProps) {
  const words = useWords();
  const pinned = useAppState(({ display }) => display.pinned);
  const state = stateOf(states, choice);
  return (
    <tr data-score={choice.policy} data-state={state.kind}>
      <th scope="row" className={styles.name}>
        <div className={styles.policy}>
          <span className={styles.policyName}>{words.lane(choice)}</span>
          <IntoLane policy={choice.policy} parameters={choice.parameters} damping={choice.damping} short />
        </div>
      </th>
      {state.kind === "done" ? (
        columns.map((id) => (
          <Cell key={id} id={id} figures={state.scores} all={all} place={placeOf(id, pinned)} />
        ))
      ) : (
        <td className={styles.state} colSpan={columns.length}>
          <div>
            <Progress choice={choice} state={state} />
          </div>
        </td>
      )}
    </tr>
  );
}

/** Why there are no figures yet, and what can be done about it. */
function Progress({ choice, state }: { readonly choice: PolicyChoice; readonly state: ScoreState }) {
  const scores = useScoreBook();
  const words = useWords();
  const { t } = words;
  const scenario = useScenario();
  const policy = words.lane(choice);
  const long = longBecause(scenario, choice);
  const isUnderWay = state.kind === "waiting" || state.kind === "running";
  return (
    <>
      {state.kind === "running" && (
        <progress value={state.share} aria-label={policy} className={styles.progress} />
      )}
      <span>{progressText(state, words)}</span>
      {long !== null && state.kind !== "running" && <span>{t(`scoreboard.long.${long}`)}</span>}
      <button
        type="button"
        className="linkish"
        aria-label={t(isUnderWay ? "scoreboard.stopOf" : "scoreboard.runOf", { policy })}
        onClick={() => (isUnderWay ? scores.stop(choice) : scores.ask([choice]))}
      >
        {t(isUnderWay ? "scoreboard.stop" : "scoreboard.runOne")}
      </button>
    </>
  );
}

/** Below this nobody is told how long it takes: it is there before it is read. */
const SOON_MS = 2000;

function progressText(state: ScoreState, { t }: Words): string {
  switch (state.kind) {
    case "idle":
    case "done":
      return "";
    case "waiting":
      return t("scoreboard.waiting");
    case "running": {
      const percent = Math.floor(state.share * 100);
      const left = state.remainingMs ?? 0;
      return left < SOON_MS
        ? t("scoreboard.share", { percent })
        : t("scoreboard.left", { percent, left: timeText(left, t) });
    }
    case "failed":
      return t("scoreboard.failed", { fault: faultText(state.fault, t) });
  }
}

interface CellProps {
  readonly id: MeasureId;
  readonly figures: Figures;
  readonly all: readonly Figures[];
  readonly place: number | null;
}

function Cell({ id, figures, all, place }: CellProps) {
  const { t } = useWords();
  const figure = figures[id] ?? null;
  if (figure === null)
    return (
      <td {...stays(place)} title={t("scoreboard.nothing")}>
        <span aria-hidden="true">–</span>
        <span className="for-readers">{t("scoreboard.nothing")}</span>
      </td>
    );
  const most = Math.max(...all.map((each) => each[id] ?? 0));
  const best = isBest(figures, all, id);
  return (
    <td {...stays(place)} data-best={best || undefined}>
      {formatOf(id)(figure)}
      {best && <span className="for-readers"> ({t("scoreboard.best")})</span>}
      <span className={styles.bar} style={{ width: `${most > 0 ? (100 * figure) / most : 0}%` }} />
    </td>
  );
}
