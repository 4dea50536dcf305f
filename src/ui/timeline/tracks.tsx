/** The drawn timeline, and over its axis the slider that moves it: both on one scale. */

import { Slider } from "radix-ui";
import { useCallback, useMemo, useRef, useState } from "react";
import { RESOURCE_INDICES } from "../../base/resources.ts";
import type { Timeline } from "../../charts/timeline.ts";
import { createTimeline } from "../../charts/timeline.ts";
import { timelineHeight } from "../../charts/timeline-sizes.ts";
import { eventCount } from "../../engine/record.ts";
import { sliderTrack } from "../../view/chart-scales.ts";
import { demandSeries, trackEvents } from "../../view/series.ts";
import { useAppState, useSession, useTools } from "../app-context.tsx";
import type { Size } from "../charts/use-drawing.ts";
import { useDrawing } from "../charts/use-drawing.ts";
import { useWords } from "../use-text.ts";
import { usePhone } from "../use-theme.ts";
import styles from "./timeline.module.css";

/** On a phone so many steps are shown at once. */
const PHONE_WINDOW = 24;
const THUMB = 27;

/** Where the hours shown lie in the drawing, as a slider over them takes them. */
interface SliderPlace {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly height: number;
  readonly first: number;
  /** Hours shown; all of them but on a phone. */
  readonly shown: number;
}

export function Tracks() {
  const { app, scheduler } = useTools();
  const { t, lane: laneName, resource } = useWords();
  const session = useSession();
  const phone = usePhone();
  const screen = phone ? "phone" : "main";
  const [place, setPlace] = useState<SliderPlace | null>(null);
  const step = useAppState((state) => state.playback.at.step);
  const { steps, stepMinutes } = session.scenario;
  const lanes = useMemo(
    () =>
      session.lanes.map(({ choice, run }) => ({
        name: laneName(choice),
        events: run.kind === "done" ? trackEvents(run.record) : [],
      })),
    [session, laneName],
  );
  const shownPlace = useRef("");

  const create = useCallback(
    (element: HTMLElement, { width, height }: Size) => {
      const timeline = createTimeline(element, {
        label: t("timeline.label"),
        screen,
        width,
        height,
        window: phone ? PHONE_WINDOW : null,
        onPick: (picked) => app.play({ kind: "seek-hour", step: picked }),
      });
      timeline.update({
        steps,
        stepMinutes,
        demand: {
          name: t("timeline.demand"),
          series: RESOURCE_INDICES.map((r) => ({
            name: resource(r),
            values: demandSeries(session.workload, r),
          })),
        },
        lanes,
        divergence: session.divergence?.step ?? null,
        dayName: (day) => t("timeline.dayName", { day: day + 1 }),
        rangeName: t("timeline.of", { hours: steps }),
      });
      const reportPlace = (): void => {
        const next = placeOf(timeline);
        const key = JSON.stringify(next);
        if (key === shownPlace.current) return;
        shownPlace.current = key;
        setPlace(next);
      };
      let last = "";
      const move = (): void => {
        const { at } = app.store.getState().playback;
        const key = `${at.step}.${at.action}`;
        if (key === last) return;
        last = key;
        timeline.moveTo(at.step, actionsOfLanes(session.lanes, at));
        reportPlace();
      };
      move();
      return {
        drawing: {
          resize(w: number, h: number) {
            timeline.resize(w, h);
            reportPlace();
          },
          destroy: timeline.destroy,
        },
        leave: scheduler.onDraw(move),
      };
    },
    [app, scheduler, t, resource, session, lanes, screen, phone, steps, stepMinutes],
  );
  const drawing = useDrawing(create);

  return (
    <div className={styles.tracks} style={{ height: timelineHeight(screen, lanes.length) }}>
      <div ref={drawing} className={styles.drawing} />
      {place !== null && (
        <Slider.Root
          className={styles.slider}
          style={wholeRange(place, steps)}
          min={0}
          max={steps - 1}
          step={1}
          value={[step]}
          onValueChange={([next]) => next !== undefined && app.scrub(next)}
        >
          <Slider.Track className={styles.sliderTrack} />
          <Slider.Thumb
            className={styles.thumb}
            style={{ width: THUMB }}
            aria-label={t("timeline.slider")}
            aria-valuetext={t("timeline.sliderValue", { hour: step, hours: steps })}
          />
        </Slider.Root>
      )}
      {place !== null && place.shown < steps && (
        <RangeBar
          place={place}
          onPick={(share) => app.play({ kind: "seek-hour", step: Math.round(share * (steps - 1)) })}
        />
      )}
    </div>
  );
}

function placeOf(timeline: Timeline): SliderPlace {
  const scale = timeline.scale();
  const axis = timeline.axis();
  return { ...sliderTrack(scale, THUMB), ...axis, first: scale.first, shown: scale.steps };
}

/**
 * The slider is as long as all hours, at the scale of those shown, and can be pressed on these only:
 * dragged past their edge it goes on, and the page turns.
 */
function wholeRange(
  { left, width, top, height, first, shown }: SliderPlace,
  steps: number,
): React.CSSProperties {
  const cell = (width - THUMB) / Math.max(1, shown - 1);
  const [before, after] = [first * cell, (steps - first - shown) * cell];
  return {
    left: left - before,
    width: width + before + after,
    top,
    height,
    clipPath: `inset(-12px ${after}px -4px ${before}px)`,
  };
}

/** The drawn bar of the whole range can be dragged, too: a shortcut for fingers, beside the slider. */
function RangeBar({
  place,
  onPick,
}: {
  readonly place: SliderPlace;
  readonly onPick: (share: number) => void;
}) {
  const pick = (event: React.PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    onPick(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)));
  };
  return (
    <div
      className={styles.rangeBar}
      style={{ left: place.left, width: place.width, top: place.top + place.height }}
      data-range-bar
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        pick(event);
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && pick(event)}
    />
  );
}

const actionsOfLanes = (
  lanes: ReturnType<typeof useSession>["lanes"],
  at: { readonly step: Parameters<typeof eventCount>[1]; readonly action: number },
): number[] =>
  lanes.map(({ run }) => (run.kind === "done" ? Math.min(at.action, eventCount(run.record, at.step)) : 0));
