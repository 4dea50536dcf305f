/** The two finer grains of playback, forward and back: actions, and the reasons that lead to one. */

import { useCallback, useSyncExternalStore } from "react";
import { eventCount } from "../../../engine/record.ts";
import type { Lane } from "../../../state/lane.ts";
import type { Position } from "../../../state/playback.ts";
import { shownOf, whyMoment } from "../../../view/why/why-moment.ts";
import { useApp, useSession } from "../../app-context.tsx";
import { usePosition } from "../../use-clock.ts";
import { useWords } from "../../use-text.ts";
import styles from "./why.module.css";

export function WhyStepping() {
  const app = useApp();
  const { t } = useWords();
  const { lanes } = useSession();
  const position = usePosition();
  const actions = lanes.reduce(
    (most, { run }) => (run.kind === "failed" ? most : Math.max(most, eventCount(run.record, position.step))),
    0,
  );
  const steps = useSteps(lanes, position);
  const shown = shownOf({ event: position.action, reason: position.reason ?? null }, steps);
  return (
    <div className={styles.stepping}>
      <Stepper
        previous={t("timeline.previousAction")}
        next={t("timeline.nextAction")}
        text={t("caption.action", { action: position.action, actions })}
        go={(direction) => app.play({ kind: "step", by: "action", direction })}
      />
      <Stepper
        previous={t("why.previousStep")}
        next={t("why.nextStep")}
        text={steps === 0 ? "" : t("why.step", { step: shown, steps })}
        go={(direction) => app.play({ kind: "step", by: "reason", direction })}
      />
    </div>
  );
}

interface StepperProps {
  readonly previous: string;
  readonly next: string;
  readonly text: string;
  readonly go: (direction: 1 | -1) => void;
}

function Stepper({ previous, next, text, go }: StepperProps) {
  return (
    <span className={styles.stepper}>
      <button type="button" aria-label={previous} title={previous} onClick={() => go(-1)}>
        <Arrow d="M7 1L2 5L7 9Z" />
      </button>
      <span>{text}</span>
      <button type="button" aria-label={next} title={next} onClick={() => go(1)}>
        <Arrow d="M3 1L8 5L3 9Z" />
      </button>
    </span>
  );
}

const Arrow = ({ d }: { readonly d: string }) => (
  <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
    <path d={d} fill="currentColor" />
  </svg>
);

/** How many decisions there are at the position, over the lane that has most; 0 while it is not known. */
function useSteps(lanes: readonly Lane[], { step, action, reason }: Position): number {
  const { deliberations } = useApp();
  const read = useCallback(
    () =>
      lanes.reduce((most, { run }) => {
        if (run.kind === "failed") return most;
        const position = reason === undefined ? { action } : { action, reason };
        const moment = whyMoment(position, eventCount(run.record, step));
        if (moment === null || moment.event !== (reason === undefined ? action - 1 : action)) return most;
        return Math.max(most, deliberations.peek(run, step, moment.event)?.decisions.length ?? 0);
      }, 0),
    [lanes, deliberations, step, action, reason],
  );
  return useSyncExternalStore(deliberations.listen, read);
}
