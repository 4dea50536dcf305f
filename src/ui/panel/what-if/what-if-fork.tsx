/**
 * What was changed in the future that is shown: each intervention in words, with its moment, to go to
 * and to take back; and the fork as a whole, to be saved, promoted or dropped.
 */

import { useMemo } from "react";
import { present } from "../../../base/assert.ts";
import { printable } from "../../../base/printable.ts";
import type { Intervention } from "../../../engine/intervention.ts";
import type { Fork } from "../../../state/fork-data.ts";
import type { Lane } from "../../../state/lane.ts";
import type { ShownRun } from "../../../state/run.ts";
import { MAX_LANES } from "../../../state/session.ts";
import type { Ineffective } from "../../../view/compare/intervention-effect.ts";
import { createEffectFinder } from "../../../view/compare/intervention-effect.ts";
import { useApp, useAppState, useScenario } from "../../app-context.tsx";
import { forkFileName } from "../../header/save-scenario.ts";
import { useSaving } from "../../header/use-saving.ts";
import { forkNameOf, laneNameOf, writtenForkName, writtenLaneName } from "../../lane/lane-name.ts";
import { useWords } from "../../use-text.ts";
import styles from "./what-if.module.css";
import { interventionText, momentOfMade } from "./what-if-words.ts";

interface ShownForkProps {
  readonly lane: Lane;
  readonly run: ShownRun;
}

export function ShownFork({ lane, run }: ShownForkProps) {
  const words = useWords();
  const fork = lane.forks.find(({ id }) => id === lane.shown) ?? null;
  const effectOf = useMemo(() => createEffectFinder(run), [run]);
  if (lane.interventions.length === 0) return null;
  const name = fork === null ? laneNameOf(lane, words) : forkNameOf(fork, words);
  return (
    <section className={styles.section} aria-labelledby="what-if-fork">
      <h3 id="what-if-fork">{name}</h3>
      <ol className={styles.made}>
        {lane.interventions.map((made, index) => (
          <Made
            key={keyOf(made, index)}
            made={made}
            index={index}
            lane={lane}
            fork={fork}
            ineffective={effectOf(made)}
          />
        ))}
      </ol>
      <ForkButtons lane={lane} fork={fork} />
    </section>
  );
}

interface MadeProps {
  readonly lane: Lane;
  readonly made: Intervention;
  readonly index: number;
  readonly fork: Fork | null;
  readonly ineffective: Ineffective;
}

function Made({ made, index, lane, fork, ineffective }: MadeProps) {
  const app = useApp();
  const words = useWords();
  const { t, times } = words;
  const moment = times.moment(made.step);
  const text = interventionText(made, words);
  // What a promoted lane began with belongs to the lane, not to its fork.
  const canBeTaken = fork !== null && index >= lane.own.length;
  return (
    <li data-passed-over={ineffective !== null || undefined}>
      <button
        type="button"
        className="linkish"
        onClick={() => app.play({ kind: "seek", at: momentOfMade(made) })}
      >
        <b>{moment}</b> {text}
      </button>
      {ineffective !== null && (
        <small>{t("whatIf.passedOver", { reason: t(`whatIf.obstacle.${ineffective}`) })}</small>
      )}
      {canBeTaken && (
        <button
          type="button"
          className="button"
          aria-label={t("whatIf.withdrawThis", { made: `${moment}, ${text}` })}
          onClick={() => void app.withdraw(lane.id, fork.id, index)}
        >
          {t("whatIf.withdraw")}
        </button>
      )}
    </li>
  );
}

interface ForkButtonsProps {
  readonly lane: Lane;
  readonly fork: Fork | null;
}

function ForkButtons({ lane, fork }: ForkButtonsProps) {
  const app = useApp();
  const words = useWords();
  const { t } = words;
  const scenario = useScenario();
  const saving = useSaving();
  const lanes = useAppState(({ session }) => present(session, "a session").lanes.length);
  const { interventions } = lane;
  const name = fork === null ? writtenLaneName(lane, words) : writtenForkName(fork, words);
  const save = (): void =>
    saving.save(forkFileName(scenario, printable(name)), { ...scenario, fork: { name, interventions } });
  return (
    <div className={styles.buttons}>
      <button type="button" className="button" disabled={saving.progress !== null} onClick={save}>
        {t("whatIf.export")}
      </button>
      {fork !== null && (
        <>
          <button
            type="button"
            className="button"
            disabled={lanes >= MAX_LANES}
            onClick={() => void app.promoteFork(lane.id, fork.id, name)}
          >
            {t("lane.fork.promote")}
          </button>
          <button type="button" className="button" onClick={() => app.dropFork(lane.id, fork.id)}>
            {t("lane.fork.drop")}
          </button>
        </>
      )}
    </div>
  );
}

/** The same intervention may stand twice in a list. */
const keyOf = (made: Intervention, index: number): string => `${index} ${made.kind} ${made.step}`;
