/**
 * Asks the player of a lane for a move: who is over, which VM goes, and where. Its place under the
 * picture is kept, so that nothing is resized when it comes and goes. What it asks is announced;
 * the focus stays where it is until the player comes here.
 */

import { useEffect, useRef, useState } from "react";
import { present } from "../../base/assert.ts";
import { pmId, vmId } from "../../base/ids.ts";
import type { ResourceIndex } from "../../base/resources.ts";
import { isByHand } from "../../engine/record.ts";
import type { Lane } from "../../state/lane.ts";
import type { Position } from "../../state/playback.ts";
import type { FrameSource } from "../../view/frame-source.ts";
import { targetsFor, vmsBySize } from "../../view/hand-moves.ts";
import type { LaneFrame } from "../../view/lane-frame.ts";
import type { Overload } from "../../view/text/caption.ts";
import { overloads } from "../../view/text/caption.ts";
import { formatFigure, formatUtilization } from "../../view/text/figures.ts";
import { useApp, useAppState, useScenario } from "../app-context.tsx";
import { usePosition } from "../use-clock.ts";
import type { Words } from "../use-text.ts";
import { useWords } from "../use-text.ts";
import styles from "./hand-prompt.module.css";

interface HandPromptProps {
  readonly lane: Lane;
  readonly number: number;
  readonly frames: FrameSource;
}

export function HandPrompt({ lane, number, frames }: HandPromptProps) {
  const words = useWords();
  const { t } = words;
  const app = useApp();
  const { steps } = useScenario();
  const asked = useAppState(({ asking }) => (asking?.lane === lane.id ? asking.pm : null));
  const resting = useAppState(({ playback }) => playback.kind === "resting");
  const { step, action } = usePosition();
  const frame = frames.read();
  const ended = step === steps - 1 && action >= frame.actions && resting;
  const hasBegun = lane.interventions.length > 0 || !resting;
  const overload = asked === null ? null : overloadOf(frame, asked);
  usePlayOn(lane, asked);
  return (
    <div className={styles.prompt} data-asking={asked ?? undefined}>
      <p role="status" className={asked === null && !ended ? "for-readers" : undefined}>
        {overload !== null &&
          t("lane.hand.ask", { overload: overloadText(overload, frame.threshold, words) })}
        {asked === null && ended && t(`lane.hand.ended.${words.times.unit}`)}
      </p>
      {asked === null && !ended && !hasBegun && <Begin step={step} />}
      {asked !== null && (
        <HandForm key={`${step}.${action}.${asked}`} lane={lane} number={number} pm={asked} frame={frame} />
      )}
      {asked === null && ended && (
        <button
          type="button"
          className="button"
          data-opens-panel
          onClick={() => app.show({ panel: "what-if" })}
        >
          {t("lane.hand.score")}
        </button>
      )}
    </div>
  );
}

/** Nothing happens before it plays: its player is asked from where. */
function Begin({ step }: { readonly step: number }) {
  const app = useApp();
  const { t, times } = useWords();
  const playFrom = (from: number): void => {
    if (from !== step) app.play({ kind: "seek-hour", step: from });
    app.play({ kind: "play" });
  };
  return (
    <>
      <p>{t("lane.hand.begin")}</p>
      <div className={styles.form}>
        <button type="button" className="button" onClick={() => playFrom(0)}>
          {t("lane.hand.from", { moment: times.moment(0) })}
        </button>
        {step > 0 && (
          <button type="button" className="button" onClick={() => playFrom(step)}>
            {t("lane.hand.fromHere", { moment: times.moment(step) })}
          </button>
        )}
      </div>
    </>
  );
}

/** Play, which waited for the player, goes on after a move, wherever on the page it was made. */
function usePlayOn({ run }: Lane, asked: number | null): void {
  const app = useApp();
  const position = usePosition();
  const waitedAt = useRef<Position | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the next question may be about the same PM
  useEffect(() => {
    const { at, kind } = app.store.getState().playback;
    const before = waitedAt.current;
    waitedAt.current = asked === null ? null : at;
    if (asked !== null || before === null || run.kind === "failed" || kind !== "resting") return;
    const isNext = at.step === before.step && at.action === before.action + 1;
    if (isNext && isByHand(run.record, at.step, before.action)) app.play({ kind: "play" });
  }, [app, asked, run, position]);
}

