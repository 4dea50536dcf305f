/** The drawn timeline, and over its axis the slider that moves it: both on one scale. */

import { Slider } from "radix-ui";
import { useCallback, useRef, useState } from "react";
import { stepOf } from "../../base/ids.ts";
import { RESOURCE_INDICES } from "../../base/resources.ts";
import type { Timeline, ToldEvent } from "../../charts/timeline/timeline.ts";
import { createTimeline } from "../../charts/timeline/timeline.ts";
import { timelineForm, timelineHeight } from "../../charts/timeline/timeline-sizes.ts";
import type { Position } from "../../state/playback.ts";
import { availableSteps } from "../../state/session.ts";
import { sliderTrack } from "../../view/over-time/chart-scales.ts";
import { demandSeries } from "../../view/over-time/series.ts";
import { formatCount } from "../../view/text/figures.ts";
import { useAppState, useSession, useTools } from "../app-context.tsx";
import type { Drawing, Size } from "../charts/use-drawing.ts";
import { useDrawing } from "../charts/use-drawing.ts";
import { shorterNamesOf, shownNameOf } from "../lane/lane-name.ts";
import { Term } from "../term.tsx";
import type { Told } from "../tips/tips.tsx";
import { useTell } from "../tips/tips.tsx";
import { useFolded } from "../use-folded.ts";
import { useGrownSession } from "../use-grown-session.ts";
import { useLowScreen, usePhone } from "../use-screen.ts";
import { useWords } from "../use-text.ts";
import { divergenceOf } from "./compared.ts";
import { actionsOfLanes, concernsOf, eventsOfRun, ownDemands } from "./lane-tracks.ts";
import styles from "./timeline.module.css";
import { useRibbon } from "./use-ribbon.ts";

/** On a phone so many steps are shown at once. */
const PHONE_WINDOW = 24;

/** Where the steps shown lie in the drawing, as a slider over them takes them. */
interface SliderPlace {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly height: number;
  /** Width of the thumb: that of the drawn pill. */
  readonly thumb: number;
  readonly first: number;
  /** Steps shown; all of them but on a phone. */
  readonly shown: number;
  readonly ribbonName: ReturnType<Timeline["ribbonName"]>;
}

