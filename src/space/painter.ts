/**
 * Shows a picture in the space: the canvas, the words over it and the focusable points are brought up to
 * date in one go, so they can never disagree. It draws when asked to and at no other time; the empty
 * box is drawn again only when it looks different.
 */

import { isSameSpace } from "../view/picture/axis-range.ts";
import { explainedBy } from "../view/picture/explained-picture.ts";
import type { Drawn } from "../view/picture/picking.ts";
import type { Picture } from "../view/picture/picture.ts";
import { RUN_FONT } from "../view/picture/picture-labels.ts";
import { placePicture } from "../view/picture/placed-picture.ts";
import type { Slots } from "../view/picture/point-labels.ts";
import type { Room, SharedRoomMember } from "../view/picture/shared-room.ts";
import type { CameraPose, Projection, Viewport } from "../view/picture/space-projection.ts";
import { createProjection, roomIn } from "../view/picture/space-projection.ts";
import { axisTexts, thresholdText } from "./axes.ts";
import { drawBox } from "./box.ts";
import { createHandles, type HandleOf } from "./handles.ts";
import { drawHollows, drawLines } from "./lines.ts";
import { createOverlay } from "./overlay.ts";
import { BOLD, type Measure, type PlacedText, TICK_SIZE, wordsOf } from "./placed-text.ts";
import { drawPoints } from "./points.ts";
import { rgb } from "./rgb.ts";
import { createScenePlacing } from "./scene-placing.ts";
import type { Scenery, SceneryInput } from "./scenery.ts";
import { createScenery } from "./scenery.ts";
import { drawShapes } from "./shapes.ts";
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

export interface Painter {
  attach(surface: Surface): void;
  /** Draws a picture now; returns what stands where. Null, and nothing happens, while there is no surface. */
  paint(picture: Picture, input: SceneryInput, camera: CameraPose): Drawn | null;
  /** How the last picture was projected. */
  projection(): Projection | null;
  /** The PM of the crowd nearest to (x, y) px within `reach`. */
  nearest(x: number, y: number, reach: number): number | null;
  /** Measures texts again, in case a font has arrived; says whether that makes a new picture. */
  remeasure(): boolean;
  dispose(): void;
}

/** The empty box as it stands on the canvas, and what it was drawn from. */
interface ShownScenery {
  readonly surface: Surface;
  readonly camera: CameraPose;
  readonly input: SceneryInput;
  readonly viewport: Viewport;
  /** That all lanes have. */
  readonly room: Room;
  readonly scenery: Scenery;
  readonly ticks: readonly PlacedText[];
}

/** @param room where it says how much room it has for the box
 * @param onBox told of the size of the box, px */
export function createPainter(
  words: HTMLElement,
  handleOf: HandleOf,
  room: SharedRoomMember,
  onBox: (size: number) => void,
): Painter {
  const overlay = createOverlay(words);
  const handles = createHandles(handleOf);
  const slots: Slots = new Map();
  let surface: Surface | null = null;
  let shown: ShownScenery | null = null;

  function sceneryFor(input: SceneryInput, camera: CameraPose, on: Surface): ShownScenery {
    const current = shown !== null && isCurrent(shown, input, on) ? shown : null;
    const viewport = current?.viewport ?? viewportOf(on, input, overlay.measure);
    const forAll = room.share(roomIn(viewport));
    if (current?.camera === camera && current.room === forAll) return current;
    const projection = createProjection(camera, viewport, forAll);
    const scenery = createScenery(input, projection);
    let ticks: PlacedText[] = [];
    on.stage.look(projection, on.density, rgb(input.palette.bg));
    on.stage.drawScenery((pen) => {
      drawBox(pen, scenery);
      ticks = axisTexts(pen, scenery, overlay.measure);
    });
    onBox(projection.box);
    shown = { surface: on, camera, input, viewport, room: forAll, scenery, ticks };
    return shown;
  }

  return {
    attach(next) {
      surface = next;
    },
    paint(picture, input, camera) {
      if (surface === null || surface.width === 0 || surface.height === 0) return null;
      const { palette, scale } = input;
      const { scenery, ticks } = sceneryFor(input, camera, surface);
      const { projection } = scenery;
      const placing = createScenePlacing(projection, input.range, scale);
      const placed = placePicture(picture, placing, {
        slots,
        taken: ticks,
        measure(text, style) {
          const { size, weight } = RUN_FONT[style];
          return overlay.measure(text, size * scale, weight);
        },
      });
      const { fleet, frame } = picture;
      const { range } = input;
      surface.stage.crowd.draw({ fleet, positions: frame.positions, range, projection, palette, scale });
      surface.stage.drawPicture((pen) => {
        drawShapes(pen, scenery, placed.seen);
        drawHollows(pen, scenery, placed.hollows);
        drawPoints(pen, scenery, placed.points);
        drawLines(pen, scenery, placed.lines);
      });
      surface.render(palette.bg);
      const labels = placed.labels.map((label) => wordsOf(label, palette, scale));
      overlay.draw([...ticks, ...labels], { paper: palette.bg, leader: palette.ghost, scale });
      handles.place(placed, projection.viewport.height);
      return { ...placed.drawn, ...explainedBy(placed, placing) };
    },
    projection: () => shown?.scenery.projection ?? null,
    nearest: (x, y, reach) => surface?.stage.crowd.nearest(x, y, reach) ?? null,
    remeasure() {
      if (!overlay.remeasure()) return false;
      shown = null;
      return true;
    },
    dispose() {
      room.leave();
      overlay.dispose();
    },
  };
}

function isCurrent({ surface, input }: ShownScenery, next: SceneryInput, on: Surface): boolean {
  return (
    surface === on &&
    input.threshold === next.threshold &&
    input.limit === next.limit &&
    isSameSpace(input.range, next.range) &&
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
    left: Math.max(widest + 14 * scale, 50 * scale),
    right: 28 * scale,
    top: 8 * scale,
    bottom: 22 * scale,
  };
}