interface HandFormProps {
  readonly lane: Lane;
  readonly number: number;
  readonly pm: number;
  readonly frame: LaneFrame;
}

/** Of a large fleet only the PMs with most room are offered here; the panel takes any number. */
const TARGETS = 24;

function HandForm({ lane, number, pm, frame }: HandFormProps) {
  const app = useApp();
  const words = useWords();
  const { t } = words;
  const [vm, setVm] = useState<number | null>(null);
  const [target, setTarget] = useState<number | null>(null);
  const resource = overloadOf(frame, pm)?.over[0]?.resource ?? 0;
  const pms = frame.utilization.length / 3;

  const chooseVm = (chosen: number | null): void => {
    setVm(chosen);
    setTarget(null);
    // From here on a PM that is chosen in the picture is where it goes.
    app.handle(chosen === null ? null : { lane: lane.id, kind: "move", vm: chosen });
  };
  useEffect(
    () => () => {
      if (app.store.getState().handling?.lane === lane.id) app.handle(null);
    },
    [app, lane.id],
  );

  const focusLane = (): void => document.getElementById(`lane-${number}`)?.focus();
  const move = (): void => {
    const [moved, to] = [present(vm, "the VM"), present(target, "its target")];
    focusLane();
    void app.intervene(lane.id, {
      kind: "move",
      step: frame.step,
      after: frame.action,
      vm: vmId(moved),
      to: pmId(to),
    });
  };
  const leave = (): void => {
    focusLane();
    app.leaveAsIs();
  };

  return (
    <div className={styles.form}>
      <select
        aria-label={t("lane.hand.vm")}
        value={vm ?? ""}
        onChange={({ target: { value } }) => chooseVm(value === "" ? null : Number(value))}
      >
        <option value="">{t("lane.hand.vm")}</option>
        {vmsBySize(frame, pm, resource).map(({ vm: each, share }) => (
          <option key={each} value={each}>
            {words.vm(each)} ({words.resource(resource)} {formatFigure(share[resource])})
          </option>
        ))}
      </select>
      <select
        aria-label={t("lane.hand.target")}
        value={target ?? ""}
        disabled={vm === null}
        onChange={({ target: { value } }) => setTarget(value === "" ? null : Number(value))}
      >
        <option value="">{t("lane.hand.target")}</option>
        {vm !== null &&
          targetsFor(frame, vm, pm, pms, TARGETS).map(({ pm: to, after, over }) => (
            <option key={to} value={to}>
              {words.pm(to)} ({words.resource(over[0] ?? resource)}{" "}
              {formatUtilization(after[over[0] ?? resource], frame.threshold)}
              {over.length > 0 ? `, ${t("lane.hand.over")}` : ""})
            </option>
          ))}
      </select>
      <button type="button" className="button" disabled={vm === null || target === null} onClick={move}>
        {t("lane.hand.move")}
      </button>
      <button type="button" className="button" onClick={leave}>
        {t("lane.hand.leave")}
      </button>
      <button type="button" className="linkish" onClick={() => app.show({ panel: "what-if" })}>
        {t("lane.hand.more")}
      </button>
    </div>
  );
}

function overloadOf(frame: LaneFrame, pm: number): Overload | null {
  return overloads(frame).find((found) => found.pm === pm) ?? null;
}

/** "PM0 cpu 0.83" */
const overloadText = ({ pm, over }: Overload, threshold: number, { pm: pmName, resource }: Words): string =>
  `${pmName(pm)} ${over
    .map(
      ({ resource: r, value }: { resource: ResourceIndex; value: number }) =>
        `${resource(r)} ${formatUtilization(value, threshold)}`,
    )
    .join(", ")}`;
