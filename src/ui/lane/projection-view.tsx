/** One of the projections, drawn in plain 2D: the space seen along an axis, and what there is without WebGL. */

import { useCallback, useMemo } from "react";
import type { ResourceIndex } from "../../base/resources.ts";
import { createProjectionChart } from "../../charts/projection-chart.ts";
import { findPolicy } from "../../policies/registry.ts";
import type { ViewMode } from "../../state/display.ts";
import { finishedRecords } from "../../state/session.ts";
import type { FrameSource } from "../../view/frame-source.ts";
import { useApp, useAppState, useSession } from "../app-context.tsx";
import type { Size } from "../charts/use-drawing.ts";
import { useDrawing } from "../charts/use-drawing.ts";
import { useWords } from "../use-text.ts";
import { usePhone } from "../use-theme.ts";
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
  const app = useApp();
  const { t, policy: policyText } = useWords();
  const session = useSession();
  const selected = useAppState((state) => state.selectedPm);
  const text = usePictureText();
  const dense = usePhone();
  const most = useMemo(
    () =>
      Math.max(
        1,
        ...finishedRecords(session).map((record) => record.utilization.reduce((a, b) => Math.max(a, b), 0)),
      ),
    [session],
  );
  const { pms, threshold, limit } = session.scenario;
  const create = useCallback(
    (place: HTMLElement, { width, height }: Size) => ({
      drawing: createProjectionChart(place, {
        source: frames,
        pair: PAIRS[mode],
        pms,
        threshold,
        limit,
        most,
        text,
        selected,
        selectedVm: null,
        distances: findPolicy(policy)?.drawsDistance ?? false,
        onSelect: app.selectPm,
        dense,
        scale: 1,
        label: t("space.label", { policy: policyText(policy) }),
        width,
        height,
      }),
      leave: () => {},
    }),
    [app, t, policyText, policy, frames, mode, pms, threshold, limit, most, text, selected, dense],
  );
  return <div ref={useDrawing(create)} />;
}