export function Tracks() {
  const { app, scheduler } = useTools();
  const tell = useTell();
  const words = useWords();
  const { t, resource, times } = words;
  const session = useSession();
  const phone = usePhone();
  const low = useLowScreen();
  const folded = useFolded("timeline");
  const [place, setPlace] = useState<SliderPlace | null>(null);
  const step = useAppState((state) => state.playback.at.step);
  const { lanes, baseline } = useGrownSession();
  const form = timelineForm(lanes.length, { phone, low, folded });
  const divergence = divergenceOf(lanes);
  const { steps } = session.scenario;
  const available = availableSteps(session);
  const compared = useRibbon(lanes);
  const selectedPm = useAppState((state) => state.selectedPm);
  const selectedVm = useAppState((state) => state.selectedVm);
  const timeline = useRef<Timeline | null>(null);
  const shownPlace = useRef("");

  const create = useCallback(
    (element: HTMLElement, { width, height }: Size) => {
      const made = createTimeline(element, {
        label: t("timeline.about"),
        form,
        width,
        height,
        window: phone ? PHONE_WINDOW : null,
        onPick: (picked) => app.play({ kind: "seek-hour", step: picked }),
        onTell: (event) => tell(event === null ? null : toldIn(element, event)),
        onOpen: (picked, index) =>
          app.play({ kind: "seek", at: { step: stepOf(picked), action: index + 1 } }),
      });
      timeline.current = made;
      const reportPlace = (): void => {
        const next = placeOf(made);
        const key = JSON.stringify(next);
        if (key === shownPlace.current) return;
        shownPlace.current = key;
        setPlace(next);
      };
      const drawing: TracksDrawing = {
        timeline: made,
        reportPlace,
        resize(w, h) {
          made.resize(w, h);
          reportPlace();
        },
        destroy: made.destroy,
      };
      return { drawing };
    },
    [app, tell, t, form, phone],
  );
  const feed = useCallback(
    ({ timeline: drawn, reportPlace }: TracksDrawing) => {
      const own = ownDemands(lanes);
      const isFolded = form === "folded";
      drawn.update({
        steps,
        time: times.axis,
        pillText: times.brief,
        demand: isFolded
          ? null
          : {
              name: t(own.length === 0 ? "timeline.demand" : "timeline.ownDemand"),
              series: RESOURCE_INDICES.map((r) => ({
                name: resource(r),
                values: demandSeries(baseline.record, r),
              })),
              own,
            },
        lanes: isFolded
          ? []
          : lanes.map((lane, i) => {
              const name = shownNameOf(lane, words);
              const concerns = concernsOf(lane.run, selectedPm, selectedVm);
              const shorter = shorterNamesOf(name, lane, i + 1, words);
              return { name, shorter, ...eventsOfRun(lane.run, name, words), concerns };
            }),
        divergence: divergence?.step ?? null,
        ribbon: isFolded ? null : compared,
        overName: (pms) => t("timeline.over", { pms: formatCount(pms) }),
        barName: (count) =>
          times.unit === "hour"
            ? t("timeline.eventsPerHours", { count })
            : t("timeline.eventsPerLength", { length: times.shortLength(count) }),
        rangeName: t("timeline.of", { length: times.shortLength(steps) }),
      });
      let last: Position | null = null;
      const move = (): void => {
        const { at } = app.store.getState().playback;
        if (at.step === last?.step && at.action === last.action) return;
        last = at;
        drawn.moveTo(at.step, actionsOfLanes(lanes, at));
        reportPlace();
      };
      move();
      return scheduler.onDraw(move);
    },
    [
      app,
      scheduler,
      words,
      t,
      form,
      resource,
      lanes,
      baseline,
      divergence,
      compared,
      selectedPm,
      selectedVm,
      steps,
      times,
    ],
  );
  const drawing = useDrawing(create, feed);
  const moment = t(`timeline.sliderValue.${times.named}`, { moment: times.within(step), step, steps });
  const valueText =
    compared === null || step >= compared.vms.length ? moment : `${moment}; ${compared.reading(step)}`;

  const height = timelineHeight(form, lanes.length, compared !== null);
  return (
    <div
      className={styles.tracks}
      style={{ "--wanted": `${height}px` } as React.CSSProperties}
      data-form={form}
      data-ribbon={compared !== null || undefined}
    >
      <div ref={drawing} className={styles.drawing} />
      {compared !== null && (
        <p className="for-readers" data-apart>
          {compared.about}
        </p>
      )}
      {compared !== null && place !== null && place.ribbonName !== null && (
        <div className={styles.ribbonName} style={place.ribbonName}>
          <Term word="apart" name={compared.name} note={compared.about}>
            <span className={styles.drawnName}>{compared.name}</span>
          </Term>
        </div>
      )}
      {place !== null && (
        <Slider.Root
          className={styles.slider}
          style={wholeRange(place, available)}
          min={0}
          max={Math.max(1, available - 1)}
          step={1}
          value={[step]}
          onValueChange={([next]) => next !== undefined && app.scrub(next)}
        >
          <Slider.Track className={styles.sliderTrack} />
          <Slider.Thumb
            className={styles.thumb}
            data-mark="playhead"
            data-tells="mark playhead"
            style={{ width: place.thumb }}
            aria-label={t(`timeline.slider.${times.named}`)}
            aria-valuetext={valueText}
            onFocus={(event) => timeline.current?.attend(event.currentTarget.matches(":focus-visible"))}
            onBlur={() => timeline.current?.attend(false)}
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

/** An event that is told of, where it stands in the window. */
function toldIn(drawing: HTMLElement, { text, x, y }: ToldEvent): Told {
  const { left, top, width } = drawing.getBoundingClientRect();
  const zoom = width / drawing.offsetWidth; // px of the window that one of the page's takes
  return { text, at: { x: left + x * zoom, y: top + y * zoom } };
}

function placeOf(timeline: Timeline): SliderPlace {
  const scale = timeline.scale();
  const axis = timeline.axis();
  return {
    ...sliderTrack(scale, axis.thumb),
    ...axis,
    first: scale.first,
    shown: scale.steps,
    ribbonName: timeline.ribbonName(),
  };
}

/**
 * The slider is as long as all steps that are done, at the scale of those shown, and can be pressed
 * on these only: dragged past their edge it goes on, and the page turns.
 */
function wholeRange(
  { left, width, top, height, thumb, first, shown }: SliderPlace,
  available: number,
): React.CSSProperties {
  const cell = (width - thumb) / Math.max(1, shown - 1);
  const [before, after] = [first * cell, (Math.max(2, available) - first - shown) * cell];
  return {
    left: left - before,
    width: width + before + after,
    top,
    height,
    clipPath: `inset(-12px ${Math.max(0, after)}px -4px ${before}px)`,
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

/** The timeline, and the way to tell the page where its steps lie. */
interface TracksDrawing extends Drawing {
  readonly timeline: Timeline;
  readonly reportPlace: () => void;
}
