/** One lane: what runs, what it has counted, what just happened in words, and where every PM stands. */

import { createPart } from "../../base/part.ts";
import { isPlayed } from "../../policies/registry.ts";
import type { Lane } from "../../state/lane.ts";
import { useApp, useAppState } from "../app-context.tsx";
import { ErrorBoundary } from "../error-boundary.tsx";
import { faultText } from "../fault-text.ts";
import { Loading, lazily } from "../loading.tsx";
import { useWords } from "../use-text.ts";
import { Counters } from "./counters.tsx";
import { HeldVm } from "./held-vm.tsx";
import styles from "./lane.module.css";
import { laneNameOf } from "./lane-name.ts";
import { LaneSentence } from "./lane-sentence.tsx";
import { PolicyPicker } from "./policy-picker.tsx";
import { ReadOut } from "./read-out.tsx";
import { RunStatus } from "./run-status.tsx";
import { UtilizationView } from "./utilization-view.tsx";

/** Loaded with the first lane that a person plays. */
const HandPrompt = lazily(
  createPart(
    () => import("./hand-prompt.tsx"),
    (module) => module.HandPrompt,
  ),
);

/** Loaded with the first that somebody wants to see. */
const SightLine = lazily(
  createPart(
    () => import("./sight-line.tsx"),
    (module) => module.SightLine,
  ),
);

/** Loaded with the first fork. */
const ForkAnswer = lazily(
  createPart(
    () => import("./fork-answer.tsx"),
    (module) => module.ForkAnswer,
  ),
);

/** How much room a lane has: as much as the others, most of it, or what it takes to be told in figures and words. */
export type LaneSize = "even" | "large" | "strip";

/** Type and points in the picture of a lane that is large: no type is below 18 px. */
const LARGE = 1.5;

interface LaneColumnProps {
  readonly lane: Lane;
  /** Its place, from 1. */
  readonly number: number;
  readonly size: LaneSize;
}

export function LaneColumn({ lane, number, size }: LaneColumnProps) {
  const app = useApp();
  const words = useWords();
  const { t } = words;
  const { run, choice, ghost } = lane;
  const held = useAppState(({ handling }) => (handling?.lane === lane.id ? handling : null));
  const showsSight = useAppState(({ display }) => display.showsSight);
  const frames = run.kind !== "failed" ? app.framesOf(run) : null;
  // Where one lane has such a line all have its room, so that their pictures are of one height.
  const someAnswer = useAppState(({ session }) => session?.lanes.some((one) => one.ghost !== null) === true);
  return (
    <section
      className={styles.lane}
      id={`lane-${number}`}
      tabIndex={-1}
      data-size={size}
      aria-label={t("lane.label", { lane: number, policy: laneNameOf(lane, words) })}
    >
      <header className={styles.head}>
        <PolicyPicker lane={lane} number={number} />
        {run.kind !== "failed" && (
          <Counters
            choice={choice}
            interventions={lane.interventions}
            record={run.record}
            workload={run.workload}
            ghost={ghost}
          />
        )}
      </header>
      {run.kind !== "failed" && frames !== null ? (
        <ErrorBoundary>
          <div className={styles.saying}>
            <div className={styles.sentencePlace} data-mark="sentence">
              {held === null ? (
                <LaneSentence policy={choice.policy} record={run.record} frames={frames} />
              ) : (
                <HeldVm held={held} />
              )}
            </div>
            <RunStatus lane={lane} />
          </div>
          {someAnswer && (
            <div className={styles.answerPlace}>
              <Loading>
                <ForkAnswer lane={lane} />
              </Loading>
            </div>
          )}
          {showsSight && (
            <div className={styles.seesPlace}>
              <Loading>
                <SightLine lane={lane} frames={frames} />
              </Loading>
            </div>
          )}
          {size !== "strip" && (
            <div className={styles.body}>
              <UtilizationView lane={lane} frames={frames} scale={size === "large" ? LARGE : 1} />
              <ReadOut
                lane={lane.id}
                policy={choice.policy}
                pms={run.record.pms}
                frames={frames}
                capacity={run.workload.capacity}
              />
              {isPlayed(choice) && (
                <Loading>
                  <HandPrompt lane={lane} number={number} frames={frames} />
                </Loading>
              )}
            </div>
          )}
        </ErrorBoundary>
      ) : (
        <div className={styles.failed} role="alert">
          {run.kind === "failed" && <p>{t("lane.failed", { fault: faultText(run.fault, t) })}</p>}
          <p>{t("lane.failedHelp")}</p>
          <button type="button" className="button" onClick={() => void app.choosePolicy(lane.id, choice)}>
            {t("lane.again")}
          </button>
        </div>
      )}
    </section>
  );
}
