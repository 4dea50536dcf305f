/** Where the events of a lane stand on the timeline, for whoever clicks on them. */

import type { Page } from "@playwright/test";

/** The middle of the event glyphs of a lane's track that stand within an hour, ring or action, from the left. */
export const glyphsAt = (page: Page, lane: number, hour: number): Promise<{ x: number; y: number }[]> =>
  page.evaluate(
    ([row, step]) => {
      const track = document.querySelectorAll(".chart-glyphs > g")[row - 1];
      const axis = document.querySelector(".chart-timeline .chart-surface")?.getBoundingClientRect();
      if (track === undefined || axis === undefined) throw new Error("the timeline is drawn");
      const [from, to] = [step, step + 1].map((at) => axis.left + (axis.width * at) / 72);
      return [...track.children]
        .map((glyph) => glyph.getBoundingClientRect())
        .map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }))
        .filter(({ x }) => x > (from ?? 0) - 4 && x < (to ?? 0) + 4)
        .sort((a, b) => a.x - b.x);
    },
    [lane, hour] as const,
  );
