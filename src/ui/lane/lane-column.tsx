/** One lane: what runs, what it has counted, what just happened in words, and where every PM stands. */

import { useMemo } from "react";
import { createLaneFrames } from "../../state/lane-frames.ts";
import type { Lane } from "../../state/session.ts";
import { useTools } from "../app-context.tsx";
import { useWords } from "../use-text.ts";
import { Counters } from "./counters.tsx";
import styles from "./lane.module.css";
import { LaneSentence } from "./lane-sentence.tsx";
import { PolicyPicker } from "./policy-picker.tsx";
import { ReadOut } from "./read-out.tsx";
import { UtilizationView } from "./utilization-view.tsx";

export function LaneColumn({ lane, number }: { readonly lane: Lane; readonly number: number }) {
  const { app, scheduler } = useTools();
  const { t, policy } = useWords();
  const { run } = lane;
  const frames = useMemo(
    () => (run.kind === "done" ? createLaneFrames(app.store, scheduler, run) : null),
    [app, scheduler, run],
  );
  return (
    <section
      className={styles.lane}
      id={`lane-${number}`}
      tabIndex={-1}
      aria-label={t("lane.label", { lane: number, policy: policy(lane.choice.policy) })}
    >
      <header className={styles.head}>
        <PolicyPicker lane={lane} number={number} />
        {run.kind === "done" && <Counters policy={lane.choice.policy} record={run.record} />}
      </header>
      {run.kind === "done" && frames !== null ? (
        <>
          <LaneSentence policy={lane.choice.policy} frames={frames} />
          <div className={styles.body}>
            <UtilizationView policy={lane.choice.policy} frames={frames} />
            <ReadOut policy={lane.choice.policy} frames={frames} />
          </div>
        </>
      ) : (
        <div className={styles.failed} role="alert">
          <p>{t("lane.failed", { message: run.kind === "failed" ? run.message : "" })}</p>
          <p>{t("lane.failedHelp")}</p>
        </div>
      )}
    </section>
  );
}
