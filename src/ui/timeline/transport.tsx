/** Play, and forward and back at every grain; speed; the jumps to the worst hour and to where the lanes part. */

import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { useMemo } from "react";
import type { Command } from "../../state/playback.ts";
import { SPEEDS } from "../../state/playback.ts";
import { overloadedSeries } from "../../view/over-time/series.ts";
import { worstStep } from "../../view/over-time/worst-step.ts";
import { formatCount } from "../../view/text/figures.ts";
import { useApp, useAppState } from "../app-context.tsx";
import { MenuPortal } from "../menus.tsx";
import type { StepWords } from "../step-words.ts";
import { useGrownSession } from "../use-grown-session.ts";
import { useWords } from "../use-text.ts";
import { divergenceOf } from "./compared.ts";
import styles from "./timeline.module.css";

type Grain = "event" | "hour" | "action";

export function Transport() {
  const app = useApp();
  const { t } = useWords();
  const playing = useAppState((state) => state.playback.kind === "playing");
  return (
    <div className={styles.transport}>
      <StepButton grain="event" direction={-1} />
      <StepButton grain="hour" direction={-1} />
      <StepButton grain="action" direction={-1} />
      <button
        type="button"
        className={`button ${styles.play}`}
        aria-label={playing ? t("timeline.pause") : t("timeline.play")}
        onClick={() => app.play({ kind: "toggle" })}
      >
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
          <path
            d={playing ? "M1.5 1h3.2v10H1.5zM7.3 1h3.2v10H7.3z" : "M2 0.8L11 6L2 11.2Z"}
            fill="currentColor"
          />
        </svg>
        <span className={styles.buttonText}>{playing ? t("timeline.pause") : t("timeline.play")}</span>
      </button>
      <StepButton grain="action" direction={1} />
      <StepButton grain="hour" direction={1} />
      <StepButton grain="event" direction={1} />
    </div>
  );
}

/** What the buttons of a grain say, where a step is called so. */
function textsOf(grain: Grain, unit: StepWords["unit"]) {
  switch (grain) {
    case "event":
      return { name: "timeline.event", "-1": "timeline.previousEvent", "1": "timeline.nextEvent" } as const;
    case "hour":
      return {
        name: `timeline.step.${unit}`,
        "-1": `timeline.previous.${unit}`,
        "1": `timeline.next.${unit}`,
      } as const;
    case "action":
      return {
        name: "timeline.actionStep",
        "-1": "timeline.previousAction",
        "1": "timeline.nextAction",
      } as const;
  }
}

function StepButton({ grain, direction }: { readonly grain: Grain; readonly direction: 1 | -1 }) {
  const app = useApp();
  const { t, times } = useWords();
  const texts = textsOf(grain, times.unit);
  const label = t(texts[direction]);
  const arrow = (
    <svg width="11" height="10" viewBox="0 0 11 10" aria-hidden="true">
      <g transform={direction === -1 ? "matrix(-1 0 0 1 11 0)" : undefined} fill="currentColor">
        <path d="M1 0.5L8 5L1 9.5Z" />
        {grain === "event" && <path d="M8.4 0.5h1.8v9H8.4z" />}
      </g>
    </svg>
  );
  return (
    <button
      type="button"
      className={`button ${styles.step}`}
      data-grain={grain}
      aria-label={label}
      title={label}
      onClick={() => app.play({ kind: "step", by: grain, direction })}
    >
      {direction === -1 && arrow}
      <span className={styles.buttonText}>{t(texts.name)}</span>
      {direction === 1 && arrow}
    </button>
  );
}

export function TransportOptions() {
  const app = useApp();
  const { t, times } = useWords();
  const divergence = useAppState(({ session }) => (session === null ? null : divergenceOf(session.lanes)));
  const { lanes } = useGrownSession();
  const worst = useMemo(
    () =>
      worstStep(lanes.flatMap(({ run }) => (run.kind === "failed" ? [] : [overloadedSeries(run.record)]))),
    [lanes],
  );
  const speed = useAppState((state) => state.playback.speed);
  return (
    <div className={styles.options}>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger
          className={styles.speed}
          aria-label={`${t("timeline.speed")}: ${times.rate(speed)}`}
        >
          {times.rate(speed)} <span className="caret" aria-hidden="true" />
        </DropdownMenu.Trigger>
        <MenuPortal>
          <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
            <DropdownMenu.RadioGroup
              value={String(speed)}
              onValueChange={(next) => app.play({ kind: "set-speed", speed: Number(next) })}
            >
              {SPEEDS.map((value) => (
                <DropdownMenu.RadioItem key={value} value={String(value)} className="menu-item">
                  {times.rate(value)}
                </DropdownMenu.RadioItem>
              ))}
            </DropdownMenu.RadioGroup>
          </DropdownMenu.Content>
        </MenuPortal>
      </DropdownMenu.Root>
      <JumpButton
        to={worst === null ? null : { kind: "seek-hour", step: worst.step }}
        full={
          worst === null
            ? t("timeline.neverOver")
            : t("timeline.worst", { moment: times.within(worst.step), pms: formatCount(worst.pms) })
        }
        short={
          worst === null
            ? t("timeline.neverOver")
            : t("timeline.worstShort", { moment: times.within(worst.step) })
        }
      >
        <path d="M0.5 8.5V5h3V0.5h3V5h3v3.5z" fill="var(--over)" />
      </JumpButton>
      <JumpButton
        to={
          divergence === null
            ? null
            : { kind: "seek", at: { step: divergence.step, action: divergence.action + 1 } }
        }
        full={
          divergence === null
            ? t("timeline.noDivergence")
            : t("timeline.firstDivergence", { moment: times.within(divergence.step) })
        }
        short={
          divergence === null
            ? t("timeline.noDivergenceShort")
            : t("timeline.firstDivergenceShort", { moment: times.within(divergence.step) })
        }
      >
        <path d="M5 0.5L9.8 8.5H0.2Z" fill="currentColor" />
      </JumpButton>
    </div>
  );
}

interface JumpProps {
  /** Null where there is no such moment. */
  readonly to: Command | null;
  readonly full: string;
  /** Shown where there is less room. */
  readonly short: string;
  readonly children: ReactNode;
}

/** To a moment that is worth seeing. */
function JumpButton({ to, full, short, children }: JumpProps) {
  const app = useApp();
  return (
    <button
      type="button"
      className={`button ${styles.jump}`}
      disabled={to === null}
      aria-label={full}
      title={full}
      onClick={() => to !== null && app.play(to)}
    >
      <svg width="10" height="9" viewBox="0 0 10 9" aria-hidden="true">
        {children}
      </svg>
      <span className={styles.full}>{full}</span>
      <span className={styles.short}>{short}</span>
    </button>
  );
}
