/**
 * The way through a lane's reasons: step by step, and to where each chapter begins. Whoever goes it stays
 * in this lane; the others stay at the event.
 */

import type { Step } from "../../../base/ids.ts";
import type { Lane } from "../../../state/lane.ts";
import type { Command } from "../../../state/playback.ts";
import { chapterAt, chaptersOf } from "../../../view/why/chapters.ts";
import type { WhyMoment } from "../../../view/why/why-moment.ts";
import { positionShowing, shownOf } from "../../../view/why/why-moment.ts";
import { useApp } from "../../app-context.tsx";
import { useDeliberation } from "../../use-deliberation.ts";
import type { Words } from "../../use-text.ts";
import { useWords } from "../../use-text.ts";
import styles from "./why.module.css";
import { Stepper } from "./why-stepping.tsx";

interface ReasonsProps {
  readonly lane: Lane;
  readonly name: string;
}

/** Before the first event of a step: all that can be done is to step in. */
export function WhyReasonsAhead({ lane, name }: ReasonsProps) {
  const words = useWords();
  return (
    <div className={styles.reasons}>
      <ReasonStepper lane={lane.id} name={name} text="" words={words} />
    </div>
  );
}

interface ChaptersProps extends ReasonsProps {
  readonly step: Step;
  readonly moment: WhyMoment;
}

export function WhyChapters({ lane, name, step, moment }: ChaptersProps) {
  const app = useApp();
  const words = useWords();
  const { t } = words;
  const { event } = moment;
  const decisions = useDeliberation(lane, step, event)?.decisions ?? [];
  const shown = shownOf(moment, decisions.length);
  const chapter = chapterAt(decisions, shown);
  const text = decisions.length === 0 ? "" : t("why.step", { step: shown, steps: decisions.length });
  return (
    <div className={styles.reasons}>
      <ReasonStepper lane={lane.id} name={name} text={text} within={shown < decisions.length} words={words} />
      {decisions.length > 1 && (
        <nav className={styles.chapters} aria-label={t("why.chapters", { lane: name })}>
          {chaptersOf(decisions).map(({ id, shown: first }) => (
            <button
              key={id}
              type="button"
              aria-current={id === chapter ? "step" : undefined}
              data-chapter={id}
              onClick={() =>
                app.reason(lane.id, {
                  kind: "seek",
                  at: positionShowing({ step, event, shown: first, of: decisions.length }),
                })
              }
            >
              {t(`why.chapter.${id}`)}
            </button>
          ))}
        </nav>
      )}
    </div>
  );
}

interface StepperProps {
  readonly lane: number;
  readonly name: string;
  readonly text: string;
  /** Whether a step is shown before the last, which is the event itself. */
  readonly within?: boolean;
  readonly words: Words;
}

function ReasonStepper({ lane, name, text, within = false, words: { t } }: StepperProps) {
  const app = useApp();
  const go = (direction: 1 | -1): void => {
    const order: Command = { kind: "step", by: "reason", direction };
    app.reason(lane, order);
  };
  return (
    <Stepper
      previous={t("why.previousStep", { lane: name })}
      next={t("why.nextStep", { lane: name })}
      text={<span data-why={within ? "step" : undefined}>{text}</span>}
      go={go}
    />
  );
}
