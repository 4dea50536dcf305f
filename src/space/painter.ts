/**
 * Puts a picture together and shows it: the canvas, the words over it and the focusable points are
 * brought up to date in one go, from one frame, so they can never disagree. It draws when asked
 * to and at no other time.
 */

import { RESOURCE_INDICES } from "../base/resources.ts";
import { resourceAt } from "../base/vector.ts";
import type { CameraPose, Panel, Projection } from "../view/space-projection.ts";
import { createProjection } from "../view/space-projection.ts";
import { axisWords, thresholdText, worded } from "./axes.ts";
import { drawBox } from "./box.ts";
import { type ChainLink, chainOf, drawChain } from "./chain.ts";
import { drawEvent, drawVacated } from "./event.ts";
import { eventGeometry } from "./event-geometry.ts";
import { pointWords } from "./labels.ts";
import { createOverlay } from "./overlay.ts";
import type { Picture, PictureInput, PmPoint } from "./picture.ts";
import { createPicture } from "./picture.ts";
import { drawPoints } from "./points.ts";
import { rgb } from "./rgb.ts";
import type { SpaceText } from "./space-text.ts";
import { createStage, type Stage } from "./stage.ts";
import { BOLD, type Measure, TICK_SIZE, type Words } from "./words.ts";

/** What the canvas offers once it is there. */
export interface Surface {
  readonly width: number;
  readonly height: number;
  /** Device px per CSS px. */
  readonly density: number;
  render(paper: string): void;
}

interface PaintInput extends PictureInput {
  readonly camera: CameraPose;
  readonly text: SpaceText;
  readonly dense: boolean;
}

export interface Painter {
  readonly stage: Stage;
  attach(surface: Surface): void;
  /** Draws `input` now. Nothing happens while there is no surface. */
  paint(input: PaintInput): void;
  /** How the last picture was projected. */
  projection(): Projection | null;
  /** The nearest point within `reach` px. */
  pointAt(x: number, y: number, reach: number): number | null;
  /** Text widths are taken anew: the fonts have changed. */
  remeasure(): void;
  dispose(): void;
}

export function createPainter(svg: SVGSVGElement, handleOf: (pm: number) => HTMLElement | null): Painter {
  const stage = createStage();
  const overlay = createOverlay(svg);
  const slots = new Map<string, number>();
  let surface: Surface | null = null;
  let picture: Picture | null = null;

  return {
    stage,
    attach(next) {
      surface = next;
    },
    paint(input) {
      if (surface === null || surface.width === 0 || surface.height === 0) return;
      const projection = createProjection(input.camera, panelOf(surface, input, overlay.measure));
      const shown = createPicture(input, projection);
      const { palette, scale } = input;
      let words: Words[] = [];
      stage.compose(projection, surface.density, rgb(palette.bg), (pen) => {
        const event = input.selected === null ? eventGeometry(input.frame) : null;
        const chain: ChainLink[] =
          input.selected === null ? [] : chainOf(input.frame, input.selected, input.unfolded);
        drawBox(pen, shown);
        const options = { dense: input.dense, worded: worded(projection.panel.width, scale) };
        const ticks = axisWords(pen, shown, input.text, options, overlay.measure);
        if (event !== null) drawVacated(pen, shown, event);
        drawPoints(pen, shown);
        if (event !== null) drawEvent(pen, shown, event);
        if (chain.length > 0) drawChain(pen, shown, chain);
        const content = { text: input.text, event, chain, measure: overlay.measure, slots };
        words = [...ticks, ...pointWords(shown, content, ticks)];
      });
      surface.render(palette.bg);
      overlay.draw(words, { paper: palette.bg, leader: palette.ghost, scale });
      for (const point of shown.points) placeHandle(handleOf(point.pm), point, input);
      picture = shown;
    },
    projection: () => picture?.projection ?? null,
    pointAt(x, y, reach) {
      const distance = ({ screen, radius }: PmPoint): number =>
        Math.hypot(screen.x - x, screen.y - y) - radius;
      const near = (picture?.points ?? []).filter((point) => distance(point) <= reach);
      near.sort((a, b) => distance(a) - distance(b) || a.screen.depth - b.screen.depth);
      return near[0]?.pm ?? null;
    },
    remeasure: () => overlay.forget(),
    dispose() {
      stage.dispose();
      overlay.dispose();
    },
  };
}

/** The margins that ticks and axis names need, at the left the widest of them. */
function panelOf({ width, height }: Surface, input: PaintInput, measure: Measure): Panel {
  const { scale, text, threshold } = input;
  const widest = measure(thresholdText(threshold, text, worded(width, scale)), TICK_SIZE * scale, BOLD);
  return {
    width,
    height,
    left: Math.max(widest + 14 * scale, 56 * scale),
    right: 30 * scale,
    top: 8 * scale,
    bottom: 22 * scale,
  };
}

/** The focusable point stands where the drawn one does, and says its figures. */
function placeHandle(handle: HTMLElement | null, point: PmPoint, input: PaintInput): void {
  if (handle === null) return;
  handle.hidden = !point.named;
  if (!point.named) return;
  handle.style.transform = `translate(${point.screen.x.toFixed(1)}px, ${point.screen.y.toFixed(1)}px)`;
  const figures = RESOURCE_INDICES.map(
    (r) => `${input.text.axes[r]} ${resourceAt(input.frame.utilization, point.pm, r).toFixed(2)}`,
  );
  const label = `${input.text.pm(point.pm)}: ${figures.join(", ")}`;
  if (handle.getAttribute("aria-label") !== label) handle.setAttribute("aria-label", label);
}
