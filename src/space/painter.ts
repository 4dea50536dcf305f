/**
 * Puts a picture together and shows it: the canvas, the words over it and the focusable points are
 * brought up to date in one go, from one frame, so they can never disagree. It draws when asked
 * to and at no other time; the empty box is drawn again only when it looks different.
 */

import { createFleetReader } from "../view/picture/fleet.ts";
import { type Drawn, NOTHING_DRAWN, type Picked, pickAt } from "../view/picture/picking.ts";
import type { Slots } from "../view/picture/point-labels.ts";
import type { CameraPose, Projection, Viewport } from "../view/picture/space-projection.ts";
import { createProjection } from "../view/picture/space-projection.ts";
import { axisTexts, thresholdText } from "./axes.ts";
import { drawBox } from "./box.ts";
import { drawChain } from "./chain.ts";
import { drawEvent, drawVacated } from "./event.ts";
import { createHandles, type HandleOf } from "./handles.ts";
import { drawnVms, pointTexts } from "./labels.ts";
import { createOverlay } from "./overlay.ts";
import type { Picture, PictureInput, SceneryInput } from "./picture.ts";
import { createPicture, createScenery } from "./picture.ts";
import { BOLD, type Measure, type PlacedText, TICK_SIZE } from "./placed-text.ts";
import { drawPoints } from "./points.ts";
import { rgb } from "./rgb.ts";
import { drawSketch, drawSketchDots } from "./sketch.ts";
import type { Stage } from "./stage.ts";

/** What the canvas offers once it is there. */
export interface Surface {
  readonly stage: Stage;
  readonly width: number;
  readonly height: number;
  /** Device px per CSS px. */
  readonly density: number;
  render(paper: string): void;
}

export interface PaintInput extends PictureInput {
  readonly camera: CameraPose;
}

export interface Painter {
  attach(surface: Surface): void;
  /** Draws `input` now. Nothing happens while there is no surface. */
  paint(input: PaintInput): void;
  /** How the last picture was projected. */
  projection(): Projection | null;
  /** What stands at (x, y) px, or near to it. */
  pick(x: number, y: number): Picked | null;
  /** Measures texts again, in case a font has arrived; says whether that makes a new picture. */
  remeasure(): boolean;
  dispose(): void;
}

/** The empty box as it stands on the canvas, and what it was drawn from. */
interface ShownScenery {
  readonly surface: Surface;
  readonly camera: CameraPose;
  readonly input: SceneryInput;
  readonly projection: Projection;
  readonly ticks: readonly PlacedText[];
}

export function createPainter(words: HTMLElement, handleOf: HandleOf): Painter {
  const overlay = createOverlay(words);
  const handles = createHandles(handleOf);
  const slots: Slots = new Map();
  const fleets = createFleetReader();
  let surface: Surface | null = null;
  let scenery: ShownScenery | null = null;
  let picture: Picture | null = null;
  let drawn: Drawn = NOTHING_DRAWN;

  function sceneryFor(input: PaintInput, on: Surface): ShownScenery {
    if (scenery !== null && isCurrent(scenery, input, on)) return scenery;
    const projection = createProjection(input.camera, viewportOf(on, input, overlay.measure));
    const empty = createScenery(input, projection);
    let ticks: PlacedText[] = [];
    on.stage.look(projection, on.density, rgb(input.palette.bg));
    on.stage.drawScenery((pen) => {
      drawBox(pen, empty);
      ticks = axisTexts(pen, empty, overlay.measure);
    });
    scenery = { surface: on, camera: input.camera, input, projection, ticks };
    return scenery;
  }

  return {
    attach(next) {
      surface = next;
    },
    paint(input) {
      if (surface === null || surface.width === 0 || surface.height === 0) return;
      const { palette, scale } = input;
      const { projection, ticks } = sceneryFor(input, surface);
      const shown = createPicture(input, projection, fleets);
      surface.stage.crowd.draw(shown);
      surface.stage.drawPicture((pen) => {
        drawSketchDots(pen, shown);
        if (shown.event !== null) drawVacated(pen, shown, shown.event);
        drawPoints(pen, shown);
        if (shown.event !== null) drawEvent(pen, shown, shown.event);
        if (shown.chain !== null) drawChain(pen, shown, shown.chain);
        drawSketch(pen, shown);
      });
      surface.render(palette.bg);
      const labels = [...ticks, ...pointTexts(shown, { measure: overlay.measure, slots }, ticks)];
      overlay.draw(labels, { paper: palette.bg, leader: palette.ghost, scale });
      handles.place(shown);
      picture = shown;
      drawn = { points: shown.points, vms: drawnVms(shown), labels };
    },
    projection: () => picture?.projection ?? null,
    pick: (x, y) => (surface === null ? null : pickAt(drawn, surface.stage.crowd.nearest, x, y)),
    remeasure() {
      if (!overlay.remeasure()) return false;
      scenery = null;
      return true;
    },
    dispose: () => overlay.dispose(),
  };
}

function isCurrent({ surface, camera, input }: ShownScenery, next: PaintInput, on: Surface): boolean {
  return (
    surface === on &&
    camera === next.camera &&
    input.threshold === next.threshold &&
    input.limit === next.limit &&
    input.palette === next.palette &&
    input.text === next.text &&
    input.dense === next.dense &&
    input.scale === next.scale
  );
}

/** The margins that ticks and axis names need, at the left the widest of them. */
function viewportOf({ width, height }: Surface, input: SceneryInput, measure: Measure): Viewport {
  const { scale } = input;
  const widest = measure(thresholdText(input, width), TICK_SIZE * scale, BOLD);
  return {
    width,
    height,
    left: Math.max(widest + 14 * scale, 56 * scale),
    right: 30 * scale,
    top: 8 * scale,
    bottom: 22 * scale,
  };
}
