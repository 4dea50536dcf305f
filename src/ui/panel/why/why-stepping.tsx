/** Stepping from the panel: the actions of all lanes, forward and back; and what every stepper looks like. */

import type { ReactNode } from "react";
import { eventCount } from "../../../engine/record.ts";
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
  return (
    <div className={styles.stepping}>
      <Stepper
        previous={t("timeline.previousAction")}
        next={t("timeline.nextAction")}
        text={t("caption.action", { action: position.action, actions })}
        go={(direction) => app.play({ kind: "step", by: "action", direction })}
      />
    </div>
  );
}

interface StepperProps {
  readonly previous: string;
  readonly next: string;
  readonly text: ReactNode;
  readonly go: (direction: 1 | -1) => void;
}

export function Stepper({ previous, next, text, go }: StepperProps) {
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
  <svg width="14" height="14" viewBox="0 0 10 10" aria-hidden="true">
    <path d={d} fill="currentColor" />
  </svg>
);
