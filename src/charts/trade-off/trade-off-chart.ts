/** The trade-off in the page: drawn anew when its figures or its place change, and never by itself. */

import { createSvg, markLayer } from "../marks/svg.ts";
import type { TradeOffData } from "./trade-off-marks.ts";
import { tradeOffMarks } from "./trade-off-marks.ts";

export interface TradeOffChart {
  show(data: TradeOffData, label: string): void;
  resize(width: number, height: number): void;
  destroy(): void;
}

export function createTradeOffChart(
  place: HTMLElement,
  size: { readonly width: number; readonly height: number },
): TradeOffChart {
  const svg = createSvg(place, "chart-trade-off", "");
  const layer = markLayer(svg);
  let { width, height } = size;
  let shown: TradeOffData | null = null;
  const draw = (): void => {
    svg.attr("width", width).attr("height", height);
    if (shown !== null) layer.draw(tradeOffMarks(shown, { width, height }));
  };
  return {
    show(data, label) {
      svg.attr("aria-label", label);
      shown = data;
      draw();
    },
    resize(newWidth, newHeight) {
      [width, height] = [newWidth, newHeight];
      draw();
    },
    destroy: () => void svg.remove(),
  };
}
