/**
 * What the lane's policy sees, in words with their figures: what is drawn in the picture, for those too who
 * do not see that. Each word is explained, with its formula and the figures of the moment.
 */

import { useReducer, useState } from "react";
import { resourceAt, vectorAt } from "../../base/vector.ts";
import type { Standing } from "../../engine/sight.ts";
import { findPolicy } from "../../policies/registry.ts";
import type { Lane } from "../../state/lane.ts";
import type { FrameSource } from "../../view/frame-source.ts";
import type { SeenShape } from "../../view/sight/seen-shapes.ts";
import { createSightReader } from "../../view/sight/sight-reader.ts";
import { momentSeen, standingOf } from "../../view/sight/standing.ts";
import { formatFigure } from "../../view/text/figures.ts";
import type { Worked } from "../../view/text/worked-out.ts";
import { workedCriterion, workedDeviation, workedDistance } from "../../view/text/worked-out.ts";
import { useAppState } from "../app-context.tsx";
import { Term } from "../term.tsx";
import { usePosition } from "../use-clock.ts";
import { useWords } from "../use-text.ts";
import styles from "./lane.module.css";
import { usePictureText } from "./picture-text.ts";
import { usePicked } from "./use-picked.ts";
import { useSight } from "./use-sight.ts";

interface SightLineProps {
  readonly lane: Lane;
  readonly frames: FrameSource;
}

export function SightLine({ lane, frames }: SightLineProps) {
  const { t, pm: nameOf } = useWords();
  const { policy } = lane.choice;
  const text = usePictureText(policy);
  const sight = useSight(lane.choice);
  const { selected } = usePicked(lane);
  const hidesEvent = useAppState(({ display }) => display.mode === "3d") && selected !== null;
  const [reader] = useState(createSightReader);
  const [, again] = useReducer((times: number) => times + 1, 0);
  usePosition(); // read again when it changes
  const now = () => ({ ...momentSeen(frames.read(), hidesEvent), sight, chosen: selected });
  const shapes = reader.read({ ...now(), isShown: true, text }, again);

  const examplesOf = ({ shape }: SeenShape) => {
    const standing = standingOf(now());
    const { source, target } = standing;
    if ("word" in shape.name) return exampleOf(t("space.fleet"), workedSpread(shape, standing));
    if (source === null) return [];
    const { criterion } = shape.name;
    const [from, ordering] = [vectorAt(standing.utilization, source), findPolicy(policy)];
    if (criterion !== "distance")
      return exampleOf(
        nameOf(source),
        ordering?.pmCriterion === criterion ? workedCriterion(ordering, from) : null,
      );
    return target === null
      ? []
      : exampleOf(
          `${nameOf(source)}, ${nameOf(target)}`,
          workedDistance(from, vectorAt(standing.utilization, target)),
        );
  };

  return (
    <p className={styles.sees} data-sees>
      {sight.geometry.length === 0 && t("view.seesNothing")}
      {shapes.map((shape) => (
        <Term
          key={shape.id}
          word={wordOf(shape, policy)}
          name={`${shape.name} ${shape.figure}`}
          examples={() => examplesOf(shape)}
        />
      ))}
    </p>
  );
}

const exampleOf = (of: string, worked: Worked | null) => (worked === null ? [] : [{ of, worked }]);

/** The guide's entry. */
function wordOf({ shape: { name }, mark }: SeenShape, policy: string): string {
  if ("word" in name) return mark === "spread" ? "deviation" : name.word === "angle" ? "angle" : "ideal";
  const { criterion } = name;
  if (typeof criterion === "number") return "utilization";
  return criterion === "norm" || criterion === "distance" ? criterion : `${policy} ${criterion}`;
}

/** The deviation on the first resource that the shape bounds. */
function workedSpread(shape: SeenShape["shape"], { utilization, hosts }: Standing): Worked | null {
  if (shape.kind !== "box" || !("word" in shape.name) || shape.name.word !== "spread") return null;
  const resource = ([0, 1, 2] as const).find((r) => Number.isFinite(shape.high[r]));
  const [deviation] = shape.figures;
  if (resource === undefined || deviation === undefined) return null;
  const values = hosts.map((pm) => resourceAt(utilization, pm, resource));
  return workedDeviation(values, formatFigure(deviation));
}
