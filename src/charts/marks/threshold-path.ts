/** The threshold as path data: a step line over the hours. */

import type { HourScale } from "../../view/over-time/chart-scales.ts";
import type { ThresholdPiece } from "../../view/over-time/threshold-line.ts";
import { crisp } from "./svg.ts";

export const thresholdPath = (
  pieces: readonly ThresholdPiece[],
  x: HourScale,
  y: (value: number) => number,
): string =>
  pieces
    .map(({ from, to, value }, i) => {
      const level = crisp(y(value));
      return `${i === 0 ? `M${x.edge(from)},` : "V"}${level}H${x.edge(to)}`;
    })
    .join("");
