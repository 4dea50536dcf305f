/** One of the projections, drawn in plain 2D: the space seen along an axis, and what there is without WebGL. */

import { useCallback, useEffect, useMemo, useRef } from "react";
import type { ProjectionChart } from "../../charts/plane/projection-chart.ts";
import { createProjectionChart } from "../../charts/plane/projection-chart.ts";
import type { Lane } from "../../state/lane.ts";
import type { FrameSource } from "../../view/frame-source.ts";
import type { PlaneName } from "../../view/picture/axes.ts";
import { PLANES } from "../../view/picture/axes.ts";
import { useAppState, useScenario, useTools } from "../app-context.tsx";
import type { Size } from "../charts/use-drawing.ts";
import { useDrawing } from "../charts/use-drawing.ts";
import { usePhone, useScale } from "../use-screen.ts";
import { useWords } from "../use-text.ts";
import { usePalette } from "../use-theme.ts";
import { usePictureText } from "./picture-text.ts";
import { usePicked } from "./use-picked.ts";
import { useSight } from "./use-sight.ts";
import { useSpaceRange } from "./use-space-range.ts";

interface ProjectionViewProps {
  readonly lane: Lane;
  readonly frames: FrameSource;
  readonly mode: PlaneName;
  readonly scale: number;
  readonly onBox: (size: number) => void;
}

export function ProjectionView({ lane, frames, mode, scale, onBox }: ProjectionViewProps) {
  const { scheduler, room, pictures } = useTools();
  const { t, policy: policyText } = useWords();
  const picked = usePicked(lane);
  const { policy } = lane.choice;
  const sight = useSight(lane.choice);
  const text = usePictureText(policy);
  const palette = usePalette();
  const dense = usePhone();
  const range = useSpaceRange();
  const { limit } = useScenario();
  const showsSight = useAppState(({ display }) => display.showsSight);
  const zoom = useScale();
  const chart = useRef<ProjectionChart | null>(null);
  /** What changes without a new drawing, which would lose the focus: a fork, a growing run, what is chosen, what is seen. */
  const changing = useMemo(
    () => ({ ...picked, source: frames, range, showsSight }),
    [picked, frames, range, showsSight],
  );
  const known = useRef(changing);
  const create = useCallback(
    (place: HTMLElement, { width, height }: Size) => {
      const drawing = createProjectionChart(place, {
        clock: scheduler,
        axes: PLANES[mode],
        limit,
        text,
        palette,
        ...known.current,
        sight,
        dense,
        scale,
        zoom,
        label: t("space.label", { policy: policyText(policy) }),
        room,
        onBox,
        width,
        height,
      });
      chart.current = drawing;
      const unregister = pictures.register(place, drawing);
      const leave = (): void => {
        unregister();
        chart.current = null; // one that is gone would follow the frames again for being told of a change
      };
      return { drawing, leave };
    },
    [
      scheduler,
      room,
      pictures,
      onBox,
      t,
      policyText,
      policy,
      sight,
      mode,
      limit,
      text,
      palette,
      dense,
      scale,
      zoom,
    ],
  );
  useEffect(() => {
    if (known.current === changing) return;
    known.current = changing;
    chart.current?.update(changing);
  }, [changing]);
  return <div ref={useDrawing(create)} />;
}
