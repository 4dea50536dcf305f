/**
 * What if: a lane's future is changed at the moment shown. A lane is chosen, the change is made, and
 * the fork runs beside its original; what was changed can be read, taken back, compared and saved.
 */

import { useRef, useState } from "react";
import { isPlayed } from "../../../policies/registry.ts";
import { canRedo, canUndo } from "../../../state/forks.ts";
import type { Lane } from "../../../state/lane.ts";
import type { ShownRun } from "../../../state/run.ts";
import type { LaneFrame } from "../../../view/lane-frame.ts";
import { useApp, useAppState, useSession } from "../../app-context.tsx";
import { faultText } from "../../fault-text.ts";
import { ignoreDoubleClick } from "../../ignore-double-click.ts";
import { ForkAnswer } from "../../lane/fork-answer.tsx";
import { laneNameOf } from "../../lane/lane-name.ts";
import { usePosition } from "../../use-clock.ts";
import { useWords } from "../../use-text.ts";
import { useKeptFocus } from "../use-kept-focus.ts";
import styles from "./what-if.module.css";
import type { Changing } from "./what-if-changing.ts";
import { hostAfter, useChosenMachines } from "./what-if-changing.ts";
import { CompareForks } from "./what-if-compare.tsx";
import { ShownFork } from "./what-if-fork.tsx";
import { ChangeLoad } from "./what-if-load.tsx";
import { MoveByHand } from "./what-if-move.tsx";
import { ChangePms, ChangeThreshold, VetoAction } from "./what-if-rules.tsx";
import { HandScore } from "./what-if-score.tsx";

export function WhatIfPanel() {
  const { t } = useWords();
  const { lanes } = useSession();
  const asking = useAppState((state) => state.asking);
  const large = useAppState(({ display }) => display.large);
  const [picked, pick] = useState<number | null>(null);
  const lane =
    lanes.find(({ id }) => id === picked) ??
    lanes.find(({ id }) => id === asking?.lane) ??
    lanes.find((_, index) => index + 1 === large) ??
    lanes.find(({ choice }) => isPlayed(choice)) ??
    lanes[0];
  const place = useRef<HTMLDivElement>(null);
  useKeptFocus(place, lanes);
  if (lane === undefined) return null;
  return (
    <div ref={place} className={styles.panel} tabIndex={-1}>
      <LaneRadio lanes={lanes} chosen={lane.id} choose={pick} />
      {lane.run.kind === "failed" ? (
        <p>{t("lane.failed", { fault: faultText(lane.run.fault, t) })}</p>
      ) : (
        <OfLane key={lane.id} lane={lane} run={lane.run} />
      )}
      <HandScore lanes={lanes} />
    </div>
  );
}

interface LaneRadioProps {
  readonly lanes: readonly Lane[];
  readonly chosen: number;
  readonly choose: (lane: number) => void;
}

function LaneRadio({ lanes, chosen, choose }: LaneRadioProps) {
  const words = useWords();
  return (
    <fieldset className={styles.lanes}>
      <legend className="for-readers">{words.t("whatIf.lane")}</legend>
      {lanes.map((lane) => (
        <label key={lane.id}>
          <input
            type="radio"
            name="what-if-lane"
            checked={lane.id === chosen}
            onChange={() => choose(lane.id)}
          />
          {laneNameOf(lane, words)}
        </label>
      ))}
    </fieldset>
  );
}

function OfLane({ lane, run }: { readonly lane: Lane; readonly run: ShownRun }) {
  const app = useApp();
  const { t } = useWords();
  usePosition(); // read again when it changes
  const [asNew, setAsNew] = useState(false);
  const frame = app.framesOf(run).read();
  const chosen = useChosenMachines(run, frame);
  const changing: Changing = {
    lane,
    run,
    frame,
    chosen,
    intervene(made) {
      // Whoever has moved a VM goes on with it, where it is now.
      const host = hostAfter(made, frame);
      if (host !== null) app.selectPm(host.pm);
      if (host !== null) app.selectVm(host.vm);
      void app.intervene(lane.id, made, asNew ? "new-fork" : undefined);
      setAsNew(false);
    },
  };
  return (
    <>
      <div className={styles.moment}>
        <h3>
          <MomentText frame={frame} />
        </h3>
        <History />
      </div>
      <ForkAnswer lane={lane} />
      {lane.shown !== null && (
        <label className={styles.check}>
          <input type="checkbox" checked={asNew} onChange={({ target }) => setAsNew(target.checked)} />
          {t("whatIf.asNew")}
        </label>
      )}
      <div className={styles.changes} onClickCapture={ignoreDoubleClick}>
        <MoveByHand {...changing} />
        <VetoAction {...changing} />
        <ChangeLoad {...changing} />
        <ChangeThreshold {...changing} />
        <ChangePms {...changing} />
      </div>
      <ShownFork lane={lane} run={run} />
      <CompareForks lane={lane} />
    </>
  );
}

function MomentText({ frame: { step, action, actions } }: { readonly frame: LaneFrame }) {
  const { t, times } = useWords();
  const moment = times.moment(step);
  return actions === 0 ? moment : `${moment}, ${t("timeline.action", { action, actions })}`;
}

function History() {
  const app = useApp();
  const { t } = useWords();
  const [undoable, redoable] = useAppState((state) => [canUndo(state), canRedo(state)]);
  return (
    <div className={styles.buttons}>
      <button type="button" className="button" disabled={!undoable} onClick={() => void app.undo()}>
        {t("whatIf.undo")}
      </button>
      <button type="button" className="button" disabled={!redoable} onClick={() => void app.redo()}>
        {t("whatIf.redo")}
      </button>
    </div>
  );
}
