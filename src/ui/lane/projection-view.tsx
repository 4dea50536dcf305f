/** One of the projections, drawn in plain 2D: the space seen along an axis, and what there is without WebGL. */

import { useCallback, useEffect, useMemo, useRef } from "react";
import type { ResourceIndex } from "../../base/resources.ts";
import type { ProjectionChart } from "../../charts/projection-chart.ts";
import { createProjectionChart } from "../../charts/projection-chart.ts";
import { findPolicy } from "../../policies/registry.ts";
import type { ViewMode } from "../../state/display.ts";
import { shownRecords } from "../../state/session.ts";
import type { FrameSource } from "../../view/frame-source.ts";
import { useAppState, useSession, useTools } from "../app-context.tsx";
import type { Size } from "../charts/use-drawing.ts";
import { useDrawing } from "../charts/use-drawing.ts";
import { useWords } from "../use-text.ts";
import { usePalette, usePhone } from "../use-theme.ts";
import { usePictureText } from "./picture-text.ts";

const PAIRS: Readonly<Record<Exclude<ViewMode, "3d">, readonly [ResourceIndex, ResourceIndex]>> = {
  "cpu-net": [0, 1],
  "cpu-mem": [0, 2],
  "net-mem": [1, 2],
};

interface ProjectionViewProps {
  readonly policy: string;
  readonly frames: FrameSource;
  readonly mode: Exclude<ViewMode, "3d">;
}

export function ProjectionView({ policy, frames, mode }: ProjectionViewProps) {
  const { app, scheduler } = useTools();
  const { t, policy: policyText } = useWords();
  const session = useSession();
  const selected = useAppState((state) => state.selectedPm);
  const text = usePictureText();
  const palette = usePalette();
  const dense = usePhone();
  const most = useMemo(
    () =>
      shownRecords(session)
        .flatMap(({ parts }) => parts.map(({ utilization }) => highestOf(utilization)))
        .reduce((a, b) => Math.max(a, b), 1),
    [session],
  );
  const { pms, threshold, limit } = session.scenario;
  const chart = useRef<ProjectionChart | null>(null);
  const chosen = useRef(selected);
  const create = useCallback(
    (place: HTMLElement, { width, height }: Size) => {
      const drawing = createProjectionChart(place, {
        source: frames,
        clock: scheduler,
        pair: PAIRS[mode],
        pms,
        threshold,
        limit,
        most,
        text,
        palette,
        selected: chosen.current,
        selectedVm: null,
        distances: findPolicy(policy)?.drawsDistance ?? false,
        onSelect: app.selectPm,
        dense,
        scale: 1,
        label: t("space.label", { policy: policyText(policy) }),
        width,
        height,
      });
      chart.current = drawing;
      return { drawing, leave: () => {} };
    },
    [app, scheduler, t, policyText, policy, frames, mode, pms, threshold, limit, most, text, palette, dense],
  );
  useEffect(() => {
    if (chosen.current === selected) return;
    chosen.current = selected; // the drawing stays, and with it the focus
    chart.current?.update({ selected });
  }, [selected]);
  return <div ref={useDrawing(create)} />;
}

/** By column: runs grow by parts, and those that were there before do not change. */
const highest = new WeakMap<Float64Array | Float32Array, number>();

function highestOf(column: Float64Array | Float32Array): number {
  const known = highest.get(column);
  if (known !== undefined) return known;
  let most = 0;
  for (const figure of column) most = Math.max(most, figure);
  highest.set(column, most);
  return most;
}
