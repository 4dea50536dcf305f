/** The drawn timeline, and over its axis the slider that moves it: both on one scale. */

import { Slider } from "radix-ui";
import { useCallback, useMemo, useRef, useState } from "react";
import { RESOURCE_INDICES } from "../../base/resources.ts";
import type { Timeline } from "../../charts/timeline.ts";
import { createTimeline } from "../../charts/timeline.ts";
import { timelineHeight } from "../../charts/timeline-sizes.ts";
import { eventCount } from "../../engine/record.ts";
import { finishedRecords } from "../../state/session.ts";
import { sliderTrack } from "../../view/chart-scales.ts";
import { firstDivergence } from "../../view/divergence.ts";
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

/** Where the slider lies over the drawing. */
interface SliderPlace {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly height: number;
  readonly first: number;
  readonly last: number;
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
        divergence: firstDivergence(finishedRecords(session))?.step ?? null,
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
          style={{ left: place.left, width: place.width, top: place.top, height: place.height }}
          min={place.first}
          max={place.last}
          step={1}
          value={[step]}
          onValueChange={([next]) => next !== undefined && app.play({ kind: "seek-hour", step: next })}
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
    </div>
  );
}

function placeOf(timeline: Timeline): SliderPlace {
  const scale = timeline.scale();
  const axis = timeline.axis();
  return { ...sliderTrack(scale, THUMB), ...axis, first: scale.first, last: scale.first + scale.steps - 1 };
}

const actionsOfLanes = (
  lanes: ReturnType<typeof useSession>["lanes"],
  at: { readonly step: Parameters<typeof eventCount>[1]; readonly action: number },
): number[] =>
  lanes.map(({ run }) => (run.kind === "done" ? Math.min(at.action, eventCount(run.record, at.step)) : 0));
