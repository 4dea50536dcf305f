/**
 * How far a lane's run is, while it goes on or when it was stopped; nothing of a run that is done.
 * The figures change several times a second: only the change from one state to another is read out,
 * the rest can be looked up at the progress bar.
 */

import type { Lane } from "../../state/lane.ts";
import { useApp } from "../app-context.tsx";
import { faultText } from "../fault-text.ts";
import { timeText } from "../time-left.ts";
import { useWords } from "../use-text.ts";
import styles from "./lane.module.css";
import { laneNameOf } from "./lane-name.ts";

export function RunStatus({ lane }: { readonly lane: Lane }) {
  const app = useApp();
  const words = useWords();
  const { t, times } = words;
  const { id, choice, run } = lane;
  if (run.kind === "failed") return null;
  const { completed, record } = run;
  const progress = t(`lane.done.${times.unit}`, { done: completed, total: record.steps });
  const policy = laneNameOf(lane, words);
  const why = run.kind !== "stopped" || run.fault === null ? null : faultText(run.fault, t);
  return (
    <div className={styles.runStatus} data-run={run.kind}>
      <span className="for-readers" role="status">
        {run.kind === "running" && t("lane.running")}
        {run.kind === "stopped" && [t("lane.stopped", { progress }), why].filter(Boolean).join(". ")}
      </span>
      {run.kind === "running" && (
        <>
          <span className={styles.wide}>
            {t("lane.left", { progress, time: timeText(run.remainingMs, t) })}
          </span>
          <span className={styles.narrow}>
            {completed}/{record.steps}
          </span>
          <progress
            className={styles.runProgress}
            max={record.steps}
            value={completed}
            aria-label={`${t("lane.running")}: ${policy}`}
          />
          <button
            type="button"
            className="linkish"
            aria-label={t("lane.stopRun", { policy })}
            onClick={() => app.stopRun(id)}
          >
            {t("lane.stop")}
          </button>
        </>
      )}
      {run.kind === "stopped" && (
        <>
          <span className={styles.wide} aria-hidden="true" title={why ?? undefined}>
            {t("lane.stopped", { progress })}
          </span>
          <span className={styles.narrow} aria-hidden="true" title={why ?? undefined}>
            {completed}/{record.steps}
          </span>
          <button
            type="button"
            className="linkish"
            aria-label={t("lane.runAgain", { policy })}
            onClick={() => void app.choosePolicy(id, choice)}
          >
            {t("lane.again")}
          </button>
        </>
      )}
    </div>
  );
}
