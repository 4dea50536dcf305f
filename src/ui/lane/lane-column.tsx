/** One lane: what runs, what it has counted, what just happened in words, and where every PM stands. */

import type { Lane } from "../../state/session.ts";
import { useApp } from "../app-context.tsx";
import { ErrorBoundary } from "../error-boundary.tsx";
import { useWords } from "../use-text.ts";
import { Counters } from "./counters.tsx";
import styles from "./lane.module.css";
import { LaneSentence } from "./lane-sentence.tsx";
import { PolicyPicker } from "./policy-picker.tsx";
import { ReadOut } from "./read-out.tsx";
import { RunStatus } from "./run-status.tsx";
import { UtilizationView } from "./utilization-view.tsx";

export function LaneColumn({ lane, number }: { readonly lane: Lane; readonly number: number }) {
  const app = useApp();
  const { t, policy } = useWords();
  const { run } = lane;
  const frames = run.kind !== "failed" ? app.framesOf(run) : null;
  return (
    <section
      className={styles.lane}
      id={`lane-${number}`}
      tabIndex={-1}
      aria-label={t("lane.label", { lane: number, policy: policy(lane.choice.policy) })}
    >
      <header className={styles.head}>
        <PolicyPicker lane={lane} number={number} />
        {run.kind !== "failed" && <Counters policy={lane.choice.policy} record={run.record} />}
      </header>
      {run.kind !== "failed" && frames !== null ? (
        <ErrorBoundary>
          <div className={styles.saying}>
            <LaneSentence policy={lane.choice.policy} frames={frames} />
            <RunStatus lane={lane} />
          </div>
          <div className={styles.body}>
            <UtilizationView policy={lane.choice.policy} frames={frames} />
            <ReadOut policy={lane.choice.policy} frames={frames} />
          </div>
        </ErrorBoundary>
      ) : (
        <div className={styles.failed} role="alert">
          <p>{t("lane.failed", { message: run.kind === "failed" ? run.message : "" })}</p>
          <p>{t("lane.failedHelp")}</p>
        </div>
      )}
    </section>
  );
}
