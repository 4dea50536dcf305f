/** What names the event under the pointer: words in a box over the timeline, towards the middle of it from where the event stands. */

import { select } from "d3-selection";

export interface TimelineTip {
  /** @param x, y the middle of what is named; `width` that of the timeline, px */
  show(text: string, x: number, y: number, width: number): void;
  hide(): void;
}

/** Clear of the pointer's tip and of the event, px. */
const ABOVE = 10;

export function createTimelineTip(container: Element): TimelineTip {
  const box = select(container).append("div").attr("class", "chart-tip chart-hidden").attr("role", "tooltip");
  let shown = "";
  return {
    show(text, x, y, width) {
      const key = `${text} ${x} ${y} ${width}`;
      if (key === shown) return;
      shown = key;
      const side = x > width / 2 ? "-100%" : "0";
      box
        .text(text)
        .style(
          "transform",
          `translate(${x.toFixed(1)}px, ${(y - ABOVE).toFixed(1)}px) translate(${side}, -100%)`,
        )
        .classed("chart-hidden", false);
    },
    hide() {
      if (shown === "") return;
      shown = "";
      box.classed("chart-hidden", true);
    },
  };
}
