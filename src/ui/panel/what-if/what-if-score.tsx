/**
 * You are the policy: what a person has achieved so far beside the other lanes, up to the moment
 * shown, so that nothing is given away; in total, and move by move.
 */

import { useMemo } from "react";
import { completedSteps, eventCount } from "../../../engine/record.ts";
import type { MeasureId } from "../../../measures/registry.ts";
import { figuresAfter } from "../../../measures/run-figures.ts";
import { PLAYED } from "../../../policies/defaults.ts";
import { isPlayed, resolvePolicy } from "../../../policies/registry.ts";
import type { Lane } from "../../../state/lane.ts";
import { MAX_LANES } from "../../../state/session.ts";
import { movesByStep } from "../../../view/over-time/moves-by-step.ts";
import { useApp, useAppState } from "../../app-context.tsx";
import { usePosition } from "../../use-clock.ts";
import { useWords } from "../../use-text.ts";
import styles from "./what-if.module.css";
import type { Player } from "./what-if-players.ts";
import { missingRivals, playerName, playersOf } from "./what-if-players.ts";
import { ScoreTable } from "./what-if-scores.tsx";
import { eventText } from "./what-if-words.ts";

const SCORED = [
  "found",
  "resolved",
  "overloadedHours",
  "overloadedExcess",
  "noSolution",
  "moves",
  "mostMoves",
  "relievedNothing",
  "deviationCpu",
] as const satisfies readonly MeasureId[];
/** Events of a step that a cell of the table names. */
const NAMED_EVENTS = 6;

export function HandScore({ lanes }: { readonly lanes: readonly Lane[] }) {
  const { t } = useWords();
  const hasPlayer = lanes.some(({ choice }) => isPlayed(choice));
  return (
    <section className={styles.section} aria-labelledby="what-if-score">
      <h3 id="what-if-score">{t("whatIf.score.title")}</h3>
      {hasPlayer ? (
        <Score lanes={lanes} />
      ) : (
        <>
          <p className={styles.hint}>{t("whatIf.score.invitation")}</p>
          <AddLane policy={PLAYED.policy} lanes={lanes} label={t("whatIf.score.play")} />
        </>
      )}
    </section>
  );
}

function Score({ lanes }: { readonly lanes: readonly Lane[] }) {
  const words = useWords();
  const { t, times } = words;
  const players = useMemo(() => playersOf(lanes), [lanes]);
  const steps = useStepsPlayed(players);
  const columns = useMemo(
    () =>
      players.map((player) => ({
        key: String(player.lane.id),
        name: playerName(player, words),
        score: figuresAfter(player.run, SCORED, steps, times.time),
      })),
    [players, steps, words, times],
  );
  const missing = missingRivals(lanes);
  return (
    <>
      <ScoreTable
        caption={
          steps === 1
            ? t(`whatIf.score.first.${times.unit}`)
            : t("whatIf.score.about", { length: times.length(steps) })
        }
        columns={columns}
        measures={SCORED}
        againstFirst={false}
      />
      <div className={styles.buttons}>
        {missing.map((policy) => (
          <AddLane
            key={policy}
            policy={policy}
            lanes={lanes}
            label={t("whatIf.score.add", { policy: words.policy(policy) })}
          />
        ))}
      </div>
      <MovesTable players={players} steps={steps} />
    </>
  );
}

/** The steps that are over at the moment shown. */
function useStepsPlayed([first]: readonly Player[]): number {
  const { step, action } = usePosition();
  const asking = useAppState((state) => state.asking);
  if (first === undefined) return 0;
  const { record } = first.run;
  const isOver = asking === null && step < completedSteps(record) && action >= eventCount(record, step);
  return isOver ? step + 1 : step;
}

interface MovesTableProps {
  readonly players: readonly Player[];
  readonly steps: number;
}

function MovesTable({ players, steps }: MovesTableProps) {
  const app = useApp();
  const words = useWords();
  const { t, times } = words;
  const rows = useMemo(
    () =>
      movesByStep(
        players.map(({ run }) => run.record),
        steps,
        NAMED_EVENTS,
      ),
    [players, steps],
  );
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>{t("whatIf.score.moves")}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={styles.wideTable} tabIndex={0} aria-label={t("whatIf.score.moves")}>
        <table className={styles.moves}>
          <thead>
            <tr>
              <th scope="col">{t(`whatIf.score.moment.${times.named}`)}</th>
              {players.map((player) => (
                <th key={player.lane.id} scope="col">
                  {playerName(player, words)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ step, runs }) => (
              <tr key={step}>
                <th scope="row">
                  <button
                    type="button"
                    className="linkish"
                    onClick={() => app.play({ kind: "seek-hour", step })}
                  >
                    {times.axis.stepText(step)}
                  </button>
                </th>
                {runs.map(({ events, more }, i) => (
                  <td key={players[i]?.lane.id}>
                    {events.map((event, index) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: events have no name but their place
                      <div key={index}>{eventText(event, words)}</div>
                    ))}
                    {more > 0 && t("whatIf.score.more", { count: more })}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

interface AddLaneProps {
  readonly policy: string;
  readonly lanes: readonly Lane[];
  readonly label: string;
}

function AddLane({ policy, lanes, label }: AddLaneProps) {
  const app = useApp();
  const add = (): void => {
    const choice = resolvePolicy(policy);
    if (choice.kind === "ok") void app.addLane(choice.value);
  };
  return (
    <button type="button" className="button" disabled={lanes.length >= MAX_LANES} onClick={add}>
      {label}
    </button>
  );
}
